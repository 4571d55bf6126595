"""The report as it is written, and what it says about the report before."""

import argparse
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.desk import Desk
from bot.evaluate.command import evaluate
from bot.evaluate.document import Picture, Report, Section, Table, write_markdown, write_page
from bot.evaluate.measured import Figure
from bot.evaluate.options import add_options
from bot.evaluate.pictures import Line, bars, lines, stacked_shares
from bot.evaluate.release import Release, read_release, write_release
from bot.evaluate.report import miss_rows
from bot.evaluate.sets import SetError
from tests.conftest import NOW
from tests.evaluate.made import asked

QUESTIONS = """
- {ask: "zeg, wat kost de middenjury nu weer", topic: examencommissie-kosten}
- {ask: "zeg, wat kost de examencommissie nu weer", topic: okan, style: kort}
- {ask: hoe plant men tulpen, topic: null}
- {ask: ik wil dood, crisis: zelfmoord}
- {say: ik woon in Gent, place: Gent}
- {name: een gesprek, turns: [{you: wat is tko, topic: tko-wat}]}
"""


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(words)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    folder = tmp_path / "vragen"
    folder.mkdir()
    (folder / "proef.yaml").write_text(QUESTIONS, encoding="utf-8")
    return folder


def test_one_command_writes_the_report_as_markdown_and_as_one_page(desk: Desk, questions: Path, tmp_path: Path) -> None:
    out = tmp_path / "verslag"
    aims, written = evaluate(options(str(questions), "--out", str(out)), desk, NOW)
    page = (out / "evaluation.html").read_text(encoding="utf-8")
    markdown = (out / "evaluation.md").read_text(encoding="utf-8")
    for chapter in (
        "Per stijl",
        "Per thema",
        "Per onderwerp",
        "Niet van ons",
        "Gevaar",
        "Plaatsen",
        "Gesprekken",
        "Verminkte",
    ):
        assert chapter in page
        assert chapter in markdown
    assert ("jongeren: fout maar zeker", "50.0%", "≤ 3.0%", "nee", "2") in aims
    assert str(out / "evaluation.html") in written[1]
    assert {path.name for path in out.glob("*.svg")} >= {"stijl.svg", "grens.svg", "ijking.svg", "verminkt.svg"}


