"""Rows of one term -> how many conversations did what. Exact, so nothing of this leaves `release.py` unsuppressed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

OUTCOMES = ("answered", "clarify", "unknown")
"""What became of a whole conversation: the least understood of its questions counts."""
_RANK = {"smalltalk": 0, "answered": 1, "contacts": 1, "route": 1, "clarify": 2, "unknown": 3}
_OF_RANK = ("smalltalk", "answered", "clarify", "unknown")


class Asked(NamedTuple):
    """The columns of `questions` that figures are made of."""

    week: str
    conversation: int
    position: int
    event: str
    topic: str | None
    arrondissement: str | None
    outcome: str
    contact_kinds: str
    local: bool | None
    channel: str


@dataclass
class Talk:
    """One conversation within one week."""

    week: str
    place: str | None = None
    """The arrondissement that was said last."""
    rank: int = 0
    topics: list[str] = field(default_factory=list)
    """In the order of asking; the same topic may come back."""
    referred: set[tuple[str, str]] = field(default_factory=set)
    """(topic, contact kind) that was shown under it."""
    no_local: set[str] = field(default_factory=set)
    """Topics under which nobody nearby could be named, though a place was known."""
    rejected: set[str] = field(default_factory=set)
    invented: bool = False


def talks(rows: Iterable[Asked]) -> list[Talk]:
    """The conversations of these rows in which something was asked; who only said hello does not count.

    A conversation over midnight on Sunday counts once in each week.
    """
    found: dict[tuple[str, int], Talk] = {}
    for row in sorted(rows, key=lambda one: (one.week, one.conversation, one.position)):
        talk = found.setdefault((row.week, row.conversation), Talk(row.week))
        talk.invented |= row.channel == "demo"
        if row.event == "rejected" and row.topic:
            talk.rejected.add(row.topic)
        if row.event != "question":
            continue
        talk.place = row.arrondissement or talk.place
        talk.rank = max(talk.rank, _RANK.get(row.outcome, 0))
        if row.topic is None or row.outcome == "smalltalk":
            continue
        talk.topics.append(row.topic)
        talk.referred.update((row.topic, kind) for kind in row.contact_kinds.split())
        if row.local is False:
            talk.no_local.add(row.topic)
    return [talk for talk in found.values() if talk.rank]


@dataclass(frozen=True)
class Counts:
    """Distinct conversations of a term, by everything that may be asked of it."""

    total: int
    outcomes: dict[str, int]
    places: dict[str, int]
    topics: dict[str, int]
    cells: dict[tuple[str, str], int]
    """(topic, arrondissement)."""
    no_local: dict[tuple[str, str], int]
    together: dict[tuple[str, str], int]
    """(topic, topic), the first before the second in the alphabet."""
    after: dict[tuple[str, str], int]
    """(topic, topic asked next)."""
    referred: dict[tuple[str, str], int]
    rejected: dict[str, int]
    invented: bool


def count(all_talks: Sequence[Talk], topics: Sequence[str], shown_places: frozenset[str] | None = None) -> Counts:
    """Count the conversations. A place outside `shown_places` counts as no place; None shows every place."""
    cells: Counter[tuple[str, str]] = Counter()
    no_local: Counter[tuple[str, str]] = Counter()
    after: Counter[tuple[str, str]] = Counter()
    referred: Counter[tuple[str, str]] = Counter()
    rejected: Counter[str] = Counter()
    known = set(topics)
    for talk in all_talks:
        asked = set(talk.topics) & known
        if talk.place and (shown_places is None or talk.place in shown_places):
            cells.update((topic, talk.place) for topic in asked)
            no_local.update((topic, talk.place) for topic in asked & talk.no_local)
        after.update({two for two in zip(talk.topics, talk.topics[1:], strict=False) if two[0] != two[1]})
        referred.update(one for one in talk.referred if one[0] in known)
        rejected.update(talk.rejected & asked)
    alone, together = _topics_of(all_talks, sorted(known))
    return Counts(
        total=len(all_talks),
        outcomes=dict(Counter(_OF_RANK[talk.rank] for talk in all_talks)),
        places=dict(Counter(talk.place for talk in all_talks if talk.place)),
        topics=alone,
        cells=dict(cells),
        no_local=dict(no_local),
        together=together,
        after={two: times for two, times in after.items() if known.issuperset(two)},
        referred=dict(referred),
        rejected=dict(rejected),
        invented=any(talk.invented for talk in all_talks),
    )


def _topics_of(all_talks: Sequence[Talk], names: list[str]) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Conversations with each topic, and with each two topics, as one product of matrices."""
    number = {name: i for i, name in enumerate(names)}
    asked: NDArray[np.float32] = np.zeros((len(all_talks), len(names)), dtype=np.float32)
    for i, talk in enumerate(all_talks):
        asked[i, [number[topic] for topic in set(talk.topics) if topic in number]] = 1
    both = (asked.T @ asked).astype(int)
    alone = {name: int(both[i, i]) for i, name in enumerate(names)}
    pairs = {(names[i], names[j]): int(both[i, j]) for i, j in np.argwhere(np.triu(both, 1) > 0)}
    return alone, pairs
