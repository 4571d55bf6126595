"""From tidied text to the words we know: chat spellings, concepts, sounds, and repair of misspelt words.

Examples and questions go through the same door, so whatever is folded together here is folded together on both sides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.knowledge import Lexicon
from bot.understand.spelling import Speller, sound_of, unclipped
from bot.understand.text import clean, tidy

CONCEPT = "§"
"""Stands in front of a concept's id where its words were replaced."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_STORY = 3
"""From this many sentences on, what is asked with a question mark counts once more than what is told."""
_FEWEST_WORDS = 2
"""'Hallo.' is no sentence of a story."""
_SHORTEST_GLUED = 4
"""A 'k glued to a word makes at least one letter more than this."""


@dataclass(frozen=True)
class ReadText:
    """A text as the matcher sees it."""

    words: str
    """Plain Dutch words, chat spellings written out, misspelt words repaired."""
    meaning: str
    """The same with every known expression replaced by its concept; then all its concepts once more, in order."""
    sounds: str
    """How it sounds, roughly: words with the same key are said alike."""
    repaired: tuple[tuple[str, str, float], ...] = ()
    """(as typed, taken for, similarity 0 to 1) of each misspelt word, or of words written together."""
    heard: tuple[tuple[str, str], ...] = ()
    """(expression, concept id) of each expression that was recognised."""
    sentences: tuple["ReadText", ...] = ()
    """The sentences of a story, each by itself; none when the text is no story."""


class Reader:
    """Reads texts with one lexicon and one vocabulary; build it again when the knowledge changes."""

    def __init__(self, lexicon: Lexicon, common_words: Iterable[str] = ()) -> None:
        self._spellings = {tidy(wrong): tidy(right) for wrong, right in lexicon.spellings.items()}
        self._longest_spelling = _longest(self._spellings)
        self._concepts: dict[str, tuple[str, ...]] = {}
        for concept in lexicon.concepts:
            for expression in concept.words:
                plain = self.spell_out(expression)
                if concept.id not in (others := self._concepts.get(plain, ())):
                    self._concepts[plain] = (*others, concept.id)
        self._standing_for = {expression: CONCEPT + ids[0] for expression, ids in self._concepts.items()}
        self._longest_concept = _longest(self._concepts)
        real_words = frozenset(common_words)
        self.learned_from: tuple[object, ...] = (lexicon, sorted(real_words))
        """All that decides how a text is read, beside the examples."""
        self._vocabulary: dict[str, int] = {}
        self._speller = Speller(real_words)

    def learn(self, texts: Iterable[str]) -> None:
        """Take the words of these texts (the examples) and of the lexicon for known words."""
        expressions = [*self._concepts, *self._spellings.values()]
        named = {word for expression in expressions for word in expression.split()}
        counts = dict.fromkeys(named, 1)
        for text in texts:
            for word in self.spell_out(text).split():
                counts[word] = counts.get(word, 0) + 1
        self._vocabulary = counts
        self._speller.learn(counts, named)

    def knows(self, word: str) -> bool:
        """Whether a word stands in an example or in the lexicon."""
        return word in self._vocabulary

    def read(self, text: str) -> ReadText:
        """Read a text as typed."""
        sentences = _sentences_of(text)
        story = tuple(self._read(one, "") for one in sentences) if len(sentences) >= _STORY else ()
        return replace(self._read(text, _asked_in(sentences)), sentences=story)

    def _read(self, text: str, asked: str) -> ReadText:
        repaired: list[tuple[str, str, float]] = []
        words = self._words_of(text, repaired) + self._words_of(asked, [])
        plain = " ".join(words)
        meaning, heard = self._meaning_of(words)
        return ReadText(plain, meaning, sound_of(plain), tuple(repaired), heard)

    def _words_of(self, text: str, repaired: list[tuple[str, str, float]]) -> list[str]:
        words = self._join_and_split(self.spell_out(text).split(), repaired)
        for position, word in enumerate(words):
            if (better := self._speller.mend(word)) is not None:
                repaired.append((word, *better))
                words[position] = better[0]
        return words

    def spell_out(self, text: str) -> str:
        """The text tidied, with chat and dialect spellings written out: `kheb da nimeer` -> `ik heb dat niet meer`."""
        return " ".join(_replace(tidy(text).split(), self._spellings, self._longest_spelling)[0])

    def _meaning_of(self, words: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The first concept of an expression stands for it; its other concepts are heard as well."""
        replaced, found = _replace(words, self._standing_for, self._longest_concept)
        heard = tuple((said, concept) for said in found for concept in self._concepts[said])
        together = sorted({CONCEPT + concept for _, concept in heard})
        return " ".join(replaced + together), heard

    def _join_and_split(self, words: list[str], repaired: list[tuple[str, str, float]]) -> list[str]:
        """`studie toelage` -> `studietoelage`, `diplomahalen` -> `diploma halen` and `kzoek` -> `ik zoek`."""
        result: list[str] = []
        for word in words:
            previous = result[-1] if result else ""
            joined = previous + word
            halves_known = previous in self._vocabulary and word in self._vocabulary
            if previous and len(joined) >= 7 and joined in self._vocabulary and not halves_known:
                result[-1] = joined
            elif not self._speller.is_word(word) and (parts := self._taken_apart(word)):
                result += parts
                repaired.append((word, " ".join(parts), 1.0))
            else:
                result.append(word)
        return result

    def _taken_apart(self, word: str) -> list[str]:
        """`moettek` -> moet ik, `kvergeet` -> ik vergeet, `diplomahalen` -> diploma halen; empty for one word."""
        if parts := unclipped(word):
            return parts
        if word[0] == "k" and len(word) > _SHORTEST_GLUED and self._speller.is_word(word[1:]):
            return ["ik", word[1:]]
        return self._halves(word)

    def _halves(self, word: str) -> list[str]:
        for cut in range(4, len(word) - 3):
            left, right = word[:cut], word[cut:]
            if left in self._vocabulary and right in self._vocabulary:
                return [left, right]
        return []


def _sentences_of(text: str) -> list[str]:
    sentences: list[str] = _SENTENCE.findall(clean(text))
    return [one for one in sentences if len(one.split()) >= _FEWEST_WORDS]


def _asked_in(sentences: list[str]) -> str:
    """What a story asks: its sentences with a question mark. Nothing for a text that is no story."""
    return " ".join(one for one in sentences if "?" in one) if len(sentences) >= _STORY else ""


def _longest(table: Mapping[str, object]) -> int:
    return max((len(key.split()) for key in table), default=1)


def _replace(words: list[str], table: Mapping[str, str], longest: int) -> tuple[list[str], list[str]]:
    """Replace each longest run of words that stands in the table; with the runs found."""
    result: list[str] = []
    found: list[str] = []
    position = 0
    while position < len(words):
        for size in range(min(longest, len(words) - position), 0, -1):
            run = " ".join(words[position : position + size])
            if run in table:
                result.append(table[run])
                found.append(run)
                position += size
                break
        else:
            result.append(words[position])
            position += 1
    return result, found
