"""What is said when no topic answers: a plain line, a choice of subjects, or that we do not know."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.answer.compose import Composer
from bot.answer.decision import Decision
from bot.answer.people import People
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session
from bot.answer.wording import Wording
from bot.knowledge import ContactPoint, Topic
from bot.outcome import Outcome
from bot.understand.reading import Reading

_WAYS_OUT = 2
"""So many other topics stand under what ends here."""


class Fallback:
    """Words these replies; where something may weigh on somebody, a line that listens stands under them."""

    def __init__(self, topics: Mapping[str, Topic], compose: Composer, people: People, wording: Wording) -> None:
        self._topics, self._compose, self._people, self._wording = topics, compose, people, wording

    def say(self, key: str, *, kind_topic: str | None = None, helpline: bool = False) -> Reply:
        """One sentence of wording.yaml; small talk when it stands for a topic, otherwise not an answer."""
        parts = [Part("answer", self._wording.say(key))]
        if helpline:
            parts.append(self._compose.helpline_line())
        outcome = Outcome("smalltalk" if kind_topic else "unknown", kind_topic)
        return Reply(tuple(parts), outcome)

    def tell(self, text: str) -> Reply:
        """A text that was made for this conversation."""
        return Reply((Part("answer", text),), Outcome("smalltalk"))

    def choice(self, choices: tuple[str, ...]) -> Reply:
        """'Bedoel je dit?', with a button for each of these topics."""
        buttons = [*self._compose.topic_buttons(choices), Button(self._wording.say("buttons.none"), "n")]
        parts = [Part("question", self._wording.say("clarify.question"))]
        if any(self._topics[one].sensitive for one in choices):
            parts.append(self._compose.helpline_line())
        return Reply(tuple(parts), Outcome("clarify"), tuple(buttons))

    def instead_of(self, last: Outcome) -> Reply:
        """What else the last question could have been about."""
        others = tuple(one.topic for one in last.candidates if one.topic != last.topic and one.topic in self._topics)
        if not others:
            return self.say("clarify.none", helpline=True)
        reply = self.choice(others)
        instead = (Part("question", self._wording.say("clarify.instead")), *reply.parts[1:])
        return replace(reply, parts=instead, outcome=replace(reply.outcome, candidates=last.candidates))

    def unknown(self, nearest: tuple[str, ...], reading: Reading, session: Session, now: datetime) -> Reply:
        """'Dat weet ik niet', with the nearest topics as a way on; in another language first in that language."""
        parts = [Part("answer", self._wording.say("unknown.text"))]
        points: tuple[ContactPoint, ...] = ()
        if reading.language != "nl":
            parts, points = self._people.newcomers(reading.language, session, now)
        if nearest:
            parts.append(Part("question", self._wording.say("unknown.nearest")))
        buttons = self._compose.topic_buttons(nearest)
        buttons.append(Button(self._wording.say("buttons.person"), "w"))
        return Reply((*parts, self._compose.helpline_line()), Outcome("unknown"), tuple(buttons), points)

    def nothing_more(self, decision: Decision, score: float, session: Session, now: datetime) -> Reply:
        """'en hoelang duurt dat', after all that is known of a topic was told: say so, with who may know."""
        topic = self._topics[decision.topic or ""]
        points = self._people.under(topic, session)
        parts = (Part("answer", self._wording.say("reply.no_more")), *self._compose.cards(points, session.place, now))
        near = () if session.place or not topic.contacts else (Button(self._wording.say("buttons.near"), "w"),)
        ways_out = self._compose.topic_buttons(decision.choices or topic.related[:_WAYS_OUT])
        outcome = Outcome("answered", topic.id, score)
        return self.with_help_line(Reply(parts, outcome, (*near, *ways_out), points))

    def with_help_line(self, reply: Reply) -> Reply:
        """The reply, with a line that listens under it, unless it names one already."""
        if any(part.kind in ("helpline", "crisis") for part in reply.parts):
            return reply
        return replace(reply, parts=(*reply.parts, self._compose.helpline_line()))
