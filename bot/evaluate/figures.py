"""Counts: what share of the questions got what, as a whole and per style, theme or topic."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.evaluate.asking import Asked


def share(part: float, whole: float) -> float:
    """A share from 0 to 1; nothing of nothing is nothing."""
    return part / whole if whole else 0.0


@dataclass(frozen=True)
class Score:
    """What a group of questions that are ours got. All shares from 0 to 1."""

    count: int
    first: float
    """What was meant is the likeliest topic (top-1)."""
    among_three: float
    """What was meant is one of the three candidates (top-3)."""
    right: float
    """Answered right at once."""
    choice: float
    """Not answered, but the right topic was a button: right after a tap."""
    wrong: float
    """Answered with another topic: wrong but sure."""
    lost: float
    """Neither answered nor offered."""

    @property
    def shown(self) -> float:
        """Right at once or after a tap."""
        return self.right + self.choice


def score_of(asked: Iterable[Asked]) -> Score:
    """Count the questions that are ours; those that are not are left out."""
    ours = [one for one in asked if one.topic is not None]
    verdicts = Counter(one.verdict for one in ours)
    return Score(
        len(ours),
        share(sum(one.is_first for one in ours), len(ours)),
        share(sum(one.is_among_three for one in ours), len(ours)),
        *(share(verdicts[verdict], len(ours)) for verdict in ("right", "choice", "wrong", "lost")),
    )


@dataclass(frozen=True)
class Refusal:
    """What questions that are not ours got. Shares from 0 to 1."""

    count: int
    answered: float
    """Answered in vain."""
    offered: float
    """Got a choice in vain."""


def refusal_of(asked: Iterable[Asked]) -> Refusal:
    """Count the questions that are not ours."""
    foreign = [one for one in asked if one.topic is None]
    verdicts = Counter(one.verdict for one in foreign)
    return Refusal(len(foreign), share(verdicts["answered"], len(foreign)), share(verdicts["offered"], len(foreign)))


def grouped(asked: Iterable[Asked], by: Callable[[Asked], str]) -> dict[str, list[Asked]]:
    """The questions in groups, the groups in alphabetical order."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(by(one), []).append(one)
    return dict(sorted(groups.items()))


@dataclass(frozen=True)
class TopicScore:
    """How one topic fares, and which topics its questions are taken for."""

    topic: str
    score: Score
    taken_for: tuple[tuple[str, int], ...]
    """(topic, times) that came first instead, most often first."""


def per_topic(asked: Iterable[Asked]) -> list[TopicScore]:
    """Every topic that was asked about, the least well understood first."""
    groups = grouped((one for one in asked if one.topic), lambda one: one.topic or "")
    scores = [TopicScore(topic, score_of(own), _taken_for(own)) for topic, own in groups.items()]
    return sorted(scores, key=lambda one: (one.score.first, one.score.among_three, one.topic))


def _taken_for(own: Sequence[Asked]) -> tuple[tuple[str, int], ...]:
    others = Counter(_got(one) for one in own if not one.is_first)
    return tuple(sorted(others.items(), key=lambda pair: (-pair[1], pair[0])))


def _got(one: Asked) -> str:
    return "gevaar" if one.outcome.kind == "crisis" else one.best or "niets"


def quantile(values: Iterable[float], part: float) -> float:
    """The value below which this part (0 to 1) of the values lies; 0 of no values.

    >>> quantile([5, 1, 2, 3, 4], 0.5)
    3
    """
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else 0.0
