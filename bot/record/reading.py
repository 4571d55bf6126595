"""Opening the database of the query log for those who read it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import QueryLogSettings
from bot.errors import FiguresError
from bot.record.store import Store


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[AsyncEngine]:
    """An engine for `sqlite:///file.db` or `postgresql://…`, with its tables, closed afterwards.

    Raises FiguresError when the database can not be used.
    """
    try:
        store = Store(QueryLogSettings(url=url))
    except ValidationError:
        raise FiguresError(f"'{url}' is geen databank; schrijf sqlite:///map/bestand.db of postgresql://…") from None
    try:
        yield await store.engine()
    except (DBAPIError, OSError) as error:
        raise FiguresError(f"{shown(url)}: de databank kan niet gebruikt worden ({type(error).__name__})") from None
    finally:
        await store.close()


def shown(url: str) -> str:
    """The URL without its password."""
    return make_url(url).render_as_string(hide_password=True)
