"""Can the probabilities be believed, and what does each threshold cost?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.evaluate.asking import Asked
from bot.evaluate.figures import share

_BANDS = 10


@dataclass(frozen=True)
class Band:
    """The questions whose best topic got a probability in one tenth of the scale."""

    low: float
    high: float
    count: int
    chance: float
    """Mean probability given."""
    right: float
    """Share (0 to 1) that was right."""


def bands_of(asked: Iterable[Asked]) -> list[Band]:
    """The reliability curve: per band of probability, how often the best topic was the one meant."""
    bands: list[list[tuple[float, bool]]] = [[] for _ in range(_BANDS)]
    for one in asked:
        if one.outcome.candidates:
            bands[min(int(one.chance * _BANDS), _BANDS - 1)].append((one.chance, one.is_first))
    return [
        Band(
            number / _BANDS,
            (number + 1) / _BANDS,
            len(band),
            sum(chance for chance, _ in band) / len(band),
            sum(right for _, right in band) / len(band),
        )
        for number, band in enumerate(bands)
        if band
    ]


def expected_error(bands: Sequence[Band]) -> float:
    """Expected calibration error (0 to 1): how far probability and truth lie apart, weighted by number."""
    total = sum(band.count for band in bands)
    return share(sum(abs(band.chance - band.right) * band.count for band in bands), total)


@dataclass(frozen=True)
class Step:
    """What answering from one threshold on would mean. Shares from 0 to 1."""

    threshold: float
    right: float
    """Share of our questions that is answered right."""
    wrong: float
    """Share of our questions that is answered wrong."""
    in_vain: float
    """Share of the foreign questions that is answered."""


def threshold_curve(asked: Sequence[Asked]) -> list[Step]:
    """A step for each threshold from 0 to 1 by 0.05."""
    ours = [one for one in asked if one.topic is not None]
    foreign = [one for one in asked if one.topic is None]
    steps = []
    for number in range(21):
        bound = number / 20
        right = sum(one.is_first for one in ours if one.chance >= bound)
        wrong = sum(not one.is_first for one in ours if one.chance >= bound)
        in_vain = sum(one.chance >= bound for one in foreign)
        steps.append(Step(bound, share(right, len(ours)), share(wrong, len(ours)), share(in_vain, len(foreign))))
    return steps


def auroc(ours: Sequence[float], foreign: Sequence[float]) -> float:
    """The probability (0 to 1) that a question of ours scores above a foreign one; ties count half."""
    ranked = sorted([(value, True) for value in ours] + [(value, False) for value in foreign])
    below = wins = 0.0
    position = 0
    while position < len(ranked):
        end = position
        while end < len(ranked) and ranked[end][0] == ranked[position][0]:
            end += 1
        own = sum(is_ours for _, is_ours in ranked[position:end])
        other = end - position - own
        wins += own * (below + other / 2)
        below += other
        position = end
    return share(wins, len(ours) * len(foreign))


def right_at_refusal(right: Sequence[tuple[float, bool]], foreign: Sequence[float], refused: float = 0.9) -> float:
    """Share (0 to 1) of our questions answered right when this share of the foreign ones is refused.

    `right` holds (confidence, whether the best was right); a question is answered when it scores above the bound.
    """
    ordered = sorted(foreign)
    bound = ordered[min(int(refused * len(ordered)), len(ordered) - 1)] if ordered else -1.0
    return share(sum(ok for value, ok in right if value > bound), len(right))
