"""The public vocabulary: the only words that the query log may hold, less those that are a name or a place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge import Knowledge
from bot.knowledge.load import KnowledgeReader
from bot.knowledge.models import Entry
from bot.knowledge.yaml_lines import Problem
from bot.understand.text import tidy

LETTERS = frozenset("ktu")
"""Single letters that are words of their own in chat (k ben, t is, u); any other may be an initial."""


_SHARED = 3
"""A word of examples is public when at least so many of them have it."""


class MaskRules(Entry):
    """mask.yaml, which explains each of these."""

    common: int
    function: int
    story: int
    never: dict[str, tuple[str, ...]]
    before_names: tuple[str, ...]
    name_words: tuple[str, ...]
    called: tuple[str, ...]
    surnames: tuple[str, ...]
    particles: tuple[str, ...]
    before_places: tuple[str, ...]
    schools: tuple[str, ...]
    at_school: tuple[str, ...]
    streets: tuple[str, ...]
    not_streets: tuple[str, ...]


class Vocabulary:
    """Built from the knowledge folder; build it again when the knowledge changes."""

    def __init__(self, knowledge: Knowledge, folder: Path) -> None:
        self.rules = _read_rules(folder)
        self.names = _read_names(folder / "names.txt")
        lexicon, common = knowledge.lexicon, knowledge.common_words
        self.spellings = {tuple(tidy(key).split()): tidy(right).split() for key, right in lexicon.spellings.items()}
        self.spelling_sizes = _sizes(self.spellings)
        self._read_places(knowledge)
        hidden = {word for group in self.rules.never.values() for word in group} | self.names | self.always_places
        self.ours = frozenset(word for word in _words_of(knowledge) if _is_word(word)) - hidden
        """Words of our own texts: topics, lexicon."""
        frequent = [word for word in common[: self.rules.common] if _is_word(word) and word not in hidden]
        self.function = frozenset(frequent[: self.rules.function])
        self.all = self.ours | frozenset(frequent)

    def _read_places(self, knowledge: Knowledge) -> None:
        """Every name of a place, apart from those that are ordinary words as well."""
        nicknames = knowledge.nicknames
        names = {tidy(name) for place in knowledge.areas.places for name in (place.name, place.municipality)}
        names |= {tidy(name) for name in (*nicknames.places, *nicknames.areas, *nicknames.ambiguous, *nicknames.abroad)}
        ordinary = {tidy(name) for name in (*nicknames.needs_context, *nicknames.only_home)}
        ordinary |= set(knowledge.common_words) - {tidy(name) for name in nicknames.never_words}
        self.maybe_places = frozenset(names & ordinary)
        self.always_places = frozenset(names - ordinary)
        phrases = {tuple(name.split()) for name in names if " " in name}
        self.place_phrases = frozenset(phrases)
        self.place_sizes = _sizes(phrases)


def _words_of(knowledge: Knowledge) -> Iterator[str]:
    """The words of titles and lexicon, and those that examples share: a detail of one story is nobody's word."""
    lexicon = knowledge.lexicon
    topics = knowledge.topics.values()
    shared = Counter(word for topic in topics for example in topic.examples for word in set(tidy(example).split()))
    yield from (word for word, examples in shared.items() if examples >= _SHARED)
    texts = [line for topic in topics for line in (topic.title, topic.button)]
    texts += [words for concept in lexicon.concepts for words in concept.words]
    texts += [phrase for phrases in (*lexicon.askers.values(), *lexicon.facets.values()) for phrase in phrases]
    yield from _words((*texts, *lexicon.spellings.values()))


def _words(texts: Iterable[str]) -> Iterator[str]:
    for word in {word for text in texts for word in text.lower().split()}:  # most words come many times
        yield from tidy(word).split()


def _sizes(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """First word -> how many words the phrases that begin with it have, longest first."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrases:
        if phrase:
            sizes.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def _is_word(word: str) -> bool:
    return word.isalpha() and (len(word) > 1 or word in LETTERS)


def mask_problems(folder: Path) -> list[Problem]:
    """What is wrong with mask.yaml, for `check`; nothing when the folder has none."""
    reader = KnowledgeReader(folder)
    if (folder / "mask.yaml").exists():
        reader.single("mask.yaml", MaskRules)
    return reader.problems


def _read_rules(folder: Path) -> MaskRules:
    reader = KnowledgeReader(folder)
    rules = reader.single("mask.yaml", MaskRules)
    if rules is None:
        raise KnowledgeError("\n".join(str(problem) for problem in reader.problems))
    return rules


def _read_names(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except OSError as error:
        raise KnowledgeError(f"{path}: kan niet gelezen worden ({error.strerror})") from None
