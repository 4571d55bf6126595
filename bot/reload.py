"""Changed YAML is taken up while the bot runs; a broken file keeps the last good knowledge and says what is wrong."""

import logging
from collections.abc import Iterator
from pathlib import Path

from bot.desk import Desk, open_desk
from bot.errors import KnowledgeError

log = logging.getLogger(__name__)


class KnowledgeWatch:
    """Looks whether the knowledge folder changed since the last look, and renews the desk if it did."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = self._stamps()

    def look(self) -> str | None:
        """Renew the desk when a file changed; gives what is wrong when the new files can not be used.

        Takes a few seconds when the examples changed, so a door calls it off its own loop. Conversations go on.
        """
        stamps = self._stamps()
        if stamps == self._seen:
            return None
        self._seen = stamps
        try:
            self._desk.learn(open_desk(self._desk.config))
        except KnowledgeError as error:
            log.warning("de gewijzigde kennis klopt niet; de vorige blijft in gebruik:\n%s", error)
            return str(error)
        log.info("de gewijzigde kennis is in gebruik")
        return None

    def _stamps(self) -> frozenset[tuple[str, int, int]]:
        return frozenset(self._files(self._desk.config.knowledge))

    @staticmethod
    def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
        for path in folder.rglob("*"):
            if path.suffix in {".yaml", ".csv", ".txt"}:
                try:
                    state = path.stat()
                except OSError:  # an editor that is just replacing the file
                    continue
                yield str(path), state.st_mtime_ns, state.st_size
