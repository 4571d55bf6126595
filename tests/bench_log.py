"""The figures of the query log: rows a second beside raw batched aiosqlite, and what a note costs."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

import aiosqlite

from bot.answer.session import Session
from bot.cli import now
from bot.config import QueryLogSettings
from bot.desk import Desk, keep_log
from bot.outcome import Row
from bot.record.query_log import BATCH, QueryLog
from tests.record.conftest import ROW, TODAY

ROWS, RUNS = 50_000, 3
_TABLE = (
    "CREATE TABLE questions (id INTEGER PRIMARY KEY, week TEXT, event TEXT, arrondissement TEXT, topic TEXT,"
    " outcome TEXT, score REAL, candidates TEXT, contact_kinds TEXT, local INTEGER, language TEXT, asker TEXT,"
    " channel TEXT, conversation INTEGER, position INTEGER, words TEXT)"
)


def rows_a_second() -> str:
    """Rows a second through the log, best of three, and the share of raw batched aiosqlite in the same run."""
    rows = [replace(ROW, id=number * 7919 % 10_000_019, conversation=number // 3) for number in range(1, ROWS + 1)]
    ours, raw = (max(values) for values in zip(*(asyncio.run(_both(rows)) for _ in range(RUNS)), strict=True))
    return f"{ours:,.0f} per seconde; kale aiosqlite in dezelfde meting {raw:,.0f} ({ours / raw:.0%})".replace(",", ".")


async def _both(rows: Sequence[Row]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        return await _through_the_log(rows, Path(folder)), await _raw(rows, Path(folder))


async def _through_the_log(rows: Sequence[Row], folder: Path) -> float:
    async with QueryLog(QueryLogSettings(url=f"sqlite:///{folder}/log.db"), pause=60, today=lambda: TODAY) as log:
        log.note(replace(ROW, id=1))
        assert await log.flush()  # the tables are there when the clock starts
        start = time.perf_counter()
        for batch in _batches(rows):
            for row in batch:
                log.note(row)
            assert await log.flush()
        return len(rows) / (time.perf_counter() - start)


async def _raw(rows: Sequence[Row], folder: Path) -> float:
    async with aiosqlite.connect(folder / "raw.db") as database:
        await database.execute("PRAGMA journal_mode = WAL")
        await database.execute("PRAGMA synchronous = NORMAL")
        await database.execute(_TABLE)
        await database.execute("CREATE INDEX week ON questions (week)")
        await database.execute("CREATE INDEX conversation ON questions (conversation)")
        await database.commit()
        insert = f"INSERT INTO questions VALUES ({','.join('?' * 16)})"  # noqa: S608
        start = time.perf_counter()
        for batch in _batches(rows):
            await database.executemany(insert, [astuple(row) for row in batch])
            await database.commit()
        return len(rows) / (time.perf_counter() - start)


def cost_of_a_note(desk: Desk, questions: Sequence[str]) -> str:
    """Microseconds for one note with its masking; it comes after the answer was sent."""
    own = Desk(desk.config, desk.knowledge, desk.assistant, desk.sessions)
    own.config = desk.config.model_copy(update={"query_log": QueryLogSettings(words="always")})
    keep_log(own, "telegram")
    assert own.noting is not None
    took = []
    for text in questions:
        session, moment = Session(), now()
        own.noting.greet(session)
        reply = desk.assistant.reply(text, session, moment)
        start = time.perf_counter()
        own.noting.note(text, reply, session, moment)
        took.append((time.perf_counter() - start) * 1000)
    p99 = statistics.quantiles(took, n=100)[98]
    return f"{statistics.median(took):.3f} / {p99:.3f} ms, nadat het antwoord verstuurd is"


def _batches(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
