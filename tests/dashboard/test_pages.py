"""What stands on the pages: the right figures, their period, what is withheld, and what to do when there is nothing."""

import io
import re
import zipfile
from pathlib import Path

import networkx as nx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import DashboardSettings
from bot.dashboard.regions import regions
from bot.dashboard.view import change, number
from bot.desk import Desk
from bot.errors import ConfigError
from bot.knowledge import Knowledge
from bot.record.figures import Trend
from tests.dashboard.conftest import PAGES, WITHOUT_HELP, Clock, Site, asked, site_of

FIGURES = ("/", "/onderwerpen", "/onderwerpen/tko-kosten", "/plaatsen", "/zonder-hulp", "/netwerk", "/downloads")
WESTHOEK = "/zonder-hulp?streek=streek:Westhoek"


@pytest.mark.parametrize("address", FIGURES)
async def test_every_page_of_figures_says_its_period_and_what_is_not_shown(coordinator: Site, address: str) -> None:
    said = await coordinator.page(address)
    assert "Periode: september-oktober 2026 (week 36 tot en met 44)." in said
    assert "Niet getoond" in said
    assert "Verzonnen" not in said


@pytest.mark.parametrize("address", PAGES)
async def test_invented_figures_are_marked_on_every_page(
    engine: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path, address: str
) -> None:
    await asked(channel="demo").into(engine)
    site = site_of(desk.config, engine, desk, clock, tmp_path)
    async with site.http:
        await site.sign_in()
        await site.get("/")
        assert "Verzonnen cijfers." in await site.page(address)


@pytest.mark.parametrize("address", FIGURES)
async def test_a_page_without_figures_says_what_to_do(newcomer: Site, address: str) -> None:
    said = await newcomer.page(address)
    assert "Nog geen cijfers" in said
    assert "run_bot.py demo" in said


async def test_the_overview_gives_conversations_endings_and_the_trend(coordinator: Site) -> None:
    said = await coordinator.page("/")
    assert "340 gesprekken ▲ 10 % meer dan in juli-augustus 2026" in said
    assert "94 % helemaal beantwoord vorige periode 93 %" in said
    assert "Wat kost de Examencommissie? ▲ 2,0 keer zoveel 30 → 60" in said
    assert "2 groepen vragen om na te kijken" in said


async def test_the_three_questions_of_the_westhoek_without_help_nearby(coordinator: Site, knowledge: Knowledge) -> None:
    html = (await coordinator.get(WESTHOEK)).text
    podium = re.findall(r'<li><a href="/onderwerpen/([a-z-]+)">', html)
    assert podium == list(WITHOUT_HELP)
    said = await coordinator.page(WESTHOEK)
    assert "De drie vragen die het vaakst zonder hulp dichtbij bleven" in said
    assert "48 van 48 gesprekken zonder iemand dichtbij" in said
    all_terms = await coordinator.page(f"{WESTHOEK}&alles=1")
    assert "96 van 96 gesprekken" in all_terms


async def test_a_region_without_gaps_says_so(coordinator: Site) -> None:
    assert "In Gent is in deze periode niets groot genoeg" in await coordinator.page(
        "/zonder-hulp?streek=arrondissement:Gent"
    )


async def test_topics_are_filtered_by_region_and_theme(coordinator: Site, knowledge: Knowledge) -> None:
    everywhere = await coordinator.page("/onderwerpen")
    assert "Wat kost de Examencommissie?" in everywhere
    here = (await coordinator.get("/onderwerpen?streek=streek:Westhoek&thema=tweede-kans")).text
    assert re.findall(r'<tr><th scope="row"><a href="/onderwerpen/([a-z-]+)', here) == ["tko-kosten", "tko-voorwaarden"]
    assert "60" in here


async def test_an_earlier_term_is_kept_from_page_to_page(coordinator: Site) -> None:
    earlier = (await coordinator.get("/onderwerpen?periode=2026-07")).text
    assert 'href="/plaatsen?periode=2026-07"' in earlier
    assert "Periode: juli-augustus 2026" in earlier


@pytest.mark.parametrize(
    "address", ["/?periode=2026-08", "/?periode=2020-01", "/onderwerpen/geen", "/downloads/x.csv", "/x"]
)
async def test_what_is_not_there_is_said_in_words(coordinator: Site, address: str) -> None:
    answer = await coordinator.get(address)
    assert answer.status_code == 404
    assert "Dat lukt niet" in answer.text


