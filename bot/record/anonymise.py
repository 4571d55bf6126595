"""Masks a question: a word stays only when it stands in the public vocabulary; everything else becomes ▢.

That rule alone keeps out what nobody can list: names, handles, numbers, schools. The other rules here are for words of
the vocabulary that may point to somebody where they stand: a surname (Bakker), a place (Halen), a street.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.record.vocabulary import Vocabulary
from bot.understand.text import clean, tidy

MASK = "▢"

_ADDRESS = re.compile(
    r"\S*@\S*|\S*://\S*|\bwww\.\S+|\S*\w\.(?:be|com|nl|net|org|eu|fr|gg|me|tv|io|co)\b\S*|\S*_\S*|\S*\w\.\w\w+\.\w\w+\S*",
    re.IGNORECASE,
)
"""E-mail, links, handles."""
_SENTENCE_END = re.compile(r"[.!?:]")
_REPEATED = re.compile(r"(.)\1\1")
_TOKEN = re.compile(r"[^\W_]+")
_SPOKEN_MAIL = frozenset({"apenstaart", "apenstaartje", "gmail", "hotmail", "outlook", "telenet", "skynet", "icloud"})
_AROUND_MAIL = 3
_NUMBER = (
    "nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|twin|ach|tig|tien|en|honderd|duizend"
)
_COMPOUND_NUMBER = re.compile(rf"(?:{_NUMBER}){{2,}}")
_LETTERS_IN_A_ROW = 3
_BEFORE_STREET = 3
_AFTER_SCHOOL = 2
_LINKS = frozenset({"is", "van", "de", "mijn", "een", "mij", "me", "mezelf", "zich", "ons", "hem", "haar"})
_BETWEEN = 2
"""So many of these links stand at most between "ik heet" and the name."""
_IN_A_NAME, _IN_A_HANDLE = 2, 3
_BEFORE_CALLED = 3
_ACCOUNTS = frozenset({"snap", "fb", "ig", "gebruikersnaam", "username", "account", "gamertag", "nickname"})
_SHORTEST_REPAIR = 6
"""A shorter unknown word is as easily a name (Jenne) as a slip of the pen (jennen)."""


@dataclass(slots=True)
class _Word:
    """One word of the message on its way to the log."""

    plain: str
    capital: bool
    """Has a capital that no sentence gave it."""
    upper: bool = False
    """Begins with a capital, perhaps of a sentence."""
    kept: str | None = None
    """What is stored of it, None for ▢; several words when it was written together."""
    name: bool = False
    """Is a first or last name, wherever it stands."""


class Anonymiser:
    """Masks with one vocabulary. Pure."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        rules = vocabulary.rules
        self._before_names, self._particles = frozenset(rules.before_names), frozenset(rules.particles)
        self._before_places, self._schools = frozenset(rules.before_places), frozenset(rules.schools)
        self._at_school, self._not_streets = frozenset(rules.at_school), frozenset(rules.not_streets)
        self._school_names = frozenset(rules.never.get("school_names", ()))
        self._surnames, self._name_words = frozenset(rules.surnames), frozenset(rules.name_words)
        self._called = frozenset(rules.called)
        self._handles = frozenset(rules.never.get("handles", ())) | _ACCOUNTS
        self._streets = tuple(rules.streets)

    def mask(self, text: str, repaired: Mapping[str, str] | None = None) -> str:
        """The question with only words of the vocabulary.

        `repaired` says for what a misspelt word was taken; only a word of the vocabulary is taken over from it.
        """
        words = self._words_in(clean(text))
        self._hide_spelled(words)
        words = self._spell_out(words)
        for word in words:
            self._look_at(word, repaired or {})
        self._hide_places(words)
        self._hide_streets(words)
        self._hide_schools(words)
        self._hide_mail(words)
        self._keep_attests(words)
        self._hide_names(words)
        if len(words) > self._vocabulary.rules.story:
            self._shorten(words)
        return _joined(words)

    def _words_in(self, text: str) -> list[_Word]:
        loud = text.isupper() or text.istitle()
        words: list[_Word] = []
        last = 0
        text = _ADDRESS.sub(" 0 ", text)
        for found in _TOKEN.finditer(text):
            raw, start = found.group(), found.start()
            capital = not loud and raw[0].isupper() and not raw.isupper() and len(words) > 0
            if capital and _SENTENCE_END.search(text, last, start):
                capital = False
            last = found.end()
            words.append(_Word(_tidy(raw), capital, not loud and raw[0].isupper() and not raw.isupper()))
        return words

    def _hide_spelled(self, words: list[_Word]) -> None:
        """Unmake a name that is spelled letter by letter, before its letters are read as words (n: een)."""
        spelled: set[int] = set()
        for at in range(len(words) - _LETTERS_IN_A_ROW + 1):
            run = [word.plain for word in words[at : at + _LETTERS_IN_A_ROW]]
            if max(map(len, run)) <= 1 and tuple(run[:2]) not in self._vocabulary.spellings:
                spelled |= set(range(at, at + _LETTERS_IN_A_ROW))
        for at in spelled:
            words[at].plain = ""

    def _spell_out(self, words: list[_Word]) -> list[_Word]:
        """Chat spellings as the words they stand for (`m n` is mijn), so that their meaning stays."""
        spellings, sizes = self._vocabulary.spellings, self._vocabulary.spelling_sizes
        result: list[_Word] = []
        at = 0
        while at < len(words):
            for size in sizes.get(words[at].plain, ()):
                run = words[at : at + size]
                if (right := spellings.get(tuple(word.plain for word in run))) is None:
                    continue
                if run[0].plain in self._vocabulary.names or any(word.capital for word in run):
                    continue
                result += [_Word(one, capital=False) for one in right]
                at += size
                break
            else:
                result.append(words[at])
                at += 1
        return result

    def _look_at(self, word: _Word, repaired: Mapping[str, str]) -> None:
        plain, known = word.plain, self._vocabulary.all
        word.name = plain in self._vocabulary.names
        if word.name or plain in self._vocabulary.always_places or _COMPOUND_NUMBER.fullmatch(plain):
            return
        if word.capital and (plain in self._surnames or not self._is_about_us(plain)):
            return
        if plain in known:
            word.kept = plain
        elif (
            (better := repaired.get(plain))
            and (len(plain) >= _SHORTEST_REPAIR or " " in better)
            and all(one in known for one in better.split())
        ):
            word.kept = better

    def _hide_places(self, words: list[_Word]) -> None:
        phrases, sizes = self._vocabulary.place_phrases, self._vocabulary.place_sizes
        for at, word in enumerate(words):
            if word.plain in self._vocabulary.maybe_places and (word.capital or self._is_after_place_word(words, at)):
                word.kept = None
            for size in sizes.get(word.plain, ()):
                if tuple(one.plain for one in words[at : at + size]) in phrases:
                    _hide(words[at : at + size])
                    break

    def _is_after_place_word(self, words: list[_Word], at: int) -> bool:
        return at > 0 and (words[at - 1].plain in self._before_places or words[at - 1].plain.isdigit())

    def _hide_streets(self, words: list[_Word]) -> None:
        for at, word in enumerate(words):
            if not word.plain.endswith(self._streets):
                continue
            numbered = at + 1 < len(words) and any(letter.isdigit() for letter in words[at + 1].plain)
            if numbered:
                self._hide_back(words, at, _BEFORE_STREET)
            if numbered or (word.plain not in self._not_streets and word.plain not in self._vocabulary.ours):
                word.kept = None

    def _hide_schools(self, words: list[_Word]) -> None:
        for at, word in enumerate(words):
            if word.plain in self._school_names:
                self._hide_on(words, at + 1, _AFTER_SCHOOL)
            elif word.plain in self._schools:
                self._hide_back(words, at, _AFTER_SCHOOL)
                self._hide_on(words, at + 1, _AFTER_SCHOOL)
            elif (
                word.plain in self._at_school
                and at + 1 < len(words)
                and words[at + 1].plain in ("op", "in", "aan", "van")
            ):
                article = at + 2 < len(words) and words[at + 2].plain in ("de", "het", "den", "t")
                self._hide_on(words, at + 2 + article, _AFTER_SCHOOL)

    def _hide_mail(self, words: list[_Word]) -> None:
        for at, word in enumerate(words):
            if word.plain in _SPOKEN_MAIL:
                _hide(words[max(0, at - _AROUND_MAIL) : at + _AROUND_MAIL + 1])

    @staticmethod
    def _keep_attests(words: list[_Word]) -> None:
        """A single letter may be an initial, but not in a, b or c attest."""
        for word, after in pairwise(words):
            if after.plain.startswith("attest") and word.plain in ("a", "b", "c"):
                word.kept = word.plain

    def _hide_names(self, words: list[_Word]) -> None:
        """What follows a name or an address form is part of a name, unless it can hardly be."""
        self._hide_name_words(words)
        for at, word in enumerate(words):
            if word.plain in self._called:
                before = at
                while before > 0 and before > at - _BEFORE_CALLED and words[before - 1].plain in _LINKS:
                    before -= 1
                if before < at:
                    self._hide_back(words, before, _IN_A_NAME, as_name=True)
            if word.name or (word.kept is None and word.plain.isalpha()):
                self._hide_surname(words, at + 1, bare=word.name)
            elif word.plain in self._before_names:
                after = at + 1
                while after < len(words) and after <= at + _BETWEEN and words[after].plain in _LINKS:
                    after += 1
                most = _IN_A_HANDLE if word.plain in self._handles else _IN_A_NAME
                self._hide_on(words, after, most, as_name=True)

    def _hide_name_words(self, words: list[_Word]) -> None:
        """A word that is sometimes a first name, where it looks like one."""
        for at, word in enumerate(words):
            if word.plain not in self._name_words:
                continue
            after_i_am = at > 1 and words[at - 1].plain == "ben" and words[at - 2].plain == "ik"
            before_name = at + 1 < len(words) and words[at + 1].name and word.plain not in self._vocabulary.function
            if word.upper or after_i_am or before_name:
                word.kept, word.name = None, True

    def _hide_surname(self, words: list[_Word], at: int, *, bare: bool) -> None:
        start = at
        while at < len(words) and words[at].plain in self._particles:
            at += 1
        if at < len(words) and (bare or at > start) and self._can_be_name(words[at]):
            _hide(words[start : at + 1])

    def _hide_on(self, words: list[_Word], at: int, most: int, *, as_name: bool = False) -> None:
        for word in words[at : at + most]:
            if self._is_too_common(word) and not (as_name and word.plain in self._surnames):
                return
            word.kept = None

    def _hide_back(self, words: list[_Word], at: int, most: int, *, as_name: bool = False) -> None:
        for word in reversed(words[max(0, at - most) : at]):
            if self._is_too_common(word) and not (as_name and word.plain in self._surnames):
                return
            word.kept = None

    def _can_be_name(self, word: _Word) -> bool:
        return word.plain in self._surnames or not self._is_too_common(word)

    def _is_too_common(self, word: _Word) -> bool:
        """Too common, or too much about our subject, to be part of somebody's name."""
        return not word.capital and self._is_about_us(word.plain)

    def _is_about_us(self, plain: str) -> bool:
        return plain in self._vocabulary.function or plain in self._vocabulary.ours

    def _shorten(self, words: list[_Word]) -> None:
        """Of a story, only what is about our subject."""
        for word in words:
            if word.kept is not None and not self._is_too_common(word):
                word.kept = None


def _tidy(raw: str) -> str:
    """`tidy`, quicker for the many words that hold nothing to tidy."""
    return raw.lower() if raw.isascii() and not _REPEATED.search(raw) else tidy(raw)


def _hide(words: list[_Word]) -> None:
    for word in words:
        word.kept = None


def _joined(words: list[_Word]) -> str:
    said: list[str] = []
    for word in words:
        if word.kept is not None:
            said.append(word.kept)
        elif not said or said[-1] != MASK:
            said.append(MASK)
    return " ".join(said)
