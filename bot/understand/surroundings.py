"""The Dutch around a place name: which words before and after it say that it is one, and that somebody lives there."""

from itertools import pairwise

from bot.knowledge.place_words import PlaceWords
from bot.understand.cues import Break, Cue, Word, word_set

_IT = word_set("dat da het")
"""'Olmen heet dat'."""
_IS = word_set("is ligt das")
ARTICLES = word_set("t de den het n")
MINE = word_set("mijn mn m onze ons us")
_NOTHING = Word("", capital=False, breaks=Break.NONE)
_NOT = word_set("niet nie ni nimeer nimmer geen")
_BEFORE_THAT = word_set("daarvoor ervoor")
"""'we zitten in Schaarbeek, daarvoor in Zaventem', with a comma: 'wie helpt daarvoor in Brugge'."""
I_AM = ("zin", "van")
"""'k zin van Poperinge': no taste, but West Flemish for 'ik ben van'."""
_MOVED_WITHIN = 3
"""So many words before 'naar' somebody may have said 'verhuisd'."""
_REACH = 7
"""So many words may stand between 'woon' and the place."""


class Surroundings:
    """What the words around a name say, by the lists of place-words.yaml."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._of_whom = words.helpers | words.houses | words.kinds | words.of_whom
        self._denied = words.inside | words.out_of | {"voor", "naar"}
        """After 'niet' these say where somebody is not: 'niet in', 'niet voor'."""

    def cue_at(self, words: list[Word], start: int, end: int, barrier: int = 0) -> Cue:
        """What the words around words[start:end] say; 'woon' from before `barrier` belongs to an earlier place.

        Cue.LIVE in 'ik woon nu in Gent', Cue.PERSON in 'mevrouw van Gent'.
        """
        before = self._cue_before(words, start, barrier)
        if before < Cue.FROM and self._is_far(words, start, end):
            return Cue.NOT
        if before is not Cue.PERSON and self._says_place(words, end):
            return max(before, Cue.NAMED)
        if before in (Cue.NONE, Cue.WEAK, Cue.PLACE, Cue.SOUGHT, Cue.OUT) and self._lives_after(words, end):
            return Cue.LIVE
        return before

    def _cue_before(self, words: list[Word], start: int, barrier: int) -> Cue:
        at = self._skip_articles(words, start, barrier)
        if at < barrier:
            return Cue.NONE
        key = words[at].key
        if key in self._words.addresses and words[start].breaks is Break.COMMA:  # 'Woonplaats: Welle'
            return Cue.LIVE
        if self._broken(words, at + 1, start):
            return Cue.NONE
        if key in self._words.titles or (
            key in ("van", "de", "vander") and at > 0 and words[at - 1].key in self._words.titles
        ):
            return Cue.PERSON
        if at > 0 and words[at - 1].key in self._words.tastes and (words[at - 1].key, key) != I_AM:
            return Cue.NONE
        if self._is_denied(words, at):
            return Cue.NOT
        live = self._live_before(words, at, barrier)
        if live is not None:
            return live
        if key in self._words.kinds:
            return Cue.NAMED
        if key in self._words.out_of and self._comes_from(words, at, barrier):
            return Cue.FROM
        if key == "uit":
            return Cue.OUT
        if key in self._words.inside or key in self._words.helpers or key in self._words.houses:
            return Cue.SOUGHT if key == "in" and self._is_sought(words, at, barrier) else Cue.PLACE
        if key == "van" and at > 0 and words[at - 1].key == "buurt":  # 'in de buurt van Tienen, thuis is er niets'
            return Cue.SOUGHT
        if key in self._words.weak:
            return Cue.PLACE if at > 0 and words[at - 1].key in self._of_whom else Cue.WEAK
        return Cue.NONE

    def _is_sought(self, words: list[Word], at: int, barrier: int) -> bool:
        """'ik zoek tweedekansonderwijs in', without a comma between."""
        for i in range(at - 1, max(barrier, at - _REACH) - 1, -1):
            if words[i + 1].breaks:
                return False
            if words[i].key in self._words.seeking:
                return True
        return False

    def _is_denied(self, words: list[Word], at: int) -> bool:
        """'niet die in Bree', 'niet in Gent': not there, but somewhere else."""
        if words[at].key in _NOT:  # 'Schelle, niet Hemiksem'
            return not self._broken(words, at + 1, at + 1)
        if words[at].key == "uit" and at > 0 and words[at - 1].key == "weg":  # 'verhuisd, weg uit Aalst'
            return True
        if words[at].key not in self._denied:
            return False
        earlier = words[at - 1] if at > 0 else _NOTHING
        if earlier.key in self._words.formerly or (earlier.key in _BEFORE_THAT and earlier.breaks):
            return True
        before = at - 2 if at > 1 and words[at - 1].key in ("die", "dat") else at - 1
        return before >= 0 and words[before].key in _NOT and not self._broken(words, before + 1, at)

    def _skip_articles(self, words: list[Word], start: int, barrier: int) -> int:
        """The place of the word before the name, past an article, a postcode and 'groot'."""
        at = start - 1
        while at >= barrier and (words[at].key in ARTICLES or words[at].key == "groot" or self._is_postcode(words[at])):
            at -= 1
        return at

    @staticmethod
    def _is_postcode(word: Word) -> bool:
        return len(word.key) == 4 and word.key.isdigit()

    @staticmethod
    def _broken(words: list[Word], first: int, last: int) -> bool:
        """Whether punctuation stands before one of words[first..last]."""
        return any(words[i].breaks for i in range(first, min(last, len(words) - 1) + 1))

    def _live_before(self, words: list[Word], at: int, barrier: int) -> Cue | None:
        """LIVE or NOT when a word for living stands a little before, and leads to words[at]."""
        key = words[at].key
        if key in self._words.living or (key == "is" and at > 0 and words[at - 1].key in self._words.addresses):
            return Cue.LIVE
        if key == "in" and at > 0 and words[at - 1].key in self._words.home:
            return Cue.LIVE
        if key in ("is", "nu") and any(word.key.startswith("verhui") for word in words[max(barrier, at - _REACH) : at]):
            return Cue.LIVE  # 'net verhuisd, t is nu Lier'
        if key in ("naar", "nr", "to"):  # 'verhuisd naar Diest', 'verhuisd van Leuven naar Diest'
            moved = any(word.key.startswith(("verhui", "moved")) for word in words[max(0, at - _MOVED_WITHIN) : at])
            return Cue.LIVE if moved else None
        if key in self._words.out_of or (
            key not in self._words.inside and key not in self._words.weak and key not in self._words.kinds
        ):
            return None
        denied = False
        for i in range(at - 1, max(barrier, at - _REACH) - 1, -1):
            word = words[i].key
            if words[i + 1].breaks is Break.SENTENCE or word in self._words.occupations:
                return None
            denied = denied or word in _NOT
            if word in self._words.living and i > barrier and words[i - 1].key in self._words.relatives:
                return None
            if word in self._words.living:
                return Cue.NOT if denied else Cue.LIVE
            if key in self._words.weak and word not in self._words.beside_coming:
                return None
        return None

    def _comes_from(self, words: list[Word], at: int, barrier: int) -> bool:
        """'ben van', 'ben eigenlijk van', 'ben 17 en van'."""
        for i in range(at - 1, max(barrier, at - 5) - 1, -1):
            if words[i + 1].breaks is Break.SENTENCE:
                return False
            if words[i].key in self._words.coming:
                return True
            if words[i].key not in self._words.beside_coming and not words[i].key.isdigit():
                return False
        return False

    def _lives_after(self, words: list[Word], end: int) -> bool:
        """'in Gent woon ik', but not 'school in Gent, woon in Aalst'."""
        if end >= len(words) or words[end].breaks or words[end].key not in self._words.living:
            return False
        return end + 1 >= len(words) or words[end + 1].key not in self._words.inside

    def _says_place(self, words: list[Word], end: int) -> bool:
        """'Landen station', '1500 en omgeving', 'Ruien aan de Schelde', 'Lier, de stad', 'Eksel is mijn dorp'."""
        if end >= len(words):
            return False
        first, second, third = (word.key for word in (*words[end : end + 3], *[_NOTHING] * 3)[:3])
        if first == "aan":
            return second in ARTICLES and third in self._words.waters
        if first in ARTICLES and second in self._words.kinds:
            return True
        if words[end].breaks:
            return False
        if first == "en":
            return second in self._words.around
        return (
            first in self._words.spots
            or (first == "heet" and second in _IT)
            or (first == "is" and self._says_it_is_ours(words, end + 1))
        )

    def _is_far(self, words: list[Word], start: int, end: int) -> bool:
        """'is Hasselt echt ver', 'Gent is een uur rijden', not 'in Gent twee uur per week': somebody is elsewhere."""
        says_so = start > 0 and words[start - 1].key in _IS
        for word in words[end : end + _REACH]:
            if word.breaks:
                return False
            if word.key in self._words.far or (says_so and word.key in self._words.distances):
                return True
            if word.key not in self._words.how_far:
                return False
            says_so = says_so or word.key in _IS
        return False

    def _says_it_is_ours(self, words: list[Word], start: int) -> bool:
        """'mijn dorp', 'echt de naam van ons dorp'."""
        keys = [word.key for word in words[start : start + _REACH]]
        return any(one in MINE and other in self._words.kinds | self._words.addresses for one, other in pairwise(keys))
