"""No text, name, number or token in a log, whatever the level and whoever writes it."""

import asyncio
import gc
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from bot import logs
from bot.config import load_config

SECRET = "Sofie 0470123456 700700700:AAE"


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written when logging is set up as the bot does it, at its loudest; put back afterwards."""
    for name in ("sys.excepthook", "sys.unraisablehook", "threading.excepthook", "warnings.showwarning"):
        monkeypatch.setattr(name, None)
    for name in ("logging.lastResort", "logging.raiseExceptions"):
        monkeypatch.setattr(name, None)
    monkeypatch.setattr(sys, "stderr", written := io.StringIO())
    root = logging.getLogger()
    handlers, level, root.handlers = root.handlers, root.level, []
    logs.setup_logging("debug")
    yield written
    root.handlers = handlers
    root.setLevel(level)


def failure() -> ValueError:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_our_own_lines_pass_as_they_were_written(output: io.StringIO) -> None:
    logging.getLogger("handlers.app").info("de bot luistert")
    logging.getLogger("bot.desk").debug("%d onderwerpen", 3)
    said = output.getvalue()
    assert "info handlers.app: de bot luistert" in said
    assert "debug bot.desk: 3 onderwerpen" in said


@pytest.mark.parametrize("name", ["telegram.Bot", "httpx", "httpcore.http11", "asyncio", "botanic", "root"])
@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL])
def test_of_other_libraries_only_the_name_and_the_type_remain(output: io.StringIO, name: str, level: int) -> None:
    foreign = logging.getLogger(name)
    foreign.setLevel(logging.DEBUG)
    foreign.log(level, "POST %s", SECRET)
    foreign.log(level, SECRET, exc_info=failure(), stack_info=True)
    foreign.setLevel(logging.NOTSET)
    said = output.getvalue()
    assert "Sofie" not in said
    assert said.count("\n") == (0 if level < logging.WARNING else 2)
    assert ("ValueError" in said) == (level >= logging.WARNING)


def test_a_line_of_ours_never_shows_a_traceback(output: io.StringIO) -> None:
    logging.getLogger("bot.x").error("mis", exc_info=failure())
    assert output.getvalue().endswith("bot.x: mis\n")


def test_a_line_that_cannot_be_written_does_not_show_what_it_holds(output: io.StringIO) -> None:
    logging.getLogger("bot.x").error("%d", SECRET)
    said = output.getvalue()
    assert "Sofie" not in said
    assert "TypeError" in said


async def test_errors_nobody_awaited_show_no_message(output: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    logs.guard_loop(loop)

    async def fail() -> None:
        raise ValueError(SECRET)

    task = asyncio.create_task(fail())
    await asyncio.wait({task})
    del task
    gc.collect()
    said = output.getvalue()
    assert "ValueError" in said
    assert "Sofie" not in said


@pytest.mark.parametrize(
    "crash",
    [
        "raise ValueError(SECRET)",
        "threading.Thread(target=lambda: int(SECRET)).start()",
        "warnings.warn(SECRET)",
        "Broken()",
    ],
    ids=["uncaught", "thread", "warning", "unraisable"],
)
def test_no_hook_of_the_interpreter_prints_content(crash: str) -> None:
    script = f"""
import threading, warnings
from bot.logs import setup_logging
class Broken:
    def __del__(self): raise ValueError(SECRET)
SECRET = {SECRET!r}
setup_logging("debug")
{crash}
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert "Sofie" not in ran.stdout + ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "bot.logs" in ran.stderr


def test_the_place_of_an_error_is_the_deepest_line_of_our_own() -> None:
    with pytest.raises(AttributeError) as caught:
        load_config(cast("Path", None))
    assert logs.place_of(caught.value).startswith("bot/config.py:")
    assert logs.place_of(None) == "?:0"
    assert logs.describe(failure()).startswith("ValueError in test_logs.py:")
