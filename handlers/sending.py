"""Sends replies until they have arrived: one chat that must wait never makes another one wait."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Bot, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_delay, wait_exponential_jitter

from bot.answer.reply import Reply
from handlers.render import Message, line, render

GIVE_UP_AFTER = 24 * 60 * 60
"""Seconds. Telegram itself forgets a question after a day."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_growing = wait_exponential_jitter(multiplier=0.3, max=30, jitter=0.3)


class Sender:
    """The outgoing side of the door. A chat is served by one task at a time, so its messages keep their order."""

    def __init__(self, bot: Bot, wording: Mapping[str, str]) -> None:
        self._bot = bot
        self._wording = wording
        self._offered: set[int] = set()
        """Chats whose screen still shows the location keyboard."""

    async def reply(self, chat_id: int, reply: Reply) -> None:
        """Every message of the reply, in order. Somebody who blocked the bot is left in peace."""
        messages = render(reply, self._wording)
        if chat_id in self._offered and messages:
            messages = self._without_offer(chat_id, messages)
        try:
            for message in messages:
                await self._deliver(chat_id, message)
        except Forbidden:
            self.forget(chat_id)

    async def say(self, chat_id: int, text: str) -> None:
        """One short line."""
        try:
            await self._deliver(chat_id, line(text))
        except Forbidden:
            self.forget(chat_id)

    def forget(self, chat_id: int) -> None:
        """The chat is gone."""
        self._offered.discard(chat_id)

    def _without_offer(self, chat_id: int, messages: list[Message]) -> list[Message]:
        """The location keyboard goes away with the first message that has no keyboard of its own."""
        self._offered.discard(chat_id)
        if messages[0].keyboard is not None:
            messages = [line(self._wording["telegram.location_done"]), *messages]
        return [replace(messages[0], keyboard=ReplyKeyboardRemove()), *messages[1:]]

    async def _deliver(self, chat_id: int, message: Message) -> None:
        retrying = AsyncRetrying(
            retry=retry_if_exception(_may_pass), wait=_wait, stop=stop_after_delay(GIVE_UP_AFTER), reraise=True
        )
        await retrying(self._send, chat_id, message)
        if isinstance(message.keyboard, ReplyKeyboardMarkup):
            self._offered.add(chat_id)

    async def _send(self, chat_id: int, message: Message) -> None:
        try:
            await self._bot.send_message(
                chat_id,
                message.html,
                parse_mode=ParseMode.HTML,
                reply_markup=message.keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            # Telegram dislikes the looks: say it without them. A keyboard it dislikes must not cost the answer either.
            keyboard = message.keyboard if "parse entities" in error.message else None
            await self._bot.send_message(
                chat_id, message.plain, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
            )


def _may_pass(error: BaseException) -> bool:
    """Whether the same request may succeed later.

    A refused token is one of them: polling stops the bot when it is really wrong, and a proxy's 404 passes.
    """
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, NetworkError | RetryAfter | InvalidToken) or type(error) is TelegramError


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RetryAfter):
        return seconds(error)
    return _growing(state)


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    waiting = error.retry_after
    return float(waiting) if isinstance(waiting, int) else waiting.total_seconds()
