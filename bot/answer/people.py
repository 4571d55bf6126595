"""The people in a reply: who helps with a subject, near a place, at this moment, in another language."""

from datetime import datetime

from bot.answer.compose import Composer
from bot.answer.contacts import Contacts
from bot.answer.decide import OPEN_NOW_TOPIC
from bot.answer.open_now import reachable
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session
from bot.answer.subjects import CONTACTS_TOPIC
from bot.answer.wording import Wording
from bot.knowledge import ContactPoint, Topic
from bot.outcome import Outcome

_GENERAL_HELP = ("clb", "jac", "studieadvies")
_HELP_AFTER_DANGER = ("jac", "overkop", "ocmw")
_NEXT_DOOR = ("hulplijn-clbchat", "hulplijn-jac")
"""Where nothing local is known: the doors that are open to everybody."""


class People:
    """Finds the contact points that belong in a reply and writes what is said around them."""

    def __init__(self, contacts: Contacts, compose: Composer, wording: Wording) -> None:
        self._contacts = contacts
        self._compose = compose
        self._wording = wording

    def under(self, topic: Topic, session: Session) -> tuple[ContactPoint, ...]:
        """Under an answer: who is near a known place or there for the province, or else one for all, shown once."""
        asker = _reader_of(topic, session)
        if session.place:
            return self._contacts.near(topic.contacts, session.place, asker)
        if session.area and (points := self._contacts.across(topic.contacts, session.area, asker)):
            return points
        points = self._contacts.near(topic.contacts, None, asker, most=1)
        return tuple(point for point in points if point.id not in session.shown)

    def near(self, topic: Topic | None, session: Session, now: datetime) -> Reply:
        """Who can help with what we are speaking of; asks for the place when it is not known."""
        if topic and topic.id == OPEN_NOW_TOPIC and session.place:
            return self.open_now(session, now, 1.0)
        kinds: tuple[str, ...] = topic.contacts if topic and topic.contacts else _GENERAL_HELP
        if session.danger and (topic is None or topic.id == CONTACTS_TOPIC):
            kinds = _HELP_AFTER_DANGER
        outcome = Outcome("contacts", topic.id if topic else CONTACTS_TOPIC)
        asker = _reader_of(topic, session)
        if session.place:
            points = self._contacts.near(kinds, session.place, asker) or self._contacts.named(_NEXT_DOOR)
        else:
            about_something = topic is not None and topic.id != CONTACTS_TOPIC
            points = self._contacts.across(kinds, session.area, asker) if session.area and about_something else ()
            if not points:
                return self._ask_where(kinds, outcome, session, now)
        parts = self._compose.cards(points, session.place, now)
        button = Button(self._wording.say("buttons.open_now"), f"t:{OPEN_NOW_TOPIC}")
        return Reply(tuple(parts), outcome, (button,), points)

    def one(self, name: str, session: Session, now: datetime) -> Reply | None:
        """One contact point of those just shown, as its card; None when it is not there any more."""
        points = self._contacts.named((name,))
        outcome = Outcome("contacts", session.topic or CONTACTS_TOPIC)
        return Reply(tuple(self._compose.cards(points, session.place, now)), outcome, (), points) if points else None

    def open_now(self, session: Session, now: datetime, score: float) -> Reply:
        """Who can be reached at this moment, near the place when it is known."""
        parts, points = reachable(self._contacts, self._wording, session.place, session.asker, now)
        buttons = () if session.place else (Button(self._wording.say("buttons.near"), "w"),)
        return Reply(tuple(parts), Outcome("answered", OPEN_NOW_TOPIC, score), buttons, points)

    def newcomers(self, language: str, session: Session, now: datetime) -> tuple[list[Part], tuple[ContactPoint, ...]]:
        """In the reader's own language what this is, and who helps in it; the conversation knows that it was said."""
        session.introduced = language
        near = self._contacts.near(("anderstalig",), session.place, session.asker, most=1)
        points = tuple(point for point in near if point.id not in session.shown)
        cards = self._compose.cards(points, None, now)
        return [Part("notice", self._wording.in_language(language)), *cards], points

    def _ask_where(self, kinds: tuple[str, ...], outcome: Outcome, session: Session, now: datetime) -> Reply:
        session.asked_where = True
        ask = Part("question", self._wording.say("reply.ask_where"))
        button = Button(self._wording.say("buttons.location"), "l", ask_location=True)
        points = self._contacts.near(kinds, None, session.asker, most=1)
        return Reply((ask, *self._compose.cards(points, None, now)), outcome, (button,), points)


def _reader_of(topic: Topic | None, session: Session) -> str | None:
    """Who is asking: as said, or else the only one this topic is written for."""
    return session.asker or (topic.audience[0] if topic and len(topic.audience) == 1 else None)
