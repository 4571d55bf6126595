"""Which of the names in a message are meant as a place: by the words around them, or because they are all there is."""

from dataclasses import dataclass, replace
from itertools import pairwise

from bot.knowledge.place_words import PlaceWords
from bot.understand.cues import Cue, Word, word_set
from bot.understand.gazetteer import Named, Tier
from bot.understand.namesakes import Namesakes
from bot.understand.surroundings import Surroundings

_CONTRAST = 4
"""'van Wieze, niet van Aalst': so many words from the place that is meant to the one that is not."""
_INSTEAD = word_set("maar mr mor nu")
"""'niet Bilzen maar Balen', 'weg uit Aalst, nu Denderleeuw'."""
_AWAY = 3
"""So many words behind a place tell what somebody does there: 'in Leuven op kot'."""
_TOWARDS = word_set("naar nr")
_WITHIN = word_set("in en")
_AGAINST = (["tegen"], ["vs"], ["versus"])
_SIDE = ["aan", "de", "kant", "van"]
"""'Burcht, aan de kant van Zwijndrecht'."""
_THAT = word_set("dat da")
_BARE = 2
"""A message of at most so many words may be nothing but a misspelt place."""


@dataclass(frozen=True, slots=True)
class Mention:
    """words[start:end] named something."""

    start: int
    end: int
    named: Named
    cue: Cue
    is_code: bool = False


def _between(words: list[Word], one: Mention, other: Mention) -> str:
    """The one word between two names, if there is just one."""
    return words[one.end].key if one.end + 1 == other.start else ""


