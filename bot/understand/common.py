"""The common words of a language: what nobody misspelt, and which of two words is the likelier one."""

from collections.abc import Iterable, Mapping
from itertools import islice


class CommonWords:
    """Common words by their rank. Whoever reads the same messages shares one, for it is large."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """`words`: the commonest first."""
        self.ranks: Mapping[str, int] = {word: place for place, word in enumerate(dict.fromkeys(words))}

    def __contains__(self, word: str) -> bool:
        return word in self.ranks

    def commonest(self, number: int) -> list[str]:
        """So many of them, the commonest first."""
        return list(islice(self.ranks, number))
