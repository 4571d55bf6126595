"""From what somebody typed to comparable words: the first step of every reading."""

import re
import unicodedata

LONGEST_TEXT = 4096
"""Telegram's own limit of a message, in characters; what is longer is cut before it is read."""

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u0488\u0489\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u20dd-\u20e0\u3164"
    r"\ufeff\ufe00-\ufe0f\U000e0000-\U000e007f]"
)
_REPEATED = re.compile(r"(.)\1{2,}")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_NOT_LATIN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅαορυνικτδεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTXIJSaopuviktdeABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that a reader takes for a Latin one."""
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def clean(text: str) -> str:
    """Take away what no reader sees (zero-width marks, zalgo, look-alike letters); keep case and punctuation.

    >>> clean("s\u200bchool  \U0001d41a")
    'school a'
    """
    text = text[:LONGEST_TEXT].translate(_APOSTROPHES)
    if text.isascii():  # all that follows would leave it as it is
        return " ".join(text.split())
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    foreign = len(_NOT_LATIN.findall(text))
    if foreign and 2 * foreign < sum(letter.isalpha() for letter in text):  # otherwise it is Ukrainian, Greek, …
        text = text.translate(_LOOK_ALIKES)
    return " ".join(text.split())


def plain(text: str) -> str:
    """Cleaned, lower case and without accents; punctuation stays.

    >>> plain("Ma sœur, c'est ÉNORME!")
    "ma soeur, c'est enorme!"
    """
    lower = clean(text).lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_WHOLE_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tidy(text: str) -> str:
    """Lower case, no accents, only letters a-z and digits, at most two equal letters in a row, single spaces.

    >>> tidy("Ik wil écht heeeeel graag m'n diploma!!")
    'ik wil echt heel graag m n diploma'
    """
    return _NOT_WORD.sub(" ", _REPEATED.sub(r"\1\1", plain(text))).strip()


def in_latin(text: str) -> str:
    """The text with each letter of another script as one letter a-z, always the same: no spelling, but comparable.

    >>> in_latin("школа in Gent") == in_latin("ШКОЛА in Gent") != in_latin("шкода in Gent")
    True
    """
    return "".join(
        chr(ord("a") + ord(letter) % 26) if letter.isalpha() and not letter.isascii() else letter
        for letter in plain(text)
    )


def words(text: str) -> list[str]:
    """The words of a text, tidied.

    >>> words("Wa kost da?")
    ['wa', 'kost', 'da']
    """
    return tidy(text).split()
