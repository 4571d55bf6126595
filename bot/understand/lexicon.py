"""From tidied text to the words we know: chat spellings, concepts, sounds, and repair of misspelt words.

Examples and questions go through the same door, so whatever is folded together here is folded together on both sides.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from sys import intern

from bot.knowledge import Lexicon
from bot.understand.common import CommonWords
from bot.understand.slips import EDGE
from bot.understand.sounds import Shifts, sound_of, unclipped
from bot.understand.spelling import Mended, Speller
from bot.understand.stems import Stems
from bot.understand.text import clean, tidy

CONCEPT = "§"
"""Stands in front of a concept's id where its words were replaced."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_FEWEST_SENTENCES, _FEWEST_WORDS = 2, 2
"""'Hallo.' is no sentence."""
_SHORTEST_WHOLE = 7
"""Letters of a compound that was written in two."""
_SHORTEST_GLUED = 4
"""A 'k glued to a word makes at least one letter more than this."""

Repair = tuple[str, str, float]
"""A word as typed, what it was taken for, and how alike they are (0 to 1)."""


@dataclass(frozen=True)
class ReadText:
    """A text as the matcher sees it."""

    words: str
    """Plain Dutch words, chat spellings written out, misspelt words repaired."""
    meaning: str
    """The stems of the same, every known expression replaced by its concept; then all concepts once more, in order."""
    sounds: str
    """How it sounds, roughly: words with the same key are said alike."""
    repaired: tuple[Repair, ...] = ()
    """Each misspelt word, and words written together."""
    heard: tuple[tuple[str, str], ...] = ()
    """(expression, concept id) of each expression that was recognised."""
    sentences: tuple["ReadText", ...] = ()
    """The sentences, each by itself; none when there is one."""
    marked: bool = False
    """Of a sentence: whether it has a question mark."""
    asks: bool = False
    """Of a sentence: whether it asks something that needs no other sentence; not 'mag dat zomaar?'."""
    otherwise: tuple[tuple[float, "ReadText"], ...] = ()
    """What may have been meant instead, where a misspelt word leaves doubt, each with its chance (0 to 1)."""
    gist: "ReadText | None" = None
    """The same without what is said beside the question, such as an age or thanks; None when nothing is."""

    @property
    def length(self) -> int:
        """Number of words."""
        return len(self.words.split())


