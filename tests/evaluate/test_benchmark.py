"""The matcher beside others on sets of others."""

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from bot.evaluate.benchmark import compare, read_public
from bot.evaluate.peers import ChatterBot, Fuzz, Ours, Peer, PeerMissing, chatterbot_comparison, peers
from bot.evaluate.sets import SetError

EXAMPLES = [
    ("hoeveel kost een abonnement", "prijs"), ("wat is de prijs van een ticket", "prijs"), ("is dat duur", "prijs"),
    ("wanneer vertrekt de bus", "uur"), ("hoe laat komt de bus", "uur"), ("om hoeveel uur rijdt de laatste", "uur"),
    ("ik ben mijn tas kwijt", "verloren"), ("sjaal verloren op de bus", "verloren"),
    ("waar zijn verloren spullen", "verloren"),
]  # fmt: skip
TEXTS, LABELS = zip(*EXAMPLES, strict=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "bus_nl"
    home.mkdir()
    rows = "\n".join(f"{text},{label}" for text, label in EXAMPLES)
    (home / "train.csv").write_text(f"text,label\n{rows}\n", encoding="utf-8")
    (home / "test.csv").write_text(
        "text,label\nprijs van een abonnement,prijs\nhoe laat vertrekt de bus,uur\n", encoding="utf-8"
    )
    (home / "oos-test.csv").write_text("text,label\nwie won de koers gisteren,__oos__\n", encoding="utf-8")
    return tmp_path


def test_every_method_answers_the_same_questions_of_a_set(folder: Path) -> None:
    (public,) = read_public(folder, per_topic=15)
    methods: dict[str, Callable[[Sequence[str], Sequence[str]], Peer]] = {
        "ours": lambda texts, labels: Ours(texts, labels, ()),
        "fuzz": partial(Fuzz, scorer=fuzz.token_set_ratio),
        "ChatterBot": ChatterBot,
    }
    standings = compare(public, methods)
    assert [one.method for one in standings] == ["ours", "fuzz", "ChatterBot"]
    assert {one.asked for one in standings} == {3}
    assert standings[0].first == 1
    assert all(one.among_three == 1 for one in standings)
    assert standings[0].auroc == 1


def test_a_set_without_foreign_questions_has_no_figure_for_them(folder: Path) -> None:
    (folder / "bus_nl/oos-test.csv").unlink()
    (public,) = read_public(folder, per_topic=15)
    (standing,) = compare(public, {"fuzz": partial(Fuzz, scorer=fuzz.WRatio)})
    assert (standing.auroc, standing.right_at_90) == (None, None)


def test_a_large_set_is_brought_down_to_the_same_few_examples_a_topic(tmp_path: Path) -> None:
    rows = "\n".join(f"vraag {number},{number % 3}" for number in range(1200))
    (tmp_path / "train.csv").write_text(f"text,label\n{rows}\n", encoding="utf-8")
    (tmp_path / "test.csv").write_text("text,label\nvraag 1,1\n", encoding="utf-8")
    (once,) = read_public(tmp_path, per_topic=4)
    (again,) = read_public(tmp_path, per_topic=4)
    assert len(once.train) == 12
    assert once.train == again.train


@pytest.mark.parametrize(("text", "said"), [(None, "geen enkele set"), ("vraag,onderwerp\na,b\n", "text en label")])
def test_a_folder_that_holds_no_set_says_what_a_set_is(tmp_path: Path, text: str | None, said: str) -> None:
    if text:
        (tmp_path / "train.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SetError, match=said):
        read_public(tmp_path, per_topic=15)


def test_chatterbot_compares_in_lower_case_by_common_blocks_of_letters() -> None:
    compare_texts = chatterbot_comparison()
    assert compare_texts("Where is the post office?", "looking for the post office") == 0.65
    assert compare_texts("HALLO", "hallo") == 1


def test_a_library_that_is_not_there_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(PeerMissing, match=r"requirements-peers\.txt"):
        peers(())
