"""Whatever befalls the database, noting goes on, it is said once, and the log heals."""

import asyncio
import logging
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import QueryLogSettings
from bot.record import query_log
from bot.record.query_log import QueryLog
from tests.conftest import ROOT
from tests.record.conftest import ROW, rows, stored

Make = Callable[..., QueryLog]


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_kill_9_leaves_a_whole_file_with_all_but_the_last_moments(sqlite_url: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.record.log_until_killed", sqlite_url, cwd=ROOT, stdout=PIPE
    )
    assert process.stdout is not None
    noted = 0
    while noted < 600:
        noted = int(await process.stdout.readline())
    process.kill()
    rest = (await process.stdout.read()).split()
    noted = int(rest[-1]) if rest else noted
    await process.wait()
    with sqlite3.connect(path_of(sqlite_url)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (kept,) = database.execute("SELECT count(*) FROM questions").fetchone()
    database.close()
    assert noted - 300 <= kept <= noted


async def test_a_locked_database_delays_nothing_and_heals(
    sqlite_url: str, make: Make, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.record.store._LOCK_SECONDS", 0.05)
    async with make(sqlite_url) as log:
        log.note(replace(ROW, id=99))
        assert await log.flush()
        locker = sqlite3.connect(path_of(sqlite_url), isolation_level=None)
        locker.execute("BEGIN EXCLUSIVE")
        for row in rows(10):
            log.note(row)
        assert not await log.flush()
        assert not await log.flush()
        locker.execute("ROLLBACK")
        locker.close()
        assert await log.flush()
    assert len(await stored(sqlite_url)) == 11
    assert len(warnings(caplog)) == 1
    assert "OperationalError" in warnings(caplog)[0]


async def test_a_folder_that_cannot_be_made_is_said_once_and_heals(
    tmp_path: Path, make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("een bestand staat in de weg")
    url = f"sqlite:///{tmp_path}/state/query_log.db"
    async with make(url) as log:
        log.note(ROW)
        assert not await log.flush()
        assert not await log.flush()
        (tmp_path / "state").unlink()
        assert await log.flush()
    assert len(await stored(url)) == 1
    assert len(warnings(caplog)) == 1


async def test_a_database_that_is_thrown_away_is_made_again(sqlite_url: str, make: Make) -> None:
    async with make(sqlite_url) as log:
        log.note(ROW)
        assert await log.flush()
        for file in path_of(sqlite_url).parent.iterdir():
            file.unlink()
        log.note(replace(ROW, id=2))
        assert await log.flush()
    assert [one["id"] for one in await stored(sqlite_url)] == [2]


async def test_a_full_disk_keeps_the_rows_until_there_is_room(
    sqlite_url: str, make: Make, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.record import store

    monkeypatch.setattr(store, "_PRAGMAS", (*store._PRAGMAS, "PRAGMA max_page_count = 12"))
    async with make(sqlite_url) as log:
        for row in rows(500):
            log.note(row)
        assert not await log.flush()
        monkeypatch.undo()
        database = log._database
        assert database is not None
        await database.close()
        assert await log.flush()
    assert len(await stored(sqlite_url)) == 500
    assert len(warnings(caplog)) == 1


async def test_a_postgresql_that_is_not_there_loses_only_what_does_not_fit_in_memory(
    make: Make, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query_log, "MOST_WAITING", 100)
    async with make("postgresql://nobody@127.0.0.1:1/nothing") as log:
        for row in rows(150):
            log.note(row)
        assert not await log.flush()
        assert len(log._rows) == 100
    assert len(warnings(caplog)) == 2
    assert "150 rijen" in warnings(caplog)[1]


async def test_only_the_owner_can_read_the_files(sqlite_url: str, make: Make) -> None:
    async with make(sqlite_url) as log:
        log.note(ROW)
        assert await log.flush()
        files = {file.name: file.stat().st_mode & 0o777 for file in path_of(sqlite_url).parent.iterdir()}
    assert files == {"query_log.db": 0o600, "query_log.db-wal": 0o600, "query_log.db-shm": 0o600}


async def test_a_log_that_others_could_read_is_closed_to_them(sqlite_url: str, make: Make) -> None:
    path = path_of(sqlite_url)
    path.parent.mkdir()
    path.touch(0o644)
    async with make(sqlite_url) as log:
        log.note(ROW)
    assert path.stat().st_mode & 0o777 == 0o600


async def test_what_was_thrown_away_is_not_on_the_disk_any_more(sqlite_url: str, make: Make) -> None:
    async with make(sqlite_url) as log:
        log.note(replace(ROW, words="zeldzaamwoord"))
        assert await log.flush()
        log.take_back(ROW.conversation)
        assert await log.flush()
        running = b"".join(file.read_bytes() for file in path_of(sqlite_url).parent.iterdir())
    assert b"zeldzaamwoord" not in running
    left = b"".join(file.read_bytes() for file in path_of(sqlite_url).parent.iterdir())
    assert b"zeldzaamwoord" not in left


async def test_an_error_of_the_database_never_shows_what_was_in_a_row(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = QueryLogSettings(url=f"sqlite:///{tmp_path}")
    async with QueryLog(settings, pause=0.01) as log:
        log.note(replace(ROW, words="zeldzaamwoord"))
        assert not await log.flush()
    assert "zeldzaamwoord" not in caplog.text
