"""Word stems: 'betaalde' and 'betaling' come near 'betalen'. The algorithm is Snowball's for Dutch."""

from threading import Lock

import Stemmer

_stemmer = Stemmer.Stemmer("dutch", 0)  # no cache: it would remember what people typed
_LOCK = Lock()
"""The stemmer keeps the word it works on; changed knowledge is learned in a thread beside the conversations."""


def stem(word: str) -> str:
    """The stem of one tidied word.

    >>> stem("scholen"), stem("betalingen")
    ('school', 'betaal')
    """
    with _LOCK:
        return str(_stemmer.stemWord(word))


def stems(text: str) -> str:
    """The stems of a text's words; a concept stays as it is.

    >>> stems("§tko betalingen")
    '§tko betaal'
    """
    return " ".join(word if word[0] == "§" else stem(word) for word in text.split())
