"""All examples vote: what each part of a text (a letter group, a word, a pair of words) says for each label.

A support vector machine over the examples, folded into one row of votes for each part, so that a text costs the same
however many examples there are. docs/decisions/0001-matching.md says why this and not another method.
"""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from bot.understand.lexicon import ReadText
from bot.understand.shelf import Arrays
from bot.understand.svm import SupportVectorMachine
from bot.understand.vectors import Floats, Rows, Sight, Sparse

_log = logging.getLogger(__name__)
_LONG_WAIT = 2000
"""From so many examples on, whoever waits is told why."""
_STEPS, _SILENT = 127, 1e-9
"""What a part says is kept in so many steps up to the most it says for any label: a byte each, and it is the largest
thing in memory. A chance moves by 1.3 points at most (docs/decisions/0001-matching.md)."""
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Learned:
    """What was learned, and what it was learned from, for calibration."""

    stored: Arrays
    rows: Rows
    """The examples themselves."""
    svm: SupportVectorMachine


class Votes:
    """Gives the votes for each label; built from what `learn` made."""

    def __init__(self, stored: Arrays) -> None:
        self.sight = Sight(stored)
        self._says, self._loudest = stored["says"], stored["loudest"] / _STEPS

    @staticmethod
    def learn(read: Sequence[ReadText], labels: Labels, size: int, more: int = 0) -> Learned:
        """Learn `size` labels (0 … size-1) from these texts, which stand in the order of their labels.

        `more`: as for `Sight.learn`.
        """
        if len(read) >= _LONG_WAIT:
            _log.warning(
                "de bot leert uit %d voorbeelden: een minuut of langer, enkel als er iets veranderde", len(read)
            )
        stored = Sight.learn(read, more)
        sight = Sight(stored)
        rows = Rows.of([sight.vector(text) for text in read])
        targets = np.zeros((len(read), size), dtype=np.float32)
        targets[np.arange(len(read)), labels] = 1
        with threadpool_limits(os.cpu_count(), user_api="blas"):  # bot/__init__.py keeps a question to one core
            svm = SupportVectorMachine(rows.products(sight.width), targets)
        says = rows.weighted(svm.votes, sight.width)
        stored["loudest"] = np.maximum(np.abs(says).max(axis=1), _SILENT)
        stored["says"] = np.rint(says * (_STEPS / stored["loudest"])[:, None]).astype(np.int8)
        return Learned(stored, rows, svm)

    def of(self, vector: Sparse) -> Floats:
        """The vote for each label; votes lie between about 0 and 1."""
        ids, values = vector
        return np.asarray((values * self._loudest[ids]) @ self._says[ids].astype(np.float32), dtype=np.float32)
