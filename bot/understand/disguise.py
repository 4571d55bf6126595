"""Words as somebody in trouble may write them: chat, dialect, typos, leetspeak, spaced, starred or glued letters."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.knowledge.crisis import CrisisRules
from bot.understand.phrases import PhraseBook, Token
from bot.understand.text import plain
from bot.understand.vocabulary import Vocabulary

_PIECE = re.compile(r"(?:(?<!\w)[@$€])?[a-z0-9]+(?:[@$€!|+*]{1,3}[a-z0-9]+)*|[.!?;:…]+|,")
_SPLIT_APOSTROPHE = re.compile(r"(?<=\w)'(?=k\b)|(?<=\b[cdjlmnst])'(?=[aehiouy])|(?<=\bqu)'")
"""da'k and j'ai are two words, m'n is one."""
_SENTENCE_END, _COMMA = 3, 1
"""How far a mark pushes the next word away."""
_LEET = tuple(str.maketrans("0345789@$€!|+1", "oeastbgaseilt" + one) for one in "il")
_MIXED = re.compile(r"[a-z].*[0-9@$€!|+]|[0-9@$€!|+].*[a-z]")
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_MANY = 6
"""From this number on a count of pills is not a headache."""
NUMBER, LARGE_NUMBER = "GETAL", "GROOT"
"""How a class asks for a number; capitals, so no word of a text looks like it."""
_FEWEST_LETTERS = 3
"""So many single letters in a row are one word that was spaced out."""
_JOINED_AT_MOST, _SHORTEST_JOINED = 4, 7
_SHORTEST_GLUED = 5


class _Written(NamedTuple):
    raw: str
    forms: frozenset[str]
    gap: int


class WordReader:
    """From a text to tokens, with the vocabulary of the crisis rules."""

    def __init__(self, rules: CrisisRules, book: PhraseBook) -> None:
        self._vocabulary = Vocabulary(rules, book)
        self._fillers = frozenset(rules.fillers)
        self._emoji = {ord(sign): f" {word} " for sign, word in rules.emoji.items()}

    def read(self, text: str) -> list[Token]:
        """The words of a text, each with everything it can be read as."""
        written: list[_Written] = []
        gap = 0
        for piece in self._unspaced(self._pieces(text)):
            if _is_mark(piece):
                gap = max(gap, _COMMA if piece == "," else _SENTENCE_END)
                continue
            for raw, forms in self._words(piece):
                written.append(_Written(raw, forms, gap))
                gap = 0
        return self._tokens(written)

    def _pieces(self, text: str) -> list[str]:
        seen = plain(text.replace("\n", ".")).translate(self._emoji)
        return _PIECE.findall(_SPLIT_APOSTROPHE.sub(" ", seen).replace("'", ""))

    def _unspaced(self, pieces: list[str]) -> Iterator[str]:
        """Join z e l f, d.o.o.d and d 0 0 d; every other piece goes through as it is."""
        at = 0
        while at < len(pieces):
            end, letters = _run_of_letters(pieces, at)
            if words := self._spelled(letters):
                yield from words
                at = end
            else:
                yield pieces[at]
                at += 1

    def _spelled(self, letters: list[str]) -> Sequence[str] | None:
        """The known words that a run of single letters spells, digits among them read as letters too."""
        word = "".join(letters)
        if len(letters) < _FEWEST_LETTERS or word.isdigit():
            return None
        written = (word, *(word.translate(table) for table in _LEET)) if _MIXED.search(word) else (word,)
        return next((words for one in written if (words := self._vocabulary.words_in(one))), None)

    def _words(self, piece: str) -> Iterator[tuple[str, frozenset[str]]]:
        """One piece as one word or more, with the forms of each."""
        forms = self._forms(piece)
        if spelled := next((s for form in forms if (s := self._vocabulary.spelled_out(form))), None):
            yield piece, forms | self._vocabulary.readings(spelled[0])
            yield from ((word, self._vocabulary.readings(word)) for word in spelled[1:])
        elif parts := self._vocabulary.without_clitic(piece) or self._glued(piece, forms):
            for word in parts:
                yield from self._words(word)
        elif not piece.isalnum() and not any(self._vocabulary.knows(form) for form in forms):
            yield from ((word, self._forms(word)) for word in re.findall(r"[a-z0-9]+", piece))
        else:
            yield piece, forms

    def _glued(self, piece: str, forms: frozenset[str]) -> Sequence[str] | None:
        if len(piece) < _SHORTEST_GLUED or any(self._vocabulary.knows(form) for form in forms):
            return None
        return self._vocabulary.unglued(piece)

    def _forms(self, piece: str) -> frozenset[str]:
        if piece.isdigit():
            return frozenset({piece, NUMBER, LARGE_NUMBER} if _MANY <= int(piece[:4]) < 1000 else {piece, NUMBER})
        written = {piece}
        if "*" in piece:
            written |= self._vocabulary.starred(piece)
        if _MIXED.search(piece):
            written |= {piece.translate(table) for table in _LEET}
            written |= {piece.replace("8", "acht").translate(table) for table in _LEET if "8" in piece}  # v3rkr8
        forms: set[str] = set()
        for one in written:
            if _HELD_DOWN.search(one):
                forms |= self._vocabulary.held_down(one)
                one = _HELD_DOWN.sub(r"\1\1", one)
            forms |= self._vocabulary.readings(one)
        return frozenset(forms)

    def _tokens(self, written: list[_Written]) -> list[Token]:
        tokens: list[Token] = []
        place, sentence, skip_until = 0, 0, 0
        for number, one in enumerate(written):
            place += one.gap
            sentence += one.gap >= _SENTENCE_END
            forms = one.forms
            if number >= skip_until and (joined := self._joined(written[number : number + _JOINED_AT_MOST])):
                word, count = joined
                forms, skip_until = forms | {word}, number + count
            loose = number < skip_until - 1 or not forms.isdisjoint(self._fillers)
            tokens.append(Token(forms, place, sentence, loose))
            place += not loose
        return tokens

    def _joined(self, parts: list[_Written]) -> tuple[str, int] | None:
        """A long known word that was written in parts, and in how many."""
        for count in range(2, len(parts) + 1):
            word = "".join(part.raw for part in parts[:count])
            border = len(word) - len(parts[count - 1].raw)
            if len(word) >= _SHORTEST_JOINED and self._vocabulary.knows_across(word, border):
                return word, count
        return None


def _run_of_letters(pieces: list[str], start: int) -> tuple[int, list[str]]:
    """Where a run of single letters ends (marks between them do not count), and its letters."""
    letters: list[str] = []
    at = end = start
    while at < len(pieces) and (len(pieces[at]) == 1 or _is_mark(pieces[at])):
        if not _is_mark(pieces[at]):
            letters.append(pieces[at])
            end = at + 1
        elif not letters:
            break
        at += 1
    return end, letters


def _is_mark(piece: str) -> bool:
    return piece[0] in ".!?;:…,"
