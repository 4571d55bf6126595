"""What may be confirmed, and when; and the file that remembers it over a crash."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.ledger import Ledger
from handlers.window import CROWDED, MOST_ASTRAY, NEARLY_FULL, STUCK_AFTER, Window


def filled(chats: list[int]) -> Window:
    """A window with one update per number in `chats`, which says whose it is."""
    window = Window()
    for number, chat in enumerate(chats):
        assert window.take(number, chat, now=0, answered=())
    return window


@given(st.permutations(range(12)))
def test_the_offset_never_passes_a_question_without_an_answer(order: list[int]) -> None:
    window, answered = filled(list(range(12))), set[int]()
    for number in order:
        window.answered(number)
        answered.add(number)
        window.advance()
        first_open = min(set(range(12)) - answered, default=12)
        assert window.offset == (first_open or None)


def test_an_update_telegram_offers_again_is_not_taken_twice() -> None:
    window = filled([1])
    assert not window.take(0, 1, now=1, answered=())


def test_an_update_answered_in_an_earlier_life_is_only_confirmed() -> None:
    window = Window()
    assert not window.take(5, 1, now=0, answered={5})
    window.advance()
    assert window.offset == 6


def test_ids_that_start_again_lower_are_taken() -> None:
    """After a week without messages Telegram picks a new number at random."""
    window = Window()
    window.take(900, 1, now=0, answered=())
    window.answered(900)
    window.advance()
    assert window.take(17, 1, now=1, answered=())
    window.answered(17)
    window.advance()
    assert window.offset == 18


def test_a_stuck_head_is_let_go_only_when_the_window_is_nearly_full() -> None:
    window = filled(list(range(NEARLY_FULL)))
    for number in range(1, NEARLY_FULL):
        window.answered(number)
    assert window.let_go(STUCK_AFTER / 2) == 0
    assert window.let_go(STUCK_AFTER * 2) == 1
    window.advance()
    assert (window.offset, window.astray) == (NEARLY_FULL, 1)
    window.answered(0)
    assert window.astray == 0
    almost = filled(list(range(NEARLY_FULL - 1)))
    almost.answered(3)
    assert almost.let_go(STUCK_AFTER * 2) == 0


def test_when_nobody_gets_an_answer_nothing_is_let_go() -> None:
    assert filled(list(range(NEARLY_FULL))).let_go(STUCK_AFTER * 2) == 0


def test_a_chat_that_fills_the_window_by_itself_is_let_go_as_a_whole() -> None:
    window = filled([7] * CROWDED + list(range(100, 100 + NEARLY_FULL)))
    assert window.let_go(STUCK_AFTER * 2) == CROWDED


def test_what_lives_in_memory_only_has_a_bound() -> None:
    window, number = Window(), 0
    for _ in range(2 * MOST_ASTRAY // NEARLY_FULL):
        for _ in range(NEARLY_FULL):
            window.take(number, 7, now=0, answered=())
            number += 1
        window.let_go(STUCK_AFTER * 2)
        window.advance()
    assert window.astray <= MOST_ASTRAY + NEARLY_FULL


def test_the_ledger_holds_numbers_only_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "state")
    ledger.note(7)
    ledger.note(9)
    file = tmp_path / "state/answered"
    assert file.read_text() == "7\n9\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert Ledger(tmp_path / "state").answered == {7, 9}


def test_the_ledger_forgets_what_is_confirmed(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.note(7)
    ledger.note(9)
    ledger.confirmed(8)
    assert ledger.answered == {9}
    ledger.confirmed(10)
    assert (tmp_path / "answered").read_text() == ""


def test_a_long_ledger_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.ledger._REWRITE_FROM", 5)
    ledger = Ledger(tmp_path)
    for number in range(10):
        ledger.note(number)
    ledger.confirmed(8)
    assert (tmp_path / "answered").read_text() == "8\n9\n"


def test_a_half_written_last_number_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "answered").write_text("520000001\n5200")
    ledger = Ledger(tmp_path)
    assert ledger.answered == {520000001}
    ledger.note(520000002)
    assert Ledger(tmp_path).answered >= {520000001, 520000002}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"7\nhallo\n", b"9" * 5000 + b"\n", b"-4\n"])
def test_a_damaged_ledger_stops_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "answered").write_bytes(content)
    ledger = Ledger(tmp_path)
    ledger.note(8)
    assert 8 in Ledger(tmp_path).answered


def test_a_ledger_that_cannot_be_written_is_told_once_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    ledger = Ledger(tmp_path / "state")
    ledger.note(7)
    ledger.note(8)
    ledger.confirmed(9)
    assert len(caplog.records) == 1
