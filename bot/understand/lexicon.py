"""From tidied text to the words we know: chat spellings, concepts, sounds, and repair of misspelt words.

Examples and questions go through the same door, so whatever is folded together here is folded together on both sides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge import Lexicon
from bot.understand.text import tidy

CONCEPT = "§"
"""Stands in front of a concept's id where its words were replaced."""

_LIKE_ENOUGH = 0.66
"""OSA similarity (0 to 1) from which a known word replaces an unknown one; lower lets short words through."""
_SHORTEST_REPAIR = 4


@dataclass(frozen=True)
class ReadText:
    """A text as the matcher sees it."""

    words: str
    """Plain Dutch words, chat spellings written out, misspelt words repaired."""
    meaning: str
    """The same with every known expression replaced by its concept."""
    sounds: str
    """How it sounds, roughly: words with the same key are said alike."""
    repaired: tuple[tuple[str, str, float], ...] = ()
    """(as typed, taken for, similarity 0 to 1) of each misspelt word."""
    heard: tuple[tuple[str, str], ...] = ()
    """(expression, concept id) of each expression that was recognised."""


_SOUND_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"sch|sg|sk", "sg"),
        (r"ch|gh|h", "g"),
        (r"ck|c(?![ei])|q|x", "k"),
        (r"c", "s"),
        (r"z", "s"),
        (r"v|ph", "f"),
        (r"dt\b|d\b|tt|th", "t"),
        (r"ij|ei|ey|y", "i"),
        (r"ie|ee|e[aë]|ea", "i"),
        (r"ou|au|oo|oa|ao|aa|oe|uu|ui|eu|ue", "o"),
        (r"en\b|e\b", ""),
        (r"(?<=\w)[aou]", "o"),
        (r"(.)\1", r"\1"),
    )
)


def sound_of(text: str) -> str:
    """A rough key of how a tidied text sounds in Flemish mouths: vowels blur, final -n and -e fall away.

    >>> sound_of("schole") == sound_of("school") == sound_of("skool")
    True
    """
    for pattern, replacement in _SOUND_RULES:
        text = pattern.sub(replacement, text)
    return text


class Reader:
    """Reads texts with one lexicon and one vocabulary; build it again when the knowledge changes."""

    def __init__(self, lexicon: Lexicon, common_words: Iterable[str] = ()) -> None:
        self._spellings = {tidy(wrong): tidy(right) for wrong, right in lexicon.spellings.items()}
        self._longest_spelling = max((len(key.split()) for key in self._spellings), default=1)
        self._concepts: dict[str, str] = {}
        for concept in lexicon.concepts:
            for expression in concept.words:
                self._concepts[self._spell_out(tidy(expression))] = concept.id
        self._longest_concept = max((len(key.split()) for key in self._concepts), default=1)
        self._real_words = frozenset(common_words)
        self.learned_from: tuple[object, ...] = (lexicon, sorted(self._real_words))
        """All that decides how a text is read, beside the examples."""
        self._vocabulary: dict[str, int] = {}
        self._candidates: list[str] = []
        self._by_sound: dict[str, str] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Take the words of these texts (the examples) and of the lexicon for known words."""
        counts: dict[str, int] = {}
        for text in [*(self._spell_out(tidy(text)) for text in texts), *self._concepts]:
            for word in text.split():
                counts[word] = counts.get(word, 0) + 1
        self._vocabulary = counts
        self._candidates = [word for word in counts if len(word) >= _SHORTEST_REPAIR and not word.isdigit()]
        self._by_sound = {}
        for word in sorted(self._candidates, key=lambda word: counts[word]):
            self._by_sound[sound_of(word)] = word

    def knows(self, word: str) -> bool:
        """Whether a word stands in an example or in the lexicon."""
        return word in self._vocabulary

    def read(self, text: str) -> ReadText:
        """Read a text as typed."""
        words = self._spell_out(tidy(text)).split()
        words = self._join_and_split(words)
        repaired: list[tuple[str, str, float]] = []
        for position, word in enumerate(words):
            if (better := self._repair(word)) is not None:
                repaired.append((word, *better))
                words[position] = better[0]
        plain = " ".join(words)
        meaning, heard = self._replace_concepts(words)
        return ReadText(plain, meaning, sound_of(plain), tuple(repaired), heard)

    def _spell_out(self, text: str) -> str:
        return " ".join(_replace(text.split(), self._spellings, self._longest_spelling)[0])

    def _replace_concepts(self, words: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
        replaced, found = _replace(words, self._concepts, self._longest_concept, CONCEPT)
        return " ".join(replaced), tuple(found)

    def _join_and_split(self, words: list[str]) -> list[str]:
        """`studie toelage` -> `studietoelage` and `diplomahalen` -> `diploma halen`, when only that is known."""
        result: list[str] = []
        for word in words:
            previous = result[-1] if result else ""
            joined = previous + word
            halves_known = previous in self._vocabulary and word in self._vocabulary
            if previous and len(joined) >= 7 and joined in self._vocabulary and not halves_known:
                result[-1] = joined
            elif not self._is_word(word) and (halves := self._halves(word)):
                result += halves
            else:
                result.append(word)
        return result

    def _halves(self, word: str) -> list[str]:
        for cut in range(4, len(word) - 3):
            left, right = word[:cut], word[cut:]
            if left in self._vocabulary and right in self._vocabulary:
                return [left, right]
        return []

    def _is_word(self, word: str) -> bool:
        return word in self._vocabulary or word in self._real_words

    def _repair(self, word: str) -> tuple[str, float] | None:
        if len(word) < _SHORTEST_REPAIR or word.isdigit() or self._is_word(word):
            return None
        if alike := self._by_sound.get(sound_of(word)):
            return alike, 0.9
        found = process.extract(
            word, self._candidates, scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH, limit=3
        )
        if not found:
            return None
        best = max(found, key=lambda hit: (round(hit[1], 2), self._vocabulary[hit[0]]))
        return best[0], float(best[1])


def _replace(
    words: list[str], table: dict[str, str], longest: int, mark: str = ""
) -> tuple[list[str], list[tuple[str, str]]]:
    """Replace each longest run of words that stands in the table; with the (run, replacement) pairs found."""
    result: list[str] = []
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(words):
        for size in range(min(longest, len(words) - position), 0, -1):
            run = " ".join(words[position : position + size])
            if run in table:
                result.append(mark + table[run])
                found.append((run, table[run]))
                position += size
                break
        else:
            result.append(words[position])
            position += 1
    return result, found