class Meaning:
    """Which names in a message are meant as a place, by the words of place-words.yaml."""

    def __init__(self, words: PlaceWords, surroundings: Surroundings, namesakes: Namesakes) -> None:
        self._words, self._surroundings, self._namesakes = words, surroundings, namesakes

    def meant(self, words: list[Word], mentions: list[Mention], *, answering: bool) -> list[Mention]:
        """What is meant as a place: by the words around it, by a postcode beside it, or because it is all there is."""
        alone = self._namesakes.is_alone(words, {i for one in mentions for i in range(one.start, one.end)})
        game = self._namesakes.is_about_a_game(words)
        codes = [one for one in mentions if one.is_code]
        kept = []
        for one in mentions:
            answers = answering and self._is_all_of_its_piece(words, one) and not self._bare_article(words, one)
            is_all = alone and (answering or one.named.tier < Tier.HOME) and not self._bare_article(words, one)
            beside_code = any(
                (one.start == code.end or one.end == code.start)
                and set(code.named.municipalities) & set(one.named.municipalities)
                for code in codes
            )
            instead = self._is_contrasted(words, one, mentions)
            told = instead or self._is_explained(words, one, mentions)
            club = game and one.cue < Cue.PLACE and not one.is_code
            sure = answers or beside_code or (not club and (is_all or told or self.is_meant(words, one)))
            if one.cue is Cue.PERSON or not sure or self._is_a_trip(words, one, mentions[0]):
                continue
            if self._namesakes.fills_a_piece(words, one.start, one.end):
                kept.append(replace(one, cue=Cue.LIVE))
            else:
                kept.append(replace(one, cue=Cue.OUT) if instead else one)
        return kept

    def _is_all_of_its_piece(self, words: list[Word], one: Mention) -> bool:
        """'boom he, van tomorrowland': between two breaks only words that say nothing stand beside it."""
        start, end = one.start, one.end
        while start > 0 and not words[start].breaks:
            start -= 1
        while end < len(words) and not words[end].breaks:
            end += 1
        return self._namesakes.is_alone(words[start:end], set(range(one.start - start, one.end - start)))

    @staticmethod
    def _is_a_trip(words: list[Word], one: Mention, first: Mention) -> bool:
        """'De Pinte, elke ochtend naar Gent': who begins with a place does not live where they go to."""
        begins = first.start == 0 and first is not one and first.end < len(words) and bool(words[first.end].breaks)
        return begins and one.cue is Cue.WEAK and words[one.start - 1].key in _TOWARDS

    @staticmethod
    def lies_in(one: Mention, other: Mention) -> bool:
        """Whether the first is a village of the second: 'in Beringen, in Paal'."""
        around = other.named.name
        return one.named.municipalities == (around,) == other.named.municipalities and one.named.name != around

    def end_before_bearing(self, words: list[Word], start: int) -> int:
        """Where a name must end for this one to say where it is, or 0: 'Halle bij Brussel', 'Lint, dat is vlak bij'."""
        side = start >= len(_SIDE) and [word.key for word in words[start - len(_SIDE) : start]] == _SIDE
        bearing = side or (start > 0 and words[start - 1].key in self._words.bearings)
        at = start - len(_SIDE) if side else start - bearing
        while at > 0 and words[at - 1].key in self._words.that_is:
            at -= 1
        return at if bearing or self._is_said(words[at:start]) else 0

    @staticmethod
    def _is_said(between: list[Word]) -> bool:
        """'dat is bijna': what comes next says where the name before it is."""
        keys = {word.key for word in between}
        return "das" in keys or ("is" in keys and not keys.isdisjoint(_THAT))

    def _is_contrasted(self, words: list[Word], one: Mention, mentions: list[Mention]) -> bool:
        """'van Wieze, niet van Aalst', 'niet Hasselt, Halen': the place beside one that is denied is meant."""
        denied = [other for other in mentions if other.cue is Cue.NOT and other.named.tier is not Tier.HOME]
        behind = one.start - (words[one.start - 1].key in _INSTEAD) if one.start else 0
        corrected = (behind < one.start or words[one.start].breaks) and any(other.end == behind for other in denied)
        before = any(0 < other.start - one.end < _CONTRAST for other in denied)
        return one.cue in (Cue.NONE, Cue.WEAK) and bool(corrected or before)

    def _is_explained(self, words: list[Word], one: Mention, mentions: list[Mention]) -> bool:
        """'As, vlak naast Genk', 'Bazel in het Waasland': a name in front of which nothing stands, and where it is."""
        if one.start > 0 or one.end >= len(words):
            return False
        return any(
            self.end_before_bearing(words, other.start) == one.end
            for other in mentions
            if other.named.options or other.named.area
        )

    @staticmethod
    def without_namesakes(words: list[Word], mentions: list[Mention]) -> list[Mention]:
        """'Essen in Duitsland', 'Essen, Germany' is not the one of ours; who lives there, lives abroad."""
        kept: list[Mention] = []
        for one in mentions:
            before = kept[-1] if kept and one.named.outside and not kept[-1].named.outside else None
            if before and (before.end == one.start or _between(words, before, one) in _WITHIN):
                kept[-1] = replace(one, cue=max(one.cue, before.cue))
            else:
                kept.append(one)
        return kept

    def without_pairs(self, words: list[Word], mentions: list[Mention]) -> list[Mention]:
        """'Gent-Wevelgem' is a race, 'Genk tegen Westerlo' a match; 'Gent-Ledeberg' lies in Gent."""
        ends: set[int] = set()
        for one, other in pairwise(mentions):
            between = words[one.end : other.start]
            tied = words[other.start].hyphened if not between else self._play_each_other(between)
            apart = not set(one.named.municipalities) & set(other.named.municipalities)
            if tied and apart and one.cue < Cue.OUT and not one.is_code and not other.is_code:
                ends |= {one.end, other.end}
        return [one for one in mentions if one.end not in ends]

    def without_origins(self, words: list[Word], mentions: list[Mention]) -> list[Mention]:
        """'afkomstig van Gent maar al drie jaar in Oudenaarde': where somebody comes from is not where they are now.

        But 'van Hasselt, maar in Leuven op kot' is at home in Hasselt.
        """
        left: set[int] = set()
        for one, other in pairwise(mentions):
            behind = {word.key for word in words[other.end : other.end + _AWAY]}
            instead = other.cue is Cue.PLACE and words[one.end].key in _INSTEAD
            if one.cue is Cue.FROM and instead and behind.isdisjoint(self._words.occupations):
                left.add(one.end)
        return [one for one in mentions if one.end not in left]

    @staticmethod
    def without_sides(words: list[Word], mentions: list[Mention]) -> list[Mention]:
        """'tussen Gent en Brugge in, Aalter': who says between which two a place lies, lives in neither."""
        ends: set[int] = set()
        for one, other in pairwise(mentions):
            between = one.start > 0 and words[one.start - 1].key == "tussen" and _between(words, one, other) == "en"
            if between and one.cue <= Cue.WEAK:
                ends |= {one.end, other.end}
        return [one for one in mentions if one.end not in ends] or mentions

    @staticmethod
    def _play_each_other(between: list[Word]) -> bool:
        """'Genk tegen Westerlo'; 'Lint, tegen Kontich' says where Lint is."""
        return [word.key for word in between] in _AGAINST and not between[0].breaks

    def asked(self, words: list[Word], at: int, barrier: int) -> Cue:
        """How much a place is expected at a word that is no name."""
        if self._namesakes.has_article(words, at):
            return Cue.NONE
        return max(
            self._surroundings.cue_at(words, at, at + 1, barrier), Cue.PLACE if len(words) <= _BARE else Cue.NONE
        )

    def is_meant(self, words: list[Word], one: Mention) -> bool:
        """Whether the words around a name make a place of it."""
        if one.is_code:
            return True
        if (
            (one.cue < Cue.PLACE and self._namesakes.is_somebody(words, one.end))
            or (one.cue < Cue.FROM and self._namesakes.is_in_the_news(words, one.start))
            or (one.cue < Cue.FROM and self._namesakes.is_on_a_trip(words, one.start))
            or self._namesakes.is_called_after(words, one.start)
            or (self._namesakes.is_one_of(words, one.start) and not one.named.takes_article)
        ):
            return False
        if one.named.tier is Tier.SURE:
            return not self._namesakes.is_institution(words, one.start)
        if self._namesakes.goes_on(words, one.end) or self._bare_article(words, one):
            return False
        if self._namesakes.opens(words, one.start, one.end) or (
            one.named.tier is Tier.WORD and self._namesakes.fills_a_piece(words, one.start, one.end)
        ):
            return True
        far = one.named.outside is not None or one.named.area is not None
        if one.named.tier is Tier.HOME:
            if far:
                return one.cue is Cue.LIVE
            return one.cue >= Cue.FROM or (one.cue >= Cue.PLACE and self._namesakes.stands_out(words, one.start))
        return one.cue >= Cue.PLACE or (one.cue is Cue.WEAK and self._namesakes.stands_out(words, one.start))

    def _bare_article(self, words: list[Word], one: Mention) -> bool:
        """'in de boom': an article before a name that takes none."""
        return (
            one.named.tier is not Tier.SURE
            and not one.named.takes_article
            and self._namesakes.has_article(words, one.start)
        )
