"""The migrations lead to the very tables of bot/record/tables.py, and the store knows the newest of them."""

from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.config import QueryLogSettings
from bot.record.query_log import QueryLog
from bot.record.store import HEAD, Store, migrations
from bot.record.tables import metadata


def differences(connection: Connection) -> tuple[list[object], list[str]]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    heads = ScriptDirectory.from_config(migrations(connection)).get_heads()
    return list(compare_metadata(context, metadata)), heads


async def test_the_migrations_make_the_tables_as_they_are_described(url: str, make: Callable[..., QueryLog]) -> None:
    store = Store(QueryLogSettings(url=url))
    engine = await store._ready()
    async with engine.connect() as connection:
        found, heads = await connection.run_sync(differences)
    await store.close()
    assert found == []
    assert heads == [HEAD]
