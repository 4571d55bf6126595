"""Masked wordings of questions, made fit to be read: no place, and no word that hardly anybody else used.

A masked wording is still free text. Words that are public one by one can give somebody away together ('zwanger' and
the name of a village), so two more masks are laid over it before anybody reads it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.knowledge import Knowledge
from bot.record.anonymise import MASK

_WORD = re.compile(rf"{MASK}|[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_NAME = 4
"""Words in the longest name of a place that is looked for."""


def form_of(words: str) -> str:
    """The shape by which likeness is judged: lower case, no accents, no signs, no masks."""
    return " ".join(_plain(word) for word in _WORD.findall(words) if word != MASK)


def _plain(word: str) -> str:
    spread = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


class PlaceMask:
    """Knows what places are called, and puts ▢ over them."""

    def __init__(self, knowledge: Knowledge) -> None:
        areas, nicknames = knowledge.areas, knowledge.nicknames
        ordinary = {form_of(name) for name in (*nicknames.needs_context, *nicknames.only_home)}
        names = {place.name for place in areas.places} | set(areas.municipalities) | set(nicknames.places)
        names |= set(nicknames.areas) | {one.arrondissement for one in areas.municipalities.values()}
        names |= {one.province for one in areas.municipalities.values()}
        self._names = {form_of(name.replace("-", " ")) for name in names} - ordinary - {""}

    def over(self, words: str) -> str:
        """The wording with every place masked, one ▢ a name."""
        tokens = [part for word in _WORD.findall(words) for part in word.split("-")]
        kept: list[str] = []
        while tokens:
            length = self._name_at(tokens)
            kept.append(MASK if length else tokens[0])
            tokens = tokens[length or 1 :]
        return _tidy(kept)

    def _name_at(self, tokens: Sequence[str]) -> int:
        for length in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
            if form_of(" ".join(tokens[:length])) in self._names:
                return length
        return 0


def common_words(wordings: Iterable[tuple[int, str]], k: int) -> frozenset[str]:
    """Words (in plain form) that at least k conversations used; of (conversation, wording) pairs."""
    users: dict[str, set[int]] = defaultdict(set)
    for conversation, words in wordings:
        for word in form_of(words).split():
            users[word].add(conversation)
    return frozenset(word for word, own in users.items() if len(own) >= k)


def mask_rare(words: str, common: frozenset[str]) -> str:
    """The wording with every word that is not common masked."""
    return _tidy([word if word == MASK or _plain(word) in common else MASK for word in _WORD.findall(words)])


def _tidy(words: Sequence[str]) -> str:
    """Masks next to each other become one, so that they do not tell how long a name was."""
    kept = [word for i, word in enumerate(words) if word != MASK or i == 0 or words[i - 1] != MASK]
    return " ".join(kept)
