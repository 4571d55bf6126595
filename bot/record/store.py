"""The database behind the query log: opening it, writing to it, throwing away what is too old. SQLite or PostgreSQL.

Every method may raise SQLAlchemyError or OSError; the query log waits and tries again.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, event, inspect, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.config import QueryLogSettings
from bot.outcome import Row
from bot.record.tables import crisis_counts, questions
from bot.weeks import week_of

HEAD = "0002"
"""The newest migration. Knowing it here spares a bot with an up-to-date database the loading of Alembic."""
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_LOCK_SECONDS = 5
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",  # with WAL: never a corrupt file, at most the last batch after a power cut
    "PRAGMA secure_delete = ON",  # what is thrown away is overwritten, not just let go
    "PRAGMA journal_size_limit = 0",
)


class Store:
    """One database; connects by itself when it is needed."""

    def __init__(self, settings: QueryLogSettings) -> None:
        self._settings = settings
        self._url = _with_driver(settings.url)
        self._engine: AsyncEngine | None = None
        self._file: tuple[int, int] | None = None

    async def write(self, rows: Iterable[Row], crises: Mapping[tuple[str, str], int], gone: Collection[int]) -> None:
        """All of it or nothing: rows, counts by (quarter, category), and conversations to take out again."""
        engine = await self._ready()
        insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
        async with engine.begin() as connection:
            if values := [asdict(row) for row in rows]:
                # The same batch may come twice when the connection broke just after it was committed.
                await connection.execute(insert(questions).on_conflict_do_nothing(), values)
            if gone:
                taken = delete(questions).where(questions.c.conversation == bindparam("number"))
                await connection.execute(taken, [{"number": number} for number in gone])
            if crises:
                count = insert(crisis_counts)
                more = crisis_counts.c.times + count.excluded.times
                counted = count.on_conflict_do_update(index_elements=["quarter", "category"], set_={"times": more})
                keys = [{"quarter": quarter, "category": name, "times": n} for (quarter, name), n in crises.items()]
                await connection.execute(counted, keys)
        if gone:
            await _empty_journal(engine)

    async def forget_old(self, today: date) -> None:
        """Empty the words, and then the rows, of weeks that began too long ago; what is left stays below the limit."""
        words, rows = (
            week_of(today - timedelta(days=days)) for days in (self._settings.words_days, self._settings.rows_days)
        )
        engine = await self._ready()
        async with engine.begin() as connection:
            too_old = questions.c.week <= words
            await connection.execute(
                update(questions).where(too_old, questions.c.words.is_not(None)).values(words=None)
            )
            await connection.execute(delete(questions).where(questions.c.week <= rows))
        await _empty_journal(engine)

    async def engine(self) -> AsyncEngine:
        """The engine, for those who read."""
        return await self._ready()

    async def close(self) -> None:
        """Let go of the database."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.dispose()

    async def _ready(self) -> AsyncEngine:
        """The engine on a database that has its tables; opened again when its file is no longer the same one."""
        if self._engine is not None and self._file != self._identity():
            await self.close()
        if self._engine is None:
            self._make_private()
            engine = _engine(self._url)
            try:
                async with engine.begin() as connection:
                    await connection.run_sync(upgrade)
            except BaseException:
                await engine.dispose()
                raise
            self._engine, self._file = engine, self._identity()
        return self._engine

    def _make_private(self) -> None:
        """An SQLite file that only its owner reads; SQLite gives its -wal and -shm the same mode."""
        if (path := self._path()) is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            with suppress(FileNotFoundError):
                each.chmod(0o600)

    def _identity(self) -> tuple[int, int] | None:
        """Which file this is: a file that was deleted or replaced has another one, or none."""
        if (path := self._path()) is None:
            return None
        with suppress(FileNotFoundError):
            found = path.stat()
            return found.st_dev, found.st_ino
        return (0, 0)

    def _path(self) -> Path | None:
        return Path(self._url.database or "") if self._url.get_backend_name() == "sqlite" else None


def _with_driver(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername=_DRIVERS[parsed.get_backend_name()])


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    arguments = {"timeout": _LOCK_SECONDS}
    engine = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True, connect_args=arguments)
    event.listen(engine.sync_engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


async def _empty_journal(engine: AsyncEngine) -> None:
    """SQLite's write-ahead log still holds what was just thrown away."""
    if engine.dialect.name == "sqlite":
        async with engine.connect() as connection:
            await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version; nothing happens when they are."""
    if inspect(connection).has_table("alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found == HEAD:
            return
    from alembic import command

    command.upgrade(migrations(connection), "head")


def migrations(connection: Connection) -> Any:
    """Alembic's configuration, without a file, on an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
