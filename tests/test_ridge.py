import numpy as np
import pytest

from bot.understand.ridge import RIDGE, Ridge
from bot.understand.vectors import Floats

SIZE, TOPICS = 1300, 4  # more than one block in each half


@pytest.fixture(scope="module")
def system() -> tuple[Floats, Floats]:
    random = np.random.default_rng(7)
    vectors = random.random((SIZE, 40), dtype=np.float32)
    likeness: Floats = (vectors @ vectors.T / 10).astype(np.float32)
    return likeness, np.eye(TOPICS, dtype=np.float32)[random.integers(0, TOPICS, SIZE)]


def _learned_from(rows: np.ndarray, system: tuple[Floats, Floats]) -> np.ndarray:
    likeness, targets = system
    return np.linalg.solve(likeness[np.ix_(rows, rows)] + RIDGE * np.eye(len(rows)), targets[rows])


def test_the_votes_solve_the_system(system: tuple[Floats, Floats]) -> None:
    everything = np.arange(SIZE)
    assert np.allclose(Ridge(system[0].copy(), system[1]).votes, _learned_from(everything, system), atol=1e-3)


def test_without_itself_is_what_learning_again_without_it_gives(system: tuple[Floats, Floats]) -> None:
    others = np.delete(np.arange(SIZE), 5)
    again = system[0][5, others] @ _learned_from(others, system)
    assert np.allclose(Ridge(system[0].copy(), system[1]).without_itself()[5], again, atol=1e-3)


def test_without_a_block_is_what_learning_again_without_it_gives(system: tuple[Floats, Floats]) -> None:
    block = np.arange(50, 75)
    others = np.delete(np.arange(SIZE), block)
    again = system[0][np.ix_(block, others)] @ _learned_from(others, system)
    assert np.allclose(Ridge(system[0].copy(), system[1]).without(50, 75), again, atol=1e-3)
