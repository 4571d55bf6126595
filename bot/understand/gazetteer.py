"""All names of places, in every spelling: from one or more words of a message to what they name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge import Areas, Nicknames, Place
from bot.understand.cues import Cue, Word, words_of

Option = tuple[str, str]
"""(label to show, municipality)."""

_SHORT = 4
"""Names of at most so many letters are taken for a word, unless the nicknames say otherwise."""
_SHORTEST_MISSPELT = 6
_LONG = 8
"""From so many letters a misspelt name may stand without context, and may have two mistakes where it has context."""
_SHORTEST_FOLDED = 5
_SHORTEST_PART = 3
"""An abbreviated part of a name has at least so many letters."""
_SHORTEST_AT_HOME = 4
"""'ik woon in gnet': where somebody says that they live there, a misspelt municipality may be that short."""
_LEADS = frozenset({"sint", "oud"})
"""First words of names of several words of which the rest may be misspelt."""
_LONGEST_RUN = 4
_FOLDS = (("ae", "a"), ("oa", "a"), ("ck", "k"), ("gh", "g"), ("th", "t"), ("ph", "f"), ("y", "ij"), ("ei", "ij"))


class Tier(IntEnum):
    """What must stand around a name before it is a place."""

    SURE = 0
    WORD = 1
    """An ordinary word too: needs 'in', 'uit' …"""
    HOME = 2
    """So ordinary or so far that only 'ik woon in' will do."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: one or more municipalities, an area, or somewhere outside."""

    name: str
    options: tuple[Option, ...] = ()
    area: str | None = None
    outside: str | None = None
    tier: Tier = Tier.SURE
    takes_article: bool = False
    """'in het Waasland', 'op 't Kiel': an article in front of it is no objection."""

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities it can be."""
        return tuple(municipality for _, municipality in self.options)

    @property
    def where(self) -> tuple[object, ...]:
        """The same for two names of the same place."""
        return (self.municipalities, self.area, self.outside)


def plain_key(name: str) -> str:
    """A name as it is looked up: its words as one, so that spaces and hyphens do not matter.

    >>> plain_key("Sint-Job-in-'t-Goor"), plain_key("st. Niklaas")
    ('sintjobintgoor', 'sintniklaas')
    """
    return "".join(word.key for word in words_of(name))


def sound_key(key: str) -> str:
    """The same for spellings that sound alike: old ones, doubled letters, a final n that is not said.

    >>> sound_key("oudenaerde") == sound_key("oudenarde"), sound_key("wevelghem") == sound_key("wevelgem")
    (True, True)
    """
    for old, new in _FOLDS:
        key = key.replace(old, new)
    single = "".join(letter for i, letter in enumerate(key) if i == 0 or letter != key[i - 1])
    return single[:-1] if single.endswith("en") else single


class Gazetteer:
    """Looks up names; built once."""

    def __init__(self, areas: Areas, nicknames: Nicknames, common_words: Iterable[str]) -> None:
        self._areas = areas
        self._common = frozenset(common_words)
        self._tiers = _Tiers(nicknames, self._common)
        self._rows: dict[str, list[Place]] = {}
        self._first: dict[str, Place] = {}
        for place in areas.places:
            self._rows.setdefault(place.name, []).append(place)
            self._first.setdefault(place.municipality, place)
        self._names: dict[str, Named] = {}
        self._longest: dict[str, int] = {}
        self._runs: set[str] = set()
        self._parts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._add_all(nicknames)
        halves = (half for name in areas.municipalities if "-" in name for half in name.split("-"))
        known = {place.name for place in areas.places}
        self._municipal = frozenset(map(plain_key, (*areas.municipalities, *known.intersection(halves))))
        self._real = self._municipal | frozenset(map(plain_key, self._rows))
        self._sounds = self._by_sound()
        self._by_length: dict[int, list[str]] = {}
        for key in self._names:
            if len(key) >= _SHORTEST_MISSPELT and (key in self._real or key not in self._runs):
                self._by_length.setdefault(len(key), []).append(key)
        self._short = [key for key in self._municipal if _SHORTEST_AT_HOME <= len(key) < _SHORTEST_MISSPELT]
        self._words: dict[tuple[str, int], list[str]] = {}
        for word in self._common:
            if word not in self._names or self._names[word].tier:
                self._words.setdefault((word[:1], len(word)), []).append(word)

    def named(self, key: str) -> Named | None:
        """What a name in the form of `plain_key` stands for."""
        return self._names.get(key)

    def longest_at(self, words: list[Word], start: int) -> tuple[Named, int] | None:
        """The longest name that begins at this word, and where it ends."""
        first = words[start].key
        end = min(len(words), start + self._longest.get(first, 1))
        while end > start + 1:
            key = "".join(word.key for word in words[start:end])
            if key in self._runs and not any(word.breaks for word in words[start + 1 : end]):
                return self._names[key], end
            end -= 1
        found = self._names.get(first)
        return (found, start + 1) if found else None

    def alike_at(self, words: list[Word], start: int, asked: Callable[[], Cue]) -> tuple[Named, int] | None:
        """A misspelt name at this word; `asked` tells how much the words around it ask for a place."""
        typed = words[start].key
        if abbreviated := self._abbreviated(words, start):
            return abbreviated
        if typed in _LEADS:
            return self._run_alike(words, start, asked())
        if len(typed) < _SHORTEST_AT_HOME or typed in self._common:
            return None
        cue = asked()
        if len(typed) < _SHORTEST_FOLDED and cue < Cue.PLACE:
            return None
        found = self._alike(typed, cue) or self._begun(typed, cue)
        found = found or (self._short_alike(typed) if cue is Cue.LIVE else None)
        return (found, start + 1) if found else None

    def _abbreviated(self, words: list[Word], start: int) -> tuple[Named, int] | None:
        """The one name of which each part begins with what was typed: 'St-Kat-Waver', 'sint gen rode'."""
        typed = words[start].key
        found: list[tuple[Named, int]] = []
        for parts, key in self._parts.get(typed[:_SHORTEST_PART], ()):
            end = start + len(parts)
            run = words[start:end]
            tied = typed in _LEADS or all(word.hyphened for word in run[1:])
            if len(run) == len(parts) and tied and all(map(_begins, parts, run)):
                found.append((self._names[key], end))
        longest = max((end for _, end in found), default=start)
        meant = {named.where: named for named, end in found if end == longest}
        return (meant.popitem()[1], longest) if len(meant) == 1 else None

    def _run_alike(self, words: list[Word], start: int, cue: Cue) -> tuple[Named, int] | None:
        """A misspelt name of several words: 'sint jans molebeek', 'oud-turnhuot'."""
        for end in range(min(len(words), start + _LONGEST_RUN), start + 1, -1):
            if any(word.breaks for word in words[start + 1 : end]):
                continue
            if found := self._alike("".join(word.key for word in words[start:end]), cue):
                return found, end
        return None

    def _alike(self, typed: str, cue: Cue) -> Named | None:
        context = cue >= Cue.PLACE
        sounding = self._sounds.get(sound_key(typed))
        if sounding and (context or len(typed) >= _LONG):
            return sounding
        if len(typed) < _SHORTEST_MISSPELT - 1 or (not context and len(typed) < _LONG):
            return None
        return self._nearest(typed, cue)

    def _nearest(self, typed: str, cue: Cue) -> Named | None:
        """The one name nearest to what was typed; where nobody says they live there, no common word may be as near."""
        context = cue >= Cue.PLACE
        near: list[tuple[int, bool, bool, str]] = []
        for length in range(len(typed) - 2, len(typed) + 3):
            for key, distance, _ in process.extract(
                typed, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=2, limit=4
            ):
                if distance <= (2 if context and length >= _LONG else 1) and (context or key in self._municipal):
                    near.append((int(distance), key[0] != typed[0], key not in self._municipal, key))
        if not near:
            return None
        near.sort()
        best = self._names[near[0][-1]]
        if any(self._names[one[-1]].where != best.where for one in near if one[:-1] == near[0][:-1]):
            return None
        if cue < Cue.FROM and near[0][1]:
            return None
        sure = cue >= Cue.FROM or (context and len(typed) >= _LONG)  # 'antwerpn' is near 'antwerps' as well
        return best if sure or not self._is_near_word(typed, near[0][0]) else None

    def _begun(self, typed: str, cue: Cue) -> Named | None:
        """The one municipality that begins with what was typed, where a place is expected: 'ergens in antw'."""
        meant = [key for key in self._municipal if key.startswith(typed)] if cue >= Cue.PLACE else []
        return self._names[meant[0]] if len(meant) == 1 else None

    def _short_alike(self, typed: str) -> Named | None:
        """The one short municipality that is one slip from what was typed and begins with the same letter."""
        near = {key for key in self._short if key[0] == typed[0] and OSA.distance(key, typed, score_cutoff=1) == 1}
        return self._names[near.pop()] if len(near) == 1 else None

    def _is_near_word(self, typed: str, distance: int) -> bool:
        """Whether a common word with the same first letter is as near as the name."""
        for length in range(len(typed) - distance, len(typed) + distance + 1):
            own = self._words.get((typed[0], length), ())
            if process.extractOne(typed, own, scorer=OSA.distance, score_cutoff=distance):
                return True
        return False

    def _add_all(self, nicknames: Nicknames) -> None:
        """Later ones do not replace earlier ones: what several places share first, then real names, then nicknames."""
        for name, targets in nicknames.ambiguous.items():
            rows = [row for target in targets for row in self._meant(target)]
            self._add(name, _named(_shown(name, rows[0].name), [*rows, *self._rows.get(name, ())]))
        for name in (*self._areas.municipalities, *self._rows):
            self._add(name, _named(name, [*self._official(name), *self._rows.get(name, ())]))
        for nickname, target in nicknames.places.items():
            named = _named(_shown(nickname, target), self._meant(target))
            only = tuple((named.name, place) for place in named.municipalities) if len(named.options) == 1 else None
            self._add(nickname, replace(named, options=only or named.options, takes_article=True))
        for nickname, area in (*self._own_areas(), *nicknames.areas.items()):
            self._add(nickname, Named(_shown(nickname, area.removeprefix("provincie ")), area=area, takes_article=True))
        for name, outside in nicknames.abroad.items():
            self._add(name, Named(name.title(), outside=outside))

    def _official(self, name: str) -> list[Place]:
        """A row for the municipality of this name; some have none of their own since the mergers."""
        first = self._first.get(name)
        return [first.model_copy(update={"name": name})] if first else []

    def _meant(self, target: str) -> list[Place]:
        """What an editor means by a name: the municipality, otherwise the places that are called so."""
        return self._official(target) or self._rows.get(target, [])

    def _own_areas(self) -> Iterator[tuple[str, str]]:
        """Provinces and arrondissements by their own names; a province also without 'provincie'."""
        for area in self._areas.by_name:
            if area.startswith(("provincie ", "arrondissement ")):
                yield area, area
                yield area.split(" ", 1)[1], area

    def _add(self, name: str, named: Named) -> None:
        words = words_of(name)
        key = "".join(word.key for word in words)
        if len(words) > 1:
            self._runs.add(key)
            first = words[0].key
            self._longest[first] = max(self._longest.get(first, 1), len(words))
            self._parts.setdefault(first[:_SHORTEST_PART], []).append((tuple(word.key for word in words), key))
        if key in self._names:
            return
        self._names[key] = replace(named, tier=self._tiers.of(key, named))
        if len(words) > 1 and words[0].key == "sint":
            self._names.setdefault("st" + key[4:], self._names[key])

    def _by_sound(self) -> dict[str, Named]:
        """Names by how they sound. Where two sound the same, the one of a municipality, otherwise neither."""
        found: dict[str, set[str]] = {}
        for key in self._names:
            if len(key) >= _SHORTEST_FOLDED:
                found.setdefault(sound_key(key), set()).add(key)
        sounds = {}
        for sound, keys in found.items():
            meant = keys & self._municipal or keys
            if len({self._names[key].where for key in meant}) == 1 and len(sound) >= _SHORT:
                sounds[sound] = self._names[min(meant)]
        return sounds


def _begins(part: str, word: Word) -> bool:
    """Whether a part of a name is this word, or begins with it."""
    return part == word.key or (len(word.key) >= _SHORTEST_PART and part.startswith(word.key))


class _Tiers:
    """Which names are words too."""

    def __init__(self, nicknames: Nicknames, common: frozenset[str]) -> None:
        self._home = frozenset(map(plain_key, nicknames.only_home))
        self._word = frozenset(map(plain_key, nicknames.needs_context))
        self._never = frozenset(map(plain_key, nicknames.never_words))
        self._common = common

    def of(self, key: str, named: Named) -> Tier:
        """The tier of a name: the lists of nicknames.yaml first, then words.txt and its length."""
        if key in self._home:
            return Tier.HOME
        if key in self._word:
            return Tier.WORD
        if key in self._never or (named.area and len(key) > _SHORT):
            return Tier.SURE
        return Tier.WORD if key in self._common or len(key) <= _SHORT else Tier.SURE


def _named(name: str, rows: Iterable[Place]) -> Named:
    """The places of these rows under one name, each municipality once, each with a label of its own."""
    kept: dict[str, Place] = {}
    for row in rows:
        kept.setdefault(row.municipality, row)
    labels = [_label(name, row) for row in kept.values()]
    options = [
        (label if labels.count(label) == 1 else f"{row.name} ({row.municipality})", row.municipality)
        for label, row in zip(labels, kept.values(), strict=True)
    ]
    return Named(name, tuple(options))


def _shown(nickname: str, target: str) -> str:
    """A nickname with a capital is shown as it is; one without stands for its target."""
    return nickname if nickname[:1].isupper() else target


def _label(name: str, row: Place) -> str:
    """What tells this place from others that are called `name`.

    'Aalst (Oost-Vlaanderen)', 'Aalst (Sint-Truiden)', 'Beveren-Waas', 'Mariakerke (Oostende)'.
    """
    if row.name == name:
        where = row.province if row.municipality == name else row.municipality
        return f"{name} ({'Brussel' if where.startswith('Brussels') else where})"
    if plain_key(name) in plain_key(row.name):
        return row.name
    return f"{name if row.name == row.municipality else row.name} ({row.municipality})"
