"""Lists of expressions from the YAML as one pattern."""

import re
from collections.abc import Iterable

from bot.understand.text import tidy


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words in a tidied text; `*` at the end of a phrase stands for any ending.

    >>> bool(any_of(["kost*"]).search("wat kostte dat")), bool(any_of(["duur"]).search("duurt"))
    (True, False)
    """
    parts = []
    for phrase in phrases:
        body = re.escape(tidy(phrase.rstrip("*")))
        parts.append(body + (r"\w*" if phrase.endswith("*") else r"\b"))
    return re.compile(r"\b(?:" + "|".join(parts) + ")") if parts else re.compile(r"(?!)")