def test_the_page_needs_nothing_from_elsewhere_and_runs_no_script(desk: Desk, questions: Path, tmp_path: Path) -> None:
    evaluate(options(str(questions), "--out", str(tmp_path)), desk, NOW)
    page = (tmp_path / "evaluation.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page
    assert page.count('role="img" aria-label="') == page.count("<svg")


def test_a_question_that_is_an_example_is_left_out_and_the_report_says_so(desk: Desk, tmp_path: Path) -> None:
    example = desk.knowledge.topics["okan"].examples[0]
    rows = f'- {{ask: "{example.upper()}!", topic: okan}}\n- {{ask: kga naar okan of wa, topic: okan}}\n'
    (tmp_path / "proef.yaml").write_text(rows, encoding="utf-8")
    aims, _ = evaluate(options(str(tmp_path), "--out", str(tmp_path)), desk, NOW)
    assert aims[1][-1] == "1"
    assert "1 die dat letterlijk wel zijn" in (tmp_path / "evaluation.md").read_text(encoding="utf-8")


def test_a_folder_without_one_question_is_a_mistake(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "leeg.yaml").write_text("# nog niets\n", encoding="utf-8")
    with pytest.raises(SetError, match="geen enkele vraag"):
        evaluate(options(str(tmp_path)), desk, NOW)


def test_misses_leave_out_what_went_well() -> None:
    rows = miss_rows([
        asked("tko-wat", "answered", ("tko-wat", 0.9)),
        asked(None, "unknown"),
        asked("tko-wat", "answered", ("okot", 0.7), ask="mis"),
    ])  # fmt: skip
    assert rows[1:] == [("mis", "tko-wat", "fout", "okot 0.70")]


def figure(value: float, *, more_is_better: bool = True, unit: str = "%") -> Figure:
    return Figure("a", "cijfer", value, 10, 0.9 if more_is_better else 0.1, more_is_better, unit)


def test_a_figure_says_whether_its_aim_is_reached() -> None:
    assert figure(0.9).is_reached
    assert not figure(0.89).is_reached
    assert figure(0.1, more_is_better=False).is_reached
    assert figure(0.2, more_is_better=False).aim_written == "≤ 10.0%"


def test_the_report_before_says_what_got_better_and_worse(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    before = [asked("a", "answered", ("a", 0.9), ask="goed"), asked("a", "unknown", ask="kwijt")]
    write_release(path, "2026-01-01", [figure(0.8)], before)
    kept = read_release(path)
    assert kept is not None
    (change,) = kept.changes([figure(0.7)])
    assert change.row == ("cijfer", "80.0%", "70.0%", "slechter")
    assert kept.changes([figure(0.80001)]) == []
    now = [
        asked("a", "answered", ("b", 0.9), ask="goed"),
        asked("a", "answered", ("a", 1), ask="kwijt"),
        asked("a", "unknown", ask="nieuw"),
    ]
    assert [(one.ask, one.before, one.now, one.is_better) for one in kept.moved(now)] == [
        ("goed", "right", "wrong", False),
        ("kwijt", "lost", "right", True),
    ]


def test_fewer_mistakes_are_better_and_speed_is_not_compared() -> None:
    kept = Release("2026-01-01", {"a": 0.2}, {})
    assert kept.changes([figure(0.1, more_is_better=False)])[0].is_better
    assert kept.changes([figure(5, more_is_better=False, unit="ms")]) == []


def test_there_need_be_no_report_before_but_a_broken_one_is_named(tmp_path: Path) -> None:
    assert read_release(tmp_path / "niets.json") is None
    (tmp_path / "stuk.json").write_text("{", encoding="utf-8")
    with pytest.raises(SetError, match="--release"):
        read_release(tmp_path / "stuk.json")


def test_the_kept_figures_are_one_question_a_line(tmp_path: Path) -> None:
    write_release(
        tmp_path / "f.json",
        "2026-01-01",
        [figure(0.8)],
        [asked("a", "unknown", ask="één"), asked("a", "unknown", ask="twee")],
    )
    text = (tmp_path / "f.json").read_text(encoding="utf-8")
    assert '"één": "lost",\n' in text
    assert json.loads(text)["figures"] == {"a": 0.8}


@pytest.mark.parametrize(
    "picture",
    [
        stacked_shares("a", "stijl & zo", {"kort": (0.5, 0.2, 0.2, 0.1)}, ("een", "twee", "drie", "vier")),
        bars("b", "verlies", {"typ": 3.0}, "punten"),
        lines(
            "c",
            "lijn",
            [Line("x", [(0, 0), (50, 60)]), Line("y", [(0, 0), (100, 100)], "guide")],
            ("x", "y"),
            shares=True,
        ),
    ],
    ids=["staven", "verlies", "lijn"],
)
def test_a_picture_is_sound_svg_with_words_for_who_cannot_see_it(picture: Picture) -> None:
    root = ET.fromstring(picture.svg)  # noqa: S314  (our own)
    assert root.get("aria-label") == picture.alt
    assert "script" not in picture.svg
    assert "prefers-color-scheme:dark" in picture.svg


def test_the_same_figures_draw_the_same_picture() -> None:
    assert bars("b", "verlies", {"typ": 3.0}, "punten") == bars("b", "verlies", {"typ": 3.0}, "punten")


def test_what_people_typed_is_never_read_as_markup(tmp_path: Path) -> None:
    table = Table((("vraag", "kreeg"), ("<b>a | b</b>", "fout")))
    report = Report("Titel", "Inleiding", (Section("Deel", (table,)),))
    write_page(report, tmp_path / "a.html")
    write_markdown(report, tmp_path / "a.md")
    assert "&lt;b&gt;" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "a \\| b" in (tmp_path / "a.md").read_text(encoding="utf-8")
