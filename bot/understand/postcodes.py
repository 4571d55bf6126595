"""Four digits: a postcode, a year, an amount or a telephone number?"""

from bot.knowledge import Areas
from bot.knowledge.place_words import PlaceWords
from bot.understand.cues import Cue, Word, word_set
from bot.understand.gazetteer import Named

_SERVICE_NUMBERS = word_set("1712 1813 1722 1733 1307 1206 1207")
"""Telephone numbers of four digits."""
_YEARS = range(1900, 2041)
_HISTORY = frozenset({1302, *range(1500, 1900)})
"""'in 1789' is a year, and so is 1302 in Flanders; no postcode of ours is."""
_WALLONIA = (range(1300, 1500), range(4000, 8000))
_IN = word_set("in te uit int")
_CODE = word_set("postcode postnummer postnr zip adres adressen")
_SHORT_MESSAGE = 8


class Postcodes:
    """Knows which municipality each postcode is of."""

    def __init__(self, areas: Areas, words: PlaceWords) -> None:
        self._words = words
        self._named: dict[str, Named] = {}
        for place in areas.places:
            name = place.municipality if place.postcode in self._named else place.name
            self._named[place.postcode] = Named(name, ((place.municipality, place.municipality),))

    def belongs(self, code: str, named: Named) -> bool:
        """Whether a place has this postcode."""
        own = self._named.get(code)
        return own is not None and bool(set(own.municipalities) & set(named.municipalities))

    def read(self, words: list[Word], at: int, cue: Cue, beside: Named | None, *, alone: bool) -> Named | None:
        """What words[at] stands for; None when it is no postcode.

        `beside` is the place named right next to it; `alone` says that it is the whole message.
        """
        code = words[at].key
        if not self._looks_like_code(words, at):
            return None
        said = alone or _is_called_code(words, at) or self._is_home(words, at, cue) or self._is_here(words, at)
        if said or cue is Cue.NAMED or (beside and self.belongs(code, beside)):
            return self._what(code)
        if is_year(code):
            return None
        known = code in self._named
        if _after_in(words, at) or (beside and known):
            return self._what(code) if known or int(code) not in _HISTORY else None
        if any(word.key in self._words.money for word in words) or not known:
            return None
        if cue in (Cue.PLACE, Cue.NAMED, Cue.OUT, Cue.FROM) or self._stands_bare(words, at):
            return self._what(code)
        return None

    def _is_here(self, words: list[Word], at: int) -> bool:
        """'8755 hier, is er iets in de buurt', '9700 wij zoeken huiswerkhulp': a postcode in front of all the rest."""
        return at == 0 and len(words) > 1 and words[0].key in self._named and not is_year(words[0].key)

    def _what(self, code: str) -> Named:
        if code in self._named:
            return self._named[code]
        walloon = any(int(code) in part for part in _WALLONIA)
        return Named(code, outside="wallonie" if walloon else "onbekend")

    def _is_home(self, words: list[Word], at: int, cue: Cue) -> bool:
        """'woon in 2018'; a year further on ('woon hier sinds 2018') is no postcode."""
        if cue is not Cue.LIVE:
            return False
        if not is_year(words[at].key):
            return True
        return at > 1 and words[at - 1].key in _IN and words[at - 2].key in self._words.living

    def _looks_like_code(self, words: list[Word], at: int) -> bool:
        """Four digits that are no part of a telephone number, a date or an amount."""
        code = words[at].key
        if len(code) != 4 or not code.isdigit() or code[0] == "0" or code in _SERVICE_NUMBERS:
            return False
        before = words[at - 1].key if at else ""
        after = words[at + 1].key if at + 1 < len(words) else ""
        further = words[at + 2].key if at + 2 < len(words) else ""
        if before.isdigit() or before in ("euro", "eur"):
            return False
        if after.isdigit() and (len(after) == 4 or further.isdigit()):
            return False
        return after not in self._words.units

    def _stands_bare(self, words: list[Word], at: int) -> bool:
        """'tko 8800': in a short message a number that is not round and counts nothing."""
        before = words[at - 1].key if at else ""
        return len(words) <= _SHORT_MESSAGE and not words[at].key.endswith("000") and before not in self._words.counting


def is_year(code: str) -> bool:
    """Whether four digits are rather a year than a postcode."""
    return int(code) in _YEARS


def _is_called_code(words: list[Word], at: int) -> bool:
    """'mijn postcode is 9999', '9600 is mijn postcode'."""
    return any(word.key in _CODE for word in words[max(0, at - 3) : at + 4])


def _after_in(words: list[Word], at: int) -> bool:
    return at > 0 and words[at - 1].key in _IN
