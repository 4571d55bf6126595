import numpy as np
import pytest

from bot.knowledge import Lexicon
from bot.understand.lexicon import Reader
from bot.understand.vectors import VIEWS, Rows, Sight

TEXTS = ("wat kost tko", "wat kost de school", "ik wil stoppen met school", "wil ik stoppen of niet", "wat een school")


@pytest.fixture(scope="module")
def seen() -> tuple[Sight, Rows]:
    reader = Reader(Lexicon())
    reader.learn(TEXTS)
    read = [reader.read(text) for text in TEXTS]
    sight = Sight(Sight.learn(read))
    return sight, Rows.of([sight.vector(text) for text in read])


def test_products_are_the_inner_products_of_the_written_out_vectors(seen: tuple[Sight, Rows]) -> None:
    sight, rows = seen
    full = np.zeros((len(rows), sight.width), dtype=np.float32)
    for i in range(len(rows)):
        here = slice(rows.starts[i], rows.starts[i + 1])
        full[i, rows.ids[here]] = rows.values[here]
    assert np.allclose(rows.products(sight.width), full @ full.T, atol=1e-5)
    assert np.allclose(rows.likeness(full[0], 1, 4), full[1:4] @ full[0], atol=1e-5)


def test_only_some_parts_of_the_rows_can_be_kept(seen: tuple[Sight, Rows]) -> None:
    sight, rows = seen
    shown = sight.shown()
    few = rows.with_only(shown)
    full = np.zeros(sight.width, dtype=np.float32)
    full[rows.ids[: rows.starts[1]]] = rows.values[: rows.starts[1]]
    assert 0 < len(few.ids) < len(rows.ids)
    assert np.allclose(few.likeness(full, 0, len(few)), rows.likeness(full * shown, 0, len(rows)), atol=1e-5)


def test_a_text_is_most_like_itself_and_no_liker_than_its_views_together(seen: tuple[Sight, Rows]) -> None:
    sight, rows = seen
    likeness = rows.products(sight.width)
    assert (likeness.argmax(axis=1) == np.arange(len(TEXTS))).all()
    assert likeness.max() <= sum(view.weight for view in VIEWS) + 1e-5


def test_weights_add_up_what_every_text_says(seen: tuple[Sight, Rows]) -> None:
    sight, rows = seen
    votes = np.arange(len(TEXTS) * 2, dtype=np.float32).reshape(-1, 2)
    says = rows.weighted(votes, sight.width)
    assert np.allclose(
        rows.products(sight.width) @ votes,
        np.stack([rows.values[a:b] @ says[rows.ids[a:b]] for a, b in zip(rows.starts, rows.starts[1:], strict=False)]),
        atol=1e-4,
    )
