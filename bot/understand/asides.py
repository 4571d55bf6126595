"""What somebody says beside the question: who they are, how old, in which class; and thanks for the answer to come.

'Ik ben 17, zit in 4 tso, wat kost tko? Alvast bedankt!' asks what tko costs. The age and the class are taken up apart;
among the words of the question they would draw it to topics about ages and classes (docs/matching.md says how much).
"""

import re
from collections.abc import Callable, Iterable

from bot.understand.places import FoundPlace
from bot.understand.text import tidy

_BORDER = re.compile(r"([.!?;:\n]+\s*|,\s*|\s+(?:en|and|et)\s+)", re.IGNORECASE)
"""Between two pieces of a message; what one piece says, it says by itself."""
_NUMBER = re.compile(r"\d{1,2}(?:e|de|ste|j|jr)?")
_AGE = re.compile(r"1[2-9]|[2-6]\d")
_FEWEST_WORDS = 4
"""'is goed', 'ga eens kijken' ask nothing."""


class Asides:
    """Knows the words of lexicon.yaml that only introduce who is speaking, and those that thank."""

    def __init__(
        self,
        introducing: Iterable[str],
        being: Iterable[str],
        thanking: Iterable[str],
        closing: Iterable[str],
        asking: Iterable[str],
        spell_out: Callable[[str], str],
    ) -> None:
        """A piece is an aside when all its words are `introducing`, numbers or a place, and one of them is `being`.

        What is `closing` is one behind anything; thanks behind a question, which has a question mark or begins with a
        word of `asking`.
        """
        self._being = frozenset(being)
        self._introducing = self._being.union(introducing)
        closing = tuple(closing)
        every = (*thanking, *closing)
        self._closing, self._thanks = _at_the_end(closing), _at_the_end(every)
        self._last = tuple({phrase.split()[-1] for phrase in every})
        self._asking = frozenset(asking)
        self._spell_out = spell_out

    def without_closing(self, text: str) -> str:
        """A text without what closes it; thanks stay when they are the point: 'ik ga eens kijken, bedankt'."""
        if not self._ends_so(text):
            return text
        left = self._thanks.sub("", text)
        left = left if self._asks(left) else self._closing.sub("", text)
        return left if tidy(left) else text

    def left_of(self, text: str, place: FoundPlace | None) -> str:
        """What is left of a message without who is speaking; the text itself when nothing is.

        >>> Asides(["ik", "jaar"], ["ben"], [], [], [], spell_out=str).left_of("ik ben 17 jaar, wat kost tko?", None)
        'wat kost tko?'
        """
        named = frozenset(place.typed if place else ())
        kept = [piece + border for piece, border in _pieces(text) if not self._only_introduces(piece, named)]
        left = "".join(kept).strip(" ,;:\n")
        return left if tidy(left) else text

    def only_introduces(self, text: str, place: FoundPlace | None) -> bool:
        """Whether all that a message says is who is speaking: 'ik ben 17 en woon bij mijn mama in Gent'."""
        named = frozenset(place.typed if place else ())
        pieces = [piece for piece, _ in _pieces(text) if tidy(piece)]
        return bool(pieces) and all(self._only_introduces(piece, named) for piece in pieces)

    def _ends_so(self, text: str) -> bool:
        """Whether the last word may close a message; the patterns take forty times as long to find that it does not."""
        end = len(text)
        while end and not text[end - 1].isalnum():
            end -= 1
        return text[:end].lower().endswith(self._last)

    def _asks(self, text: str) -> bool:
        pieces = [self._spell_out(piece).split() for piece, _ in _pieces(text)]
        return "?" in text or any(len(words) >= _FEWEST_WORDS and words[0] in self._asking for words in pieces)

    def _only_introduces(self, piece: str, named: frozenset[str]) -> bool:
        words = self._spell_out(piece).split()
        if self._being.isdisjoint(words) and not (len(words) == 1 and _AGE.fullmatch(words[0])):
            return False
        return all(word in self._introducing or word in named or _NUMBER.fullmatch(word) for word in words)


def _at_the_end(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda one: -len(one))
    any_of_them = "|".join(re.escape(one) for one in longest_first) or "(?!)"
    return re.compile(rf"(?:[\s,.!:;-]*\b(?:{any_of_them})\b\W*)+$", re.IGNORECASE)


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text cut at its borders: each piece, and the border that ends it."""
    cut = [*_BORDER.split(text), ""]
    return list(zip(cut[::2], cut[1::2], strict=True))
