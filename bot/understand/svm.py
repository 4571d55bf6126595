"""A support vector machine for each label, with its leave-one-out answers in closed form.

With the squared hinge an example pulls no more once it gets what is asked, at least 1 for its own label and at most 0
for another. It is solved as kernel ridge regression whose targets move along with the examples that are right already
(majorisation: Groenen, Nalbantov & Bioch 2008, SVM-Maj), with momentum (Beck & Teboulle 2009, FISTA). Of the last
regression the leave-one-out answers are known (Rasmussen & Williams 2006, §5.4.2). docs/matching.md says what it gains.
"""

import numpy as np

from bot.understand.vectors import Floats

RIDGE = 1.0
"""Smoothing of the vote, as in the kernel ridge regression before it, where 0.5 to 2 differed by less than half a point
of accuracy."""
_STEPS = 30
"""A hundred steps give the same accuracy on unseen questions."""
_SMALL, _BLOCK = 256, 512
"""Below so many rows numpy does it at once; above, so many rows or columns at a time."""


class SupportVectorMachine:
    """Which example votes how much for which label."""

    def __init__(self, likeness: Floats, targets: Floats) -> None:
        """`likeness`: examples x examples, symmetric; it is used up. `targets`: examples x labels, 0 or 1."""
        likeness.flat[:: len(likeness) + 1] += RIDGE
        _inverse_root(likeness)
        self._root = likeness
        self._targets = self._eased(targets)
        self.votes: Floats = self._solved(self._targets)

    def without_itself(self) -> Floats:
        """What each example would have been given had it not been there."""
        diagonal = np.einsum("ij,ij->j", self._root, self._root)
        return np.asarray(self._targets - self.votes / diagonal[:, None], dtype=np.float32)

    def _eased(self, targets: Floats) -> Floats:
        """The targets, of who gets more than is asked moved to what it gets."""
        eased = ahead = targets
        pace = 1.0
        for _ in range(_STEPS):
            given = ahead - RIDGE * self._solved(ahead)
            before, eased = eased, np.where(targets > 0, np.maximum(given, 1), np.minimum(given, 0))
            slower, pace = pace - 1, (1 + (1 + 4 * pace**2) ** 0.5) / 2
            ahead = eased + np.float32(slower / pace) * (eased - before)
        return eased

    def _solved(self, targets: Floats) -> Floats:
        half = np.empty_like(targets)
        for own in _blocks(len(targets)):
            half[own] = self._root[own, : own.stop] @ targets[: own.stop]
        return np.concatenate(
            [self._root[own.start :, own].T @ half[own.start :] for own in _blocks(len(targets))], dtype=np.float32
        )


def _inverse_root(matrix: Floats) -> None:
    """Turn a positive matrix A into the inverse of its Cholesky root L, where A = L @ L.T, by halves and in place.

    numpy's own `cholesky` and `inv` need four matrices of this size beside it and twice the time.
    """
    if len(matrix) <= _SMALL:
        matrix[:] = np.linalg.inv(np.linalg.cholesky(matrix.astype(np.float64)))
        return
    half = len(matrix) // 2
    first, corner, last = matrix[:half, :half], matrix[half:, :half], matrix[half:, half:]
    _inverse_root(first)
    for own in reversed(_blocks(half)):  # corner of L: corner @ first.T
        corner[:, own] = corner[:, : own.stop] @ first[own, : own.stop].T
    for own in _blocks(len(last)):  # only the lower triangle is looked at
        last[own, : own.stop] -= corner[own] @ corner[: own.stop].T
    _inverse_root(last)
    for own in _blocks(half):  # corner of the inverse: -last @ corner @ first
        corner[:, own] = corner[:, own.start :] @ first[own.start :, own]
    for own in reversed(_blocks(len(last))):
        corner[own] = -(last[own, : own.stop] @ corner[: own.stop])
    matrix[:half, half:] = 0


def _blocks(size: int) -> list[slice]:
    return [slice(start, min(start + _BLOCK, size)) for start in range(0, size, _BLOCK)]
