"""The page in a real browser: sign in, filter, explore the network, approve an example, download; at a desk and on a
phone, dark and light, and without a barrier for a screen reader or a keyboard (axe)."""

import asyncio
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.answer.session import Session
from bot.config import load_config
from bot.dashboard.app import build
from bot.dashboard.links import Links
from bot.dashboard.office import Office
from bot.dashboard.serve import server_of
from bot.desk import Desk, open_desk
from bot.record.reading import opened
from tests.conftest import NOW, ROOT
from tests.dashboard.conftest import PAGES, UNKNOWN, asked, small_knowledge

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync",
)  # fmt: skip
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

expect.set_options(timeout=60_000)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"),
    reason="no browser: apt-get install chromium (.ci/run does so by itself)",
)


@dataclass
class Running:
    """The page, served on a port of this machine by a thread of its own."""

    address: str
    links: Links
    desk: Desk

    def link(self) -> str:
        return f"{self.address}/aanmelden?sleutel={self.links.give(NOW)}"


async def serve(folder: Path, desk: Desk, links: Links, own: socket.socket, told: list[uvicorn.Server]) -> None:
    async with opened(f"sqlite:///{folder}/log.db") as engine:
        await asked(channel="demo").into(engine)
        told.append(server_of(build(Office(desk.config, engine, desk, lambda: NOW), links)))
        await told[0].serve(sockets=[own])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("page")
    config = load_config(ROOT / "config.yaml")
    desk = open_desk(config.model_copy(update={"knowledge": small_knowledge(folder), "cache": folder / "cache"}))
    links, told = Links(folder / "links", 10), list[uvicorn.Server]()
    own = socket.create_server(("127.0.0.1", 0))  # who comes before the page is ready waits at this door
    thread = threading.Thread(target=lambda: asyncio.run(serve(folder, desk, links, own, told)))
    thread.start()
    yield Running(f"http://127.0.0.1:{own.getsockname()[1]}", links, desk)
    told[0].should_exit = True
    thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Running) -> str:
    """The cookies of a coordinator who came in through a link."""
    page = browser.new_page()
    page.goto(running.link())
    page.get_by_role("button", name="Meld mij aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overzicht")
    cookies = page.context.cookies()
    assert [(one["httpOnly"], one["sameSite"]) for one in cookies] == [(True, "Strict")]
    page.context.close()
    return cookies[0]["value"]


