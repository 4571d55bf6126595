"""run_bot.py dashboard, as somebody starts and stops it."""

import asyncio
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.cli import main
from bot.config import load_config
from bot.dashboard.serve import serve
from bot.errors import ConfigError
from tests.conftest import NOW, ROOT


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped settings and knowledge, with a state of its own."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    text = text.replace("knowledge: knowledge", f"knowledge: {ROOT}/knowledge").replace(
        "cache: .cache", f"cache: {ROOT}/.cache"
    )
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "config.yaml"


@pytest.fixture
def process(config: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(ROOT / "run_bot.py"), "--config", str(config), "dashboard", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_the_command_prints_a_link_that_opens_the_page_and_stops_when_asked(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    assert process.stderr
    assert "één keer" in process.stdout.readline()
    address, key = re.fullmatch(
        r"(http://127\.0\.0\.1:\d+)/aanmelden\?sleutel=(\S{43})\n", process.stdout.readline()
    ).groups()  # type: ignore[union-attr]
    with httpx.Client(base_url=address, follow_redirects=True) as browser:
        assert "Nog geen cijfers" in browser.post("/aanmelden", data={"sleutel": key}).text
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) in (0, -signal.SIGTERM)
    said = process.stderr.read()
    assert "GET overview_page 200" in said
    assert key not in said
    assert "Traceback" not in said


def test_a_second_terminal_makes_a_new_link(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(config), "dashboard", "--link"]) == 0
    assert "http://127.0.0.1:8088/aanmelden?sleutel=" in capsys.readouterr().out
    assert len(list((config.parent / "state" / "dashboard-links").iterdir())) == 1


def test_a_port_that_is_taken_is_a_mistake_that_says_how_to_choose_another(config: Path) -> None:
    settings = load_config(config)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        taken = settings.model_copy(update={"dashboard": settings.dashboard.model_copy(update={"port": port})})
        with pytest.raises(ConfigError, match=f"127.0.0.1:{port} is niet vrij .*--port"):
            asyncio.run(serve(taken, "sqlite://", lambda: NOW, print))
