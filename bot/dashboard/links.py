"""Links to sign in with: 32 random bytes that work once and not for long. Only their hash is kept.

A link is a file named by its hash, so that the page and a second process (`dashboard --link`) share them, and taking
one away is what uses it up: of two that try at once, one succeeds.
"""

import hashlib
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

_BYTES = 32


class Links:
    """The links that were given out and not yet used."""

    def __init__(self, folder: Path, minutes: int) -> None:
        self._folder = folder
        self._lasts = timedelta(minutes=minutes)

    def give(self, now: datetime) -> str:
        """A new key; those that are too old are cleared away."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in self._folder.iterdir():
            if not self._is_fresh(old, now):
                old.unlink(missing_ok=True)
        key = secrets.token_urlsafe(_BYTES)
        path = self._path(key)
        path.touch(mode=0o600)
        path.write_text((now + self._lasts).isoformat(), encoding="ascii")
        return key

    def works(self, key: str, now: datetime) -> bool:
        """Whether this key would still work. Looking does not use it up: link previews look too."""
        return self._is_fresh(self._path(key), now)

    def use(self, key: str, now: datetime) -> bool:
        """Use the key up; gives whether it worked."""
        path = self._path(key)
        fresh = self._is_fresh(path, now)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        return fresh

    def _path(self, key: str) -> Path:
        return self._folder / hashlib.sha256(key.encode()).hexdigest()

    @staticmethod
    def _is_fresh(path: Path, now: datetime) -> bool:
        with suppress(FileNotFoundError, ValueError):
            return now < datetime.fromisoformat(path.read_text(encoding="ascii"))
        return False
