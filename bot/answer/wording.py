"""The bot's own sentences (wording.yaml), filled in; and Dutch dates."""

from collections.abc import Mapping
from datetime import date

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


class Wording:
    """Looks up `group.name` and fills in the blanks."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._sentences = sentences

    def say(self, key: str, **blanks: object) -> str:
        """The sentence with its {blanks} filled in. Raises KeyError when wording.yaml lacks the key (a test checks)."""
        return self._sentences[key].format(**blanks)

    def in_language(self, code: str) -> str:
        """What we say to somebody who writes another language; in English when we have no words in theirs."""
        return self._sentences.get(f"language.{code}", self._sentences["language.en"])


def in_words(day: date) -> str:
    """A date as people read it.

    >>> in_words(date(2026, 11, 22))
    '22 november 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