@dataclass
class Visit:
    """One browser window. Whatever the page complains about, a refused script or style too, fails the test."""

    page: Page
    address: str

    def goto(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def barriers(self) -> list[str]:
        """What axe finds on this page: rule and element."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("async () => (await axe.run()).violations")
        return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.fixture
def open_window(browser: Browser, running: Running, signed_in: str) -> Iterator[Visit]:
    yield from window(browser.new_context(viewport=DESK), running, signed_in)  # type: ignore[arg-type]


def window(context: BrowserContext, running: Running, cookie: str) -> Iterator[Visit]:
    context.add_cookies([{"name": "diplomawijzer", "value": cookie, "url": running.address}])
    context.set_default_timeout(120_000)
    page, complaints = context.new_page(), list[str]()
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Visit(page, running.address)
    context.close()
    assert complaints == []


@pytest.fixture(params=["desk-light", "phone-dark"])
def any_window(request: pytest.FixtureRequest, browser: Browser, running: Running, signed_in: str) -> Iterator[Visit]:
    size, scheme = request.param.split("-")
    viewport = PHONE if size == "phone" else DESK
    context = browser.new_context(viewport=viewport, color_scheme=scheme, has_touch=size == "phone")  # type: ignore[arg-type]
    yield from window(context, running, signed_in)


def test_no_page_has_a_barrier_or_needs_sideways_scrolling(any_window: Visit) -> None:
    for path in (*PAGES, "/netwerk?knoop=topic:tko-kosten", "/zonder-hulp?streek=streek:Westhoek"):
        page = any_window.page
        page.goto(any_window.address + path)
        if path.startswith("/netwerk"):
            page.wait_for_selector("#netwerk[data-ready]")
        assert (path, any_window.barriers()) == (path, [])
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (path, over) == (path, 0)


def test_the_page_to_sign_in_has_no_barrier_and_its_link_works_once(browser: Browser, running: Running) -> None:
    page = browser.new_page()
    visit, link = Visit(page, running.address), running.link()
    for _ in range(2):
        page.goto(link)
    assert visit.barriers() == []
    page.get_by_role("button", name="Meld mij aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overzicht")
    page.get_by_role("button", name="Afmelden").click()
    page.goto(link)
    expect(page.get_by_role("alert")).to_contain_text("werkt niet meer")
    assert visit.barriers() == []
    page.context.close()


def test_a_coordinator_finds_what_the_westhoek_lacks(open_window: Visit) -> None:
    page = open_window.goto("/")
    page.get_by_role("link", name="Zonder hulp dichtbij").click()
    page.get_by_label("Streek").select_option("Westhoek")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zonder hulp dichtbij: Westhoek")
    assert page.locator(".podium li > a").count() == 3
    expect(page.locator(".podium li").first).to_contain_text("48 van 48 gesprekken")


def test_the_network_can_be_explored_with_mouse_and_keyboard(open_window: Visit) -> None:
    page = open_window.goto("/netwerk")
    page.wait_for_selector("#netwerk[data-ready]")
    lines = "document.getElementById('netwerk').cy.edges(':visible').length"
    before = page.evaluate(lines)
    page.get_by_label("Zoek een knoop").fill("Wat kost tweedekans")
    page.get_by_label("Zoek een knoop").press("Enter")
    about = page.locator("#over-knoop")
    expect(about.get_by_role("heading")).to_contain_text("Wat kost tweedekans")
    about.get_by_role("link", name="tweedekansonderwijs", exact=True).press("Enter")
    expect(about.get_by_role("heading")).to_have_text("tweedekansonderwijs")
    assert "knoop=kind%3Atko" in page.url
    page.get_by_role("button", name="Alles tonen").click()
    spot = page.evaluate("document.getElementById('netwerk').cy.getElementById('topic:ibo').renderedPosition()")
    page.locator("#netwerk").click(position=spot)  # waits until the page lies still
    expect(about.get_by_role("heading")).to_contain_text("IBO")
    page.get_by_label("arrondissement").uncheck()
    assert page.evaluate(lines) < before
    page.get_by_role("slider").fill("50")
    expect(page.locator("#minstens-getal")).to_have_text("50")
    expect(page.locator("#telling")).to_contain_text("in beeld")


def test_an_approved_example_is_answered_at_once_and_undone_with_one_click(
    open_window: Visit, running: Running
) -> None:
    page = open_window.goto("/nakijken")
    group = page.locator("details.question", has_text=UNKNOWN)
    if not group.get_attribute("open"):
        group.locator("summary").first.click()
    group.get_by_label("Wat kost tweedekansonderwijs").check()
    group.get_by_role("button", name="Leer dit aan de bot").click(no_wait_after=True)
    done = page.locator(".done")
    expect(done).to_contain_text("Overgenomen", timeout=300_000)
    expect(done.locator(".reply")).to_contain_text("Onderwerp: Wat kost tweedekansonderwijs")
    assert running.desk.assistant.reply(UNKNOWN, Session(), NOW).outcome.topic == "tko-kosten"
    assert open_window.barriers() == []
    done.get_by_role("button", name="Draai terug").click()
    expect(done).to_contain_text("Teruggedraaid", timeout=300_000)
    expect(page.locator("details.question", has_text=UNKNOWN)).to_have_count(1)


def test_the_downloaded_network_opens(open_window: Visit, tmp_path: Path) -> None:
    page = open_window.goto("/downloads")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Het netwerk voor Gephi", exact=True).click()
    assert waiting.value.suggested_filename == "netwerk-2026-09.gexf"
    waiting.value.save_as(tmp_path / "netwerk.gexf")
    assert len(nx.read_gexf(tmp_path / "netwerk.gexf")) > 5


def test_the_keyboard_comes_to_the_content_in_two_strokes_and_sees_where_it_is(open_window: Visit) -> None:
    page = open_window.goto("/onderwerpen")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Naar de inhoud")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Periode")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_printed_the_page_is_a_report(open_window: Visit) -> None:
    page = open_window.goto("/")
    page.emulate_media(media="print")
    for gone in ("nav", ".filters", "button"):
        assert page.locator(f"{gone}:visible").count() == 0
    expect(page.locator(".invented")).to_be_visible()
    assert page.pdf()[:5] == b"%PDF-"
