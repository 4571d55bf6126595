"""The check as a whole; each rule has its own tests in tests/check/."""

from datetime import date
from pathlib import Path

import pytest

from bot.check import check, run_check
from tests.check.tiny import TODAY, Tiny

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SHIPPED = date(2026, 11, 26)
"""The last day on which something in the knowledge was read: move it along with the knowledge."""


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.chdir(tmp_path)
    return Tiny.built(Path("knowledge"))


def test_a_good_folder_ends_in_one_line_of_counts(tiny: Tiny) -> None:
    assert run_check(tiny.folder, TODAY) == (
        ["Alles in orde: 18 bestanden, 3 onderwerpen, 2 feiten, 7 contactpunten"], 0,
    )  # fmt: skip


def test_one_mistake_ends_in_the_singular_and_exit_code_1(tiny: Tiny) -> None:
    tiny.change("topics/tweede-kans.yaml", "related: [tko-kosten]", "related: [tko-kost]")
    lines, code = run_check(tiny.folder, TODAY)
    assert lines == [
        f"{tiny.at('topics/tweede-kans.yaml', '[tko-kost]')}: tko-wat: related: er is geen onderwerp 'tko-kost'; "
        "bedoel je 'tko-kosten'?",
        "1 probleem in 18 bestanden",
    ]
    assert code == 1


def test_every_mistake_of_every_kind_is_named_in_one_run_by_file_and_line(tiny: Tiny) -> None:
    tiny.change("contacts/clb.yaml", '"9000"', '"9999"')
    tiny.change("contacts/clb.yaml", "phone: ", "telephone: ")
    tiny.change("contacts/jac.yaml", "serves: [vlaanderen]", "serves: [vlaandren]")
    tiny.change("facts/tko.yaml", 'value: "18 jaar"', "value: 18")
    tiny.change("lexicon.yaml", "spellings:", "speling:")
    tiny.change("routes.yaml", "topic: tko-wat", "topic: tko-wa")
    tiny.change("topics/bot.yaml", "- ben je echt", "- wat kost tko")
    tiny.change("topics/tweede-kans.yaml", "Je betaalt {tko.prijs}.", "Je betaalt maar 40 euro!")
    lines, code = run_check(tiny.folder, TODAY)
    assert [line.split(": ")[0].removeprefix("knowledge/") for line in lines[:-1]] == [
        "contacts/clb.yaml:10", "contacts/jac.yaml:1", "contacts/jac.yaml:4", "facts/tko.yaml:3", "lexicon.yaml:1",
        "routes.yaml:13", "topics/tweede-kans.yaml:31", "topics/tweede-kans.yaml:42", "topics/tweede-kans.yaml:42",
    ]  # fmt: skip
    assert lines[-1] == "9 problemen in 18 bestanden"
    assert code == 1


@pytest.mark.parametrize(
    "name", ["routes.yaml", "crisis.yaml", "nicknames.yaml", "place-words.yaml", "lexicon.yaml", "places.csv"]
)
def test_a_missing_file_hides_no_other_mistake(tiny: Tiny, name: str) -> None:
    (tiny.folder / name).unlink()
    tiny.change("topics/tweede-kans.yaml", "related: [tko-kosten]", "related: [tko-kost]")
    problems = tiny.problems()
    assert len(problems) == 2
    assert problems[0].startswith(f"knowledge/{name}:1: kan niet gelezen worden")
    assert "bedoel je 'tko-kosten'?" in problems[1]


def test_a_file_that_is_no_yaml_gives_its_line_and_no_trail_of_false_problems(tiny: Tiny) -> None:
    tiny.change("topics/tweede-kans.yaml", "title: Wat is tweedekansonderwijs?", "title: [Wat is tweedekansonderwijs?")
    problems = tiny.problems()
    assert len(problems) == 1
    assert problems[0].startswith("knowledge/topics/tweede-kans.yaml:")
    assert "is geen geldige YAML" in problems[0]


def test_an_empty_folder_is_no_crash(tmp_path: Path) -> None:
    lines, code = run_check(tmp_path, TODAY)
    assert code == 1
    assert lines[-1].endswith("problemen in 0 bestanden")


def test_the_shipped_knowledge_has_no_problems() -> None:
    assert [str(problem) for problem in check(KNOWLEDGE, SHIPPED)] == []
