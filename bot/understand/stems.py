"""Word stems: 'betaalde' and 'betaling' come near 'betalen'. The algorithms are Snowball's, one for each language."""

from collections.abc import Sequence
from threading import Lock

import Stemmer


class Stems:
    """The stems of one language's words."""

    def __init__(self, language: str = "nl") -> None:
        """`language`: two-letter code. Of a language that Snowball does not know, words stay as they are."""
        try:
            self._stemmer = Stemmer.Stemmer(language, 0)  # no cache: it would remember what people typed
        except KeyError:
            self._stemmer = None
        self._lock = Lock()  # it keeps the word it works on, and answers are compared in a thread beside the talk

    def of(self, words: Sequence[str]) -> list[str]:
        """The stem of each tidied word; a concept stays as it is.

        >>> Stems().of(["§tko", "betalingen", "scholen"])
        ['§tko', 'betaal', 'school']
        """
        if self._stemmer is None:
            return list(words)
        with self._lock:
            return [word if word[0] == "§" else str(self._stemmer.stemWord(word)) for word in words]
