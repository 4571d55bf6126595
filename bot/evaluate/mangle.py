"""Mangles a question as people do: typing errors, chat spelling, dialect, split and joined words, old names, a story.

The same question is always mangled the same way, so that two reports can be laid side by side.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

Mangler = Callable[[str, Random], str]

_KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
"""A Belgian keyboard; a finger lands on the key beside."""
_LETTER = re.compile(r"[a-zA-Z]")
_SHORTEST_HALF = 4


@dataclass(frozen=True)
class Dialect:
    """How a region says it."""

    words: Mapping[str, str]
    sounds: Sequence[tuple[str, str]]

    def say(self, text: str) -> str:
        """Whole words first; in the words that are left, the sounds."""
        return " ".join(self.words.get(word) or self._sound(word) for word in text.split())

    def _sound(self, word: str) -> str:
        for standard, said in self.sounds:
            if standard in word:
                return word.replace(standard, said, 1)
        return word


def manglers(real_words: Collection[str]) -> dict[str, Mangler]:
    """Name -> what it does to a text; `real_words` says where a compound can be split."""
    known = frozenset(word for word in real_words if len(word) >= _SHORTEST_HALF)
    tables = _tables()
    dialects = [Dialect(one["words"], [(a, b) for a, b in one["sounds"]]) for one in tables["dialects"].values()]
    return {
        "tikfout per 12 letters": lambda text, random: typed(text, random, every=12),
        "tikfout per 6 letters": lambda text, random: typed(text, random, every=6),
        "chattaal": lambda text, _: _replaced(text, tables["chat"]),
        "dialect": lambda text, random: random.choice(dialects).say(text.lower()),
        "woorden gesplitst": lambda text, _: _split(text, known),
        "woorden aaneen": _joined,
        "oude namen": lambda text, _: _replaced(text, tables["old_names"]),
        **{name: _surrounded(frames) for name, frames in tables["around"].items()},
    }


def mangled(text: str, name: str, mangler: Mangler) -> str:
    """The text, mangled; what chance decides follows from the text itself."""
    return mangler(text, Random(f"{name}:{text}"))  # noqa: S311  (no secret: it must be the same every time)


def typed(text: str, random: Random, every: int) -> str:
    """One typing error per so many letters: a letter swapped, left out, doubled, or the key beside.

    >>> typed("diploma", Random(1), every=100)
    'diploma'
    """
    letters = list(text)
    places = [i for i, letter in enumerate(letters) if _LETTER.match(letter)]
    for i in sorted(random.sample(places, len(places) // every), reverse=True):
        letters[i : i + 2] = _slip(letters[i], letters[i + 1 : i + 2], random)
    return "".join(letters)


def _slip(letter: str, following: list[str], random: Random) -> list[str]:
    match random.choice(("swap", "drop", "double", "beside")):
        case "swap" if following and following[0] != " ":
            return [following[0], letter]
        case "drop":
            return following
        case "double":
            return [letter, letter, *following]
    return [random.choice(_beside(letter.lower())), *following]


@cache
def _beside(letter: str) -> str:
    row = next(row for row in _KEYS if letter in row)
    place = row.index(letter)
    return row[max(place - 1, 0) : place] + row[place + 1 : place + 2]


def _replaced(text: str, table: Mapping[str, str]) -> str:
    """Longest expressions first; every word is replaced at most once."""
    longest = sorted(table, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b")
    return pattern.sub(lambda found: table[found.group()], text.lower())


def _split(text: str, known: frozenset[str]) -> str:
    return " ".join(_halves(word, known) for word in text.lower().split())


def _halves(word: str, known: frozenset[str]) -> str:
    """`schooltoeslag` -> `school toeslag`; a linking s goes with the first half."""
    for cut in range(len(word) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1):
        first, second = word[:cut], word[cut:]
        if second in known and (first in known or first.removesuffix("s") in known):
            return f"{first} {second}"
    return word


def _joined(text: str, random: Random) -> str:
    """Two long words that stand side by side lose their space."""
    words = text.split()
    pairs = [i for i in range(len(words) - 1) if min(len(words[i]), len(words[i + 1])) >= _SHORTEST_HALF]
    if pairs:
        i = random.choice(pairs)
        words[i : i + 2] = [words[i] + words[i + 1]]
    return " ".join(words)


def _surrounded(frames: Sequence[str]) -> Mangler:
    """The question with something said before or after it."""
    return lambda text, random: random.choice(frames).format(text)


def _tables() -> Any:
    return yaml.safe_load((Path(__file__).parent / "mangling.yaml").read_text(encoding="utf-8"))
