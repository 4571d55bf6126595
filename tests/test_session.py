from datetime import timedelta

from bot.answer.session import Session, Sessions
from tests.conftest import NOW


def test_a_conversation_goes_on_within_half_an_hour() -> None:
    sessions = Sessions(minutes=30)
    sessions.of(1, NOW).place = "Gent"
    assert sessions.of(1, NOW + timedelta(minutes=29)).place == "Gent"


def test_what_was_said_half_an_hour_ago_is_forgotten() -> None:
    sessions = Sessions(minutes=30)
    sessions.of(1, NOW).place = "Gent"
    assert sessions.of(1, NOW + timedelta(minutes=31)).place is None


def test_silent_conversations_leave_the_memory_when_somebody_else_speaks() -> None:
    sessions = Sessions(minutes=30)
    sessions.of(1, NOW)
    sessions.of(2, NOW + timedelta(minutes=31))
    assert len(sessions) == 1


def test_forgetting_a_session_empties_it_in_place() -> None:
    session = Session(topic="tko-wat", place="Gent", age=17)
    session.forget()
    assert (session.topic, session.place, session.age) == (None, None, None)


def test_two_people_never_share_a_conversation() -> None:
    sessions = Sessions(minutes=30)
    sessions.of(1, NOW).place = "Gent"
    assert sessions.of(2, NOW).place is None


def test_who_keeps_talking_is_not_forgotten_because_somebody_else_fell_silent() -> None:
    sessions = Sessions(minutes=30)
    sessions.of(1, NOW).place = "Gent"
    sessions.of(2, NOW + timedelta(minutes=5))
    sessions.of(1, NOW + timedelta(minutes=25))
    sessions.of(3, NOW + timedelta(minutes=40))
    assert sessions.of(1, NOW + timedelta(minutes=41)).place == "Gent"
    assert len(sessions) == 2
