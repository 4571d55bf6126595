"""The only periods that figures are given for: whole ISO weeks, and fixed blocks of two months made of them.

Blocks never overlap and nobody chooses a beginning or an end, so no two periods can be subtracted from each other.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.errors import FiguresError
from bot.weeks import week_of

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_TERM = re.compile(r"^(\d{4})-(01|03|05|07|09|11)$")


@dataclass(frozen=True, order=True)
class Term:
    """Two months of the school year, as the whole ISO weeks whose Thursday falls in them."""

    id: str
    """Year and first month: 2026-09 is September and October."""

    @property
    def label(self) -> str:
        """As a coordinator reads it: 'september-oktober 2026 (week 36 tot en met 44)'."""
        weeks = self.weeks
        return f"{self.name} (week {int(weeks[0][6:])} tot en met {int(weeks[-1][6:])})"

    @property
    def name(self) -> str:
        """Without its weeks: 'september-oktober 2026'."""
        year, month = self._start
        return f"{_MONTHS[month - 1]}-{_MONTHS[month]} {year}"

    @property
    def weeks(self) -> tuple[str, ...]:
        """Its ISO weeks in order, such as 2026-W36."""
        year, month = self._start
        after = date(year + (month == 11), (month + 2) % 12, 1)
        day = date(year, month, 1)
        day += timedelta(days=(4 - day.isoweekday()) % 7)
        weeks = []
        while day < after:
            weeks.append(week_of(day))
            day += timedelta(days=7)
        return tuple(weeks)

    @property
    def before(self) -> "Term":
        """The term that ended when this one began."""
        year, month = self._start
        return Term(f"{year - 1}-11") if month == 1 else Term(f"{year}-{month - 2:02}")

    @property
    def year_before(self) -> "Term":
        """The same two months a year earlier, since a school year has its seasons."""
        return Term(f"{self._start[0] - 1}-{self._start[1]:02}")

    @property
    def _start(self) -> tuple[int, int]:
        return int(self.id[:4]), int(self.id[5:])


def term_named(text: str) -> Term:
    """The term with this id. Raises FiguresError when it is none of the grid."""
    if not _TERM.match(text):
        raise FiguresError(
            f"'{text}' is geen periode; kies jaar en eerste maand, zoals 2026-09 (september-oktober 2026)"
        )
    return Term(text)


def term_of(week: str) -> Term:
    """The term that a week belongs to: that of its Thursday."""
    thursday = date.fromisocalendar(int(week[:4]), int(week[6:]), 4)
    return Term(f"{thursday.year}-{thursday.month - (thursday.month + 1) % 2:02}")


def is_closed(period: str | Term, now: datetime) -> bool:
    """Whether a week, or the last week of a term, is over."""
    week = period if isinstance(period, str) else period.weeks[-1]
    return week < week_of(now)
