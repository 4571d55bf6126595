from pathlib import Path

from bot.desk import Desk
from bot.evaluate import Asked, ask_all, calibration, misses, report
from bot.outcome import Candidate, Outcome
from tests.conftest import NOW


def asked(topic: str | None, kind: str, got: str | None, score: float) -> Asked:
    outcome = Outcome(kind, got, score, (Candidate(got or "x", score),))  # type: ignore[arg-type]
    return Asked("vraag", topic, outcome)


SETS = {
    "a": [
        asked("tko-wat", "answered", "tko-wat", 0.9),
        asked("tko-wat", "answered", "okot", 0.7),
        asked("tko-wat", "clarify", None, 0.3),
        asked(None, "unknown", None, 0.1),
    ]
}


def test_the_report_counts_right_wrong_and_answered_in_vain() -> None:
    _, row, total = report(SETS)
    assert row == ("a", "3", "33.3%", "33.3%", "33.3%", "1", "0.0%")
    assert total[1:] == row[1:]


def test_the_curve_compares_probability_with_what_was_right() -> None:
    rows = {row[0]: row[1:] for row in calibration(SETS["a"])}
    assert rows["0.9-1.0"] == ("1", "0.90", "1.00")
    assert rows["0.7-0.8"] == ("1", "0.70", "0.00")


def test_the_misses_leave_out_what_went_well() -> None:
    assert [row[2] for row in misses(SETS)[1:]] == ["answered", "clarify"]


def test_a_folder_of_questions_is_asked(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        '- {ask: "wat kost de middenjury", topic: examencommissie-kosten}\n', encoding="utf-8"
    )
    sets = ask_all(desk, tmp_path, NOW)
    assert sets["x"][0].is_right
