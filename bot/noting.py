"""From an exchange to what the query log keeps of it: the only place where a typed text meets the log."""

import logging
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from bot.answer.reply import Reply
from bot.answer.session import Session
from bot.config import QueryLogSettings
from bot.knowledge import ContactPoint, Knowledge
from bot.logs import describe
from bot.outcome import Outcome, Row
from bot.record.anonymise import Anonymiser
from bot.record.query_log import QueryLog, random_number
from bot.record.vocabulary import Vocabulary
from bot.weeks import quarter_of, week_of

log = logging.getLogger(__name__)

_STEP = 20
"""Scores are rounded to 1/20."""


class Noting:
    """Writes a row for each question of a conversation that is kept. Each of its methods takes microseconds."""

    def __init__(
        self, knowledge: Knowledge, folder: Path, settings: QueryLogSettings, log: QueryLog, channel: str
    ) -> None:
        self.log = log
        self._settings = settings
        self._channel = channel
        self.learn(knowledge, folder)

    def learn(self, knowledge: Knowledge, folder: Path) -> None:
        """Take up changed knowledge."""
        self._anonymiser = Anonymiser(Vocabulary(knowledge, folder))
        self._topics = knowledge.topics
        self._municipalities = knowledge.areas.municipalities
        everywhere = len(self._municipalities)
        self._for_all = {
            point.id for point in knowledge.contacts.values() if len(knowledge.areas.of(point.serves)) == everywhere
        }

    def greet(self, session: Session) -> None:
        """Say to a conversation that this door keeps a log, and what of."""
        session.log = self._settings

    def note(self, text: str, reply: Reply, session: Session, now: datetime) -> None:
        """Keep what may be kept of one exchange; whatever goes wrong here is no concern of the one who asked."""
        try:
            self._note(text, reply, session, now)
        except Exception as error:  # noqa: BLE001
            log.error("een vraag kwam niet in het vragenlogboek: %s", describe(error))

    def _note(self, text: str, reply: Reply, session: Session, now: datetime) -> None:
        if reply.take_back is not None:
            self.log.take_back(reply.take_back)
        if reply.outcome.kind == "crisis":
            self._crisis(reply.outcome, session, now.date())
        elif session.is_kept and reply.event == "question":
            self._question(text, reply, session, now.date())
        elif session.is_kept and reply.event is not None and session.row is not None:
            words = session.words if reply.event == "taught" or self._settings.words == "always" else None
            self._keep(replace(session.row, id=random_number(), event=reply.event, words=words), session)
            if reply.event == "taught":
                session.words = None

    def _crisis(self, outcome: Outcome, session: Session, today: date) -> None:
        """One more in its category. The conversation loses its number, so that no row of it can be found back."""
        self.log.count_crisis(outcome.crisis or "", quarter_of(today))
        session.conversation, session.position, session.row, session.words = None, 0, None, None

    def _question(self, text: str, reply: Reply, session: Session, today: date) -> None:
        session.conversation = session.conversation or random_number()
        session.position += 1
        words = None
        if reply.repaired is not None and self._settings.words != "never":
            words = self._anonymiser.mask(text, dict(reply.repaired))
        session.words = words
        outcome = reply.outcome
        place = self._municipalities.get(outcome.place or "")
        self._keep(
            Row(
                id=random_number(),
                week=week_of(today),
                event="question",
                arrondissement=place.arrondissement if place else None,
                topic=outcome.topic,
                outcome=outcome.kind,
                score=_rounded(outcome.score),
                candidates=" ".join(f"{one.topic}:{_rounded(one.score):.2f}" for one in outcome.candidates),
                contact_kinds=" ".join(sorted({point.kind for point in reply.contacts})),
                local=self._is_local(outcome, reply.contacts),
                language=outcome.language,
                asker=outcome.asker,
                channel=self._channel,
                conversation=session.conversation,
                position=session.position,
                words=words if self._settings.words == "always" else None,
            ),
            session,
        )

    def _is_local(self, outcome: Outcome, contacts: tuple[ContactPoint, ...]) -> bool | None:
        """Whether somebody near was named; None when no place is known, or nobody was needed for this topic."""
        topic = self._topics.get(outcome.topic or "")
        if outcome.place is None or (outcome.kind != "contacts" and (topic is None or not topic.contacts)):
            return None
        return any(point.id not in self._for_all for point in contacts)

    def _keep(self, row: Row, session: Session) -> None:
        session.row = row
        self.log.note(row)


def _rounded(score: float) -> float:
    return round(score * _STEP) / _STEP
