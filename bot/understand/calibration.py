"""From a vote to a probability: one logistic curve, fitted on what the examples got without themselves."""

import numpy as np
import numpy.typing as npt

from bot.understand.vectors import Floats

Doubles = npt.NDArray[np.float64]


def signs_of(vote: Floats) -> Floats:
    """What speaks for each topic (topics x 2): its lead on the best other label, 'nothing of ours' among them; and 1.

    `vote` holds the vote for each label, the last one is 'nothing of ours'. The nearest example, the share of known
    words and the length were measured beside the lead, and add nothing (docs/decisions/0011-how-sure.md).

    >>> signs_of(np.array([0.75, 0.25, 0.5]))[:, 0].tolist()
    [0.25, -0.5]
    """
    second, first = np.partition(vote, -2)[-2:]
    topics = vote[:-1]
    lead = topics - np.where(topics == first, second, first)
    return np.stack([lead, np.ones_like(lead)], axis=1)


def fit_curve(without_itself: Floats, labels: npt.NDArray[np.int64]) -> Doubles:
    """The weights of the logistic curve (Platt 1999), fitted on the three likeliest topics of each example.

    `without_itself`: the votes (examples x labels) each example got without itself.
    """
    likeliest = np.argsort(-without_itself[:, :-1], axis=1, kind="stable")[:, :3]
    signs = [signs_of(vote)[best] for vote, best in zip(without_itself, likeliest, strict=True)]
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
