import numpy as np
import pytest

from bot.understand.svm import RIDGE, SupportVectorMachine
from bot.understand.vectors import Floats

SIZE, TOPICS = 1300, 4  # more than one block in each half


@pytest.fixture(scope="module")
def likeness() -> Floats:
    """Examples around the middle of their topic, some of them nearer to another one."""
    random = np.random.default_rng(7)
    middles = random.normal(size=(TOPICS, 40))
    vectors = (middles[_labels()] + 2 * random.normal(size=(SIZE, 40))) / 10
    return np.asarray(vectors @ vectors.T, dtype=np.float32)


@pytest.fixture(scope="module")
def svm(likeness: Floats) -> SupportVectorMachine:
    return SupportVectorMachine(likeness.copy(), _targets())


def _labels() -> np.ndarray:
    return np.random.default_rng(8).integers(0, TOPICS, SIZE)


def _targets() -> Floats:
    return np.asarray(np.eye(TOPICS)[_labels()], dtype=np.float32)


def test_an_example_pulls_by_what_it_lacks_and_no_more(likeness: Floats, svm: SupportVectorMachine) -> None:
    given = likeness @ svm.votes
    lacking = np.where(_targets() > 0, np.maximum(1 - given, 0), -np.maximum(given, 0))
    assert np.allclose(RIDGE * svm.votes, lacking, atol=2e-3)


def test_who_gets_what_is_asked_does_not_pull(likeness: Floats, svm: SupportVectorMachine) -> None:
    content = (likeness @ svm.votes > 1.01) & (_targets() > 0)
    assert content.sum() > 20
    assert np.abs(svm.votes[content]).max() < 2e-3


@pytest.mark.parametrize("row", [5, 700, 1299])
def test_without_itself_is_nearly_what_learning_again_without_it_gives(
    likeness: Floats, svm: SupportVectorMachine, row: int
) -> None:
    others = np.delete(np.arange(SIZE), row)
    again = SupportVectorMachine(likeness[np.ix_(others, others)].copy(), _targets()[others])
    assert np.allclose(svm.without_itself()[row], likeness[row, others] @ again.votes, atol=0.01)


def test_without_itself_an_example_gets_less_of_its_own_label(likeness: Floats, svm: SupportVectorMachine) -> None:
    own = np.arange(SIZE), _labels()
    assert ((likeness @ svm.votes)[own] >= svm.without_itself()[own] - 1e-3).all()
