"""Other languages, word by word: what stands in glossary.yaml is read as the Dutch word beside it.

No translation, only a bridge: a question in Turkish that says 'okul' and 'diploma' comes near the right topic.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4
"""An expression of glossary.yaml has at most so many words."""
_KEPT = frozenset({"fr", "en"})
"""In these languages an unknown word stays: many are Dutch or nearly so, and names of services are the same."""


def folded(text: str) -> list[str]:
    """The words of a text in any script, lower case and without accents.

    >>> folded("J'ai arrêté l'école")
    ['j', 'ai', 'arrete', 'l', 'ecole']
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


class Glossary:
    """Reads a foreign text as the Dutch words it stands for."""

    def __init__(self, languages: Mapping[str, Mapping[str, str]], knows: Callable[[str], bool]) -> None:
        """`languages`: two-letter code -> expression -> Dutch; `*` ends the beginning of a word. `knows`: our words."""
        self._knows = knows
        self._whole: dict[str, dict[str, str]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        for code, pairs in languages.items():
            plain = {" ".join(folded(said)): dutch for said, dutch in pairs.items() if not said.endswith("*")}
            stems = {"".join(folded(said)): dutch for said, dutch in pairs.items() if said.endswith("*")}
            self._whole[code] = plain
            self._stems[code] = sorted(stems.items(), key=lambda pair: (-len(pair[0]), pair[0]))

    def in_dutch(self, text: str, language: str) -> str:
        """The text with what is known of its language in Dutch; the text itself when we have no words of it."""
        if language not in self._whole:
            return text
        words, dutch = folded(text), list[str]()
        position = 0
        while position < len(words):
            for size in range(min(_LONGEST, len(words) - position), 0, -1):
                if (found := self._whole[language].get(" ".join(words[position : position + size]))) is not None:
                    dutch.append(found)
                    position += size
                    break
            else:
                dutch.append(self._one(words[position], language))
                position += 1
        return " ".join(part for part in dutch if part)

    def _one(self, word: str, language: str) -> str:
        for stem, dutch in self._stems[language]:
            if word.startswith(stem):
                return dutch
        return word if language in _KEPT or word.isdigit() or self._knows(word) else ""
