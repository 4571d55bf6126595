"""Other languages, word by word: what stands in glossary.yaml is read as the Dutch word beside it.

No translation, only a bridge: a question in Turkish that says 'okul' and 'diploma' comes near the right topic.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
LONGEST = 4
"""An expression of glossary.yaml has at most so many words."""
_KEPT = frozenset({"fr", "en"})
"""In these languages an unknown word stays: many are Dutch or nearly so, and names of services are the same."""
_LONG = 10
"""A word of our examples of so many letters is ours, whatever it begins with."""
_SHORTEST_MENDED, _LONG_MENDED = 4, 8
"""An unknown word of so many letters may be one slip away from a known one, of so many two."""
_MOST_NEAR = 5
"""So many words near an unknown one are compared: the one with fewest slips counts, then the one that begins alike."""
_ALIKE = 4
"""Two words that begin with so many equal letters are one international word."""
_PREFIXES = {
    "ar": re.compile(
        r"^(?:[\u0648\u0641]?(?:\u0627\u0644|\u0628\u0627\u0644|\u0644\u0644)|[\u0648\u0641\u0628\u0644\u0643])(?=\w{3})"
    )
}
"""Arabic glues 'and', 'the', 'with' and 'to' in front of a word: wa, fa, al, bil, lil, bi, li, ka."""


def folded(text: str) -> list[str]:
    """The words of a text in any script, lower case and without accents.

    >>> folded("J'ai arrêté l'école")
    ['j', 'ai', 'arrete', 'l', 'ecole']
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


class Glossary:
    """Reads a foreign text as the Dutch words it stands for."""

    def __init__(
        self,
        languages: Mapping[str, Mapping[str, str]],
        knows: Callable[[str], bool],
        common: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`languages`: two-letter code -> expression -> Dutch; `*` ends the beginning of a word.

        `knows`: a word of our examples. `common`: a common Dutch word, so that a text with it is Dutch.
        """
        self._knows, self._common = knows, common
        self._whole: dict[str, dict[str, str]] = {}
        self._words: dict[str, list[str]] = {}
        """Language -> all words of its expressions, and the beginnings."""
        self._stems: dict[str, dict[str, list[tuple[str, str]]]] = {}
        """Language -> first letter -> beginnings of words with their Dutch, the longest first."""
        for code, pairs in languages.items():
            plain = {" ".join(folded(said)): dutch for said, dutch in pairs.items() if not said.endswith("*")}
            stems = {"".join(folded(said)): dutch for said, dutch in pairs.items() if said.endswith("*")}
            self._whole[code] = plain
            self._words[code] = list(dict.fromkeys(word for said in (*plain, *stems) for word in said.split()))
            own = self._stems.setdefault(code, {})
            for stem, dutch in sorted(stems.items(), key=lambda pair: (-len(pair[0]), pair[0])):
                own.setdefault(stem[:1], []).append((stem, dutch))

    def in_dutch(self, text: str, language: str) -> str:
        """The text with what is known of its language in Dutch; the text itself when we have no words of it."""
        if language not in self._whole:
            return text
        words, dutch = [self._mended(word, language) for word in folded(text)], list[str]()
        position = 0
        while position < len(words):
            for size in range(min(LONGEST, len(words) - position), 0, -1):
                if (found := self._whole[language].get(" ".join(words[position : position + size]))) is not None:
                    dutch.append(found)
                    position += size
                    break
            else:
                dutch.append(self._one(words[position], language))
                position += 1
        return " ".join(part for part in dutch if part)

    def language_of(self, text: str) -> str | None:
        """The language most of the words belong to; None when a Dutch word stands between them, or too few are known.

        A word that is nearly the same in both (school, diplomam, examenstress) says nothing.
        """
        words = folded(text)
        best, most = None, (len(words) - 1) // 2
        for code in self._whole:
            read = {word: self._read(word, code) for word in words}
            shared = {word for word, dutch in read.items() if dutch and dutch[:_ALIKE] == word[:_ALIKE]}
            if any(self._common(word) for word in words if word not in shared):
                continue
            known = sum(read[word] is not None for word in words)
            if known > most and any(read[word] is not None for word in words if word not in shared):
                best, most = code, known
        return best

    def _mended(self, word: str, language: str) -> str:
        """The word itself, or the known one that it is a slip away from: 'allowde' is 'allowed'."""
        if len(word) < _SHORTEST_MENDED or word.isdigit() or self._knows(word) or self._common(word):
            return word
        words = self._words[language]
        if word in words or self._read(word, language) is not None:
            return word
        slips = 2 if len(word) >= _LONG_MENDED else 1
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR)
        near = [(number, one[0] != word[0], one) for one, number, _ in found if len(one) >= _SHORTEST_MENDED]
        return min(near)[-1] if near else word

    def _one(self, word: str, language: str) -> str:
        if (found := self._read(word, language)) is not None:
            return found
        return word if language in _KEPT or word.isdigit() or self._knows(word) else ""

    def _read(self, word: str, language: str) -> str | None:
        """One word of the language in Dutch; None when the glossary does not have it."""
        prefix = _PREFIXES.get(language)
        for form in dict.fromkeys((word, prefix.sub("", word, count=1) if prefix else word)):
            if (found := self._whole[language].get(form)) is not None:
                return found
            ours = language in _KEPT and len(form) >= _LONG and self._knows(form)  # 'examencommissie' is no 'examen*'
            for stem, dutch in () if ours else self._stems[language].get(form[:1], ()):
                if form.startswith(stem):
                    return dutch
        return None
