"""The words that the crisis rules know, and which of them an unknown spelling can stand for."""

import re
from collections import defaultdict

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.crisis import CrisisRules
from bot.understand.phrases import STEM_KEY, PhraseBook

_VOWELS = re.compile(r"[aeiouy]")
_SHORTEST_SKELETON = 4
"""A word without vowels (zlfmrd) of at least so many letters is read as the long word that it leaves out."""
_DOUBLE = re.compile(r"(.)\1+")
_SHORTEST_TYPO, _SHORTEST_STEM_TYPO, _TWO_TYPOS_FROM = 7, 7, 9
_SHORTEST_SOUND = 4
_SHORTEST_SQUEEZED = 5
_SOUND_STEPS, _MOST_SOUNDS = 3, 40
_LONGEST_PIECE = 14
_LONGEST_RUN = 60
_CLITICS = {"k": "ik", "t": "het"}
_STARTS_OF_GLUE = frozenset({"ik", "k", "i", "je", "wil"})


def squeeze(word: str) -> str:
    """Equal letters in a row become one.

    >>> squeeze("doodd")
    'dod'
    """
    return _DOUBLE.sub(r"\1", word)


class Vocabulary:
    """Known words, stems and spellings, with everything that is needed to recognise them in disguise."""

    def __init__(self, rules: CrisisRules, book: PhraseBook) -> None:
        words, stems = book.words_of(rules.classes)
        self._words = frozenset(word for word in words if word.isalnum()) | frozenset(rules.fillers)
        self._real_words = frozenset(rules.real_words)
        self._sounds = [(re.compile(pattern), replacement) for pattern, replacement in rules.sounds]
        self._one: dict[str, set[str]] = defaultdict(set)
        self._more: dict[str, list[str]] = {}
        for meaning, spellings in rules.spellings.items():
            for spelling in spellings:
                if " " in meaning:
                    self._more[spelling] = meaning.split()
                else:
                    self._one[spelling].add(meaning)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(stems):
            self._stems[stem[:STEM_KEY]].append(stem)
        self._squeezed: dict[str, set[str]] = defaultdict(set)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in (*self._words, *stems):
            self._squeezed[squeeze(word)].add(word)
            self._by_length[len(word)].append(word)
        self._prepare_typos(*book.words_of(rules.typos))

    def _prepare_typos(self, words: set[str], stems: set[str]) -> None:
        self._long: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._long_stems: dict[str, list[str]] = defaultdict(list)
        self._skeletons: dict[str, set[str]] = defaultdict(set)
        for word in sorted(words | stems):
            if len(word) >= _SHORTEST_TYPO:
                self._long[word[0], len(word)].append(word)
                self._skeletons[_VOWELS.sub("", word)].add(word)
        for stem in sorted(stems):
            if len(stem) >= _SHORTEST_STEM_TYPO:
                self._long_stems[stem[0]].append(stem)

    def knows(self, form: str) -> bool:
        """Whether this is a word, a spelling or begins with a stem that the rules use."""
        return form in self._words or form in self._one or form in self._more or self._has_stem(form)

    def _is_plain(self, form: str) -> bool:
        """Known well enough not to look further; a stem alone is not, its ending may be dialect."""
        return form in self._words or form in self._one or form in self._more

    def knows_across(self, form: str, border: int) -> bool:
        """Whether this is a known word, or has a known stem that goes on beyond the border."""
        stems = self._stems.get(form[:STEM_KEY], ())
        return form in self._words or any(len(stem) > border and form.startswith(stem) for stem in stems)

    def _has_stem(self, form: str) -> bool:
        return any(form.startswith(stem) for stem in self._stems.get(form[:STEM_KEY], ()))

    def without_clitic(self, word: str) -> tuple[str, str] | None:
        """'k or 't and a known word, written together (kspring, tleven), as two words."""
        if word[0] not in _CLITICS or len(word) < _SHORTEST_SOUND or word in self._real_words or self._is_plain(word):
            return None
        rest = word[1:]
        return (_CLITICS[word[0]], rest) if rest in self._words or rest in self._one else None

    def spelled_out(self, form: str) -> list[str] | None:
        """The words that one written word stands for (kwil: ik wil)."""
        return self._more.get(form)

    def readings(self, word: str) -> frozenset[str]:
        """The word itself and the known words it can stand for."""
        forms = {word, *self._one.get(word, ())}
        if len(word) < _SHORTEST_SOUND or word in self._real_words or self._is_plain(word):
            return frozenset(forms)
        return frozenset(forms | (self._heard(word) or self.misspelt(word)))

    def misspelt(self, word: str) -> set[str]:
        """Known long words of which this unknown one is a misspelling, or the consonants."""
        if word in self._real_words or self._is_plain(word):
            return set()
        if len(word) >= _SHORTEST_SKELETON and not _VOWELS.search(word):
            return self._skeletons.get(word, set())
        return self._typos(word) if len(word) >= _SHORTEST_TYPO - 1 else set()

    def _heard(self, word: str) -> set[str]:
        """Known words that a dialect or a careless speller writes like this."""
        tried, fresh = {word}, [word]
        for _ in range(_SOUND_STEPS):
            fresh = [
                said
                for one in fresh
                for pattern, replacement in self._sounds
                if (said := pattern.sub(replacement, one)) not in tried
            ]
            tried.update(fresh[: _MOST_SOUNDS - len(tried)])
            if len(tried) >= _MOST_SOUNDS:
                break
        found: set[str] = set()
        for said in tried:
            if self.knows(said):
                found |= {said, *self._one.get(said, ())}
            elif len(said) >= _SHORTEST_SQUEEZED:
                found |= self._squeezed.get(squeeze(said), set())
        return found - {word}

    def _typos(self, word: str) -> set[str]:
        for most, shortest in ((1, _SHORTEST_TYPO), (2, _TWO_TYPOS_FROM)):
            lengths = range(max(shortest, len(word) - most), len(word) + most + 1)
            choices = [known for length in lengths for known in self._long.get((word[0], length), ())]
            if best := process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=most):
                return {best[0]}
        stems = self._long_stems.get(word[0], ())
        return {stem for stem in stems if OSA.distance(word[: len(stem)], stem, score_cutoff=1) <= 1}

    def held_down(self, word: str) -> set[str]:
        """Known words that this is when keys were held down (doooood)."""
        return set(self._squeezed.get(squeeze(word), ()))

    def starred(self, word: str) -> set[str]:
        """Known words that a word with stars in it can be (z*lfm**rd)."""
        parts = re.split(r"\*", re.sub(r"[^a-z0-9*]", "", word))
        if len(word) < _SHORTEST_SOUND:
            return set()
        pattern = re.compile("[a-z]".join(parts))
        return {
            known
            for known in self._by_length.get(sum(map(len, parts)) + len(parts) - 1, ())
            if pattern.fullmatch(known)
        }

    def words_in(self, letters: str) -> list[str] | None:
        """Spaced-out letters as known words; a stray letter before or after them is let go."""
        letters = letters[:_LONGEST_RUN]
        for start, end in ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)):
            rest = letters[start : len(letters) - end]
            if len(rest) >= _SHORTEST_SOUND and any(self.knows(form) for form in self.readings(rest)):
                return [rest]
            if pieces := self._pieces(rest):
                return pieces
        return None

    def unglued(self, word: str) -> list[str] | None:
        """Words written without spaces (ikwildood), when they begin like somebody who speaks of a wish."""
        pieces = self._pieces(word[:_LONGEST_RUN])
        return pieces if pieces and (pieces[0] in _STARTS_OF_GLUE or pieces[0] in self._more) else None

    def _pieces(self, letters: str) -> list[str] | None:
        """Fewest known words that together are these letters."""
        best: list[list[str] | None] = [[]] + [None] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before, piece = best[start], letters[start:end]
                if before is None or not self._is_piece(piece, start):
                    continue
                if (now := best[end]) is None or len(before) + 1 < len(now):
                    best[end] = [*before, piece]
        whole = best[-1]
        return whole if whole and len(letters) >= 2.5 * len(whole) else None

    def _is_piece(self, piece: str, start: int) -> bool:
        if len(piece) == 1:
            return piece in ("k", "i") and start == 0
        return piece in self._words or piece in self._more or (len(piece) > 2 and piece in self._one)
