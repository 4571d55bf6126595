"""The query log, written off the reply path: a note costs microseconds; a database in trouble costs no answer."""

import asyncio
import logging
import random
import secrets
from collections import Counter, deque
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from bot.config import QueryLogSettings
from bot.logs import describe
from bot.outcome import Row

if TYPE_CHECKING:
    from bot.record.store import Store

log = logging.getLogger(__name__)

MOST_WAITING = 5_000
"""So many rows at most wait in memory while the database is away; the newest are let go beyond that."""
BATCH = 1_000
PAUSE = 2.0
"""Seconds in which rows gather before they are shuffled and written: what a killed process may lose."""
_LONGEST_PAUSE = 60.0
_PATIENCE = 10.0
"""Seconds that closing waits for the last rows."""
_LOOK_AT_AGE_EVERY = 3600.0


class QueryLog:
    """A queue and one task that empties it into the database. For the loop it was opened on; not for threads."""

    def __init__(
        self, settings: QueryLogSettings, *, pause: float = PAUSE, today: Callable[[], date] = date.today
    ) -> None:
        self._settings = settings
        self._first_pause = self._pause = pause
        self._today = today
        self._rows: deque[Row] = deque()
        self._crises: Counter[tuple[str, str]] = Counter()
        self._gone: set[int] = set()
        self._lost = 0
        self._told = False
        self._cleaned: date | None = None
        self._something, self._closing, self._busy = asyncio.Event(), asyncio.Event(), asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._database: Store | None = None

    def note(self, row: Row) -> None:
        """Put a row in the queue. Never waits, never raises."""
        if len(self._rows) >= MOST_WAITING:
            self._lost += 1
            return
        self._rows.append(row)
        self._something.set()

    def count_crisis(self, category: str, quarter: str) -> None:
        """A danger signal leaves no row: only one more in its category and quarter. Never waits, never raises."""
        self._crises[quarter, category] += 1
        self._something.set()

    def take_back(self, conversation: int) -> None:
        """Take every row of a conversation out again, also what is already written. Never waits, never raises."""
        self._rows = deque(row for row in self._rows if row.conversation != conversation)
        self._gone.add(conversation)
        self._something.set()

    async def __aenter__(self) -> "QueryLog":
        self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def open(self) -> None:
        """Start writing. The database is opened in the background; when that fails it is tried again and again."""
        self._task = asyncio.create_task(self._keep_writing())

    async def close(self) -> None:
        """Write what waits and stop."""
        self._closing.set()
        self._something.set()
        if self._task is not None:
            await self._task
            self._task = None
        if self._database is not None:
            await self._database.close()

    async def flush(self) -> bool:
        """Write all that waits now; False when the database does not take it."""
        async with self._busy:
            while await self._save():
                if not (self._rows or self._crises or self._gone):
                    return True
        return False

    async def _keep_writing(self) -> None:
        await self._clean()
        while not self._closing.is_set():
            await _until(self._something, _LOOK_AT_AGE_EVERY)
            self._something.clear()
            await _until(self._closing, self._pause)
            saved = await self.flush() and await self._clean()
            self._pause = self._first_pause if saved else min(self._pause * 2, _LONGEST_PAUSE)
            if not saved:
                self._something.set()
        await self._finish()

    async def _finish(self) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.flush()
        except TimeoutError:
            pass
        if lost := len(self._rows) + self._lost:
            log.warning("%d rijen van het vragenlogboek konden niet bewaard worden", lost)

    async def _save(self) -> bool:
        """Write one batch, shuffled; whatever goes wrong, the rows go back into the queue."""
        rows = [self._rows.popleft() for _ in range(min(BATCH, len(self._rows)))]
        random.SystemRandom().shuffle(rows)
        crises, self._crises = self._crises, Counter()
        gone, self._gone = self._gone, set()
        try:
            if rows or crises or gone:
                await self._store().write(rows, crises, gone)
        except Exception as error:  # noqa: BLE001  (the database of another may fail in any way; answers go on)
            self._rows.extendleft(row for row in rows if row.conversation not in self._gone)
            self._crises += crises
            self._gone |= gone
            self._tell(error)
            return False
        except asyncio.CancelledError:
            self._rows.extendleft(rows)
            raise
        self._healed()
        return True

    async def _clean(self) -> bool:
        """Once a day, throw away what is too old."""
        today = self._today()
        if self._cleaned == today:
            return True
        try:
            async with self._busy:
                await self._store().forget_old(today)
        except Exception as error:  # noqa: BLE001
            self._tell(error)
            return False
        self._cleaned = today
        return True

    def _store(self) -> "Store":
        if self._database is None:
            from bot.record.store import Store  # 20 MB of SQLAlchemy: only for a bot that keeps something

            self._database = Store(self._settings)
        return self._database

    def _tell(self, error: Exception) -> None:
        if not self._told:
            log.warning("het vragenlogboek kan niet bewaard worden (%s); de bot antwoordt verder", describe(error))
        self._told = True

    def _healed(self) -> None:
        if self._told:
            log.info("het vragenlogboek wordt weer bewaard; er gingen %d rijen verloren", self._lost)
        self._told, self._lost = False, 0


def random_number() -> int:
    """A number that is derived from nothing, for a row or a conversation."""
    return secrets.randbits(63) | 1


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
