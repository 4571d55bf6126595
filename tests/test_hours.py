from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answer.cards import card
from bot.answer.hours import at, in_school_holiday, in_words
from bot.answer.wording import Wording
from bot.knowledge import ContactPoint, Knowledge

HERE = ZoneInfo("Europe/Brussels")


def point(opening: str | None) -> ContactPoint:
    return ContactPoint.model_validate(
        {
            "id": "clb-x",
            "kind": "clb",
            "name": "CLB X",
            "serves": ["vlaanderen"],
            "audience": ["jongere"],
            "offers": "hulp",
            "opening": opening,
            "certainty": "zeker",
            "source": {"title": "x", "url": "https://x.be"},
            "read": "2026-11-22",
            "review_by": "2027-11-01",
        }
    )


WEEKDAYS = point("Mo-Fr 09:00-12:00,13:00-16:30; PH off")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ((2026, 11, 24, 10, 0), "nu open, tot 12 uur"),
        ((2026, 11, 24, 12, 30), "nu dicht, weer open vandaag om 13 uur"),
        ((2026, 11, 24, 23, 10), "nu dicht, weer open morgen om 9 uur"),
        ((2026, 11, 24, 14, 0), "nu open, tot 16.30 uur"),
        ((2026, 11, 27, 20, 0), "nu dicht, weer open maandag om 9 uur"),
        ((2026, 11, 11, 10, 0), "nu dicht, weer open morgen om 9 uur"),
        ((2026, 12, 25, 10, 0), "nu dicht, weer open maandag om 9 uur"),
    ],
)
def test_it_says_until_when_it_is_open_or_when_it_opens(moment: tuple[int, ...], said: str) -> None:
    now = datetime(*moment[:5], tzinfo=HERE)  # type: ignore[misc, arg-type]
    state = at(WEEKDAYS, now)
    assert state is not None
    assert in_words(state, now) == said


def test_a_line_that_never_closes_says_so() -> None:
    now = datetime(2026, 11, 24, 3, 0, tzinfo=HERE)
    state = at(point("24/7"), now)
    assert state is not None
    assert in_words(state, now) == "nu open, dag en nacht"


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ((2026, 12, 28), True),
        ((2027, 2, 9), True),
        ((2026, 11, 24), False),
        ((2027, 7, 5), True),
        ((2027, 3, 10), False),
    ],
)
def test_flemish_school_holidays_are_known(day: tuple[int, int, int], holiday: bool) -> None:
    assert in_school_holiday(date(*day)) is holiday


def test_a_clb_in_the_school_holidays_is_not_said_to_be_open(knowledge: Knowledge) -> None:
    moment = datetime(2026, 12, 29, 10, 0, tzinfo=HERE)
    assert "schoolvakantie" in card(WEEKDAYS, Wording(knowledge.wording), moment).text
    assert "nu open" not in card(WEEKDAYS, Wording(knowledge.wording), moment).text


def test_unknown_hours_are_not_guessed() -> None:
    assert at(point(None), datetime(2026, 11, 24, 10, 0, tzinfo=HERE)) is None


def test_at_night_the_emergency_lines_are_open_and_the_clb_is_not(knowledge: Knowledge) -> None:
    night = datetime(2026, 11, 24, 23, 10, tzinfo=HERE)
    states = {one.id: at(one, night) for one in knowledge.contacts.values()}
    lines = {name for name, state in states.items() if state and state.is_open}
    assert {"hulplijn-112", "hulplijn-1813", "hulplijn-tele-onthaal"} <= lines
    assert not [one for one in lines if one.startswith("clb-")]


def test_all_hours_in_the_knowledge_can_be_computed_with(knowledge: Knowledge) -> None:
    now = datetime(2026, 11, 24, 10, 0, tzinfo=HERE)
    for one in knowledge.contacts.values():
        if one.opening:
            assert at(one, now) is not None
