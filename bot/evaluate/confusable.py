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

_TELLING = 4
"""So many words are shown for each topic."""
_SHORTEST = 3


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
    """The pairs of topics with at least so many stolen questions, the worst first."""
    pairs: dict[tuple[str, str], list[Stolen]] = {}
    for one in stolen:
        if one.topic in knowledge.topics and one.taken_for in knowledge.topics:
            low, high = sorted((one.topic, one.taken_for))
            pairs.setdefault((low, high), []).append(one)
    counts = {name: _counts(topic.examples) for name, topic in knowledge.topics.items()}
    everywhere = sum(counts.values(), Counter[str]())
    found = [_pair(pair, own, counts, everywhere) for pair, own in pairs.items() if len(own) >= least]
    return sorted(found, key=lambda one: (-(one.first_lost + one.second_lost), one.first, one.second))


def telling(own: Counter[str], other: Counter[str], everywhere: Counter[str]) -> list[str]:
    """The words of `own` that tell it from `other`, the most telling first."""
    prior = sum(everywhere.values())
    weight = {word: _log_odds(word, own, other, everywhere, prior) for word in own if len(word) >= _SHORTEST}
    return sorted((word for word in weight if weight[word] > 0), key=lambda word: (-weight[word], word))


def _log_odds(word: str, own: Counter[str], other: Counter[str], everywhere: Counter[str], prior: int) -> float:
    """How many standard deviations the log-odds of the word lie apart in the two topics."""
    here = own[word] + everywhere[word] / prior * 100
    there = other[word] + everywhere[word] / prior * 100
    odds_here = math.log(here / (own.total() + 100 - here))
    odds_there = math.log(there / (other.total() + 100 - there))
    return (odds_here - odds_there) / math.sqrt(1 / here + 1 / there)


def _pair(
    pair: tuple[str, str], stolen: Sequence[Stolen], counts: Mapping[str, Counter[str]], everywhere: Counter[str]
) -> Confusable:
    first, second = pair
    new = _counts(one.text for one in stolen)
    unknown = [word for word, _ in new.most_common() if word not in counts[first] and word not in counts[second]]
    return Confusable(
        first,
        second,
        sum(one.topic == first for one in stolen),
        sum(one.topic == second for one in stolen),
        tuple(telling(counts[first], counts[second], everywhere)[:_TELLING]),
        tuple(telling(counts[second], counts[first], everywhere)[:_TELLING]),
        tuple(word for word in unknown if len(word) > _SHORTEST)[:_TELLING],
        min((one.text for one in stolen), key=len),
    )


def _counts(texts: Iterable[str]) -> Counter[str]:
    """In how many of these texts each word stands."""
    return Counter(word for text in texts for word in set(words(text)))
