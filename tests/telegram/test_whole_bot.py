"""The bot as people meet it: real knowledge, real assistant, real HTTP."""

import re
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.knowledge import Knowledge
from handlers.commands import COMMANDS
from tests.telegram.fake_api import FakeTelegram

pytestmark = pytest.mark.usefixtures("whole_bot")

HANDLERS = Path(__file__).parents[2] / "handlers"


async def test_a_question_gets_its_answer_with_a_source_and_buttons(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("wat is tweedekansonderwijs?")
    answer = await anna.hears()
    assert "tweedekans" in answer.text.casefold()
    source = answer.html.rpartition("<i>")[2]
    assert "Bron: " in source
    assert source.endswith("</i>")
    assert answer.buttons
    anna.taps(answer.buttons[0])
    assert (await anna.hears()).text != answer.text


async def test_a_follow_up_is_understood_in_the_same_chat_and_not_in_another(telegram: FakeTelegram) -> None:
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    anna.types("wat is tweedekansonderwijs?")
    await anna.hears()
    anna.types("en hoeveel kost dat?")
    bart.types("en hoeveel kost dat?")
    assert (await anna.hears()).text != (await bart.hears()).text


async def test_a_shared_location_leads_to_people_nearby_and_is_forgotten(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("/contact")
    assert (await anna.hears()).location_button
    anna.shares_location(51.0543, 3.7174)
    heard = await anna.hears()
    while "Gent" not in heard.text:
        heard = await anna.hears()
    assert anna.keyboard is None
    assert "51.05" not in heard.text


async def test_a_link_opens_its_topic(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.opens_link("tko-kosten")
    heard = await anna.hears()
    anna.presses("t:tko-kosten", heard)
    assert (await anna.hears()).text.split("\n\n")[0] == heard.text.split("\n\n")[0]


async def test_an_old_link_and_a_forged_button_get_a_kind_line(telegram: FakeTelegram, knowledge: Knowledge) -> None:
    anna = telegram.user()
    anna.opens_link("bestaat-niet")
    heard = await anna.hears()
    assert heard.text.startswith(knowledge.wording["start.unknown_link"].strip())
    anna.presses("t:bestaat-niet", heard)
    assert (await anna.hears()).text.startswith(knowledge.wording["stale.text"])


async def test_somebody_in_danger_reads_first_who_helps(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("ik wil niet meer leven")
    assert "1813" in (await anna.hears()).text


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_is_answered_and_stands_in_the_menu(
    telegram: FakeTelegram, knowledge: Knowledge, command: str
) -> None:
    anna = telegram.user()
    anna.types(f"/{command}")
    assert (await anna.hears()).text
    described = {one["command"]: one["description"] for one in telegram.commands}
    assert described[command] == knowledge.wording[f"telegram.command.{command}"]


@pytest.mark.parametrize(
    "text", ["?", "😀", "x" * 4096, "أريد شهادة", "z̷̢̛a̸̡l̵̨g̶̢o̴̡", "<b>vet", "\u200b", "a" * 60 + " " + "ik ben 17 " * 300]
)
async def test_whatever_is_typed_gets_exactly_one_answer(telegram: FakeTelegram, text: str) -> None:
    anna = telegram.user()
    number = anna.types(text)
    await telegram.until(lambda: telegram.confirmed > number, "the confirmation")
    assert len(anna.messages) == 1
    assert anna.messages[0].text.strip()


async def test_a_photo_gets_the_line_that_only_text_is_read(telegram: FakeTelegram, knowledge: Knowledge) -> None:
    anna = telegram.user()
    anna.sends("photo")
    assert (await anna.hears()).text.startswith(knowledge.wording["unknown.no_text"])


def test_every_sentence_the_door_says_stands_in_the_wording(desk: Desk) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in HANDLERS.glob("*.py"))
    names = {*re.findall(r'\bwording\("(\w+)"\)', code), *re.findall(r'"telegram\.(\w+)"', code)}
    names |= {f"command.{name}" for name in COMMANDS}
    assert len(names) > 10
    assert {f"telegram.{name}" for name in names} <= set(desk.knowledge.wording)
