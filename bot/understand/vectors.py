"""Likeness between texts: letter n-grams and words, weighted by rarity, as an inverted index of numpy arrays.

A text is seen through several *views* (its letters, its words, how it sounds). Each view gives a cosine between 0 and
1; the kernel is their weighted sum. Measured on public sets in docs/matching.md.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.understand.lexicon import ReadText
from bot.understand.shelf import Arrays, pack, unpack

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def letter_grams(text: str, shortest: int = 2, longest: int = 5) -> list[str]:
    """Letter n-grams inside word borders.

    >>> letter_grams("tko", 3, 4)
    ['^tk', 'tko', 'ko$', '^tko', 'tko$']
    """
    grams = []
    for word in text.split():
        bordered = f"^{word}$"
        for size in range(shortest, longest + 1):
            grams += [bordered[i : i + size] for i in range(len(bordered) - size + 1)]
    return grams


def word_grams(text: str) -> list[str]:
    """Words and pairs of neighbouring words.

    >>> word_grams("wat kost tko")
    ['wat', 'kost', 'tko', 'wat kost', 'kost tko']
    """
    own = text.split()
    return own + [f"{a} {b}" for a, b in itertools.pairwise(own)]


@dataclass(frozen=True)
class View:
    """One way of looking at a text: how to take it apart and how much its cosine counts."""

    name: str
    parts: Callable[[ReadText], list[str]]
    weight: float = 1.0
    most: float = 1.0
    """A part that stands in a larger share (0 to 1) of the examples says nothing and is left out."""


WORDS = "words"
VIEWS = (
    View("letters", lambda text: letter_grams(text.words), weight=1.0, most=0.1),
    View(WORDS, lambda text: word_grams(text.words), weight=0.7),
    View("meaning", lambda text: word_grams(text.meaning), weight=0.7),
    View("sounds", lambda text: letter_grams(text.sounds, 2, 4), weight=0.5, most=0.1),
)
"""What the matcher looks at. The figures move by a point at most when a weight is halved or doubled."""


class Index:
    """The examples as seen through one view: `likeness` gives the cosine of a text to each of them."""

    def __init__(self, view: View, stored: Arrays) -> None:
        """Take up what `Index.build` made."""
        self.view = view
        self.size = int(stored["size"])
        self.seen = dict(zip(unpack(stored["seen"]), stored["times"].tolist(), strict=True))
        self.ids = {part: i for i, part in enumerate(unpack(stored["parts"]))}
        self.rarity: Floats = stored["rarity"]
        self.rows: Ints = stored["rows"]
        self.values: Floats = stored["values"]
        self.starts: list[int] = stored["starts"].tolist()

    @classmethod
    def build(cls, view: View, texts: Sequence[ReadText]) -> Arrays:
        """Count the parts of these texts and turn them into an inverted index."""
        counted = [Counter(view.parts(text)) for text in texts]
        seen = Counter(part for counts in counted for part in counts)
        limit = max(2.0, view.most * len(texts))
        ids = {part: i for i, part in enumerate(part for part, n in seen.items() if n <= limit)}
        times = np.array([seen[part] for part in ids], dtype=np.float32)
        rarity = (np.log((1 + len(texts)) / (1 + times)) + 1).astype(np.float32)
        vectors = [_vector(counts, ids, rarity) for counts in counted]
        columns = np.concatenate([own for own, _ in vectors])
        order = np.argsort(columns, kind="stable")
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), [len(own) for own, _ in vectors])
        kept = seen if view.name == WORDS else {}
        return {
            "size": np.array(len(texts)),
            "seen": pack(kept),
            "times": np.array(list(kept.values()), dtype=np.int32),
            "parts": pack(ids),
            "rarity": rarity,
            "rows": rows[order],
            "values": np.concatenate([weights for _, weights in vectors])[order],
            "starts": np.searchsorted(columns[order], np.arange(len(ids) + 1)).astype(np.int32),
        }

    def rarity_of(self, part: str) -> float:
        """Inverse document frequency of one part."""
        return float(np.log((1 + self.size) / (1 + self.seen.get(part, 0))) + 1)

    def likeness(self, text: ReadText) -> Floats:
        """Cosine of this text to each example, in the order of the examples."""
        ids, weights = _vector(Counter(self.view.parts(text)), self.ids, self.rarity)
        slices = [slice(self.starts[i], self.starts[i + 1]) for i in ids.tolist()]
        if not slices:
            return np.zeros(self.size, dtype=np.float32)
        rows = np.concatenate([self.rows[one] for one in slices])
        values = np.concatenate([self.values[one] for one in slices])
        values *= np.repeat(weights, [one.stop - one.start for one in slices])
        return np.bincount(rows, weights=values, minlength=self.size).astype(np.float32)


def _vector(counts: Counter[str], ids: Mapping[str, int], rarity: Floats) -> tuple[Ints, Floats]:
    """A text as (ids of its known parts, their weights), of length 1."""
    known = [(ids[part], n) for part, n in counts.items() if part in ids]
    own = np.array([i for i, _ in known], dtype=np.int32)
    times = np.array([n for _, n in known], dtype=np.float32)
    weights = (1 + np.log(times)) * rarity[own] if len(own) else times
    length = float(np.sqrt((weights**2).sum())) or 1.0
    return own, (weights / length).astype(np.float32)


class Kernel:
    """All views together."""

    def __init__(self, stored: Arrays) -> None:
        """Take up what `Kernel.build` made."""
        self.indexes = [Index(view, _own(stored, view)) for view in VIEWS]
        self._words = next(index for index in self.indexes if index.view.name == WORDS)

    @staticmethod
    def build(texts: Sequence[ReadText]) -> Arrays:
        """Index these texts through every view."""
        return {f"{view.name}.{name}": array for view in VIEWS for name, array in Index.build(view, texts).items()}

    def likeness(self, text: ReadText) -> Floats:
        """Weighted sum of the cosines of this text to each example."""
        total = np.zeros(self.indexes[0].size, dtype=np.float32)
        for index in self.indexes:
            total += index.view.weight * index.likeness(text)
        return total

    def rarity(self, word: str) -> float:
        """How much a word tells (about 1 to 8); one that no example has tells most."""
        return self._words.rarity_of(word)

    def matrix(self, texts: Sequence[ReadText]) -> Floats:
        """Likeness of each text (rows) to each example (columns)."""
        return np.stack([self.likeness(text) for text in texts])


def _own(stored: Arrays, view: View) -> Arrays:
    return {name.removeprefix(f"{view.name}."): a for name, a in stored.items() if name.startswith(f"{view.name}.")}
