"""Typing errors, weighed as a noisy channel: which word was meant, by its letters and by the words beside it.

A cost is minus a logarithm of a chance: what costs least is likeliest (Kernighan, Church & Gale 1990). How common a
word is, and what it stands beside, is counted in the examples.
"""

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import pairwise
from math import log
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_BESIDE = {(a, b) for row in _ROWS for one, two in pairwise(row) for a, b in ((one, two), (two, one))}
"""A finger lands on the key beside, on a Belgian keyboard."""
_NEAR, _DOUBLE, _SWAP, _DROPPED, _EXTRA, _OTHER = 3.0, 3.0, 3.0, 3.5, 3.5, 5.0
"""What a slip costs: the key beside, a letter twice, two letters swapped, one too few, one too many, another one."""
_CONTEXT = 0.7
"""How much it counts how common a word is: what a 16-year-old asks is no fair sample of what others will ask."""
_UNSEEN = 0.3
"""A word that no example has counts as seen so many times."""
_COMMON = 0.02
"""How often the commonest Dutch word is used, and the next ones half, a third, … as often (Zipf 1935)."""
_STRANGE, _STRANGE_LETTER = 8.0, 1.6
"""What a word costs that is left as it is though nobody knows it, and each letter of it: a name, another language."""
EDGE = ""
"""Stands before the first word of a text and after the last."""


class Option(NamedTuple):
    """A word that may have been meant."""

    word: str
    cost: float
    """How unlikely it is that who meant this typed what was typed; 0 when it was typed so."""
    alike: float = 1.0
    """How alike the two are (0 to 1)."""


class Line(NamedTuple):
    """One reading of a whole text."""

    cost: float
    options: tuple[Option, ...]
    """For each word what was meant by it."""


_COST = itemgetter(0)


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is to type this and mean that.

    >>> slip_cost("vab", "van") < slip_cost("vak", "van")
    True
    """
    cost = 0.0
    for edit in Levenshtein.editops(meant, typed):
        at, to = edit.src_pos, edit.dest_pos
        if edit.tag == "replace":
            cost += _NEAR if (meant[at], typed[to]) in _BESIDE else _OTHER
        elif edit.tag == "insert":
            cost += _DOUBLE if typed[to] in (typed[to - 1 : to], typed[to + 1 : to + 2]) else _EXTRA
        else:
            cost += _DROPPED
    swaps = Levenshtein.distance(meant, typed) - OSA.distance(meant, typed)
    return max(cost - swaps * (_DROPPED + _EXTRA - _SWAP), _NEAR)


class Wording:
    """How people word things: how often each word is used, and each pair of words side by side."""

    def __init__(
        self, counts: Mapping[str, int], pairs: Mapping[tuple[str, str], int], ranks: Mapping[str, int]
    ) -> None:
        """`ranks`: common Dutch word -> its place among them, the commonest first."""
        self._counts, self._pairs, self._ranks = counts, pairs, ranks
        self._all = sum(counts.values()) or 1
        self._before: dict[str, int] = {}
        for (first, _), times in pairs.items():
            self._before[first] = self._before.get(first, 0) + times

    def cost(self, word: str, after: str | None = None) -> float:
        """How unlikely this word is, after that one or anywhere; of expressions the words at the border count."""
        first = word.split(" ", 1)[0]
        chance = (self._counts.get(first, 0) + _UNSEEN) / self._all
        if first in self._ranks:
            chance = max(chance, _COMMON / (self._ranks[first] + 1))
        if after is not None:
            last = after.rsplit(" ", 1)[-1]
            beside = self._pairs.get((last, first), 0) / self._before.get(last, 1)
            chance = (chance + beside) / 2
        return -_CONTEXT * log(chance)

    def times(self, first: str, second: str) -> int:
        """How often two words stand side by side in the examples."""
        return self._pairs.get((first, second), 0)

    def strange(self, word: str) -> Option:
        """The word as it was typed, though nobody knows it."""
        return Option(word, _STRANGE + _STRANGE_LETTER * len(word))


def likeliest(options: Sequence[Sequence[Option]], wording: Wording, most: int = 1) -> list[Line]:
    """What was meant by each word of a text, so that the whole is likeliest; and the next likeliest, `most` in all.

    Viterbi 1967, keeping the best few lines that lead to each word and not the best one alone.
    """
    best: dict[str, list[Line]] = {EDGE: [Line(0.0, ())]}
    for here in [*options, [Option(EDGE, 0.0)]]:
        following: dict[str, list[Line]] = {}
        for option in here:
            ways = [
                (line.cost + step + option.cost, line.options)
                for after, lines in best.items()
                for step in (wording.cost(option.word, after),)
                for line in lines
            ]
            ends = [Line(cost, (*before, option)) for cost, before in nsmallest(most, ways, key=_COST)]
            following[option.word] = sorted([*following.get(option.word, ()), *ends], key=_COST)[:most]
        best = following
    return [Line(line.cost, line.options[:-1]) for line in best[EDGE]]
