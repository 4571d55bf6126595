"""Opening the database that holds the query log, for those who read it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import FiguresError
from bot.record.tables import metadata

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[AsyncEngine]:
    """An engine for `sqlite:///file.db` or `postgresql://…`, with the tables that figures need, closed afterwards.

    Raises FiguresError when the database can not be reached.
    """
    engine = engine_of(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        yield engine
    except (DBAPIError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        raise FiguresError(f"{shown(url)}: de databank kan niet gebruikt worden ({reason})") from None
    finally:
        await engine.dispose()


def engine_of(url: str) -> AsyncEngine:
    """The asynchronous engine of a URL. Raises FiguresError when it is no URL of SQLite or PostgreSQL."""
    try:
        parsed = make_url(url)
        parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
            engine = create_async_engine(parsed)
            event.listen(engine.sync_engine, "connect", _for_sharing)
            return engine
        return create_async_engine(parsed)
    except (ArgumentError, ImportError):
        raise FiguresError(f"{url!r} is geen databank; schrijf sqlite:///map/bestand.db of postgresql://…") from None


def shown(url: str) -> str:
    """The URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


def _for_sharing(connection: object, _record: object) -> None:
    """Read while the bot writes, and wait for a lock instead of failing."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection has no type of its own
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()
