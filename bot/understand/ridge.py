"""Kernel ridge regression with its leave-one-out answers in closed form (Rasmussen & Williams 2006, §5.4.2)."""

import numpy as np

from bot.understand.vectors import Floats

RIDGE = 1.0
"""Smoothing of the vote; 0.3 to 2 differ by at most two points of accuracy on the public sets."""
_SMALL, _BLOCK = 256, 512
"""Below so many rows numpy does it at once; above, so many rows or columns at a time."""


class Ridge:
    """The solution of one linear system: which example votes how much for which target."""

    def __init__(self, likeness: Floats, targets: Floats) -> None:
        """`likeness`: examples x examples, symmetric; it is used up. `targets`: examples x labels, 0 or 1."""
        likeness.flat[:: len(likeness) + 1] += RIDGE
        self._targets = targets
        _inverse_root(likeness)
        self._root = likeness
        self.votes: Floats = self._root.T @ (self._root @ targets)

    def without_itself(self) -> Floats:
        """What each example would have been given had it not been there."""
        diagonal = np.einsum("ij,ij->j", self._root, self._root)
        return np.asarray(self._targets - self.votes / diagonal[:, None], dtype=np.float32)

    def without(self, first: int, last: int) -> Floats:
        """What the examples from `first` up to `last` would have been given had none of them been there."""
        own = np.ascontiguousarray(self._root[first:, first:last])
        block = slice(first, last)
        return np.asarray(self._targets[block] - np.linalg.solve(own.T @ own, self.votes[block]), dtype=np.float32)


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
