"""The walk of every update: the limit, the assistant, the line for late answers, and sending."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from telegram.ext import Application, ContextTypes, ExtBot

from bot.answer.assistant import Assistant
from bot.answer.reply import Part, Reply
from bot.answer.session import Session
from bot.desk import Desk
from handlers.edits import Edits
from handlers.limits import Limit, Verdict
from handlers.sending import Sender

Context = ContextTypes.DEFAULT_TYPE
TelegramApplication = Application[ExtBot[None], Context, Any, Any, Any, None]
Ask = Callable[[Assistant, Session, datetime], Reply]
"""One question to the assistant, whatever its form: a sentence, a tap, a place."""

BELGIUM = ZoneInfo("Europe/Brussels")


def belgian_now() -> datetime:
    """The time on the clocks of the people who ask."""
    return datetime.now(BELGIUM)


@dataclass(frozen=True)
class Door:
    """What the handlers share. Everything it remembers is in memory only."""

    desk: Desk
    sender: Sender
    limit: Limit
    edits: Edits = field(default_factory=Edits)
    clock: Callable[[], datetime] = belgian_now

    async def answer(self, chat_id: int, ask: Ask, sent: datetime | None = None, text: str = "") -> None:
        """The whole walk. `sent` is when it was asked, `text` what was typed: somebody in danger passes the limit."""
        now = self.clock()
        if not await self._admits(chat_id, sent or now, text):
            return
        session, noting = self.desk.sessions.of(chat_id, now), self.desk.noting
        if noting is not None:
            noting.greet(session)
        reply = ask(self.desk.assistant, session, now)
        if sent and now - sent > timedelta(minutes=self.desk.config.telegram.late_after_minutes):
            reply = replace(reply, parts=(Part("notice", self.wording("late")), *reply.parts))
        await self.sender.reply(chat_id, reply)
        if noting is not None:
            noting.note(text, reply, session, now)

    def wording(self, name: str) -> str:
        """A sentence of this door."""
        return self.desk.knowledge.wording[f"telegram.{name}"]

    async def _admits(self, chat_id: int, sent: datetime, text: str) -> bool:
        verdict = self.limit.judge(chat_id, sent)
        if verdict is Verdict.PASS or (text and self.desk.assistant.is_crisis(text)):
            return True
        if verdict is Verdict.WARN:
            await self.sender.say(chat_id, self.wording("too_many"))
        return False


def door_of(context: Context) -> Door:
    """The door this application was built with."""
    return cast("Door", context.bot_data["door"])
