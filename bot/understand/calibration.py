"""From a vote to a probability: one logistic curve, fitted on readings that the examples got without themselves."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.understand.lexicon import ReadText
from bot.understand.vectors import Floats

Doubles = npt.NDArray[np.float64]

_UNANSWERABLE = 0.05
"""How much a question without its topic weighs against a real one; this gave the straightest curve."""
_SHORTEST = 8
"""A text of fewer words counts as one of so many: a name alone ('tko') is as plain as a question can be."""


@dataclass(frozen=True)
class Ballot:
    """What one text got: the votes, and how much of them is its agreement with the route and facet that it names."""

    scores: Floats
    """The vote for each label, agreement included; the last one is 'nothing of ours'."""
    pull: Floats
    known: float
    """Share (0 to 1) of its words that are known."""
    length: int
    """In words."""


def signs_of(ballot: Ballot, column: int, near: float) -> Floats:
    """What speaks for a topic: its vote, agreement, lead on the next one and nearest example; known words and length.

    A vote is worth more in a long text, which spreads its votes over more subjects; one that comes from a route's name
    alone ranks topics but is no reason to be sure.
    """
    vote = ballot.scores[column]
    lead = vote - np.delete(ballot.scores, column).max()
    length = np.log1p(max(ballot.length, _SHORTEST))
    signs = [vote, ballot.pull[column], lead, near, ballot.known, length, vote * length, 1.0]
    return np.array(signs, dtype=np.float32)


@dataclass(frozen=True)
class LeftOut:
    """What the calibration learns from; row i is example i, the last column of votes is 'nothing of ours'."""

    read: Sequence[ReadText]
    labels: npt.NDArray[np.int64]
    near: Floats
    """Likeness (examples x labels) of each example to the nearest other example of each label."""
    alone: Floats
    """The vote each example got without itself."""
    without_topic: Callable[[int], Floats]
    """The votes that the examples of one topic would get if none of them were there."""
    pull: Floats
    """The part of these votes that is agreement."""
    known_share: Callable[[ReadText, Callable[[str], bool]], float]

    def ballot(self, row: int, scores: Floats, is_known: Callable[[str], bool]) -> Ballot:
        """These votes for this example, when only these words were known."""
        text = self.read[row]
        return Ballot(scores, self.pull[row], self.known_share(text, is_known), text.length)


def fit_curve(examples: LeftOut, topics: int) -> Doubles:
    """The weights of the logistic curve.

    Right answers come from each example read without itself; questions that nobody can answer come from each example
    read without its whole topic, and from the examples that are nothing of ours.
    """
    own = [Counter[str]() for _ in range(topics + 1)]
    for text, label in zip(examples.read, examples.labels.tolist(), strict=True):
        own[label].update(set(text.words.split()))
    times = sum(own[:topics], Counter[str]())
    signs: list[Floats] = []
    right: list[bool] = []
    for row, label in enumerate(examples.labels.tolist()):
        own_times = int(label < topics)
        ballot = examples.ballot(row, examples.alone[row], _more_often(times, own_times))
        for c in np.argsort(-examples.alone[row, :-1], kind="stable")[:3].tolist():
            signs.append(signs_of(ballot, c, float(examples.near[row, c])))
            right.append(c == label)
    weights = [1.0] * len(signs)
    for topic in range(topics):
        block = np.flatnonzero(examples.labels == topic)
        for row, scores in zip(block.tolist(), examples.without_topic(topic), strict=True):
            scores[topic] = -np.inf
            first = int(np.argmax(scores[:-1]))
            ballot = examples.ballot(row, scores, _elsewhere(times, own[topic]))
            signs.append(signs_of(ballot, first, float(examples.near[row, first])))
            right.append(False)
            weights.append(_UNANSWERABLE)
    return logistic_fit(np.stack(signs), np.array(right, dtype=np.float64), np.array(weights))


def chance(signs: Floats, curve: Doubles) -> Doubles:
    """Probabilities (0 to 1) of these rows of signs."""
    return _sigmoid(signs @ curve)


def _more_often(times: Counter[str], than: int) -> Callable[[str], bool]:
    return lambda word: times[word] > than


def _elsewhere(times: Counter[str], own: Counter[str]) -> Callable[[str], bool]:
    return lambda word: times[word] > own[word]


def _sigmoid(values: npt.NDArray[np.floating]) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)


def logistic_fit(signs: Floats, right: Doubles, weights: Doubles) -> Doubles:
    """Weighted logistic regression by Newton's method (iteratively reweighted least squares)."""
    x = signs.astype(np.float64)
    curve = np.zeros(x.shape[1])
    for _ in range(25):
        probability = _sigmoid(x @ curve)
        slope = weights * probability * (1 - probability) + 1e-9
        hessian = (x * slope[:, None]).T @ x + 1e-3 * np.eye(x.shape[1])
        curve += np.linalg.solve(hessian, x.T @ (weights * (right - probability)) - 1e-3 * curve)
    return curve
