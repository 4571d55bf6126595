"""Lists of expressions from the YAML as one pattern."""

import re
from collections.abc import Iterable

from bot.understand.text import tidy

_GAP = r" ((?:\w+ ){0,3})"


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words in a tidied text.

    `*` at the end of a phrase stands for any ending, `..` for up to three words, as in crisis.yaml. Those words are the
    groups of a match.

    >>> bool(any_of(["kost*"]).search("wat kostte dat")), bool(any_of(["duur"]).search("duurt"))
    (True, False)
    >>> bool(any_of(["schrijf .. in"]).search("hoe schrijf je u daar in"))
    True
    """
    parts = []
    for phrase in phrases:
        body = _GAP.join(re.escape(tidy(part)) for part in phrase.rstrip("*").split(" .. "))
        parts.append(body + (r"\w*" if phrase.endswith("*") else r"\b"))
    return re.compile(r"\b(?:" + "|".join(parts) + ")") if parts else re.compile(r"(?!)")
