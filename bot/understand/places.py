"""Which place is a message about: one municipality, a choice of some, a region, or somewhere outside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from bot.knowledge import Areas, Nicknames
from bot.understand.gazetteer import Gazetteer, Named, Option, Tier
from bot.understand.namesakes import (
    fills_a_piece,
    goes_on,
    has_article,
    is_about_a_game,
    is_alone,
    is_called_after,
    is_in_the_news,
    is_institution,
    is_one_of,
    is_somebody,
    opens,
    stands_out,
)
from bot.understand.place_words import Cue, Word, cue_at, word_set, words_of
from bot.understand.postcodes import Postcodes, is_year

_FARTHEST = 15.0
"""Kilometres from the nearest place within which somebody still is in Flanders or Brussels."""
_DEGREE = 111.2
"""Kilometres in a degree of latitude."""
_BARE = 2
"""A message of at most so many words may be nothing but a misspelt place."""
_ANSWER = 4
"""An answer to 'In welke gemeente woon je?' is that short."""
_REPAIRED = 100
"""Misspelt names are looked for in so many words of a message; a longer one is no question where somebody lives."""
_BESIDE = 2
"""Two names with at most so many words between them can say which place is meant: 'Deurne bij Antwerpen'."""

_CONTRAST = 4
"""'van Wieze, niet van Aalst': so many words from the place that is meant to the one that is not."""

_INSTEAD = word_set("maar mr mor nu")
"""'niet Bilzen maar Balen', 'weg uit Aalst, nu Denderleeuw'."""
_TOWARDS = word_set("naar nr")
_WITHIN = word_set("in en")
_AGAINST = (["tegen"], ["vs"], ["versus"])
_BEARINGS = word_set("bij in int nabij vlakbij naast onder achter tegen boven voorbij buiten halverwege tussen")
_AND = word_set("en of")
_SIDE = ["aan", "de", "kant", "van"]
"""'Burcht, aan de kant van Zwijndrecht'."""
_THAT = word_set("dat da")
_THAT_IS = word_set(
    "zo ergens das dat da s t is ligt bijna vlak dicht net een dorp dorpje dorpke gemeente klein kleine ne n het"
)


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


@dataclass(frozen=True, slots=True)
class _Mention:
    """words[start:end] named something."""

    start: int
    end: int
    named: Named
    cue: Cue
    is_code: bool = False


class PlaceFinder:
    """Finds places; built once, without a regular expression per place."""

    def __init__(self, areas: Areas, nicknames: Nicknames, common_words: Iterable[str]) -> None:
        self._areas = areas
        self._gazetteer = Gazetteer(areas, nicknames, common_words)
        self._postcodes = Postcodes(areas)
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
        ours = _without_namesakes(words, _without_pairs(words, mentions))
        best = _best(self._without_bearings(words, self._narrowed(_meant(words, ours, answering=answering))))
        if best is None:
            return None
        return replace(_found(best), typed=tuple(word.key for word in words[best.start : best.end]))

    def _names(self, words: list[Word], *, answering: bool) -> list[_Mention]:
        """Every name, longest first, whether or not it is meant as a place."""
        found: list[_Mention] = []
        at = barrier = 0
        while at < len(words):
            hit = self._gazetteer.longest_at(words, at)
            if hit is None and at < _REPAIRED and not words[at].key.isdigit():
                said_last = at == len(words) - 1 and bool(words[at].breaks)
                answers = answering and (len(words) <= _ANSWER or said_last)
                cue = Cue.LIVE if answers else _asked(words, at, barrier)
                hit = self._gazetteer.alike_at(words, at, cue)
            if hit is None:
                at += 1
                continue
            named, end = hit
            found.append(_Mention(at, end, named, cue_at(words, at, end, barrier)))
            if _is_meant(words, found[-1]):
                barrier = end
            at = end
        return found

    def _with_postcodes(self, words: list[Word], names: list[_Mention], *, answering: bool) -> list[_Mention]:
        """The names together with the numbers that are postcodes, in the order of the text."""
        numbers = [i for i, word in enumerate(words) if len(word.key) == 4 and word.key.isdigit()]
        found = list(names)
        for at in numbers:
            alone = len(numbers) == 1 and not names and is_alone(words, set())
            if alone and is_year(words[at].key):
                alone = answering or len(words) == 1
            beside = next((one.named for one in names if at in (one.start - 1, one.end)), None)
            barrier = max((one.end for one in names if one.end <= at and one.cue is Cue.LIVE), default=0)
            cue = cue_at(words, at, at + 1, barrier)
            if code := self._postcodes.read(words, at, cue, beside, alone=alone):
                found.append(_Mention(at, at + 1, code, cue, is_code=True))
        return sorted(found, key=lambda one: one.start)

    def _narrowed(self, mentions: list[_Mention]) -> list[_Mention]:
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

    def _without_bearings(self, words: list[Word], mentions: list[_Mention]) -> list[_Mention]:
        """'Halle bij Brussel', 'Forest (Brussel)', '1080 bxl': the second only says where the first is."""
        before = {one.end: one for one in mentions if one.named.options}
        kept: list[_Mention] = []
        told: set[int] = set()
        for one in mentions:
            around = self._areas.by_name.get(one.named.name.lower(), frozenset())
            first = before.get(one.start)
            located = before.get(_end_before_bearing(words, one.start))
            after_bearing = located is not None and not _lies_in(one, located)
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


def _meant(words: list[Word], mentions: list[_Mention], *, answering: bool) -> list[_Mention]:
    """Only what is meant as a place: by the words around it, by a postcode beside it, or because it is all there is."""
    alone = is_alone(words, {i for one in mentions for i in range(one.start, one.end)})
    game = is_about_a_game(words)
    codes = [one for one in mentions if one.is_code]
    kept = []
    for one in mentions:
        answers = answering and _is_all_of_its_piece(words, one)
        is_all = alone and (answering or one.named.tier < Tier.HOME) and not _bare_article(words, one)
        beside_code = any(
            (one.start == code.end or one.end == code.start)
            and set(code.named.municipalities) & set(one.named.municipalities)
            for code in codes
        )
        instead = _is_contrasted(words, one, mentions)
        told = instead or _is_explained(words, one, mentions)
        club = game and one.cue < Cue.PLACE and not one.is_code
        sure = answers or beside_code or (not club and (is_all or told or _is_meant(words, one)))
        if one.cue is not Cue.PERSON and sure and not _is_a_trip(words, one, mentions[0]):
            cue = Cue.LIVE if fills_a_piece(words, one.start, one.end) else Cue.OUT if instead else one.cue
            kept.append(replace(one, cue=cue))
    return kept


def _is_all_of_its_piece(words: list[Word], one: _Mention) -> bool:
    """'boom he, van tomorrowland': between two breaks only words that say nothing stand beside it."""
    start, end = one.start, one.end
    while start > 0 and not words[start].breaks:
        start -= 1
    while end < len(words) and not words[end].breaks:
        end += 1
    return is_alone(words[start:end], set(range(one.start - start, one.end - start)))


def _is_a_trip(words: list[Word], one: _Mention, first: _Mention) -> bool:
    """'De Pinte, elke ochtend naar Gent': who begins with a place does not live where they go to."""
    begins = first.start == 0 and first is not one and first.end < len(words) and bool(words[first.end].breaks)
    return begins and one.cue is Cue.WEAK and words[one.start - 1].key in _TOWARDS


def _lies_in(one: _Mention, other: _Mention) -> bool:
    """Whether the first is a village of the second: 'in Beringen, in Paal'."""
    around = other.named.name
    return one.named.municipalities == (around,) == other.named.municipalities and one.named.name != around


def _end_before_bearing(words: list[Word], start: int) -> int:
    """Where a name must end for this one to say where it is, or 0: 'Halle bij Brussel', 'Dutsel, dat is bij Leuven'."""
    side = start >= len(_SIDE) and [word.key for word in words[start - len(_SIDE) : start]] == _SIDE
    bearing = side or (start > 0 and words[start - 1].key in _BEARINGS)
    at = start - len(_SIDE) if side else start - bearing
    while at > 0 and words[at - 1].key in _THAT_IS:
        at -= 1
    return at if bearing or _is_said(words[at:start]) else 0


def _is_said(between: list[Word]) -> bool:
    """'dat is bijna': what comes next says where the name before it is."""
    keys = {word.key for word in between}
    return "das" in keys or ("is" in keys and not keys.isdisjoint(_THAT))


def _is_contrasted(words: list[Word], one: _Mention, mentions: list[_Mention]) -> bool:
    """'van Wieze, niet van Aalst', 'niet Hasselt, Halen': the place beside one that is denied is meant."""
    denied = [other for other in mentions if other.cue is Cue.NOT and other.named.tier is not Tier.HOME]
    behind = one.start - (words[one.start - 1].key in _INSTEAD) if one.start else 0
    corrected = (behind < one.start or words[one.start].breaks) and any(other.end == behind for other in denied)
    before = any(0 < other.start - one.end < _CONTRAST for other in denied)
    return one.cue in (Cue.NONE, Cue.WEAK) and bool(corrected or before)


def _is_explained(words: list[Word], one: _Mention, mentions: list[_Mention]) -> bool:
    """'As, vlak naast Genk', 'Bazel in het Waasland': a name in front of which nothing stands, and where it is."""
    if one.start > 0 or one.end >= len(words):
        return False
    return any(
        _end_before_bearing(words, other.start) == one.end
        for other in mentions
        if other.named.options or other.named.area
    )


def _without_namesakes(words: list[Word], mentions: list[_Mention]) -> list[_Mention]:
    """'Essen in Duitsland', 'Essen, Germany' is not the one of ours."""
    abroad = {one.start for one in mentions if one.named.outside}
    return [
        one
        for one in mentions
        if one.named.outside
        or (one.end not in abroad and not (one.end + 1 in abroad and words[one.end].key in _WITHIN))
    ]


def _without_pairs(words: list[Word], mentions: list[_Mention]) -> list[_Mention]:
    """'Gent-Wevelgem' is a race, 'Gent-Brugge' a train, 'Genk tegen Westerlo' a match; 'Gent-Ledeberg' lies in Gent."""
    ends: set[int] = set()
    for one, other in pairwise(mentions):
        between = words[one.end : other.start]
        tied = words[other.start].hyphened if not between else _play_each_other(between)
        apart = not set(one.named.municipalities) & set(other.named.municipalities)
        if tied and apart and one.cue < Cue.OUT and not one.is_code and not other.is_code:
            ends |= {one.end, other.end}
    return [one for one in mentions if one.end not in ends]


def _play_each_other(between: list[Word]) -> bool:
    """'Genk tegen Westerlo'; 'Lint, tegen Kontich' says where Lint is."""
    return [word.key for word in between] in _AGAINST and not between[0].breaks


def _asked(words: list[Word], at: int, barrier: int) -> Cue:
    """How much a place is expected at a word that is no name."""
    if has_article(words, at):
        return Cue.NONE
    return max(cue_at(words, at, at + 1, barrier), Cue.PLACE if len(words) <= _BARE else Cue.NONE)


def _is_meant(words: list[Word], one: _Mention) -> bool:
    """Whether the words around a name make a place of it."""
    if one.is_code:
        return True
    if (
        (one.cue < Cue.PLACE and is_somebody(words, one.end))
        or (one.cue < Cue.FROM and is_in_the_news(words, one.start))
        or is_called_after(words, one.start)
        or (is_one_of(words, one.start) and not one.named.takes_article)
    ):
        return False
    if one.named.tier is Tier.SURE:
        return not is_institution(words, one.start)
    if goes_on(words, one.end) or _bare_article(words, one):
        return False
    if opens(words, one.start, one.end) or (one.named.tier is Tier.WORD and fills_a_piece(words, one.start, one.end)):
        return True
    far = one.named.outside is not None or one.named.area is not None
    if one.named.tier is Tier.HOME:
        if far:
            return one.cue is Cue.LIVE
        return one.cue >= Cue.FROM or (one.cue >= Cue.PLACE and stands_out(words, one.start))
    return one.cue >= Cue.PLACE or (one.cue is Cue.WEAK and stands_out(words, one.start))


def _bare_article(words: list[Word], one: _Mention) -> bool:
    """'in de boom': an article before a name that takes none."""
    return one.named.tier is not Tier.SURE and not one.named.takes_article and has_article(words, one.start)


def _best(mentions: list[_Mention]) -> _Mention | None:
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


def _found(one: _Mention) -> FoundPlace:
    named = one.named
    if len(named.options) > 1:
        return FoundPlace(None, named.name, named.options)
    municipality = named.municipalities[0] if named.options else None
    return FoundPlace(municipality, named.name, (), named.area, named.outside)
