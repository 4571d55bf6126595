"""The figures of the README, measured on this machine: `make bench`.

Speed of one question, start-up, memory, and updates a second through the whole Telegram bot beside a bare echo bot of
python-telegram-bot in the same run, both against the fake Bot API of the tests, on loopback.
"""

import asyncio
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import yaml
from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.answer.session import Session
from bot.check import check
from bot.cli import now
from bot.config import QueryLogSettings, load_config
from bot.desk import Desk, keep_log, open_desk
from handlers.app import run
from tests.bench_figures import table
from tests.bench_log import cost_of_a_note, rows_a_second
from tests.telegram.fake_api import FakeTelegram, fake_telegram
from tests.telegram.people import User

ROOT = Path(__file__).parent.parent
UPDATES, CHATS, RUNS = 600, 60, 3


def questions() -> list[str]:
    """Every question of tests/questions/, as typed."""
    files = sorted((ROOT / "tests/questions").glob("*.yaml"))
    rows = [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [row.get("ask") or row.get("say") for row in rows]


def speed_of_a_question(desk: Desk) -> str:
    """Median and p99 in milliseconds through `assistant.reply`, one question at a time."""
    took = []
    for question in questions():
        session, moment = Session(), now()
        start = time.perf_counter()
        desk.assistant.reply(question, session, moment)
        took.append((time.perf_counter() - start) * 1000)
    p99 = statistics.quantiles(took, n=100)[98]
    return f"{statistics.median(took):.1f} / {p99:.1f} ms over {len(took)} vragen"


def check_the_knowledge() -> str:
    """Processor seconds to check the shipped knowledge; an editor waits for it after every change (aim: 3)."""
    start = time.process_time()
    check(ROOT / "knowledge", now().date())
    return f"{time.process_time() - start:.1f} s"


def start_up() -> str:
    """Seconds from starting the process to the first answer, warm (the examples were learned before) and cold."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yaml"
        config.write_text(yaml.safe_dump({"knowledge": str(ROOT / "knowledge"), "cache": "cache"}), encoding="utf-8")
        command = [sys.executable, str(ROOT / "run_bot.py"), "--config", str(config), "ask", "wat kost tko"]
        seconds = []
        for _ in range(4):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - start)
    return f"{min(seconds[1:]):.2f} s (de allereerste keer, als de voorbeelden nog geleerd worden: {seconds[0]:.1f} s)"


def memory() -> str:
    """Resident memory in MB of the bot on Telegram after it answered, in a process of its own."""
    return f"{asyncio.run(_memory()):.0f} MB"


async def _memory() -> float:
    async with fake_telegram() as telegram:
        with tempfile.TemporaryDirectory() as folder:
            config = Path(folder) / "config.yaml"
            settings = {
                "knowledge": str(ROOT / "knowledge"),
                "cache": str(ROOT / ".cache"),
                "telegram": {"base_url": telegram.base_url},
            }
            config.write_text(yaml.safe_dump(settings), encoding="utf-8")
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "run_bot.py"), "--config", str(config),
                env={**os.environ, "TELEGRAM_BOT_TOKEN": telegram.token},
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            anna = telegram.user("Anna")
            for question in ("wat kost tko", "en in gent?"):
                anna.types(question)
                await anna.hears()
            state = Path(folder) / "state/query_log.db-wal"
            await _until(state.exists)  # the log is opened in the background
            resident = psutil.Process(process.pid).memory_info().rss / 2**20
            process.terminate()
            await process.wait()
    return float(resident)


async def _ours(telegram: FakeTelegram, desk: Desk, folder: Path) -> AsyncIterator[None]:
    config = desk.config.model_copy(
        update={
            "token": SecretStr(telegram.token),
            "telegram": desk.config.telegram.model_copy(update={"base_url": telegram.base_url, "state": folder}),
            "query_log": QueryLogSettings(url=f"sqlite:///{folder}/query_log.db", words="always"),
        }
    )
    own = Desk(config, desk.knowledge, desk.assistant, desk.sessions)
    keep_log(own, "telegram")
    task = asyncio.create_task(run(own))
    await telegram.until(lambda: bool(telegram.commands), "our bot's start")
    yield
    signal.raise_signal(signal.SIGTERM)
    await task


async def _echo(telegram: FakeTelegram, _desk: Desk, _folder: Path) -> AsyncIterator[None]:
    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message and update.effective_message.text:
            await update.effective_message.reply_text(update.effective_message.text)

    application = (
        Application.builder()
        .token(telegram.token)
        .base_url(telegram.base_url)
        .concurrent_updates(256)
        .connection_pool_size(300)
        .pool_timeout(30)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, answer))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


async def updates_a_second(bot: Callable[[FakeTelegram, Desk, Path], AsyncIterator[None]], desk: Desk) -> float:
    """Answered updates a second: 600 questions from 60 chats that all wait when the clock starts."""
    asked = questions()
    with tempfile.TemporaryDirectory() as folder:
        async with fake_telegram() as telegram, asynccontextmanager(bot)(telegram, desk, Path(folder)):
            people = [telegram.user(f"Anna{i}") for i in range(CHATS)]
            await _ask_all(telegram, people, asked)  # the first round opens the connections; it is not timed
            start = time.perf_counter()
            await _ask_all(telegram, people, asked)
            return UPDATES / (time.perf_counter() - start)


async def _ask_all(telegram: FakeTelegram, people: list[User], asked: list[str]) -> None:
    before = len(telegram.called("sendMessage"))
    for i in range(UPDATES):
        people[i % CHATS].types(asked[i % len(asked)])
    await _until(lambda: len(telegram.called("sendMessage")) >= before + UPDATES)


async def _until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110  (a benchmark waits for what it counts)
        await asyncio.sleep(0.01)


def main() -> None:
    """Print the table of the README."""
    desk = open_desk(load_config(ROOT / "config.yaml"))
    limit = desk.config.telegram.limit.model_copy(update={"messages": 10**6})
    desk.config = desk.config.model_copy(update={"telegram": desk.config.telegram.model_copy(update={"limit": limit})})
    turns: list[tuple[float, float]] = []
    for _ in range(RUNS):
        ours = asyncio.run(updates_a_second(_ours, desk))
        turns.append((ours, asyncio.run(updates_a_second(_echo, desk))))
    ours, echo = (max(values) for values in zip(*turns, strict=True))
    machine = f"{os.cpu_count()} kernen, {platform.machine()}, Python {platform.python_version()}"
    print(f"Gemeten op {now():%Y-%m-%d}: {machine}.\n")
    print("| wat | gemeten |\n|---|---|")
    print(f"| één vraag, mediaan / p99 | {speed_of_a_question(desk)} |")
    print(f"| van start tot eerste antwoord | {start_up()} |")
    print(f"| de hele kennis nakijken | {check_the_knowledge()} |")
    print(f"| geheugen op Telegram | {memory()} |")
    share = f"{ours:.0f} per seconde; een kale echobot in dezelfde meting {echo:.0f} ({ours / echo:.0%})"
    print(f"| updates door de hele Telegrambot | {share} |")
    print(f"| een vraag noteren en maskeren, mediaan / p99 | {cost_of_a_note(desk, questions())} |")
    print(f"| rijen in het vragenlogboek | {rows_a_second()} |")
    print(f"\nWat een coördinator wacht, op zoveel rijen over twee jaar:\n\n{table(1_000_000)}")


if __name__ == "__main__":
    main()
