"""Asks the bot every question, each in a conversation of its own, and says what became of it."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.answer.session import Session
from bot.desk import Desk
from bot.evaluate.sets import Question
from bot.outcome import Outcome

_GIVEN = ("answered", "smalltalk", "contacts", "route")
"""Outcomes that hand over an answer."""
_IN_VAIN = ("answered", "contacts", "route")
"""What a question that is not ours must not get; a greeting back does no harm."""

Verdict = Literal["right", "choice", "wrong", "lost", "refused", "offered", "answered"]
"""The first four: of a question that is ours; the others: of one that is not."""


@dataclass(frozen=True)
class Asked:
    """One question and what became of it."""

    question: Question
    outcome: Outcome
    shown: tuple[str, ...] = ()
    """The topics under the buttons."""
    milliseconds: float = 0.0

    @property
    def topic(self) -> str | None:
        """The topic that was meant; None for nothing of ours."""
        return self.question.topic

    @property
    def verdict(self) -> Verdict:
        """In one word, what the asker got."""
        kind = self.outcome.kind
        if self.topic is None:
            return "answered" if kind in _IN_VAIN else "offered" if kind == "clarify" else "refused"
        if kind in _GIVEN:
            return "right" if self.outcome.topic == self.topic else "wrong"
        return "choice" if self.topic in self.shown else "lost"

    @property
    def best(self) -> str | None:
        """The likeliest topic, whether it was answered or not."""
        return self.outcome.candidates[0].topic if self.outcome.candidates else self.outcome.topic

    @property
    def chance(self) -> float:
        """The probability (0 to 1) of the likeliest topic; 0 when there was none."""
        return self.outcome.candidates[0].score if self.outcome.candidates else 0.0

    @property
    def is_first(self) -> bool:
        """Whether what was meant is the likeliest topic."""
        return self.topic is not None and self.topic == self.best

    @property
    def is_among_three(self) -> bool:
        """Whether what was meant is among the candidates."""
        return self.is_first or self.topic in [one.topic for one in self.outcome.candidates]


def ask_all(desk: Desk, questions: Iterable[Question], moment: datetime) -> list[Asked]:
    """Ask every question as if nothing was said before."""
    return [ask(desk, question, moment) for question in questions]


def ask(desk: Desk, question: Question, moment: datetime, text: str | None = None, after: str | None = None) -> Asked:
    """Ask one question: in other letters when `text` is given, after the answer about the topic `after`."""
    session = Session()
    if after is not None:
        desk.assistant.press(f"t:{after}", session, moment)
    start = time.perf_counter()
    reply = desk.assistant.reply(question.ask if text is None else text, session, moment)
    took = (time.perf_counter() - start) * 1000
    shown = tuple(button.action[2:] for button in reply.buttons if button.action.startswith("t:"))
    return Asked(question, reply.outcome, shown, took)
