"""The known word behind one that is written by ear, in dialect, in chat spelling or with a slip."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from math import exp

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understand.common import CommonWords
from bot.understand.slips import Option, Wording, likeliest, slip_cost
from bot.understand.sounds import DEEPEST, Shifts, shifted, sound_of

_SHORTEST_REPAIR = 2
_SHORTEST_SHIFTED = 3
_SHORTEST_RENAME = 7
"""A word of an example that is one letter off a word of the lexicon is that word, if it is this long."""
_SOUNDS_LIKE = 0.5
"""OSA similarity (0 to 1) from which a word that sounds alike may be meant."""
_SLIPS = {2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: 2}
_MOST_SLIPS, _LONG, _MOST_IN_LONG = 3, 12, 4
"""In a word of so many letters, so many slips; in a longer one no more than three, from twelve letters on four: a long
compound that shares its first half is another word."""
_SHIFT, _BY_EAR, _NO_VOWELS = 2.0, 3.5, 3.0
"""What a sound said otherwise costs, a word written by ear, and one without its vowels; beside what a slip costs."""
_GLUED = 3.0
"""What it costs to leave out a space: `diplomahalen`."""
_SHORTEST_PART, _SHORTEST_COMMON_PART = 4, 6
"""Letters of a word in a compound, and of one that no example has."""
_SHORTEST_SAID, _SAID_OFTEN = 2, 20
"""Two short words are one that lost its space if so many examples have them side by side: `benjij`, `kanik`."""
_BESIDE_A_SLIP = 2
"""Where one slip explains a word, more sounds than this said otherwise are no likelier."""
_PER_SHIFT, _BY_EAR_ALIKE = 0.05, 0.9
"""How much less alike two words are for each shift between them, and how alike those that sound the same."""
_OFTEN = 3
"""A word that stands in more examples than this is no slip of whoever wrote the example; dialect it may still be."""
_COMMON, _SHORTEST_COMMON = 8000, 4
"""So many of the common Dutch words may be meant though no example has them; the rest is rarer than a slip."""
_SHORTEST_CHAT = 5
"""A shorter chat spelling is hardly what somebody meant to type and missed."""
_SHORTEST_SURE, _COMMON_PER_LETTER = 5, 400
"""A Dutch word of fewer letters may be a slip, unless it is one of the so many commonest for each of its letters."""
_MOST_OPTIONS, _MOST_HITS = 10, 40
_MOST_READINGS, _LEAST_ODDS = 3, 0.1
"""So many readings of a whole text, those that are at least so likely beside the likeliest one."""
_VOWELS = re.compile(r"[aeiouy]+")

Mended = tuple[str, float]
"""The word that was meant, and how alike they are (0 to 1)."""


class Speller:
    """Mends words with one vocabulary."""

    def __init__(
        self, common: CommonWords, spellings: Mapping[str, str] | None = None, shifts: Shifts | None = None
    ) -> None:
        """`spellings`: chat spelling -> written out.

        `shifts` may be those of another reader of the same messages; who shares them has them forgotten.
        """
        self._shifts = shifts or Shifts()
        self._real = common
        self._common = [word for word in common.commonest(_COMMON) if len(word) >= _SHORTEST_COMMON]
        self._spellings = spellings or {}
        self.learn({}, {}, frozenset())

    def learn(self, counts: Mapping[str, int], pairs: Mapping[tuple[str, str], int], named: Container[str]) -> None:
        """Take these words for the known ones, with how often each was seen, alone and side by side.

        The lexicon names some of them.
        """
        self._known = counts
        self._wording = Wording(counts, pairs, self._real.ranks)
        self._sure = {word for word in counts if word in self._real or word in named}
        often = [word for word, times in counts.items() if times > _OFTEN and word not in self._sure]
        self._sure |= {word for word in often if self._by_shift(word, self._sure) is None}
        own = [word for word in counts if len(word) >= _SHORTEST_REPAIR and not word.isdigit()]
        self._named = [word for word in own if word in named and len(word) >= _SHORTEST_RENAME]
        said = {word: meant for word, meant in self._spellings.items() if " " not in word}
        chat = {word: meant for word, meant in said.items() if len(word) >= _SHORTEST_CHAT}
        self._meant = {**dict.fromkeys(self._common), **chat, **dict.fromkeys(own)}
        """All words that somebody may have meant to type; of a chat spelling, what it stands for."""
        self._alike_ended: dict[tuple[int, str], list[str]] = {}
        """Words by their length and first letter, or last letter as a capital: a slip seldom hits both."""
        for word in self._meant:
            for end in (word[0], word[-1].upper()):
                self._alike_ended.setdefault((len(word), end), []).append(word)
        self._by_sound: dict[str, str] = {}
        self._by_consonants: dict[str, str] = {}
        for word in sorted(own, key=lambda word: counts[word]):
            if len(word) > _SHORTEST_SHIFTED:
                self._by_sound[sound_of(word)] = word
                self._by_consonants[_VOWELS.sub("", word)] = word
        self._standards: dict[str, Mended | None] = {}
        self._of_dictionary: dict[str, tuple[Option, ...]] = {}
        self._of_message: dict[str, tuple[Option, ...]] = {}

    def is_word(self, word: str) -> bool:
        """Whether a word stands in the examples, in the lexicon or in the list of common Dutch words."""
        return word in self._known or word in self._real

    def mend(self, words: Sequence[str]) -> list[tuple[float, list[Mended | None]]]:
        """The likeliest readings of a text, each with its chance: for each word the known word that was meant.

        None where there is nothing to mend. The chances add up to 1; a text without a word in doubt has one reading.
        """
        options = [self._meanings(word) for word in words]
        if all(len(one) == 1 for one in options):
            return [(1.0, _changed(words, [one[0] for one in options]))]
        lines = likeliest(options, self._wording, _MOST_READINGS)
        odds = [exp(lines[0].cost - line.cost) for line in lines]
        kept = [one for one in odds if one >= _LEAST_ODDS]
        return [
            (one / sum(kept), _changed(words, line.options)) for one, line in zip(kept, lines[: len(kept)], strict=True)
        ]

    def forget(self) -> None:
        """Forget the words that no example has: a name, an address, whatever somebody typed."""
        self._of_message.clear()

    def _meanings(self, word: str) -> tuple[Option, ...]:
        if len(word) < _SHORTEST_REPAIR or word.isdigit() or word in self._sure or self._is_common(word):
            return (Option(word, 0.0),)
        memory = self._of_dictionary if self.is_word(word) else self._of_message
        if word not in memory:
            memory[word] = self._look_up(word)
        return memory[word]

    def _look_up(self, word: str) -> tuple[Option, ...]:
        """The likeliest meanings of a word by itself; the words beside it decide between them."""
        if word in self._known:
            better = self._standard(word)
            return (Option(better[0], 0.0, better[1]) if better else Option(word, 0.0),)
        found = sorted(
            self._proposals(word), key=lambda option: (option.cost + self._wording.cost(option.word), option.word)
        )
        itself = Option(word, 0.0) if word in self._real else self._wording.strange(word)
        return (itself, *found[:_MOST_OPTIONS])

    def _is_common(self, word: str) -> bool:
        """Whether a word is a common one, and not rather a slip in a short word that is commoner still."""
        rank = self._real.ranks.get(word)
        return rank is not None and (len(word) >= _SHORTEST_SURE or rank < _COMMON_PER_LETTER * len(word))

    def _standard(self, word: str) -> Mended | None:
        """The common word behind a dialect word or a slip in an example."""
        if word not in self._standards:
            self._standards[word] = self._find_standard(word)
        return self._standards[word]

    def _find_standard(self, word: str) -> Mended | None:
        if shift := self._by_shift(word, self._sure):
            return shift
        if len(word) < _SHORTEST_RENAME:
            return None
        found = process.extractOne(word, self._named, scorer=OSA.distance, score_cutoff=1)
        return (found[0], 1 - 1 / len(word)) if found else None

    def _by_shift(self, word: str, targets: Container[str]) -> Mended | None:
        """The commonest of these words that this one may be in a dialect, by two shifts at most."""
        best: tuple[int, bool, int, str] | None = None
        for one, depth in shifted(word, 2) if len(word) >= _SHORTEST_SHIFTED else ():
            if best and depth > -best[0]:
                break
            if len(one) >= _SHORTEST_SHIFTED and one in targets:
                rank = (-depth, one in self._sure, self._known[one], one)
                best = max(best, rank) if best else rank
        return (best[3], 1 + _PER_SHIFT * best[0]) if best else None

    def _proposals(self, word: str) -> Iterable[Option]:
        """Every word that an unknown one may stand for."""
        for meant, (cost, alike) in self._ways(word).items():
            written = self._meant.get(meant) or meant
            if written in self._known and written not in self._sure and (better := self._standard(written)):
                written = better[0]
            yield Option(written, cost, alike)
        if halves := self._halves(word):
            inside = sum(self._wording.cost(after, before) for before, after in pairwise(halves))
            yield Option(" ".join(halves), _GLUED + inside)

    def _halves(self, word: str) -> list[str]:
        """The word as two known words, or three; those that examples have oftenest. Empty when it is none of those."""
        if together := self._said_together(word):
            return together
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        firsts = [(word[:cut], word[cut:]) for cut in cuts if self._is_part(word[:cut])]
        two = [[left, right] for left, right in firsts if self._is_part(right)]
        three = [[left, *rest] for left, right in firsts if not two and (rest := self._halves(right))]
        return max(two or three, key=lambda parts: min(self._known.get(part, 0) for part in parts), default=[])

    def _said_together(self, word: str) -> list[str]:
        """The word as two, however short, that examples often have side by side: 'benjij' is 'ben jij'."""
        cuts = range(_SHORTEST_SAID, len(word) - _SHORTEST_SAID + 1)
        halves = ([self._spellings.get(part, part) for part in (word[:cut], word[cut:])] for cut in cuts)
        often = [two for two in halves if self._wording.times(*two) >= _SAID_OFTEN]
        return max(often, key=lambda two: self._wording.times(*two), default=[])

    def _is_part(self, word: str) -> bool:
        """A word of an example, or a common one that is too long to be half of another by chance."""
        return word in self._known or (len(word) >= _SHORTEST_COMMON_PART and word in self._real)

    def _ways(self, word: str) -> dict[str, tuple[float, float]]:
        """Word -> what it costs to have meant it, and how alike it is; by sound where that is cheaper than by slip."""
        slips = self._slips_of(word)
        deepest = DEEPEST if all(number > 1 for number in slips.values()) else _BESIDE_A_SLIP
        ways: dict[str, tuple[float, float]] = {}
        for meant, depth in self._shifts.of(word, deepest) if len(word) >= _SHORTEST_SHIFTED else ():
            if len(meant) >= _SHORTEST_SHIFTED and meant in self._meant and meant not in ways:
                ways[meant] = (_SHIFT * depth, 1 - _PER_SHIFT * depth)
        if not _VOWELS.search(word) and (meant := self._by_consonants.get(word, "")):
            ways.setdefault(meant, (_NO_VOWELS, _BY_EAR_ALIKE))
        heard = self._by_sound.get(sound_of(word), "")
        if heard and OSA.normalized_similarity(word, heard) >= _SOUNDS_LIKE:
            ways.setdefault(heard, (_BY_EAR, _BY_EAR_ALIKE))
        for meant, number in slips.items():
            cost = slip_cost(word, meant)
            if meant not in ways or cost < ways[meant][0]:
                ways[meant] = (cost, 1 - number / max(len(word), len(meant)))
        return ways

    def _slips_of(self, word: str) -> dict[str, int]:
        """Every word that is a few slips away and begins or ends with the same letter, with how many slips."""
        most = _MOST_IN_LONG if len(word) >= _LONG else _SLIPS.get(len(word), _MOST_SLIPS)
        found: dict[str, int] = {}
        for length in range(len(word) - most, len(word) + most + 1):
            for end in (word[0], word[-1].upper()):
                here = self._alike_ended.get((length, end), ())
                near = process.extract(word, here, scorer=OSA.distance, score_cutoff=most, limit=_MOST_HITS)
                found |= {meant: int(slips) for meant, slips, _ in near}
        return found


def _changed(words: Sequence[str], chosen: Sequence[Option]) -> list[Mended | None]:
    return [None if one.word == word else (one.word, one.alike) for word, one in zip(words, chosen, strict=True)]
