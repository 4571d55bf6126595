"""From tidied text to the words we know: chat spellings, concepts, sounds, and repair of misspelt words.

Examples and questions go through the same door, so whatever is folded together here is folded together on both sides.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge import Lexicon
from bot.understand.spelling import Speller, sound_of, unclipped
from bot.understand.text import tidy

CONCEPT = "§"
"""Stands in front of a concept's id where its words were replaced."""
OFF = os.environ.get("OFF", "").split(",")


@dataclass(frozen=True)
class ReadText:
    """A text as the matcher sees it."""

    words: str
    """Plain Dutch words, chat spellings written out, misspelt words repaired."""
    meaning: str
    """The same with every known expression replaced by its concept; after it all its concepts once more, in order."""
    sounds: str
    """How it sounds, roughly: words with the same key are said alike."""
    repaired: tuple[tuple[str, str, float], ...] = ()
    """(as typed, taken for, similarity 0 to 1) of each misspelt word."""
    heard: tuple[tuple[str, str], ...] = ()
    """(expression, concept id) of each expression that was recognised."""


class Reader:
    """Reads texts with one lexicon and one vocabulary; build it again when the knowledge changes."""

    def __init__(self, lexicon: Lexicon, common_words: Iterable[str] = ()) -> None:
        self._spellings = {tidy(wrong): tidy(right) for wrong, right in lexicon.spellings.items()}
        self._longest_spelling = _longest(self._spellings)
        self._concepts: dict[str, str] = {}
        self._also: dict[str, tuple[str, ...]] = {}
        for concept in lexicon.concepts:
            for expression in concept.words:
                self._name(self._spell_out(tidy(expression)), concept.id)
        self._longest_concept = _longest(self._concepts)
        self._stems: dict[str, str] = {}
        for expression in self._concepts:
            if " " not in expression and len(expression) >= _SHORTEST_STEMMED:
                self._stems.setdefault(stem_of(expression), expression)
        self._real_words = frozenset(common_words)
        self.learned_from: tuple[object, ...] = (lexicon, sorted(self._real_words))
        """All that decides how a text is read, beside the examples."""
        self._vocabulary: dict[str, int] = {}
        self._speller = Speller(self._real_words)

    def _name(self, expression: str, concept: str) -> None:
        """The first concept of an expression stands for it; the others are heard as well."""
        if self._concepts.setdefault(expression, concept) != concept:
            self._also[expression] = (*self._also.get(expression, ()), concept)

    def learn(self, texts: Iterable[str]) -> None:
        """Take the words of these texts (the examples) and of the lexicon for known words."""
        named = {word for expression in self._concepts for word in expression.split()}
        named |= {word for right in self._spellings.values() for word in right.split()}
        counts = dict.fromkeys(named, 1)
        for text in texts:
            for word in self._spell_out(tidy(text)).split():
                counts[word] = counts.get(word, 0) + 1
        self._vocabulary = counts
        self._speller.learn(counts, named)

    def knows(self, word: str) -> bool:
        """Whether a word stands in an example or in the lexicon."""
        return word in self._vocabulary

    def read(self, text: str) -> ReadText:
        """Read a text as typed."""
        words = self._unclip(self._spell_out(tidy(text)).split())
        words = self._join_and_split(words)
        repaired: list[tuple[str, str, float]] = []
        for position, word in enumerate(words):
            if (better := self._speller.mend(word)) is not None:
                repaired.append((word, *better))
                words[position] = better[0]
        plain = " ".join(words)
        meaning, heard = self._replace_concepts(words)
        return ReadText(plain, meaning, sound_of(plain), tuple(repaired), heard)

    def _spell_out(self, text: str) -> str:
        return " ".join(_replace(text.split(), self._spellings, self._longest_spelling)[0])

    def _unclip(self, words: list[str]) -> list[str]:
        """`kzoek` -> `ik zoek`, `moettek` -> `moet ik`."""
        if "unclip" in OFF:
            return words
        result: list[str] = []
        for word in words:
            apart = None if self._speller.is_word(word) else unclipped(word)
            result += apart.split() if apart else [word]
        return result

    def _replace_concepts(self, words: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
        stemmed = words if "stem" in OFF else [self._stemmed(word) for word in words]
        replaced, found = _replace(stemmed, self._concepts, self._longest_concept, CONCEPT, words)
        heard = [
            pair
            for said, concept in found
            for pair in [(said, concept), *((said, o) for o in self._also.get(said, ()))]
        ]
        if "numbers" not in OFF:
            replaced = [_number_class(word) for word in replaced]
        if "append" not in OFF:
            replaced += sorted({CONCEPT + concept for _, concept in heard})
        return " ".join(replaced), tuple(heard)

    def _stemmed(self, word: str) -> str:
        """The word of a concept of which this is another form, or the word itself."""
        if word in self._concepts or len(word) < _SHORTEST_STEMMED:
            return word
        return self._stems.get(stem_of(word), word)

    def _join_and_split(self, words: list[str]) -> list[str]:
        """`studie toelage` -> `studietoelage` and `diplomahalen` -> `diploma halen`, when only that is known."""
        result: list[str] = []
        for word in words:
            previous = result[-1] if result else ""
            joined = previous + word
            halves_known = previous in self._vocabulary and word in self._vocabulary
            if previous and len(joined) >= 7 and joined in self._vocabulary and not halves_known:
                result[-1] = joined
            elif not self._speller.is_word(word) and (halves := self._halves(word)):
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


_SHORTEST_STEMMED = 5
_ENDINGS = (
    "etjes",
    "etje",
    "tjes",
    "tje",
    "kes",
    "jes",
    "ke",
    "je",
    "ende",
    "den",
    "de",
    "ten",
    "te",
    "en",
    "s",
    "e",
    "t",
)


def stem_of(word: str) -> str:
    """What is left of a word without its ending, roughly; only to find other forms of the words of a concept."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def _number_class(word: str) -> str:
    if word.isdigit() and len(word) == 2:
        number = int(word)
        if 12 <= number <= 17:
            return "§minderjarig"
        if 18 <= number <= 60:
            return "§meerderjarig"
    return word


def _longest(table: Mapping[str, object]) -> int:
    return max((len(key.split()) for key in table), default=1)


def _replace(
    words: list[str], table: dict[str, str], longest: int, mark: str = "", otherwise: list[str] | None = None
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
            result.append((otherwise or words)[position])
            position += 1
    return result, found
