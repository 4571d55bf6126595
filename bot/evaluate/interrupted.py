"""Asks every question once more in the middle of a conversation about something else: does that lead the bot astray?

What was said before helps a follow-up and must not harm a question of its own. See docs/decisions/0012.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.subjects import CONTACTS_TOPIC, SMALLTALK
from bot.desk import Desk
from bot.evaluate.asking import Asked, ask
from bot.evaluate.figures import share
from bot.knowledge import Topic

_STEP = 37
"""The topics spoken of before follow one another in steps of so many, so that each theme has its turn."""
_BAD = ("wrong", "answered")
"""Verdicts of an answer that should not have been given."""


@dataclass(frozen=True)
class Interrupted:
    """One question, asked alone and after the answer about another topic."""

    before: str
    alone: Asked
    within: Asked

    @property
    def is_astray(self) -> bool:
        """Whether it got a wrong answer only because of what was said before; people for that subject are none."""
        people = self.alone.topic == CONTACTS_TOPIC and self.within.outcome.kind == "contacts"
        return self.within.verdict in _BAD and self.alone.verdict not in _BAD and not people


@dataclass(frozen=True)
class InterruptedScore:
    """Shares from 0 to 1 of the questions that were led astray."""

    ours: int
    astray: float
    foreign: int
    """Questions that are nothing of ours."""
    foreign_astray: float


def interrupt(desk: Desk, asked: Sequence[Asked], moment: datetime) -> list[Interrupted]:
    """Ask all but what sounds like danger, each after the answer of a topic that has nothing to do with it."""
    topics = [topic for topic in desk.knowledge.topics.values() if topic.id not in SMALLTALK]
    found = []
    for number, one in enumerate(asked):
        before = topics[number * _STEP % len(topics)]
        if one.outcome.kind != "crisis" and not _belongs(one.topic, before, desk):
            found.append(Interrupted(before.id, one, ask(desk, one.question, moment, after=before.id)))
    return found


def interrupted_score(found: Sequence[Interrupted]) -> InterruptedScore:
    """Count what was led astray."""
    ours = [one for one in found if one.alone.topic is not None]
    foreign = [one for one in found if one.alone.topic is None]
    return InterruptedScore(
        len(ours),
        share(sum(one.is_astray for one in ours), len(ours)),
        len(foreign),
        share(sum(one.is_astray for one in foreign), len(foreign)),
    )


def _belongs(topic: str | None, before: Topic, desk: Desk) -> bool:
    """Whether a question about `topic` could be a follow-up after `before`."""
    meant = desk.knowledge.topics.get(topic or "")
    if meant is None:
        return False
    same_route = meant.route is not None and meant.route == before.route
    return same_route or meant.id in (before.id, *before.related)
