"""Who can be reached now, and when the others open: hours in OpenStreetMap's notation, read by a library.

The library (opening-hours-py) knows the Belgian public holidays (`PH`), another one (holidays) the Flemish school
holidays. Neither reads a clock: `now` is given.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.knowledge import ContactPoint

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class Now:
    """Whether a contact point is open at a moment, and when that changes (None: never)."""

    is_open: bool
    changes: datetime | None


def at(point: ContactPoint, now: datetime) -> Now | None:
    """The state of a contact point; None when its hours are not known well enough to compute with."""
    if point.opening is None:
        return None
    hours = _hours(point.opening)
    local = now.replace(tzinfo=None)
    change = hours.next_change(local)
    return Now(bool(hours.is_open(local)), change.replace(tzinfo=now.tzinfo) if change else None)


def in_words(state: Now, now: datetime) -> str:
    """The state in a few words: 'nu open, tot 17 uur', 'nu dicht, weer open morgen om 9 uur'."""
    if state.is_open:
        return "nu open, dag en nacht" if state.changes is None else f"nu open, tot {_clock(state.changes)}"
    if state.changes is None:
        return "nu dicht"
    return f"nu dicht, weer open {_day(state.changes, now)} om {_clock(state.changes)}"


def in_school_holiday(day: date) -> bool:
    """Whether Flemish schools, and so the services that follow them, have holiday on this day."""
    return day in _school_holidays(day.year)


@lru_cache(maxsize=4)
def _school_holidays(year: int) -> Any:
    import holidays

    return holidays.country_holidays("BE", subdiv="Flemish", years=year, categories=("school",))


@lru_cache(maxsize=512)
def _hours(notation: str) -> Any:
    from opening_hours import OpeningHours

    return OpeningHours(notation, country="BE")


def _clock(moment: datetime) -> str:
    """'9 uur', '16.30 uur'."""
    return f"{moment.hour} uur" if moment.minute == 0 else f"{moment.hour}.{moment.minute:02d} uur"


def _day(moment: datetime, now: datetime) -> str:
    if moment.date() == now.date():
        return "vandaag"
    if moment.date() == (now + timedelta(days=1)).date():
        return "morgen"
    return _DAYS[moment.weekday()]
