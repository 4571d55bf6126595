"""Which updates are answered but not yet confirmed: their numbers in a file, nothing else.

Telegram hands every unconfirmed update to a restarted bot again; this file keeps it from answering one twice.
"""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)

_REWRITE_FROM = 10_000
"""Lines. A file that long is written anew, although some of its numbers are still needed."""


class Ledger:
    """An append-only file of numbers. When it cannot be read or written the bot works on without it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "answered"
        self._told = False
        self._lines = 0
        self.answered = self._read()
        """Updates that need no answer any more, although Telegram may still offer them."""

    def note(self, update_id: int) -> None:
        """This update has its answer. Written at once: a killed process has no later."""
        self.answered.add(update_id)
        self._write(f"{update_id}\n", os.O_APPEND)

    def confirmed(self, offset: int) -> None:
        """Telegram will never offer an update below `offset` again."""
        kept = {update_id for update_id in self.answered if update_id >= offset}
        self.answered = kept
        if self._lines and (not kept or self._lines > _REWRITE_FROM):
            self._rewrite(kept)

    def _rewrite(self, numbers: set[int]) -> None:
        self._lines = 0
        self._write("".join(f"{number}\n" for number in sorted(numbers)), os.O_TRUNC)

    def _write(self, lines: str, how: int) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | how, 0o600)
            try:
                os.write(file, lines.encode())
            finally:
                os.close(file)
            self._lines += lines.count("\n")
        except OSError:
            self._tell("kan niet geschreven worden")

    def _read(self) -> set[int]:
        try:
            lines = self._path.read_bytes().split(b"\n")
            self._path.chmod(0o600)
        except FileNotFoundError:
            return set()
        except OSError:
            self._tell("kan niet gelezen worden")
            return set()
        *whole, half = lines  # a killed process may have left half a number at the end
        numbers = {int(line) for line in whole if line.isdigit() and len(line) < 20}
        self._lines = len(numbers)
        if half or len(numbers) < len(whole):
            self._rewrite(numbers)
        return numbers

    def _tell(self, what: str) -> None:
        """Once: the bot works without it, at the price of a double answer after a crash."""
        if not self._told:
            log.warning("%s %s; na een herstart kan een vraag twee keer beantwoord worden", self._path, what)
        self._told = True
