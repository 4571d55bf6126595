"""A coordinators' page on a real database, with conversations whose figures are known."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from bot.config import Config
from bot.dashboard.app import build
from bot.dashboard.links import Links
from bot.dashboard.office import Office
from bot.desk import Desk
from bot.record.reading import opened
from tests.conftest import NOW, ROOT
from tests.figures.conftest import Log

ADDRESS = "http://127.0.0.1:8088"
UNKNOWN = "is die avondles een dure grap"
"""What was asked and not understood; made an example of tko-kosten it is answered."""
WITHOUT_HELP = {"studentenjob": 16, "ibo": 14, "vrijwilligerswerk": 12}
"""Topic -> conversations in each arrondissement of the Westhoek without anybody near."""
PAGES = (
    "/", "/onderwerpen", "/onderwerpen/tko-kosten", "/plaatsen", "/zonder-hulp", "/netwerk", "/nakijken", "/feiten",
    "/downloads", "/uitleg",
)  # fmt: skip


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, **step: float) -> None:
        self.now += timedelta(**step)


_EXAMPLES, _SIGNALS = 20, 40
"""So many examples of a topic, and lines of each kind of danger and of what is not ours, are learned in seconds."""


def small_knowledge(folder: Path) -> Path:
    """A copy of a part of the knowledge, which may change and is quickly learned."""
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    for kind, kept in (("topics", ("bot", "hulp", "tweede-kans", "werk")), ("contacts", ("hulplijn", "tko", "vdab"))):
        for file in (folder / "knowledge" / kind).glob("*.yaml"):
            if file.stem not in kept:
                file.unlink()
    for file in (folder / "knowledge/topics").glob("*.yaml"):
        file.write_text("".join(_shortened(file)), encoding="utf-8")
    for file in (*(folder / "knowledge/signals").glob("*.yaml"), folder / "knowledge/not-ours.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:_SIGNALS]), encoding="utf-8")
    return folder / "knowledge"


def _shortened(file: Path) -> Iterator[str]:
    """The lines of a file of topics, with only the first examples of each."""
    examples, seen = False, 0
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith("    "):
            examples, seen = line == "  examples:\n", 0
        elif line.startswith("    - "):
            seen += 1
        if not examples or seen <= _EXAMPLES:
            yield line


def asked(channel: str = "telegram") -> Log:
    """Two closed terms: what is asked in the Westhoek without help, and in Gent with it; and what nobody understood."""
    log = Log()
    for week in ("2026-W30", "2026-W38"):
        own = {"week": week, "channel": channel}
        for place in ("Diksmuide", "Ieper", "Veurne"):
            for topic, times in WITHOUT_HELP.items():
                log.talks(times, topic, place=place, local=False, contact_kinds="vdab", **own)
            log.talks(20, "tko-kosten", "tko-voorwaarden", place=place, contact_kinds="tko", **own)
        log.talks(40, "tko-kosten", "tko-inschrijven", place="Gent", contact_kinds="tko", **own)
        log.talks(30 if week == "2026-W30" else 60, "examencommissie-kosten", place="Gent", **own)
        for topic in WITHOUT_HELP:
            log.talks(8, topic, **own)
        log.talks(8, "tko-kosten", "tko-voorwaarden", **own)
        log.talks(12, None, place="Gent", **own)
        log.talks(10, None, outcome="clarify", **own)
    doubtful = {"week": "2026-W46", "channel": channel, "candidates": "tko-kosten:0.35 stoppen-met-school:0.10"}
    log.talks(12, None, words=UNKNOWN, **doubtful)
    log.talks(10, None, words="hoe leer ik een vliegtuig besturen", **{**doubtful, "candidates": ""})
    return log


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    async with opened(f"sqlite:///{tmp_path}/log.db") as engine:
        yield engine


@pytest.fixture
async def filled(engine: AsyncEngine) -> AsyncEngine:
    await asked().into(engine)
    return engine


@dataclass
class Site:
    """The page as one browser sees it, without a browser."""

    app: Starlette
    links: Links
    clock: Clock
    http: httpx.AsyncClient

    async def sign_in(self) -> None:
        answer = await self.http.post("/aanmelden", data={"sleutel": self.links.give(self.clock())})
        assert answer.status_code == 303

    async def get(self, address: str) -> httpx.Response:
        return await self.http.get(address)

    async def page(self, address: str) -> str:
        """The words of a page, which must be there."""
        answer = await self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return words_of(answer.text)

    async def send(self, address: str, **form: str) -> httpx.Response:
        """Fill in and send a form of this page."""
        found = re.search(r'name="formulier" value="([^"]+)"', (await self.get("/feiten")).text)
        return await self.http.post(address, data={"formulier": found[1] if found else "", **form})


def words_of(html: str) -> str:
    """What a reader sees of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("\u00a0", " ").split())


def site_of(
    config: Config, engine: AsyncEngine, desk: Desk, clock: Clock, folder: Path, client: str = "127.0.0.1"
) -> Site:
    links = Links(folder / "links", config.dashboard.link_minutes)
    app = build(Office(config, engine, desk, clock), links)
    transport = httpx.ASGITransport(app, client=(client, 50000), raise_app_exceptions=False)
    return Site(app, links, clock, httpx.AsyncClient(transport=transport, base_url=ADDRESS))


@pytest.fixture
async def stranger(engine: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path) -> AsyncIterator[Site]:
    """Somebody who is not signed in, at a page without figures."""
    site = site_of(desk.config, engine, desk, clock, tmp_path)
    async with site.http:
        yield site


@pytest.fixture
async def newcomer(stranger: Site) -> Site:
    """A coordinator at a page without figures."""
    await stranger.sign_in()
    return stranger


@pytest.fixture
async def coordinator(filled: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path) -> AsyncIterator[Site]:
    """A coordinator at a page with figures."""
    site = site_of(desk.config, filled, desk, clock, tmp_path)
    async with site.http:
        await site.sign_in()
        yield site
