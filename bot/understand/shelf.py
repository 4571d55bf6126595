"""Keeps what was learned from the examples until the examples, or the code that learns, change.

Nothing in it is worth keeping by itself: throw the folder away and the next start learns again, a few seconds longer.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from sys import intern
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

_NAMES = "namen.txt"
_LARGE = 1_000_000
"""Bytes from which an array is not read but looked up."""
_KEPT = 3
"""So many states of the knowledge stay: trying a change and taking it back does not learn anew."""
Arrays = dict[str, npt.NDArray[Any]]
LEARNING = (
    "alarm", "calibration", "common", "crisis", "disguise", "inflect", "lexicon", "matcher", "phrases", "shelf",
    "slips", "sounds", "spelling", "stems", "svm", "text", "vectors", "vocabulary", "votes",
)  # fmt: skip
"""The modules of this folder that decide what is learned: `matcher`, `alarm` and all that they import."""


class Shelf:
    """A few states of one name in a folder: numpy arrays under a key of everything they were learned from."""

    def __init__(self, folder: Path | None, name: str = "topics") -> None:
        self._folder, self._name = folder, name

    def get(self, key: str) -> Arrays | None:
        """What lies under this key; None when there is nothing or it can not be read."""
        if self._folder is None:
            return None
        try:
            names = (self._path(key) / _NAMES).read_text(encoding="utf-8").split()
            return {name: _opened(self._path(key) / f"{name}.npy") for name in names}
        except (OSError, ValueError, EOFError):
            return None

    def put(self, key: str, arrays: Arrays) -> None:
        """Keep these arrays, and the last ones before them; a folder that can not be written is no harm."""
        if self._folder is None:
            return
        path = self._path(key)
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            draft.mkdir(parents=True, exist_ok=True)
            for name, array in arrays.items():
                np.save(draft / f"{name}.npy", array, allow_pickle=False)
            (draft / _NAMES).write_text("\n".join(arrays), encoding="utf-8")
            shutil.rmtree(path, ignore_errors=True)
            draft.rename(path)
            kept = sorted(self._folder.glob(f"{self._name}-*.state"), key=lambda state: state.stat().st_mtime_ns)
            for old in kept[:-_KEPT]:
                shutil.rmtree(old, ignore_errors=True)
        except OSError:
            shutil.rmtree(draft, ignore_errors=True)

    def _path(self, key: str) -> Path:
        return (self._folder or Path()) / f"{self._name}-{key}.state"


def _opened(path: Path) -> npt.NDArray[Any]:
    """A large array stays on the disk: of it, only the pages that questions touch come into memory."""
    mode: Literal["r"] | None = "r" if path.stat().st_size >= _LARGE else None
    return np.asarray(np.load(path, mmap_mode=mode, allow_pickle=False))


def key_of(*parts: object) -> str:
    """A key for everything in `parts` and for the code that learns.

    >>> key_of("a", ["b"]) == key_of("a", ["b"]) != key_of("a", ["c"])
    True
    """
    digest = hashlib.sha256(np.__version__.encode())
    for module in LEARNING:
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()[:24]


def pack(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Words as bytes that numpy can store; they hold no newline."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unpack(packed: npt.NDArray[np.uint8]) -> list[str]:
    """What `pack` packed."""
    text = packed.tobytes().decode()
    return [intern(word) for word in text.split("\n")] if text else []
