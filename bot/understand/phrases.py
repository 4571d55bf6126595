"""Expressions over words that can be read in several ways: `niet meer leven`, `zelfmoord*`, `zie|zien`."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.understand.inflect import inflections, separated

_LONG, _SLACK = 3, 1
"""An expression of so many words may hold so many others, besides the gaps that it names."""
_GAP = 3
"""At most so many words of any kind stand where an expression has `..`."""
STEM_KEY = 3
"""Stems are looked up by so many first letters; shorter stems are not allowed."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: everything it can be read as, and where it stands."""

    forms: frozenset[str]
    place: int
    """Counts words without fillers; a full stop adds a few."""
    sentence: int
    loose: bool
    """May be skipped inside an expression."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of an expression."""

    words: frozenset[str]
    stems: tuple[str, ...]
    gap: int

    def fits(self, token: Token) -> bool:
        """Whether the token can be read as this word."""
        if not self.words.isdisjoint(token.forms):
            return True
        return bool(self.stems) and any(form.startswith(self.stems) for form in token.forms)


class Hit(NamedTuple):
    """An expression found: the places of its first and last word, and the numbers of the tokens it is made of."""

    start: int
    end: int
    tokens: tuple[int, ...]
    sentence: int
    """The sentence that it begins in."""
    crosses: bool
    """Whether it goes on in a next sentence."""


def parse(expression: str) -> tuple[Element, ...]:
    """An expression as it stands in YAML.

    >>> [len(element.words) for element in parse("zie|zien .. niet zitten")]
    [2, 1, 1]
    """
    elements: list[Element] = []
    gap = 0
    for part in expression.split():
        if part == "..":
            gap = _GAP
            continue
        elements.append(_element(part, gap))
        gap = 0
    return tuple(elements)


def _apart(expression: str) -> list[str]:
    """A separable verb also in its loose forms: opblazen~ is 'op te blazen' and 'blaast .. op' too."""
    prefix, rest = separated(expression.removesuffix("~")) if expression.endswith("~") else ("", "")
    if not prefix or " " in expression:
        return [expression]
    return [expression, f"{prefix} te {rest}", f"{rest}~ .. {prefix}"]


@cache
def _element(part: str, gap: int) -> Element:
    """The same word in another expression is the same element: a thousand times 'ik' costs one."""
    choices = part.split("|")
    words: set[str] = set()
    for one in choices:
        words |= inflections(one[:-1]) if one.endswith("~") else set() if one.endswith("*") else {one}
    return Element(frozenset(words), tuple(one[:-1] for one in choices if one.endswith("*")), gap)


Expression = tuple[str, tuple[Element, ...]]
"""The class it belongs to, and its words."""


class PhraseBook:
    """All expressions of all classes, found in one walk over a text."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self._by_word: dict[str, _Continuations] = {}
        self._by_stem: dict[str, dict[str, _Continuations]] = {}
        self._elements: dict[str, list[Element]] = {}
        for name, expressions in classes.items():
            for expression in expressions:
                whole = classes[expression.strip("<>")] if expression.startswith("<") else (expression,)
                for one in whole:
                    for written in _apart(one):
                        self._add(name, parse(written))

    def words_of(self, classes: Iterable[str]) -> tuple[set[str], set[str]]:
        """The words and the stems that stand in the expressions of these classes."""
        elements = [element for name in classes for element in self._elements[name]]
        return {word for one in elements for word in one.words}, {stem for one in elements for stem in one.stems}

    def _add(self, name: str, elements: tuple[Element, ...]) -> None:
        for word in elements[0].words:
            self._by_word.setdefault(word, _Continuations()).add(name, elements)
        for stem in elements[0].stems:
            self._by_stem.setdefault(stem[:STEM_KEY], {}).setdefault(stem, _Continuations()).add(name, elements)
        self._elements.setdefault(name, []).extend(elements)

    def find(self, tokens: list[Token]) -> dict[str, list[Hit]]:
        """Per class what was found, in the order of the text."""
        found: dict[str, set[Hit]] = {}
        forms = frozenset[str]().union(*(token.forms for token in tokens))
        for number, token in enumerate(tokens):
            for name, elements in self._starting_with(token, forms):
                if numbers := _match(elements, tokens, number):
                    last = tokens[numbers[-1]]
                    crosses = last.sentence > token.sentence
                    hit = Hit(token.place, last.place, numbers, token.sentence, crosses)
                    found.setdefault(name, set()).add(hit)
        return {name: sorted(hits) for name, hits in found.items()}

    def _starting_with(self, token: Token, forms: frozenset[str]) -> Iterator[Expression]:
        """The expressions that this token begins and that may go on with one of the `forms` of the text."""
        for form in token.forms:
            if form in self._by_word:
                yield from self._by_word[form].among(forms)
            for stem, own in self._by_stem.get(form[:STEM_KEY], {}).items():
                if form.startswith(stem):
                    yield from own.among(forms)


class _Continuations:
    """The expressions that begin with one word, by their second: most of them go on with a word the text has not."""

    def __init__(self) -> None:
        self._any: list[Expression] = []
        self._by_second: dict[str, list[Expression]] = {}

    def add(self, name: str, elements: tuple[Element, ...]) -> None:
        if len(elements) == 1 or elements[1].stems:
            self._any.append((name, elements))
            return
        for word in elements[1].words:
            self._by_second.setdefault(word, []).append((name, elements))

    def among(self, forms: frozenset[str]) -> Iterator[Expression]:
        """Those of one word, and those whose second word is one of the forms of the text."""
        yield from self._any
        for second in self._by_second.keys() & forms:
            yield from self._by_second[second]


def _match(elements: tuple[Element, ...], tokens: list[Token], start: int) -> tuple[int, ...]:
    numbers = [start]
    slack = _SLACK if len(elements) >= _LONG else 0
    for element in elements[1:]:
        at, left = numbers[-1] + 1, element.gap + slack
        while at < len(tokens) and not element.fits(tokens[at]):
            if not tokens[at].loose:
                left -= 1
            if left < 0:
                return ()
            at += 1
        slack = min(slack, left)
        if at == len(tokens):
            return ()
        numbers.append(at)
    return tuple(numbers)


def together(groups: list[list[Hit]], within: int, *, ordered: bool) -> Iterator[tuple[Hit, ...]]:
    """One hit of each group, not overlapping, all within so many places of each other."""
    yield from _join((), groups, within, ordered)


def _join(chosen: tuple[Hit, ...], groups: list[list[Hit]], within: int, ordered: bool) -> Iterator[tuple[Hit, ...]]:
    if not groups:
        yield chosen
        return
    for hit in _near(chosen, groups[0], within):
        if ordered and chosen and hit.tokens[0] < chosen[-1].tokens[-1]:
            continue
        joined = (*chosen, hit)
        clear = all(set(hit.tokens).isdisjoint(one.tokens) for one in chosen)
        if clear and max(one.end for one in joined) - min(one.start for one in joined) <= within:
            yield from _join(joined, groups[1:], within, ordered)


def _near(chosen: tuple[Hit, ...], hits: list[Hit], within: int) -> Iterator[Hit]:
    if not chosen:
        yield from hits
        return
    earliest, latest = max(one.end for one in chosen) - within, min(one.start for one in chosen) + within
    for number in range(bisect_left(hits, (earliest,)), len(hits)):
        if hits[number].start > latest:
            return
        yield hits[number]
