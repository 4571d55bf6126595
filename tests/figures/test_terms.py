"""The grid of periods: no two of them overlap, so nothing can be subtracted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.errors import FiguresError
from bot.record.terms import Term, is_closed, term_named, term_of
from bot.weeks import week_of

YEARS = [date(2020, 1, 1) + timedelta(days=day) for day in range(4000)]


def test_every_week_belongs_to_exactly_one_term() -> None:
    weeks = {week_of(day) for day in YEARS[10:-80]}
    terms = {term_of(week) for week in weeks}
    listed = [week for term in terms for week in term.weeks]
    assert len(listed) == len(set(listed))
    assert weeks <= set(listed)
    assert all(term_of(week) == term for term in terms for week in term.weeks)


def test_a_week_belongs_to_the_term_of_its_thursday() -> None:
    assert Term("2026-09").weeks == tuple(f"2026-W{week}" for week in range(36, 45))
    assert term_of("2027-W01") == Term("2027-01")
    assert term_of("2026-W53") == Term("2026-11")  # its Thursday is 31 December


def test_terms_know_the_one_before_and_the_year_before() -> None:
    assert Term("2027-01").before == Term("2026-11")
    assert Term("2026-09").year_before == Term("2025-09")


def test_a_term_is_closed_when_its_last_week_is() -> None:
    assert not is_closed(Term("2026-09"), datetime(2026, 11, 1, 23, 59, tzinfo=UTC))
    assert is_closed(Term("2026-09"), datetime(2026, 11, 2, 0, 0, tzinfo=UTC))


@pytest.mark.parametrize("other", ["2026-10", "2026-W40", "2026-09-15", "alles", ""])
def test_no_period_outside_the_grid_can_be_named(other: str) -> None:
    with pytest.raises(FiguresError):
        term_named(other)


def test_a_term_reads_as_a_coordinator_says_it() -> None:
    assert Term("2026-09").label == "september-oktober 2026 (week 36 tot en met 44)"
