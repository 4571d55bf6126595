"""A fake Telegram, and the real application of handlers/app.py polling it, in this process or as one of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr

from bot.config import TOKEN_VARIABLE, Config, MessageLimit, Telegram
from bot.desk import Desk
from handlers.app import run
from handlers.polling import Pace
from tests.telegram.fake_api import FakeTelegram, fake_telegram
from tests.telegram.stub_desk import open_stub

ROOT = Path(__file__).parents[2]
FAST = Pace(busy=0.05, conflict=0.1, first_retry=0.05, last_retry=0.2)

Start = Callable[..., Awaitable["asyncio.Task[None]"]]
Spawn = Callable[..., Awaitable[Process]]


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with fake_telegram() as server:
        yield server


def config_for(telegram: FakeTelegram, state: Path, **settings: Any) -> Config:
    """The settings of a bot on this server; `settings` are those of the section telegram."""
    return Config(
        token=SecretStr(telegram.token),
        telegram=Telegram(base_url=telegram.base_url, state=state, **settings),
    )


@asynccontextmanager
async def listening(desk: Desk) -> AsyncIterator["asyncio.Task[None]"]:
    """The bot, running in this process; stopped as SIGTERM stops it."""
    task = asyncio.create_task(run(desk, FAST))
    try:
        yield task
    finally:
        if not task.done():
            signal.raise_signal(signal.SIGTERM)
        await task


@pytest.fixture
async def bot(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[Desk]:
    """The door with the echo behind it."""
    desk = open_stub(config_for(telegram, tmp_path / "state"))
    async with listening(desk):
        await telegram.until(lambda: bool(telegram.commands), "the bot's start")
        yield desk


@pytest.fixture
async def limited_bot(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[Desk]:
    """The same, with a limit of three messages a minute."""
    limit = MessageLimit(messages=3, seconds=60)
    desk = open_stub(config_for(telegram, tmp_path / "state", limit=limit))
    async with listening(desk):
        await telegram.until(lambda: bool(telegram.commands), "the bot's start")
        yield desk


@pytest.fixture
async def whole_bot(telegram: FakeTelegram, desk: Desk, tmp_path: Path) -> AsyncIterator[Desk]:
    """The bot as people meet it: the real assistant and the real knowledge."""
    config = config_for(telegram, tmp_path / "state")
    async with listening(replace(desk, config=config, sessions=open_stub(config).sessions)):
        await telegram.until(lambda: bool(telegram.commands), "the bot's start")
        yield desk


@pytest.fixture
async def spawn(telegram: FakeTelegram, tmp_path: Path) -> AsyncIterator[Spawn]:
    """`python run_bot.py` as a process of its own; its output goes to tmp_path/output."""
    running: list[Process] = []
    output = (tmp_path / "output").open("wb")

    async def start(log_level: str = "info", **settings: Any) -> Process:
        config = tmp_path / "config.yaml"
        section = {"base_url": telegram.base_url, "state": "state", **settings}
        folders = {"knowledge": str(ROOT / "knowledge"), "cache": str(ROOT / ".cache")}
        content = {**folders, "log_level": log_level, "telegram": section, "query_log": {"words": "always"}}
        config.write_text(yaml.safe_dump(content), encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "run_bot.py", "--config", str(config), cwd=ROOT, stdout=output, stderr=output,
            env={**os.environ, TOKEN_VARIABLE: telegram.token, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        if process.returncode is None:
            process.kill()
        await process.wait()
    output.close()
