"""From a vote to a probability: one logistic curve, fitted on what the examples got without themselves."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.understand.vectors import Floats

Doubles = npt.NDArray[np.float64]


def signs_of(vote: Floats, known: float | None = None) -> Floats:
    """What speaks for each topic (topics x 2): its lead on the best other label, 'nothing of ours' among them; and 1.

    `vote` holds the vote for each label, the last one is 'nothing of ours'. The nearest example, the share of known
    words and the length were measured beside the lead, and add nothing (docs/decisions/0011-how-sure.md).

    Where no example is 'nothing of ours' a lead says little about a question of nobody: there the vote itself speaks,
    times the share (0 to 1) of the text's words that are `known`.

    >>> signs_of(np.array([0.75, 0.25, 0.5]))[:, 0].tolist(), signs_of(np.array([0.75, 0.25, 0]), 0.5)[:, 0].tolist()
    ([0.25, -0.5], [0.375, 0.125])
    """
    if known is not None:
        own = vote[:-1] * known
        return np.stack([own, np.ones_like(own)], axis=1)
    second, first = np.partition(vote, -2)[-2:]
    topics = vote[:-1]
    lead = topics - np.where(topics == first, second, first)
    return np.stack([lead, np.ones_like(lead)], axis=1)


def fit_curve(without_itself: Floats, labels: npt.NDArray[np.int64], known: Sequence[float] | None = None) -> Doubles:
    """The weights of the logistic curve (Platt 1999), fitted on the three likeliest topics of each example.

    `without_itself`: the votes (examples x labels) each example got without itself. `known`: what `signs_of` needs
    where no example is 'nothing of ours'.
    """
    shares = [None] * len(labels) if known is None else known
    likeliest = np.argsort(-without_itself[:, :-1], axis=1, kind="stable")[:, :3]
    signs = [signs_of(vote, share)[best] for vote, best, share in zip(without_itself, likeliest, shares, strict=True)]
    return logistic_fit(np.concatenate(signs), (likeliest == labels[:, None]).ravel())


def chance(signs: Floats, curve: Doubles) -> Doubles:
    """Probabilities (0 to 1) of these rows of signs."""
    return _sigmoid(signs @ curve)


def logistic_fit(signs: Floats, right: npt.NDArray[np.bool_]) -> Doubles:
    """Logistic regression by Newton's method (iteratively reweighted least squares)."""
    x = signs.astype(np.float64)
    curve = np.zeros(x.shape[1])
    for _ in range(25):
        probability = _sigmoid(x @ curve)
        slope = probability * (1 - probability) + 1e-9
        hessian = (x * slope[:, None]).T @ x + 1e-3 * np.eye(x.shape[1])
        curve += np.linalg.solve(hessian, x.T @ (right - probability) - 1e-3 * curve)
    return curve


def _sigmoid(values: npt.NDArray[np.floating]) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)
