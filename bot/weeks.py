"""The only times that are kept: a week, and for danger signals a quarter."""

from datetime import date


def week_of(day: date) -> str:
    """The ISO week.

    >>> week_of(date(2026, 11, 24))
    '2026-W48'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def quarter_of(day: date) -> str:
    """The quarter.

    >>> quarter_of(date(2026, 11, 24))
    '2026-Q4'
    """
    return f"{day.year}-Q{(day.month + 2) // 3}"
