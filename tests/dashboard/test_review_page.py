"""A coordinator gives a question its topic, and the bot answers it; one click takes that back."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.answer.session import Session
from bot.desk import Desk, open_desk
from bot.knowledge.approved import read_approved
from bot.reload import KnowledgeWatch
from tests.conftest import NOW
from tests.dashboard.conftest import UNKNOWN, Clock, Site, site_of, small_knowledge


@pytest.fixture
def own_desk(desk: Desk, tmp_path: Path) -> Desk:
    """A bot on a copy of the knowledge that may change."""
    return open_desk(desk.config.model_copy(update={"knowledge": small_knowledge(tmp_path)}))


@pytest.fixture
async def site(filled: AsyncEngine, own_desk: Desk, clock: Clock, tmp_path: Path) -> AsyncIterator[Site]:
    site = site_of(own_desk.config, filled, own_desk, clock, tmp_path)
    async with site.http:
        await site.sign_in()
        yield site


async def group_of(site: Site, wording: str) -> str:
    html = (await site.get("/nakijken")).text
    found = re.search(rf'id="g-([0-9a-f]+)">‘{re.escape(wording)}’', html)
    assert found, f"'{wording}' is not in the list"
    return found[1]


async def test_an_approved_example_is_answered_by_the_running_bot_and_can_be_undone(site: Site, own_desk: Desk) -> None:
    running = open_desk(own_desk.config)
    watch = KnowledgeWatch(running)
    assert running.assistant.reply(UNKNOWN, Session(), NOW).outcome.topic != "tko-kosten"
    page = await site.page("/nakijken")
    assert "minstens 10 gesprekken" in page
    assert "(de bot dacht hieraan, 35 % zeker)" in page

    group = await group_of(site, UNKNOWN)
    form = {"groep": group, "besluit": "onderwerp", "onderwerp": "tko-kosten", "tekst": UNKNOWN}
    assert (await site.send("/nakijken/besluit", **form)).status_code == 303
    said = await site.page("/nakijken")
    assert f"Overgenomen. ‘{UNKNOWN}’ is nu een voorbeeld" in said
    assert "Dit zegt de bot nu: Onderwerp: Wat kost" in said
    assert "Overgenomen" not in await site.page("/nakijken")
    assert f"‘{UNKNOWN}’" not in await site.page("/nakijken")
    assert watch.look() is None
    assert running.assistant.reply(UNKNOWN, Session(), NOW).outcome.topic == "tko-kosten"

    html = (await site.get("/nakijken")).text
    back = re.search(r'name="vorm" value="([^"]+)"', html)
    assert back
    undo = {"vorm": back[1], "besluit": "tko-kosten", "tekst": UNKNOWN}
    assert (await site.send("/nakijken/terug", **undo)).status_code == 303
    assert "Teruggedraaid" in await site.page("/nakijken")
    assert read_approved(own_desk.config.knowledge) == ()
    await group_of(site, UNKNOWN)


@pytest.mark.parametrize(
    ("verdict", "name"), [("niet-voor-ons", "niet voor ons"), ("nieuw-onderwerp", "nieuw onderwerp")]
)
async def test_a_question_without_a_topic_of_ours_does_not_come_back(site: Site, verdict: str, name: str) -> None:
    group = await group_of(site, "hoe leer ik een vliegtuig besturen")
    assert (await site.send("/nakijken/besluit", groep=group, besluit=verdict, tekst="")).status_code == 303
    assert name in await site.page("/nakijken")
    assert "1 groep vragen" in await site.page("/nakijken")
    assert (await site.send("/nakijken/besluit", groep=group, besluit=verdict)).status_code == 409


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tekst": "is die ▢ een dure grap"}, "schrijf de vraag voluit"),
        ({"tekst": ""}, "schrijf de vraag voluit"),
        ({"onderwerp": ""}, "Kies eerst bij welk onderwerp"),
        ({"onderwerp": "ander", "ander": "bestaat-niet"}, "Kies eerst bij welk onderwerp"),
    ],
)
async def test_what_can_not_be_an_example_is_refused_and_nothing_changes(
    site: Site, own_desk: Desk, change: dict[str, str], said: str
) -> None:
    before = sorted((path.name, path.read_bytes()) for path in own_desk.config.knowledge.rglob("*.yaml"))
    form = {"groep": await group_of(site, UNKNOWN), "besluit": "onderwerp", "onderwerp": "tko-kosten", "tekst": UNKNOWN}
    answer = await site.send("/nakijken/besluit", **{**form, **change})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Niet overgenomen" in answer.text
    assert before == sorted((path.name, path.read_bytes()) for path in own_desk.config.knowledge.rglob("*.yaml"))
    await group_of(site, UNKNOWN)


async def test_a_choice_that_the_page_does_not_offer_is_refused(site: Site) -> None:
    group = await group_of(site, UNKNOWN)
    assert (await site.send("/nakijken/besluit", groep=group, besluit="weg ermee")).status_code == 422


async def test_trying_a_question_shows_what_the_bot_says_and_keeps_nothing(site: Site) -> None:
    answer = await site.send("/nakijken/proef", tekst="wat kost tweedekansonderwijs")
    assert "dit zegt de bot nu" in answer.text
    assert "dit zegt de bot nu" not in await site.page("/nakijken")


async def test_an_approved_question_that_lost_its_answer_is_told(site: Site, own_desk: Desk) -> None:
    (own_desk.config.knowledge / "approved.yaml").write_text(
        '- {ask: "wat kost tweedekansonderwijs", topic: vdab-inschrijven}\n', encoding="utf-8"
    )
    assert "Goedgekeurd, en toch een ander antwoord" in await site.page("/nakijken")


async def test_without_questions_the_review_says_when_to_come_back(newcomer: Site) -> None:
    assert "Niets om na te kijken" in await newcomer.page("/nakijken")
