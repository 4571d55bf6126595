"""A message as the words in which a place is looked for, and how strongly what stands around one asks for a place."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from bot.understand.text import clean

_PARTS = re.compile(r"[A-Za-z]+|[0-9]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_HANDLE = re.compile(r"\S*[_@]\S*")
"""The name of an account, or an e-mail address."""


def word_set(words: str) -> frozenset[str]:
    """The words of one string, to look up in.

    >>> "uit" in word_set("in uit")
    True
    """
    return frozenset(words.split())


_ABBREVIATED = word_set("st o l v d")
"""After these a full stop ends no sentence: 'St. Niklaas', 'O.L.V. Waver'."""


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    COMMA = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message: lower case without accents, and what its writing told."""

    key: str
    capital: bool
    """It begins with a capital and is not all capitals."""
    breaks: Break
    """Punctuation in front of it."""
    hyphened: bool = False
    """A hyphen ties it to the word before it: 'Gent-Wevelgem'."""


class Cue(IntEnum):
    """How strongly the words around a name say that somebody lives there; more is stronger."""

    PERSON = -2
    """'mevrouw Van Aalst' is somebody, not somewhere."""
    NOT = -1
    """'ik woon niet in'."""
    NONE = 0
    WEAK = 1
    """'van', 'naar', 'te': also stands before a verb or a thing."""
    PLACE = 2
    """'in', 'rond', 'clb'."""
    SOUGHT = 3
    """'ik zoek tko in': what is asked for is there, wherever somebody lives."""
    OUT = 4
    """'uit'."""
    FROM = 5
    """'ik ben van', 'kom uit'."""
    NAMED = 6
    """'gemeente', 'de stad'."""
    LIVE = 7
    """'ik woon in'."""


def words_of(text: str) -> list[Word]:
    """Take a message apart; digits part from letters, and 'st' is read as 'sint'.

    >>> [word.key for word in words_of("St.-Niklaas, 9100!")]
    ['sint', 'niklaas', '9100']
    """
    decomposed = unicodedata.normalize("NFKD", _HANDLE.sub(" ", clean(text)).replace("€", " euro "))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    found, end, before = [], 0, ""
    for part in _PARTS.finditer(plain):
        raw = part.group()
        key = _REPEATED.sub(r"\1\1", raw.lower()) if raw.isalpha() else raw
        capital = raw[0].isupper() and not (len(raw) > 1 and raw.isupper())
        gap = plain[end : part.start()]
        found.append(Word("sint" if key == "st" else key, capital, _break(gap, before), gap == "-"))
        end, before = part.end(), key
    return found


def _break(gap: str, before: str) -> Break:
    if any(mark in gap for mark in "!?;") or ("." in gap and before not in _ABBREVIATED):
        return Break.SENTENCE
    return Break.COMMA if any(mark in gap for mark in ",:()[]") else Break.NONE
