"""The subject of a message: without the greeting before it and the place beside it, which say nothing about it.

'Ik heb een vraag over geld' is about money, and not about questions.
"""

import re
from collections.abc import Iterable

from bot.understand.places import FoundPlace

_BEFORE_PLACE = r"\W*\b(?:(?:en|ik|k)\W+)*(?:(?:woon|woont|wonen)\W+(?:ik\W+)?)?(?:in|te|uit|van|rond|bij|regio)\W+"
"""'in Gent', 'uit Gent', 'en ik woon in Gent'."""
_FEWEST_WORDS = 3
"""A greeting before fewer words may be all that is meant."""


class Subject:
    """Knows the greetings of lexicon.yaml, and the words that announce a question without asking it."""

    def __init__(self, greetings: Iterable[str], announcing: Iterable[str] = ()) -> None:
        words = "|".join(re.escape(one) for one in greetings) or "(?!)"
        rest = rf"(?=\w+(?:\W+\w+){{{_FEWEST_WORDS - 1}}})"
        self._greeting = re.compile(rf"^\W*(?:(?:{words})\b\W*)+{rest}", re.IGNORECASE)
        longest_first = sorted(announcing, key=lambda one: -len(one))
        openers = "|".join(re.escape(one) for one in longest_first) or "(?!)"
        self._opener = re.compile(rf"^\W*(?:{openers})\b\W*(?=\w)", re.IGNORECASE)

    def of(self, text: str, place: FoundPlace | None) -> str:
        """What is left of a text to match; the text itself when nothing would be left."""
        return self._opener.sub("", self._greeting.sub("", _without(place, text))) or text


def _without(place: FoundPlace | None, text: str) -> str:
    if place is None or not place.typed:
        return text
    name = r"\W+".join(re.escape(word) for word in place.typed)
    return re.sub(rf"{_BEFORE_PLACE}{name}\b", " ", text, flags=re.IGNORECASE).strip()
