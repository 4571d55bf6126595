"""Which topics steal each other's questions, and which words tell them apart.

The words are weighed by log-odds with a prior from all examples (Monroe, Colaresi & Quinn 2008, "Fightin' Words"): a
word that one topic has often and the other never weighs most, and a word that is common everywhere weighs nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.understand.text import words

_PRIOR = 100
"""How many words' worth of the whole vocabulary is mixed into each topic, so that a rare word is no proof."""
_MOST = 40
"""No editor reads more pairs than this."""
_TELLING = 4
"""So many words are shown for each topic."""
_SHORTEST = 3
_COMMON = 0.15
"""A word that stands in the examples of more than this share of all topics tells no two of them apart."""


@dataclass(frozen=True)
class Stolen:
    """One text that was taken for another topic."""

    text: str
    topic: str
    taken_for: str


@dataclass(frozen=True)
class Confusable:
    """Two topics that steal each other's questions."""

    first: str
    second: str
    first_lost: int
    """Questions of `first` that were taken for `second`."""
    second_lost: int
    telling_first: tuple[str, ...]
    """Words of the examples of `first` that tell it from `second`, the most telling first."""
    telling_second: tuple[str, ...]
    unknown: tuple[str, ...]
    """Words of the stolen questions that neither topic has in an example."""
    question: str
    """One of the stolen questions."""


def confusables(stolen: Iterable[Stolen], knowledge: Knowledge, least: int = 2) -> list[Confusable]:
    """The pairs of topics with at least so many stolen questions, the worst first and no more than 40."""
    pairs: dict[tuple[str, str], list[Stolen]] = {}
    for one in stolen:
        if one.topic in knowledge.topics and one.taken_for in knowledge.topics:
            low, high = sorted((one.topic, one.taken_for))
            pairs.setdefault((low, high), []).append(one)
    vocabulary = Vocabulary.of({name: topic.examples for name, topic in knowledge.topics.items()})
    found = [_pair(pair, own, vocabulary) for pair, own in pairs.items() if len(own) >= least]
    return sorted(found, key=lambda one: (-(one.first_lost + one.second_lost), one.first, one.second))[:_MOST]


@dataclass(frozen=True)
class Vocabulary:
    """In how many examples each word stands."""

    topics: Mapping[str, Counter[str]]
    everywhere: Counter[str]
    common: frozenset[str]
    """Words of so many topics that they tell nothing."""

    @classmethod
    def of(cls, examples: Mapping[str, Iterable[str]]) -> "Vocabulary":
        """Count the words of the examples of each topic."""
        topics = {topic: _counts(texts) for topic, texts in examples.items()}
        spread = Counter(word for counts in topics.values() for word in counts)
        common = frozenset(word for word, times in spread.items() if times > max(_COMMON * len(topics), 2))
        return cls(topics, sum(topics.values(), Counter[str]()), common)

    def telling(self, topic: str, other: str) -> list[str]:
        """The words that tell a topic from another, the most telling first."""
        weight = {word: self._log_odds(word, topic, other) for word in self.topics[topic].keys() - self.common}
        words = [word for word in weight if weight[word] > 0 and len(word) >= _SHORTEST]
        return sorted(words, key=lambda word: (-weight[word], word))

    def _log_odds(self, word: str, topic: str, other: str) -> float:
        """How many standard deviations the log-odds of the word lie apart in the two topics."""
        own, others = self.topics[topic], self.topics[other]
        prior = _PRIOR * self.everywhere[word] / self.everywhere.total()
        here, there = own[word] + prior, others[word] + prior
        odds_here = math.log(here / (own.total() + _PRIOR - here))
        odds_there = math.log(there / (others.total() + _PRIOR - there))
        return (odds_here - odds_there) / math.sqrt(1 / here + 1 / there)


def _pair(pair: tuple[str, str], stolen: Sequence[Stolen], vocabulary: Vocabulary) -> Confusable:
    first, second = pair
    known = vocabulary.topics[first].keys() | vocabulary.topics[second].keys() | vocabulary.common
    new = [word for word, _ in _counts(one.text for one in stolen).most_common() if word not in known]
    return Confusable(
        first,
        second,
        sum(one.topic == first for one in stolen),
        sum(one.topic == second for one in stolen),
        tuple(vocabulary.telling(first, second)[:_TELLING]),
        tuple(vocabulary.telling(second, first)[:_TELLING]),
        tuple(word for word in new if len(word) > _SHORTEST)[:_TELLING],
        min((one.text for one in stolen), key=len),
    )


def _counts(texts: Iterable[str]) -> Counter[str]:
    """In how many of these texts each word stands."""
    return Counter(word for text in texts for word in set(words(text)))