async def test_an_unknown_topic_in_the_address_is_shown_as_text_only(coordinator: Site) -> None:
    assert "<script>" not in (await coordinator.get("/onderwerpen/<script>alert(1)<")).text


async def test_the_network_tells_what_hangs_together_with_a_node(coordinator: Site) -> None:
    said = await coordinator.page("/netwerk?knoop=topic:tko-kosten")
    assert "onderwerp, 108 gesprekken" in said
    part = await coordinator.page("/netwerk/knoop?knoop=topic:tko-kosten")
    assert "tweedekansonderwijs getoond als hulp" in part
    data = (await coordinator.get("/netwerk/gegevens")).json()
    assert {"topic:tko-kosten", "kind:tko", "place:Gent"} <= {node["id"] for node in data["nodes"]}
    assert all(-1 <= node["x"] <= 1 for node in data["nodes"])
    names = {node["id"] for node in data["nodes"]}
    assert all(edge["source"] in names and edge["target"] in names for edge in data["edges"])


async def test_the_downloaded_network_is_one_that_networkx_reads(coordinator: Site, tmp_path: Path) -> None:
    answer = await coordinator.get("/downloads/netwerk.gexf")
    assert answer.headers["content-disposition"] == 'attachment; filename="netwerk-2026-09.gexf"'
    file = tmp_path / "netwerk.gexf"
    file.write_bytes(answer.content)
    assert "topic:tko-kosten" in nx.read_gexf(file)


async def test_every_file_is_offered_and_all_of_them_fit_in_one_zip(coordinator: Site) -> None:
    html = (await coordinator.get("/downloads")).text
    files = set(re.findall(r'href="/downloads/([A-Za-z-]+\.(?:csv|md|gexf|graphml|html))"', html))
    packed = zipfile.ZipFile(io.BytesIO((await coordinator.get("/downloads/alles.zip")).content))
    assert set(packed.namelist()) == files
    assert len(files) == 12
    for name in files:
        assert (await coordinator.get(f"/downloads/{name}")).content == packed.read(name)


async def test_the_map_has_a_dot_for_each_arrondissement(coordinator: Site) -> None:
    html = (await coordinator.get("/plaatsen")).text
    assert len(re.findall(r'<circle class="(?:place|hidden)"', html)) == 23
    assert "<title>Gent: 112</title>" in html


async def test_facts_are_sorted_by_why_they_need_a_look(coordinator: Site, knowledge: Knowledge) -> None:
    coordinator.clock.on(days=4000)
    await coordinator.sign_in()
    said = await coordinator.page("/feiten")
    assert f"Te laat ({len(knowledge.facts)})" in said


async def test_a_week_is_read_an_hour_after_it_closed(
    engine: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    await asked().into(engine)
    site = site_of(desk.config, engine, desk, clock, tmp_path)
    clock.now = clock.now.replace(month=11, day=2, hour=0, minute=30)  # the Monday after the last week of the term
    async with site.http:
        await site.sign_in()
        assert "juli-augustus 2026 (week" in await site.page("/")
        clock.on(minutes=31)
        await site.sign_in()
        assert "september-oktober 2026 (week" in await site.page("/")


def test_a_region_that_is_none_is_a_mistake_that_names_the_right_ones(knowledge: Knowledge) -> None:
    with pytest.raises(ConfigError, match="'Poperinge' is geen arrondissement; kies uit Aalst"):
        regions(DashboardSettings(regions={"Westhoek": ("Poperinge",)}), knowledge)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (10, None, "niet te vergelijken"),
        (None, 10, "niet te vergelijken"),
        (100, 98, "ongeveer gelijk"),
        (75, 50, "▲ 50\u00a0% meer"),
        (25, 50, "▼ 50\u00a0% minder"),
        (137, 22, "▲ 6,2 keer zoveel"),
    ],
)
def test_a_trend_is_said_in_words(now: int | None, before: int | None, said: str) -> None:
    assert change(Trend("", now, before)) == said


def test_a_withheld_number_is_not_nought() -> None:
    assert (number(None), number(0), number(1553)) == ("niet getoond", "0", "1\u202f553")
