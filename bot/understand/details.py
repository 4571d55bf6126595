"""What a sentence says beside its subject: an age, who is asking, a language, a facet (cost, duration …)."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from bot.knowledge import Lexicon
from bot.understand.phrasing import any_of
from bot.understand.text import clean, tidy

_NUMBER_WORDS = {
    "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "twintig": 20, "eenentwintig": 21, "tweeentwintig": 22, "drieentwintig": 23, "vierentwintig": 24,
    "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50,
}  # fmt: skip
_AGE = r"(1[0-9]|[2-6][0-9]|" + "|".join(_NUMBER_WORDS) + ")"
_VERBS = "ben|wor|zijn|zyn|is|bin|zen|zin|ebn|am|im|i m|j ai|ai"
_BETWEEN = (
    "ik|k|ek|ekik|ze|hij|dus|der|er|net|al|nu|nog|maar|pas|bijna|ondertussen|intussen|only|eigenlijk|trouwens|toch|ook|gewoon|"
    "juist|ocharme|wel|just|eigelijk|eigk|zelf|zelve|reeds|ongeveer"
)
_I_AM = rf"\b(?:{_VERBS})(?: (?:{_BETWEEN}))*"
_UNITS = "uur|euro|keer|weken|dagen|maanden|b codes|blokken|punten|km|procent|minuten|leerlingen|mensen"
_GREETED = "yo|hey|hallo|hoi|hi|dag|ey|eyo"
_UNTIL_THEN = r"pas|in \w+|ik|hij|ze|over \w+ \w+|volgend\w* \w+|binnenkort|bijna"
_COMING = re.compile(rf"\b(?:wor|word|wordt|worden|wordn) (?:(?:{_UNTIL_THEN}) )*{_AGE}\b(?! (?:{_UNITS}))")
_FAMILY = (
    "zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|kleinzoon|kleindochter|pleegkind|neef|nicht|"
    "brother|sister|son|daughter|frere|soeur|fils|fille"
)
_CHILD = f"{_FAMILY}|kind|kindje|kleuter"
_TURNS = re.compile(rf"\b(?:{_CHILD}) wordt ([4-9])\b(?! (?:{_UNITS}))")
"""'haar broertje wordt 5': a child is younger than who mostly asks."""
_SOMEBODY = (
    f"{_FAMILY}|kind|jongen|meisje|leerling|lln|ll|jongere|jeugdige|gast|gastje|client|clientje|student|vriend|vriendin|"
    "iemand|vrouw|man|kerel|dame|nieuwkomer|anderstalige|puber|tiener"
)
_THEN = re.compile(
    rf"\b(?:(?:toen|when|quand) (?:ik|k|hij|ze|i|he|she|j)(?: (?:was|avais|nog|amper|maar))* {_AGE}(?: was)?|"
    rf"(?:ik|hij|ze|i) was (?:toen |nog |amper |maar )*{_AGE})\b"
)
"""'toen ik 17 was': how old somebody was, and is no longer."""
_AT_AGE = "mag|kan|moet|nog|stoppen|van school|al|wil"
_AGE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:ik|hij|ze|je|ge|gij)(?: (?:{_BETWEEN}))* {_AGE} (?:ben|bent|is|zijt|zij)\b",
        rf"{_I_AM} {_AGE}\b(?! (?:{_UNITS}))",
        rf"\b{_AGE} (?:ben|is|zijn|zen) (?:ik|k|ekik|hij|ze|zij|mijn \w+|mn \w+|ons \w+|onze \w+)\b",
        rf"\bk ?(?:zijn|zyn|zien|ben|zen|zin|zi|bin)(?: (?:{_BETWEEN}))* {_AGE}\b(?! (?:{_UNITS}))",
        rf"^(?:(?:{_GREETED}) )?{_AGE} (?:en|hier|zonder|geen)\b(?! \d)",
        r"^(1[2-9]|[2-5][0-9])$",
        rf"\b(?:nu|now|ondertussen|intussen|inmiddels) (?:al |nog |pas |maar )*{_AGE}\b(?! (?:{_UNITS}|jaar geleden))",
        rf"\b{_AGE} ?(?:j|jr|jaar|joar|jaren|jarige?|ans|years?|yo|yaar)\b(?! (?:geleden|werken|ervaring|lang|later))",
        rf"\b{_AGE} ?jarigen?\b",
        rf"\b(?:sinds|sedert|na|net|vierde|gevierd) (?:\w+ ){{0,3}}{_AGE}(?:e|de|ste) verjaardag\b",
        rf"\b(?:op|vanaf|met) (?:mijn |mn |m n |uw |je |zijn |haar |hun )?{_AGE}(?:e|de|ste)?\b(?= (?:{_AT_AGE}|of)|$)",
        rf"\b(?:mag|kan|moet) (?:ik|k|ekik) (?:al )?(?:op|vanaf|met) (?:mijn |mn |m n ){_AGE}(?:e|de|ste)\b",
        rf"\b(?:{_FAMILY}) {_AGE}\b(?! (?:{_UNITS}))",
        rf"\b(?:{_CHILD}) (?:is|van) ([3-9])(?: jaar)?\b(?! (?:{_UNITS}))",
        rf"\b(?:{_SOMEBODY})(?: \w+)? van {_AGE}\b(?! (?:{_UNITS}))",
    )
)


_BETWEEN_COMMAS = re.compile(r"(?:^|[,;.]\s)(1[2-9]|[2-5][0-9])(?:[,;]\s|$)")
"""'werkloos, 23, geen diploma'."""


def age_in(text: str) -> int | None:
    """The age somebody mentions, in years; school years, amounts and numbers of hours are no ages.

    Who says "ik word 18 in december" is still 17.

    >>> age_in("ben 17, zit in 4 tso"), age_in("al 20 b-codes"), age_in("gestopt toen ik 17 was, nu 22")
    (17, None, 22)
    """
    plain = _THEN.sub(" ", tidy(text))
    if coming := _COMING.search(plain) or _TURNS.search(plain):
        said = coming.group(1)
        return (_NUMBER_WORDS.get(said) or int(said)) - 1
    for pattern in _AGE_PATTERNS:
        if found := pattern.search(plain):
            said = found.group(1)
            return _NUMBER_WORDS.get(said) or int(said)
    alone = _BETWEEN_COMMAS.search(clean(text)) if len(plain.split()) > 1 else None
    return int(alone.group(1)) if alone else None


class Details:
    """Finds the words of lexicon.yaml that say who asks and about which facet."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._askers = {who: any_of(phrases) for who, phrases in lexicon.askers.items()}
        self._facets: dict[str, re.Pattern[str]] = {facet: any_of(phrases) for facet, phrases in lexicon.facets.items()}

    def asker_in(self, text: str) -> str | None:
        """professional, ouder or jongere when the words say so, otherwise None."""
        plain = tidy(text)
        return next((who for who, pattern in self._askers.items() if pattern.search(plain)), None)

    def facet_in(self, text: str) -> str | None:
        """The facet that is asked about (kosten, duur …), if a word for it stands in the text."""
        plain = tidy(text)
        return next((facet for facet, pattern in self._facets.items() if pattern.search(plain)), None)

    def without_facet(self, text: str, facet: str) -> str:
        """The words beside those that say which facet is asked: 'aan _ moet ik voldoen', 'leg _ fotosynthese _'."""
        rest = self._facets[facet].sub(lambda found: f" {' '.join(filter(None, found.groups()))} ", tidy(text))
        return " ".join(rest.split())


