"""Fetches updates and confirms only those whose answer was sent, so that a killed process loses no question.

python-telegram-bot's own polling confirms a batch at its next getUpdates, while the questions still sit in memory.
"""

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.config import Telegram
from handlers.door import TelegramApplication
from handlers.errors import log_error
from handlers.ledger import Ledger
from handlers.sending import seconds
from handlers.window import SIZE, Window

log = logging.getLogger(__name__)

ALLOWED = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.CHANNEL_POST,
    Update.MY_CHAT_MEMBER,
)
"""What is handled. Telegram keeps everything else to itself."""

T = TypeVar("T")


@dataclass(frozen=True)
class Pace:
    """Seconds between two requests, by what happened."""

    busy: float = 0.25
    """Updates are in hand: Telegram then answers at once, so asking again must wait a little."""
    conflict: float = 10
    first_retry: float = 0.5
    last_retry: float = 30
    knowledge: float = 5
    """Between two looks at the knowledge folder."""
    farewell: float = 5
    """The last confirmation, at a clean stop."""


class Polling:
    """The loop between Telegram and the handlers. Chats never wait for each other; one chat's updates stay in order."""

    def __init__(self, application: TelegramApplication, settings: Telegram, pace: Pace | None = None) -> None:
        self._application = application
        self._settings = settings
        self._pace = pace or Pace()
        self._ledger = Ledger(settings.state)
        self._window = Window()
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[int, asyncio.Task[None]] = {}
        """The latest task of each chat; the next one waits for it."""
        self._progress = asyncio.Event()
        self._trouble = ""
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set, then finish what was fetched."""
        try:
            while not stop.is_set():
                for update in await unless(stop, self._fetch()) or ():
                    self._take(update)
                await unless(stop, self._worth_asking())
        finally:
            await self._finish()

    async def _fetch(self) -> tuple[Update, ...]:
        """Confirm what is answered and see what waits; when that fails, wait and see nothing."""
        self._window.advance()
        offset = self._window.offset
        try:
            updates = await self._application.bot.get_updates(
                offset=offset,
                limit=SIZE,
                timeout=0 if len(self._window) else self._settings.poll_seconds,
                allowed_updates=ALLOWED,
            )
        except TelegramError as error:
            await asyncio.sleep(await self._trouble_with(error))
            return ()
        except Exception as error:  # noqa: BLE001  (one update that the library cannot read spoils the whole batch)
            log_error(error)
            return await self._fetch_one_by_one(offset)
        if self._trouble:
            log.info("de verbinding met Telegram is er weer")
        self._trouble, self._failures = "", 0
        if offset is not None:
            self._ledger.confirmed(offset)
        return updates

    async def _fetch_one_by_one(self, offset: int | None) -> tuple[Update, ...]:
        """The waiting updates that can be read; the others are passed over, or they would come back for ever."""
        bot, readable = self._application.bot, []
        query = f"limit={SIZE}" if offset is None else f"limit={SIZE}&offset={offset}"
        try:
            waiting: Any = await bot.request.post(f"{bot.base_url}/getUpdates?{query}")
        except TelegramError as error:
            await asyncio.sleep(await self._trouble_with(error))
            return ()
        for raw in waiting:
            try:
                readable.append(Update.de_json(raw, bot))
            except Exception:  # noqa: BLE001  (any kind of damage)
                self._window.take(raw["update_id"], 0, time.monotonic(), answered=(raw["update_id"],))
        return tuple(readable)

    async def _trouble_with(self, error: TelegramError) -> float:
        """One log line for a whole stretch of trouble; the seconds to wait before trying again."""
        if isinstance(error, InvalidToken):
            await self._check_token()
        trouble = "conflict" if isinstance(error, Conflict) else "network"
        if trouble != self._trouble:
            log.warning(TROUBLES[trouble])
        self._trouble = trouble
        if isinstance(error, Conflict):
            return self._pace.conflict
        if isinstance(error, RetryAfter):
            return seconds(error)
        self._failures += 1
        return min(self._pace.first_retry * 2.0 ** min(self._failures - 1, 10), self._pace.last_retry)

    async def _check_token(self) -> None:
        """A token that was withdrawn ends the bot; a proxy's 404 passes."""
        try:
            await self._application.bot.get_me()
        except InvalidToken:
            raise
        except TelegramError:
            return

    def _take(self, update: Update) -> None:
        chat = update.effective_chat or update.effective_user
        key = chat.id if chat else 0
        if self._window.take(update.update_id, key, time.monotonic(), self._ledger.answered):
            task = asyncio.create_task(self._handle(update, key, self._last.get(key)))
            self._last[key] = task
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _handle(self, update: Update, key: int, before: asyncio.Task[None] | None) -> None:
        """Answer one update, after the one before it in the same chat."""
        if before:
            await asyncio.wait({before})
        try:
            await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001  (even the error handler failed; the next question must not suffer)
            log_error(error)
        self._ledger.note(update.update_id)
        self._window.answered(update.update_id)
        self._progress.set()
        if self._last.get(key) is asyncio.current_task():
            del self._last[key]

    async def _worth_asking(self) -> None:
        """Wait until another request makes sense: all is answered, or half can be confirmed, or the pace is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pace.busy):
                while len(self._window) > 2 * self._window.movable():
                    self._progress.clear()
                    await self._progress.wait()
        if stray := self._window.let_go(time.monotonic()):
            log.warning("%d vragen van een vastzittende chat staan nu enkel in het geheugen", stray)

    async def _finish(self) -> None:
        """Answer what was fetched, within the time there is, and confirm it."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._settings.stop_seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._window.astray:
            log.warning("%d vragen konden niet meer beantwoord worden", self._window.astray)
        self._window.advance()
        if (offset := self._window.offset) is None:
            return
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(self._pace.farewell):
                await self._application.bot.get_updates(offset=offset, limit=1, timeout=0, allowed_updates=ALLOWED)
            self._ledger.confirmed(offset)


TROUBLES = {
    "conflict": "er draait al een bot met dit token; stop er een van de twee (er wordt rustig opnieuw geprobeerd)",
    "network": "Telegram is niet bereikbaar; er wordt opnieuw geprobeerd",
}


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of `work`, or None as soon as `stop` is set."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        for task in (doing, stopping):
            task.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)
