"""Invented conversations through the real assistant, so that a newcomer sees the coordinators' page alive.

Every row says `demo` in its channel, and every page, file and report made of it says that it is invented. The
sentences are the examples of the topics, with typing errors and a place; nobody ever wrote them to the bot.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.answer.reply import Reply
from bot.answer.session import Session
from bot.answer.subjects import SMALLTALK
from bot.config import QueryLogSettings
from bot.desk import Desk
from bot.errors import FiguresError
from bot.knowledge.areas import Municipality
from bot.noting import Noting
from bot.record.gaps import coverage_by_kind, municipalities_of
from bot.record.query_log import QueryLog
from bot.record.reading import opened
from bot.record.tables import questions, released, reviewed

CHANNEL = "demo"
A_WEEK = 130
"""Conversations in an ordinary week."""
_SEED = 20261124
_FOLLOW_UPS = (
    "en hoeveel kost dat",
    "hoelang duurt da",
    "waar kan ik terecht",
    "hoe schrijf ik mij in",
    "mag da zomaar",
)
_SEASONS: dict[str, dict[int, float]] = {
    "examencommissie": {1: 1.6, 2: 1.5, 5: 1.4, 8: 1.5},
    "tweede-kans": {6: 1.4, 8: 1.9, 9: 1.8, 1: 1.3},
    "vastlopen": {10: 1.5, 11: 1.6, 2: 1.5, 3: 1.4, 7: 0.3, 8: 0.5},
    "werk": {6: 1.8, 7: 1.7, 8: 1.4},
    "geld": {8: 1.6, 9: 1.9, 10: 1.4},
    "advies": {5: 1.7, 6: 1.8, 8: 1.5},
}
"""Theme -> month -> how much oftener than usual it is asked."""
_BUSY = {6: 1.3, 7: 0.5, 8: 0.9, 9: 1.4, 12: 0.8}
_WELL_KNOWN = {"Ieper": 12.0, "Diksmuide": 16.0, "Veurne": 16.0, "Turnhout": 3.0, "Gent": 4.0, "Antwerpen": 2.0}
"""Where the bot hangs on posters: asked so many times more than the size of the place explains."""
_LACKING = ("Ieper", "Diksmuide", "Veurne", "Turnhout")
"""Where above all is asked what nobody nearby answers, so that the gap map has something to show."""
_LACKED, _ABOVE_ALL = 4, 7


@dataclass
class Inventor:
    """Makes up who asks what, where and when; the same seed makes up the same."""

    desk: Desk
    noting: Noting
    chance: random.Random = field(default_factory=lambda: random.Random(_SEED))  # noqa: S311  (nothing secret)

    def __post_init__(self) -> None:
        knowledge = self.desk.knowledge
        self._topics = [topic for topic in knowledge.topics.values() if topic.id not in SMALLTALK]
        self.chance.shuffle(self._topics)
        self._liked = [1 / (rank + 3) for rank in range(len(self._topics))]
        towns = list(knowledge.areas.municipalities.values())
        self._towns = towns
        self._visited = [_WELL_KNOWN.get(town.arrondissement, 1.0) for town in towns]
        self._not_ours = knowledge.not_ours[:12]
        self._lacking = {place: self._without_local(place) for place in _LACKING}

    def week(self, day: datetime) -> None:
        """Everybody who asks something in the week of this day."""
        for _ in range(round(A_WEEK * _BUSY.get(day.month, 1.0) * self.chance.uniform(0.9, 1.1))):
            self._conversation(day)

    def _conversation(self, day: datetime) -> None:
        session = Session()
        self.noting.greet(session)
        town = self.chance.choices(self._towns, self._visited)[0]
        for text in self._texts(day.month, town, says_place=self.chance.random() < 0.75):
            reply = self._say(text, session, day)
            wish = {"k:wrong": 0.03, "k:learn": 0.15}
            for button in reply.buttons:
                if self.chance.random() < wish.get(button.action[:7], 0):
                    self._tap(button.action, session, day)

    def _say(self, text: str, session: Session, day: datetime) -> Reply:
        reply = self.desk.assistant.reply(text, session, day)
        self.noting.note(text, reply, session, day)
        return reply

    def _tap(self, action: str, session: Session, day: datetime) -> None:
        self.noting.note("", self.desk.assistant.press(action, session, day), session, day)

    def _texts(self, month: int, town: Municipality, *, says_place: bool) -> Iterator[str]:
        if self.chance.random() < 0.06:
            yield self._misspelt(self.chance.choice(self._not_ours))
            return
        topic = self.chance.choices(self._topics, self._weights(month, town.arrondissement))[0]
        first = self._misspelt(self.chance.choice(topic.examples))
        at_once = says_place and self.chance.random() < 0.6
        yield f"{first} in {town.name}" if at_once else first
        if says_place and not at_once:
            yield f"en in {town.name}?"
        while self.chance.random() < 0.45:
            related = [self.desk.knowledge.topics[one] for one in topic.related if one in self.desk.knowledge.topics]
            if related and self.chance.random() < 0.7:
                topic = self.chance.choice(related)
                yield self._misspelt(self.chance.choice(topic.examples))
            else:
                yield self.chance.choice(_FOLLOW_UPS)

    def _weights(self, month: int, place: str) -> list[float]:
        """How likely each topic is: liked by all, in season, and lacking here."""
        lacking = self._lacking.get(place, ())
        return [
            liked * _SEASONS.get(self._theme(topic.id), {}).get(month, 1.0) * (_ABOVE_ALL if topic.id in lacking else 1)
            for topic, liked in zip(self._topics, self._liked, strict=True)
        ]

    def _without_local(self, place: str) -> tuple[str, ...]:
        """A few topics for which nobody in this arrondissement can be named."""
        knowledge = self.desk.knowledge
        cover, towns = coverage_by_kind(knowledge), municipalities_of(knowledge, place)
        found = [
            topic.id
            for topic in self._topics
            if topic.contacts and not any(cover.get(kind, frozenset()) & towns for kind in topic.contacts)
        ]
        return tuple(found[:_LACKED])

    def _theme(self, topic: str) -> str:
        return self.desk.knowledge.themes[topic]

    def _misspelt(self, text: str) -> str:
        """One typing error in one sentence out of four."""
        words = text.split()
        long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
        if not long or self.chance.random() > 0.25:
            return text
        at = self.chance.choice(long)
        i = self.chance.randrange(1, len(words[at]) - 2)
        word = words[at]
        wrong = (word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[: i + 1] + word[i:])
        words[at] = self.chance.choice(wrong)
        return " ".join(words)


async def fill(url: str, desk: Desk, weeks: int, now: datetime) -> int:
    """Fill the database with so many closed weeks; gives the number of rows. What demo made before is replaced.

    Raises FiguresError when real questions stand in it: invented and real figures never mix.
    """
    async with opened(url) as engine:
        await _make_room(engine)
        settings = QueryLogSettings(url=url, words="always")
        log = QueryLog(settings, today=lambda: now.date())
        inventor = Inventor(desk, Noting(desk.knowledge, desk.config.knowledge, settings, log, CHANNEL))
        for back in range(weeks, 0, -1):
            inventor.week(now - timedelta(weeks=back))
            await log.flush()
        await log.close()
        async with engine.connect() as connection:
            return await connection.scalar(select(func.count()).select_from(questions)) or 0


async def _make_room(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        real = select(func.count()).select_from(questions).where(questions.c.channel != CHANNEL)
        if await connection.scalar(real):
            raise FiguresError("in deze databank staan echte vragen; kies een andere met --database sqlite:///demo.db")
        for table in (questions, released, reviewed):
            await connection.execute(delete(table))
