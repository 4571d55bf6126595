"""Is somebody in danger? Reads the whole text before anything else; missing one is worse than asking in vain.

There is no list of sentences. Words and expressions belong to classes (a wish, dying, a parent, hitting, …), and a rule
says which classes near each other are a signal. Sayings ('ik lach mij dood') only take their own words away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from operator import itemgetter
from typing import Generic, Literal, TypeVar

from bot.knowledge.crisis import CrisisRules, Pattern, Rule
from bot.understand.disguise import WordReader
from bot.understand.phrases import Hit, PhraseBook, Token, together
from bot.understand.text import LONGEST_TEXT

_CLOSE_BY = 4
"""`unless_near` looks so many words before and after."""
_AT_ONCE, _BEFORE, _AFTER = 2, 10, 6
"""In how many words around a signal the person is looked for."""
_OVERLAP = 400
"""A text that is longer than a Telegram message is read in parts that share so many characters."""
_MOST_TRIES = 200
"""Per rule; only a text made to be slow has more."""

_P = TypeVar("_P", bound=Pattern)


@dataclass(frozen=True)
class Signal:
    """A danger that was seen. Holds names from crisis.yaml, never a word of the text."""

    category: str
    about: Literal["self", "other"]
    matched: tuple[str, ...]
    """The rule, then the classes that it found."""


class CrisisDetector:
    """Finds the most urgent danger signal in a text; built once from the rules."""

    def __init__(self, rules: CrisisRules) -> None:
        self._rules = rules
        self.learned_from = rules
        """All that decides what is seen."""
        self._book = PhraseBook(rules.classes)
        self._reader = WordReader(rules, self._book)
        order = {category.id: category.order for category in rules.categories}
        by_urgency = sorted(rules.rules, key=lambda rule: order[rule.category])
        self._urgency = {rule.name: number for number, rule in enumerate(by_urgency)}
        self._signals, self._sayings = _Patterns(by_urgency), _Patterns(rules.harmless)

    def detect(self, text: str) -> Signal | None:
        """The most urgent signal anywhere in the text, or None."""
        signals = [signal for part in _parts(text) if (signal := self._in_part(part))]
        return min(signals, key=lambda signal: self._urgency[signal.matched[0]], default=None)

    def whom(self, text: str) -> Literal["self", "other"]:
        """Whom a message is about as a whole, when no rule says where in it the danger stands.

        About another when it names somebody young before it says 'ik' ('een leerling uit mijn klas'), also after 'ik
        vermoed dat', and 'mij' is nobody that something happens to; or when there is no 'ik' or 'mij' in it at all.
        """
        rules = self._rules
        found = self._book.find(self._reader.read(text[:LONGEST_TEXT]))
        worried = {number for hit in found.get(rules.worried, ()) for number in hit.tokens}
        told = {number for hit in found.get(rules.told_to_me, ()) for number in hit.tokens}
        if any(not _covers(hit, told) for hit in found.get(rules.first_person_object, ())):
            return "self"
        mine = [hit.tokens[0] for hit in found.get(rules.first_person, ()) if not _covers(hit, worried)]
        named = [hit.tokens[0] for hit in found.get(rules.looked_after, ())]
        if not named and (mine or worried or told or found.get(rules.mine)):
            return "self"
        first = min(named, default=0)
        return "other" if (named or found.get(rules.others)) and all(first < one for one in mine) else "self"

    def _in_part(self, text: str) -> Signal | None:
        tokens = self._reader.read(text)
        found = self._book.find(tokens)
        if not found:
            return None
        harmless = self._harmless(found)
        left = {name: [hit for hit in hits if not _covers(hit, harmless)] for name, hits in found.items()}
        for rule in self._signals.possible(found):
            if hits := next(_places_of(rule, left, found), None):
                return Signal(rule.category, self._about(rule, hits, left, tokens), (rule.name, *rule.needs))
        return None

    def _harmless(self, found: dict[str, list[Hit]]) -> set[int]:
        """Numbers of the tokens that belong to a saying."""
        return {
            number
            for pattern in self._sayings.possible(found)
            for first, *_ in islice(_places_of(pattern, found, found), _MOST_TRIES)
            if not first.crosses
            for number in first.tokens
        }

    def _about(
        self, rule: Rule, hits: tuple[Hit, ...], found: dict[str, list[Hit]], tokens: list[Token]
    ) -> Literal["self", "other"]:
        """Whom a signal is about: 'mij' close by, or else the person named last before it."""
        if rule.about != "read":
            return rule.about
        start, end = min(hit.start for hit in hits), max(hit.end for hit in hits)
        mine = found.get(self._rules.first_person_object, ())
        if any(start - _AT_ONCE <= one.start <= end + _AT_ONCE for one in mine):
            return "self"
        first, last = min(hit.tokens[0] for hit in hits), max(hit.tokens[-1] for hit in hits)
        people = self._people(rule, found, tokens)
        before = [one for one in people if one < first and start - _BEFORE <= tokens[one].place]
        inside = [one for one in people if first <= one <= last]
        if before or inside:
            return people[max(before) if before else min(inside)]
        after = found.get(self._rules.others_after, ())
        return "other" if any(end < one.start <= end + _AFTER for one in after) else "self"

    def _people(
        self, rule: Rule, found: dict[str, list[Hit]], tokens: list[Token]
    ) -> dict[int, Literal["self", "other"]]:
        """The number of each token that names a person who can be the one in danger."""
        never = {hit for name in rule.never_about for hit in found.get(name, ())}
        others = (one for one in found.get(self._rules.others, ()) if one not in never)
        people: dict[int, Literal["self", "other"]] = {
            one.tokens[0]: "other" for one in others if not self._is_aside(one, tokens)
        }
        return people | {one.tokens[0]: "self" for one in found.get(self._rules.first_person, ())}

    def _is_aside(self, person: Hit, tokens: list[Token]) -> bool:
        """Whether the person stands after 'van', 'door' and the like, so is not the one in danger."""
        number = person.tokens[0] - 1
        while number > 0 and tokens[number].loose:
            number -= 1
        return number >= 0 and not tokens[number].forms.isdisjoint(self._rules.others_not_after)


class _Patterns(Generic[_P]):
    """Patterns in their order; of a text only those are looked at that lack no class: a few of two hundred."""

    def __init__(self, patterns: Iterable[_P]) -> None:
        ordered = list(patterns)
        times = Counter(name for pattern in ordered for name in pattern.needs)
        self._by_rarest: dict[str, list[tuple[int, _P]]] = {}
        for number, pattern in enumerate(ordered):
            self._by_rarest.setdefault(min(pattern.needs, key=lambda name: times[name]), []).append((number, pattern))

    def possible(self, found: Mapping[str, object]) -> list[_P]:
        """The patterns whose needed classes were all found."""
        there = [pair for name in found for pair in self._by_rarest.get(name, ())]
        return [pattern for _, pattern in sorted(there, key=itemgetter(0)) if found.keys() >= pattern.needed]


def _parts(text: str) -> Iterator[str]:
    step = LONGEST_TEXT - _OVERLAP
    return (text[start : start + LONGEST_TEXT] for start in range(0, max(1, len(text) - _OVERLAP), step))


def _places_of(
    pattern: Pattern, found: dict[str, list[Hit]], context: dict[str, list[Hit]]
) -> Iterator[tuple[Hit, ...]]:
    """Where a pattern holds; what speaks against it is looked for in the whole context."""
    needed = []
    for name in pattern.needs:
        if not (hits_of_class := found.get(name)):
            return
        needed.append(hits_of_class)
    if any(context.get(name) for name in pattern.unless):
        return
    for hits in islice(_combined(pattern, needed, found), _MOST_TRIES):
        opposed = _is_opposed(pattern, hits, context)
        if not opposed and not (pattern.tight and any(_is_loose(hit) for hit in hits)):
            yield hits


def _is_opposed(pattern: Pattern, hits: tuple[Hit, ...], context: dict[str, list[Hit]]) -> bool:
    """Whether a class of `unless_near` stands close by, in one of the same sentences."""
    start, end = min(hit.start for hit in hits) - _CLOSE_BY, max(hit.end for hit in hits) + _CLOSE_BY
    used = {number for hit in hits for number in hit.tokens}
    here = {hit.sentence for hit in hits}
    return any(
        start <= hit.end and hit.start <= end and hit.sentence in here and not used.issuperset(hit.tokens)
        for name in pattern.unless_near
        for hit in context.get(name, ())
    )


def _combined(pattern: Pattern, needed: list[list[Hit]], found: dict[str, list[Hit]]) -> Iterator[tuple[Hit, ...]]:
    if not pattern.some_of:
        yield from together(needed, pattern.within, ordered=pattern.ordered)
        return
    there = [hits for name in pattern.some_of if (hits := found.get(name))]
    for chosen in combinations(there, pattern.at_least):
        yield from together([*needed, *chosen], pattern.within, ordered=pattern.ordered)


def _covers(hit: Hit, numbers: set[int]) -> bool:
    return not numbers.isdisjoint(hit.tokens)


def _is_loose(hit: Hit) -> bool:
    return hit.tokens[-1] - hit.tokens[0] >= len(hit.tokens)
