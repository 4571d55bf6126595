"""Which place is a message about: one municipality, a choice of some, a region, or somewhere outside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from bot.knowledge import Areas, Nicknames
from bot.knowledge.place_words import PlaceWords
from bot.understand.cues import Cue, Word, word_set, words_of
from bot.understand.gazetteer import Gazetteer, Named, Option
from bot.understand.meant import Meaning, Mention
from bot.understand.namesakes import Namesakes
from bot.understand.postcodes import Postcodes, is_year
from bot.understand.surroundings import Surroundings

_FARTHEST = 15.0
"""Kilometres from the nearest place within which somebody still is in Flanders or Brussels."""
_DEGREE = 111.2
"""Kilometres in a degree of latitude."""
_ANSWER = 4
"""An answer to 'In welke gemeente woon je?' is that short."""
_REPAIRED = 100
"""Misspelt names are looked for in so many words of a message; a longer one is no question where somebody lives."""
_BESIDE = 2
"""Two names with at most so many words between them can say which place is meant: 'Deurne bij Antwerpen'."""


_AND = word_set("en of")


@dataclass(frozen=True)
class FoundPlace:
    """A place somebody named. Exactly one of municipality, options, area and outside says where it is."""

    municipality: str | None
    """Official name, after the mergers of 2025."""
    name: str
    """As people know it."""
    options: tuple[Option, ...] = ()
    """(label, municipality) of each place it can be, when the name is not enough."""
    area: str | None = None
    """Key of `Areas.by_name`, when only a region is named."""
    outside: str | None = None
    """`wallonie`, `nederland`, `buitenland`, or `onbekend` for a postcode that does not exist."""
    typed: tuple[str, ...] = ()
    """The words that named it, lower case and without accents."""


class PlaceFinder:
    """Finds places; built once, without a regular expression per place."""

    def __init__(self, areas: Areas, nicknames: Nicknames, words: PlaceWords, common_words: Iterable[str]) -> None:
        self._areas = areas
        self._gazetteer = Gazetteer(areas, nicknames, common_words)
        self._postcodes = Postcodes(areas, words)
        self._surroundings, self._namesakes = Surroundings(words), Namesakes(words)
        self._meaning = Meaning(words, self._surroundings, self._namesakes)
        points = [(place.lat, place.lon, place.municipality) for place in areas.places]
        points += [(one.lat, one.lon, one.name) for one in areas.municipalities.values()]
        self._points = np.array([(lat, lon) for lat, lon, _ in points], dtype=np.float64)
        self._municipality_of = [name for _, _, name in points]

    def nearest(self, latitude: float, longitude: float) -> str | None:
        """The municipality of the nearest place (degrees, WGS84); None more than 15 km from all of them."""
        apart = self._points - (latitude, longitude)
        apart[:, 1] *= np.cos(np.radians(latitude))
        kilometres = np.hypot(apart[:, 0], apart[:, 1]) * _DEGREE
        nearest = int(np.argmin(kilometres))
        return self._municipality_of[nearest] if kilometres[nearest] <= _FARTHEST else None

    def find(self, text: str, *, answering: bool = False) -> FoundPlace | None:
        """The place a message is about. `answering`: it answers 'In welke gemeente woon je?'.

        Where something is sought goes first, then where somebody lives; otherwise the last place named counts.
        """
        words = words_of(text)
        names = self._names(words, answering=answering)
        mentions = self._with_postcodes(words, names, answering=answering)
        apart = self._meaning.without_sides(words, self._meaning.without_pairs(words, mentions))
        apart = self._meaning.without_origins(words, apart)
        ours = self._meaning.without_namesakes(words, apart)
        best = _best(
            self._without_bearings(words, self._narrowed(self._meaning.meant(words, ours, answering=answering)))
        )
        if best is None:
            return None
        return replace(_found(best), typed=tuple(word.key for word in words[best.start : best.end]))

    def _names(self, words: list[Word], *, answering: bool) -> list[Mention]:
        """Every name, longest first, whether or not it is meant as a place."""
        found: list[Mention] = []
        at = barrier = 0
        while at < len(words):
            hit = self._gazetteer.longest_at(words, at)
            if hit is None and at < _REPAIRED and not words[at].key.isdigit():
                said_last = at == len(words) - 1 and bool(words[at].breaks)
                answers = answering and (len(words) <= _ANSWER or said_last)
                asked = (lambda: Cue.LIVE) if answers else partial(self._meaning.asked, words, at, barrier)
                hit = self._gazetteer.alike_at(words, at, asked)
            if hit is None:
                at += 1
                continue
            named, end = hit
            found.append(Mention(at, end, named, self._surroundings.cue_at(words, at, end, barrier)))
            if self._meaning.is_meant(words, found[-1]):
                barrier = end
            at = end
        return found

    def _with_postcodes(self, words: list[Word], names: list[Mention], *, answering: bool) -> list[Mention]:
        """The names together with the numbers that are postcodes, in the order of the text."""
        numbers = [i for i, word in enumerate(words) if len(word.key) == 4 and word.key.isdigit()]
        found = list(names)
        for at in numbers:
            alone = len(numbers) == 1 and not names and self._namesakes.is_alone(words, set())
            if alone and is_year(words[at].key):
                alone = answering or len(words) == 1
            beside = next((one.named for one in names if at in (one.start - 1, one.end)), None)
            barrier = max((one.end for one in names if one.end <= at and one.cue is Cue.LIVE), default=0)
            cue = self._surroundings.cue_at(words, at, at + 1, barrier)
            if code := self._postcodes.read(words, at, cue, beside, alone=alone):
                found.append(Mention(at, at + 1, code, cue, is_code=True))
        return sorted(found, key=lambda one: one.start)

    def _narrowed(self, mentions: list[Mention]) -> list[Mention]:
        """Names of several places, cut down by what else was named: a postcode, a municipality, a province."""
        narrowed = list(mentions)
        absorbed: set[int] = set()
        for i, one in enumerate(mentions):
            if i in absorbed or one.is_code or not one.named.options:
                continue
            for j, other in enumerate(mentions):
                if j in absorbed:
                    continue
                beside = max(one.start, other.start) - min(one.end, other.end) <= _BESIDE
                options = self._common_options(one.named, other.named, beside=beside) if other is not one else ()
                if other.cue is Cue.NOT or len(options) != 1 or (len(one.named.options) == 1 and not other.is_code):
                    continue
                if beside:
                    absorbed.add(j)
                cue = max(one.cue, other.cue) if beside and one.cue is not Cue.NOT else one.cue
                narrowed[i] = replace(one, named=replace(one.named, options=options), cue=cue)
        return [one for i, one in enumerate(narrowed) if i not in absorbed]

    def _without_bearings(self, words: list[Word], mentions: list[Mention]) -> list[Mention]:
        """'Halle bij Brussel', 'Forest (Brussel)', '1080 bxl': the second only says where the first is."""
        before = {one.end: one for one in mentions if one.named.options}
        kept: list[Mention] = []
        told: set[int] = set()
        for one in mentions:
            around = self._areas.by_name.get(one.named.name.lower(), frozenset())
            first = before.get(one.start)
            located = before.get(self._meaning.end_before_bearing(words, one.start))
            after_bearing = located is not None and not self._meaning.lies_in(one, located)
            after_bearing = after_bearing or (one.start - 1 in told and words[one.start - 1].key in _AND)
            if after_bearing:
                told.add(one.end)  # 'Halen, zo halverwege Diest en Hasselt'
            elif not (first and around.issuperset(first.named.municipalities)):
                kept.append(one)
        return kept

    def _common_options(self, named: Named, other: Named, *, beside: bool) -> tuple[Option, ...]:
        """The options of a name that lie where the other one is: in that municipality or area, or its province."""
        areas = self._areas.by_name
        within = areas.get(other.area or "", frozenset(other.municipalities))
        options = tuple(option for option in named.options if option[1] in within)
        if options or not beside or len(named.options) == 1:
            return options
        province = areas.get(f"provincie {other.name}") or areas.get(other.name.lower(), frozenset())
        return tuple(option for option in named.options if option[1] in province)


def _best(mentions: list[Mention]) -> Mention | None:
    """Where something is sought, or somebody lives; otherwise the last. A place of ours before one that is not."""
    said = [one for one in mentions if one.cue is not Cue.NOT]
    ours = [one for one in said if one.named.options]
    rank = {Cue.SOUGHT: 4, Cue.LIVE: 3, Cue.FROM: 2, Cue.OUT: 1}
    best = max(ours or said, key=lambda one: (rank.get(one.cue, 0), one.start), default=None)
    if best is None or best.named.name not in best.named.municipalities:
        return best
    parts = (
        one for one in ours if one.named.municipalities == (best.named.name,) and one.named.name != best.named.name
    )
    return next(parts, best)  # 'Kortessem, tegenwoordig is dat Hasselt'


def _found(one: Mention) -> FoundPlace:
    named = one.named
    if len(named.options) > 1:
        return FoundPlace(None, named.name, named.options)
    municipality = named.municipalities[0] if named.options else None
    return FoundPlace(municipality, named.name, (), named.area, named.outside)