class Reader:
    """Reads texts with one lexicon and one vocabulary; build it again when the knowledge changes."""

    def __init__(
        self,
        lexicon: Lexicon,
        common: CommonWords | None = None,
        shifts: Shifts | None = None,
        *,
        language: str = "nl",
        apart: bool = False,
    ) -> None:
        """`shifts` are those that another reader of the same messages uses too.

        `apart`: whether a text is also read sentence by sentence.
        `language`: of the examples, two letters. Only Dutch is mended: its sounds and common words help no other.
        """
        self._mends, self._apart = language == "nl", apart
        self._stems = Stems(language)
        self._spellings = {tidy(wrong): tidy(right) for wrong, right in lexicon.spellings.items()}
        self._written_out = Replacements(self._spellings)
        self._spelled_out: dict[str, str] = {}
        self._texts: dict[tuple[str, bool], ReadText] = {}
        self._concepts: dict[str, tuple[str, ...]] = {}
        for concept in lexicon.concepts:
            for expression in concept.words:
                plain = self._spell(expression)
                if concept.id not in (others := self._concepts.get(plain, ())):
                    self._concepts[plain] = (*others, concept.id)
        self._standing_for = Replacements({said: CONCEPT + ids[0] for said, ids in self._concepts.items()})
        common = common or CommonWords()
        self.learned_from: tuple[object, ...] = (lexicon.spellings, lexicon.concepts, common.ranks, language)
        """All that decides how an example is read, beside the other examples."""
        self._vocabulary: Mapping[str, int] = {}
        self._sounds: dict[str, str] = {}
        self._pairs: Mapping[tuple[str, str], int] = {}
        self._speller = Speller(common, self._spellings, shifts)

    def learn(self, texts: Iterable[str]) -> None:
        """Take the words of these texts (the examples) and of the lexicon for known words."""
        expressions = [*self._concepts, *self._spellings.values()]
        named = {word for expression in expressions for word in expression.split()}
        counts = Counter(dict.fromkeys(named, 1))
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            words = [intern(word) for word in self._spell(text).split()]  # each word once in memory, not once a pair
            counts.update(words)
            pairs.update(pairwise([EDGE, *words, EDGE]))
        self._vocabulary, self._sounds = counts, {}
        self._pairs = {pair: times for pair, times in pairs.items() if times > 1}
        self._speller.learn(counts, self._pairs, named)
        self.forget()

    def knows(self, word: str) -> bool:
        """Whether a word stands in an example or in the lexicon."""
        return word in self._vocabulary

    def forget(self) -> None:
        """Forget what the words of a message were taken for; nothing of it stays when it was answered."""
        self._speller.forget()
        self._spelled_out.clear()
        self._texts.clear()

    def read(self, text: str, *, mends: bool = True) -> ReadText:
        """Read a text as typed. What is found out about its words is remembered until `forget`.

        `mends`: whether an unknown word may be a misspelt one; a word of another language is not.
        """
        whole = self._read(text, mends)
        sentences = _sentences_of(text) if self._apart else []
        if len(sentences) < _FEWEST_SENTENCES:
            return whole
        return replace(whole, sentences=tuple(replace(self._read(one, mends), marked="?" in one) for one in sentences))

    def _read(self, text: str, mends: bool) -> ReadText:
        """Remembered until `forget`: the sentences of a message are read again without a greeting or a place."""
        read = self._texts.get((text, mends))
        if read is None:
            read = self._texts[text, mends] = self._read_anew(text, mends)
        return read

    def _read_anew(self, text: str, mends: bool) -> ReadText:
        told, *doubts = self._readings_of(text, mends)
        first, *others = (self._look_up(words, repaired) for _, words, repaired in (told, *doubts))
        chances = [chance for chance, _, _ in doubts]
        return replace(first, otherwise=tuple(zip(chances, others, strict=True)))

    def _look_up(self, words: list[str], repaired: tuple[Repair, ...]) -> ReadText:
        plain = " ".join(words)
        meaning, heard = self._meaning_of(words)
        return ReadText(plain, meaning, " ".join(map(self._sound_of, words)), repaired, heard)

    def _sound_of(self, word: str) -> str:
        """How a word sounds; of a word of the examples it is remembered, never of another."""
        sound = self._sounds.get(word)
        if sound is None:
            sound = sound_of(word)
            if word in self._vocabulary:
                self._sounds[word] = sound
        return sound

    def _readings_of(self, text: str, mends: bool) -> list[tuple[float, list[str], tuple[Repair, ...]]]:
        """The chance, the words and what was repaired of each way to read a text, the likeliest first."""
        words, parted = self.spell_out(text).split(), list[Repair]()
        if mends:
            words, parted = self._join_and_split(words)
        readings = self._speller.mend(words) if mends and self._mends else [(1.0, [None] * len(words))]
        return [(chance, *_mended(words, parted, chosen)) for chance, chosen in readings]

    def spell_out(self, text: str) -> str:
        """The text tidied, with chat and dialect spellings written out: `kheb da nimeer` -> `ik heb dat niet meer`.

        Remembered until `forget`: of one message it is asked ten times.
        """
        spelled = self._spelled_out.get(text)
        if spelled is None:  # kept in a variable, for another thread may forget in between
            spelled = self._spelled_out[text] = self._spell(text)
        return spelled

    def _spell(self, text: str) -> str:
        return " ".join(self._written_out.of(tidy(text).split())[0])

    def _meaning_of(self, words: list[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Stems; the first concept of an expression stands for it, and its other concepts are heard as well."""
        replaced, found = self._standing_for.of(words)
        heard = tuple((said, concept) for said in found for concept in self._concepts[said])
        together = sorted({CONCEPT + concept for _, concept in heard})
        return " ".join(self._stems.of(replaced) + together), heard

    def _join_and_split(self, words: list[str]) -> tuple[list[str], list[Repair]]:
        """`studie toelage` -> `studietoelage` and `kzoek` -> `ik zoek`; with what was taken apart."""
        result: list[str] = []
        parted: list[Repair] = []
        for word in words:
            whole = word
            while result and self._is_split(result[-1], whole):
                whole = result.pop() + whole
            if whole is word and not self._speller.is_word(word) and (parts := self._taken_apart(word)):
                result += parts
                parted.append((word, " ".join(parts), 1.0))
            else:
                result.append(whole)
        return result, parted

    def _is_split(self, first: str, second: str) -> bool:
        """Whether two words are one that somebody wrote in two, and that examples write in one oftener than in two."""
        whole = first + second
        if len(whole) < _SHORTEST_WHOLE or whole not in self._vocabulary:
            return False
        return self._vocabulary[whole] > self._pairs.get((first, second), 0)

    def _taken_apart(self, word: str) -> list[str]:
        """`moettek` -> moet ik, `kvergeet` -> ik vergeet; empty for one word."""
        if parts := unclipped(word):
            return parts
        if word[0] == "k" and len(word) > _SHORTEST_GLUED and self._speller.is_word(word[1:]):
            return ["ik", word[1:]]
        return []


def _sentences_of(text: str) -> list[str]:
    sentences: list[str] = _SENTENCE.findall(clean(text))
    return [one for one in sentences if len(one.split()) >= _FEWEST_WORDS]


def _mended(
    words: list[str], parted: list[Repair], chosen: Sequence[Mended | None]
) -> tuple[list[str], tuple[Repair, ...]]:
    """The words of one reading, and all that was repaired to come to them."""
    pairs = list(zip(words, chosen, strict=True))
    repaired = [*parted, *((word, *better) for word, better in pairs if better is not None)]
    return " ".join(better[0] if better else word for word, better in pairs).split(), tuple(repaired)


class Replacements:
    """Expressions and what stands for each of them; the longest run of words that is an expression is replaced."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        sizes: dict[str, set[int]] = {}
        for words in map(str.split, table):
            if len(words) > 1:
                sizes.setdefault(f"{words[0]} {words[1]}", set()).add(len(words))
        self._sizes = {pair: sorted(own, reverse=True) for pair, own in sizes.items()}
        """The first two words of expressions -> how many words those have, the longest first."""

    def of(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The words with each expression replaced, and the expressions that were found."""
        result: list[str] = []
        found: list[str] = []
        position = 0
        while position < len(words):
            said = self._said_at(words, position)
            if said is None:
                result.append(words[position])
                position += 1
            else:
                result.append(self._table[said])
                found.append(said)
                position += 1 + said.count(" ")
        return result, found

    def _said_at(self, words: list[str], position: int) -> str | None:
        """The longest expression that begins at this word."""
        word = words[position]
        if position + 1 < len(words):
            for size in self._sizes.get(f"{word} {words[position + 1]}", ()):
                run = " ".join(words[position : position + size])
                if run in self._table:
                    return run
        return word if word in self._table else None
