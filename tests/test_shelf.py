import os
from pathlib import Path

import grimp
import numpy as np

from bot.understand.shelf import LEARNING, Shelf, key_of, pack, unpack


def test_what_was_put_under_a_key_comes_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    shelf.put("a", {"votes": np.arange(3)})
    stored = shelf.get("a")
    assert stored is not None
    assert stored["votes"].tolist() == [0, 1, 2]


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number, key in enumerate("abcd"):
        shelf.put(key, {"x": np.zeros(1)})
        os.utime(next(tmp_path.glob(f"*-{key}.*")), ns=(number, number))
    shelf.put("e", {"x": np.zeros(1)})
    assert [shelf.get(key) is not None for key in "abcde"] == [False, False, True, True, True]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", {"x": np.zeros(1)})
    next(tmp_path.rglob("*.npy")).write_bytes(b"niets")
    assert shelf.get("a") is None


def test_a_large_array_stays_on_the_disk(tmp_path: Path) -> None:
    shelf, large = Shelf(tmp_path), np.arange(300_000, dtype=np.float64)
    shelf.put("a", {"small": np.zeros(3), "large": large})
    stored = shelf.get("a")
    assert stored is not None
    assert isinstance(stored["large"].base, np.memmap)
    assert np.array_equal(stored["large"], large)


def test_what_lies_under_a_key_is_replaced(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", {"x": np.zeros(1)})
    shelf.put("a", {"x": np.ones(1)})
    stored = shelf.get("a")
    assert stored is not None
    assert stored["x"].tolist() == [1]


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    Shelf(tmp_path / "file").put("a", {"x": np.zeros(1)})
    Shelf(None).put("a", {"x": np.zeros(1)})
    assert Shelf(None).get("a") is None


def test_another_example_gives_another_key() -> None:
    assert key_of([("a", "x")]) != key_of([("b", "x")])
    assert key_of([("a", "x")]) == key_of([("a", "x")])


def test_words_survive_packing() -> None:
    assert unpack(pack(["één", "twee"])) == ["één", "twee"]
    assert unpack(pack([])) == []


def test_the_key_holds_the_code_of_all_that_learns_and_of_nothing_else() -> None:
    graph = grimp.build_graph("bot")
    learning = [f"bot.understand.{one}" for one in ("matcher", "alarm")]
    needed = {*learning}.union(*map(graph.find_upstream_modules, learning))
    assert set(LEARNING) == {name.rsplit(".", 1)[1] for name in needed if name.startswith("bot.understand.")}
