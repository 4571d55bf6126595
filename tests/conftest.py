"""What all tests share: the shipped knowledge, built once."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answer.assistant import Assistant
from bot.answer.session import Session
from bot.config import load_config
from bot.desk import Desk, open_desk
from bot.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 24, 23, 10, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.fixture(scope="session")
def desk() -> Desk:
    return open_desk(load_config(ROOT / "config.yaml"))


@pytest.fixture(scope="session")
def knowledge(desk: Desk) -> Knowledge:
    return desk.knowledge


@pytest.fixture(scope="session")
def assistant(desk: Desk) -> Assistant:
    return desk.assistant


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def now() -> datetime:
    return NOW
