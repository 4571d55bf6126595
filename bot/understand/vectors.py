"""A text as numbers: letter groups, words, concepts and sounds, weighted by rarity.

A text is seen through several *views*. Each view gives a vector of length 1; weighted and laid side by side they form
one sparse vector, and the likeness of two texts is the inner product of their vectors: the weighted sum of the views'
cosines. Measured on public sets in docs/matching.md.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt
from xxhash import xxh3_64_intdigest

from bot.understand.lexicon import ReadText
from bot.understand.shelf import Arrays, pack, unpack

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.uint64]
Sparse = tuple[Ints, Floats]
"""The ids of the parts a text has, and their weights."""


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


def pairs(text: str) -> list[str]:
    """The words of two letters up, and every two of them that stand in one text, near or far, in either order.

    >>> pairs("moet ik betalen")
    ['betalen', 'ik', 'moet', 'betalen+ik', 'betalen+moet', 'ik+moet']
    """
    own = sorted({word for word in text.split() if len(word) > 1})[:_MOST_PAIRED]
    return own + [f"{a}+{b}" for a, b in itertools.combinations(own, 2)]


_MOST_PAIRED = 25
"""A long story has words enough; every pair of them would cost more than it tells."""


@dataclass(frozen=True)
class View:
    """One way of looking at a text: how to take it apart and how much its cosine counts."""

    name: str
    parts: Callable[[ReadText], list[str]]
    weight: float = 1.0
    most: float = 1.0
    """A part that stands in a larger share (0 to 1) of the examples says nothing and is left out."""
    fewest: int = 2
    """A part that stands in fewer examples is left out: it says nothing that a longer or shorter one does not say."""
    by_word: bool = False
    """The parts of a text are the parts of its words, one word after the other."""
    keeps_words: bool = False
    """A single word counts also when one example alone has it."""
    shows: bool = False
    """Which example spoke most is told by these views alone: the others fill seven eighths of what an example has."""

    def keeps(self, part: str) -> bool:
        """Whether a rare part stays."""
        return self.keeps_words and " " not in part and "+" not in part


WORDS = "words"
VIEWS = (
    View("letters", lambda text: letter_grams(text.words), weight=1.0, most=0.1, by_word=True),
    View(WORDS, lambda text: word_grams(text.words), weight=0.4, keeps_words=True, shows=True),
    View("meaning", lambda text: word_grams(text.meaning), weight=0.7, keeps_words=True, shows=True),
    View("pairs", lambda text: pairs(text.meaning), weight=1.5, fewest=3, keeps_words=True),
    View("sounds", lambda text: letter_grams(text.sounds.replace(" ", ""), 2, 4), weight=0.5, most=0.1),
)
"""What the matcher looks at. The figures move by a point at most when a weight is halved or doubled."""
_WEIGHTS = np.array([view.weight for view in VIEWS])
_SHOWN = np.array([view.shows for view in VIEWS])


_Seen = dict[tuple[str, str], Sparse]
"""(words, meaning) of the pieces of one question -> their vectors."""
_GIST = 0.75
"""So much does the gist of a text count beside the whole: an age or 'ik ben mama' may matter to a topic."""


_ASKED = 8.0
"""So many times what is told does a sentence count that asks."""


class Sight:
    """All views together: turns a text into one sparse vector.

    A part is known by a number of 64 bits (xxHash, seeded with its view), not by its letters: half a million strings
    took 59 MB. Of 250,000 parts two share a number with a chance of 2 in 10^9 (the birthday bound).
    """

    def __init__(self, stored: Arrays) -> None:
        """Take up what `Sight.learn` made."""
        self.width = len(stored["parts"])
        self._parts: Numbers = stored["parts"]
        self._view_of: npt.NDArray[np.uint8] = stored["view_of"]
        self._rarity: Floats = stored["rarity"]
        self._seen = dict(zip(unpack(stored["seen"]), stored["times"].tolist(), strict=True))
        self._size = int(stored["size"])
        self._groups: dict[str, Ints] = {}

    @staticmethod
    def learn(texts: Sequence[ReadText], more: int = 0) -> Arrays:
        """Which parts these texts have, and how rare each is; a part must stand in `more` texts than its view asks."""
        stored: Arrays = {"size": np.array(len(texts))}
        numbers, views, counts = [], [], []
        for seed, view in enumerate(VIEWS):
            seen = Counter(part for text in texts for part in set(view.parts(text)))
            fewest = view.fewest + more
            limit = max(float(fewest), view.most * len(texts))
            times = {part: n for part, n in seen.items() if n <= limit and (n >= fewest or view.keeps(part))}
            numbers.append(_numbers(times, seed))
            views.append(np.full(len(times), seed, dtype=np.uint8))
            counts.append(np.fromiter(times.values(), dtype=np.float32, count=len(times)))
            if view.name == WORDS:
                single = {word: n for word, n in seen.items() if " " not in word}
                stored["seen"] = pack(single)
                stored["times"] = np.fromiter(single.values(), dtype=np.int32, count=len(single))
        stored["parts"], order = np.unique(np.concatenate(numbers), return_index=True)
        stored["view_of"] = np.concatenate(views)[order]
        stored["rarity"] = (np.log((1 + len(texts)) / (1 + np.concatenate(counts)[order])) + 1).astype(np.float32)
        return stored

    def vector(self, text: ReadText) -> Sparse:
        """An example as one sparse vector: all that it tells is about its topic."""
        return self._told(text, 1.0, {})

    def question(self, text: ReadText) -> Sparse:
        """A question as one sparse vector, in which what asks counts most, and the gist (docs/matching.md)."""
        seen: _Seen = {}
        whole = self._told(text, _ASKED, seen)
        if text.gist is None:
            return whole
        return mixed([(whole, 1 - _GIST), (self._told(text.gist, _ASKED, seen), _GIST)])

    def _told(self, text: ReadText, asked: float, seen: _Seen) -> Sparse:
        """For half the whole and for half its sentences, of which one that asks counts `asked` times as much.

        What a story asks stands in one of its sentences; the whole alone drowns it. Most sentences of a gist were
        `seen` in the whole.
        """
        whole = self._in_doubt(text, seen)
        if not text.sentences:
            return whole
        weights = [asked if one.asks else 1.0 for one in text.sentences]
        shares = [0.5 * weight / sum(weights) for weight in weights]
        told = [self._in_doubt(one, seen) for one in text.sentences]
        return mixed([(whole, 0.5), *zip(told, shares, strict=True)])

    def _in_doubt(self, text: ReadText, seen: _Seen) -> Sparse:
        """Every reading of a text weighs as much as it is likely."""
        if not text.otherwise:
            return self._once(text, seen)
        sure = 1 - sum(chance for chance, _ in text.otherwise)
        return mixed([(self._once(one, seen), chance) for chance, one in ((sure, text), *text.otherwise)])

    def _once(self, text: ReadText, seen: _Seen) -> Sparse:
        key = (text.words, text.meaning)
        if key not in seen:
            seen[key] = self._plain(text)
        return seen[key]

    def _plain(self, text: ReadText) -> Sparse:
        """One vector whose squared length is the summed weight of the views that see something."""
        ids, times = np.unique(self._ids_of(text), return_counts=True)
        weights = (1 + np.log(times)) * self._rarity[ids]
        views = self._view_of[ids]
        lengths = np.bincount(views, weights * weights, len(VIEWS))
        values = weights * np.sqrt(_WEIGHTS / np.where(lengths > 0, lengths, 1))[views]
        return ids, values.astype(np.float32)

    def _ids_of(self, text: ReadText) -> Ints:
        """The ids of the parts of a text that examples have, as often as it has them."""
        found: list[Ints] = []
        fresh: list[Numbers] = []
        for seed, view in enumerate(VIEWS):
            if not view.by_word:
                fresh.append(_numbers(view.parts(text), seed))
                continue
            for word in text.words.split():
                if word in self._seen:
                    found.append(self._groups_of(word, seed))
                else:
                    fresh.append(_numbers(letter_grams(word), seed))
        return np.concatenate([*found, self._known(np.concatenate(fresh))])

    def _groups_of(self, word: str, seed: int) -> Ints:
        """The letter groups of a word of the examples, remembered."""
        groups = self._groups.get(word)
        if groups is None:
            groups = self._groups[word] = self._known(_numbers(letter_grams(word), seed))
        return groups

    def _known(self, numbers: Numbers) -> Ints:
        """The ids of those parts that examples have."""
        numbers = np.sort(numbers)  # in order they are found twice as fast
        at = np.minimum(np.searchsorted(self._parts, numbers), self.width - 1)
        return np.asarray(at[self._parts[at] == numbers], dtype=np.int32)

    def shown(self) -> npt.NDArray[np.bool_]:
        """Of each part whether its view tells which example spoke most."""
        return np.asarray(_SHOWN[self._view_of])

    def knows_some(self, text: ReadText) -> bool:
        """Whether an example has any of the words of this text."""
        return any(word in self._seen for word in text.words.split())

    def rarity(self, word: str) -> float:
        """How much a word tells (about 1 to 9); one that no example has tells most."""
        return log((1 + self._size) / (1 + self._seen.get(word, 0))) + 1


def _numbers(parts: Collection[str], seed: int) -> Numbers:
    """Each part as a number; the same letters are another number in another view, which is the `seed`."""
    encoded = "\n".join(parts).encode().split(b"\n") if parts else ()  # at once is faster than each; none has a newline
    return np.array([xxh3_64_intdigest(part, seed) for part in encoded], dtype=np.uint64)


def mixed(parts: Sequence[tuple[Sparse, float]]) -> Sparse:
    """The weighted sum of sparse vectors."""
    ids = np.concatenate([own for (own, _), _ in parts])
    values = np.concatenate([numbers * np.float32(weight) for (_, numbers), weight in parts])
    own, place = np.unique(ids, return_inverse=True)
    return own.astype(np.int32), np.bincount(place, values, len(own)).astype(np.float32)


class Rows:
    """The vectors of many texts, one after the other."""

    def __init__(self, ids: Ints, values: Floats, starts: npt.NDArray[np.int64]) -> None:
        """`starts` has one number more than there are texts: row i lies between starts[i] and starts[i + 1]."""
        self.ids, self.values, self.starts = ids, values, starts

    @classmethod
    def of(cls, vectors: Sequence[Sparse]) -> "Rows":
        """Lay these vectors one after the other."""
        starts = np.concatenate([[0], np.cumsum([len(ids) for ids, _ in vectors])])
        return cls(np.concatenate([ids for ids, _ in vectors]), np.concatenate([v for _, v in vectors]), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def with_only(self, parts: npt.NDArray[np.bool_]) -> "Rows":
        """The rows without the parts that are not among these."""
        kept = parts[self.ids]
        return Rows(self.ids[kept], self.values[kept], np.concatenate([[0], np.cumsum(kept)])[self.starts])

    def likeness(self, dense: Floats, first: int, last: int) -> Floats:
        """Inner product of a vector, written out in full, with the rows from `first` up to `last`."""
        here = slice(self.starts[first], self.starts[last])
        products = np.append(dense.take(self.ids[here]) * self.values[here], np.float32(0))
        starts = self.starts[first : last + 1] - self.starts[first]
        sums = np.add.reduceat(products, starts)[:-1]
        return np.where(np.diff(starts) > 0, sums, np.float32(0))  # reduceat gives a neighbour for an empty row

    def products(self, width: int) -> Floats:
        """Likeness of each row to each row: the parts of many rows as a dense matrix, the others pair by pair."""
        order = np.argsort(self.ids, kind="stable")
        rows = np.repeat(np.arange(len(self)), np.diff(self.starts))[order]
        values = self.values[order]
        borders = np.searchsorted(self.ids[order], np.arange(width + 1))
        times = np.diff(borders)
        commonest = np.argsort(-times, kind="stable")
        likeness = np.zeros((len(self), len(self)), dtype=np.float32)
        flat = likeness.reshape(-1)
        for first in range(0, _OFTEN, _SQUARE):
            dense = np.zeros((len(self), _SQUARE), dtype=np.float32)
            for column, part in enumerate(commonest[first : min(first + _SQUARE, _OFTEN)].tolist()):
                here = slice(borders[part], borders[part + 1])
                dense[rows[here], column] = values[here]
            for start in range(0, len(self), _SQUARE):
                likeness[start : start + _SQUARE, start:] += dense[start : start + _SQUARE] @ dense[start:].T
        seldom = commonest[_OFTEN:]
        for number in np.unique(times[seldom]).tolist():
            above, below = np.triu_indices(number)
            parts = seldom[times[seldom] == number]
            for some in np.array_split(parts, 1 + len(parts) * len(above) // _PAIRS):
                spans = borders[some, None] + np.arange(number)
                pairs = rows[spans][:, above] * len(self) + rows[spans][:, below]
                np.add.at(flat, pairs.ravel(), (values[spans][:, above] * values[spans][:, below]).ravel())
        for first in range(0, len(self), _SQUARE):  # what lies below the diagonal is what lies above it
            rest = likeness[first : first + _SQUARE, first:]
            own = rest[:, : len(rest)]
            own[:] = np.triu(own) + np.triu(own, 1).T
            likeness[first + len(rest) :, first : first + len(rest)] = rest[:, len(rest) :].T
        return likeness

    def weighted(self, votes: Floats, width: int) -> Floats:
        """Sum over the rows of (row x votes of that row): what each part says for each column of `votes`."""
        order = np.argsort(self.ids, kind="stable")
        rows = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))[order]
        parts, values = self.ids[order], self.values[order]
        total = np.zeros((width, votes.shape[1]), dtype=np.float32)
        for start in range(0, len(rows), _BLOCK):
            here = slice(start, start + _BLOCK)
            own, first = np.unique(parts[here], return_index=True)
            total[own] += np.add.reduceat(votes[rows[here]] * values[here, None], first)
        return total


_OFTEN = 3072
"""So many parts stand in enough rows to be worth a dense matrix: with 2048 or 4096 learning takes as long."""
_BLOCK, _PAIRS, _SQUARE = 40_000, 1_000_000, 512
"""So many numbers, pairs, or rows and columns, at a time, to keep the memory that learning takes within bounds."""