_LANGUAGES = ("nl", "fr", "en", "tr", "ar", "uk", "pl", "ro", "ru", "es")
_FEWEST_WORDS = 3
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]"), 3),
    ("uk", re.compile(r"[\u0404\u0406\u0407\u0490\u0454\u0456\u0457\u0491]"), 1),  # letters that only Ukrainian has
    ("ru", re.compile(r"[\u042a\u042b\u042d\u0401\u044a\u044b\u044d\u0451]"), 1),  # letters that only Russian has
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def language_of(text: str, by_words: Callable[[str], str | None] = lambda _: None) -> str:
    """Two-letter code of the language; `nl` when in doubt, since short Flemish is easily taken for something else.

    `by_words` is asked about what is too short or too strange to be sure: the language of its words, or None.
    """
    text = clean(text)
    for code, script, fewest in _SCRIPTS:
        if len(script.findall(text)) >= fewest:
            return code
    if len(_CYRILLIC.findall(text)) >= _FEWEST_WORDS:
        return by_words(text) or "ru"
    if len(text.split()) >= _FEWEST_WORDS:
        guess = _detector().detect_details(text)
        if guess.reliable:
            return str(guess.language)
    return by_words(text) or "nl"


@cache
def _detector() -> Any:
    """The detector eldc, limited to our languages: 57 of 61 short messages right in 1 microsecond, 22 MB."""
    import eldc  # type: ignore[import-untyped]

    eldc.init()
    eldc.set_languages(list(_LANGUAGES))
    return eldc
