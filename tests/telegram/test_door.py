"""What people do in a private chat, and what the door makes of it."""

from datetime import timedelta

import pytest

from bot.desk import Desk
from handlers.commands import COMMANDS
from tests.telegram.fake_api import FakeTelegram

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_question_gets_one_answer_and_is_confirmed(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    number = anna.types("wat is tko?")
    assert (await anna.hears()).text == "echo wat is tko?"
    await telegram.until(lambda: telegram.confirmed > number, "the confirmation")
    assert len(telegram.called("sendMessage")) == 1


async def test_link_previews_are_off(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("https://www.onderwijskiezer.be")
    assert (await anna.hears()).no_preview


async def test_the_menu_holds_every_command(telegram: FakeTelegram) -> None:
    assert [command["command"] for command in telegram.commands] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
async def test_every_command_reaches_the_assistant(telegram: FakeTelegram, name: str) -> None:
    anna = telegram.user()
    anna.types(f"/{name}@Diplomawijzer_bot")
    assert (await anna.hears()).text == f"command {name}"


async def test_wis_forgets_the_conversation(telegram: FakeTelegram, bot: Desk) -> None:
    anna = telegram.user()
    anna.types("dag")
    await anna.hears()
    assert len(bot.sessions) == 1
    number = anna.types("/wis")
    await anna.hears()
    await telegram.until(lambda: telegram.confirmed > number)
    assert len(bot.sessions) == 0


async def test_a_link_opens_its_topic(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.opens_link("tko-kosten")
    assert (await anna.hears()).text == "link tko-kosten"


async def test_an_unknown_command_is_read_as_a_sentence(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("/weetikniet")
    assert (await anna.hears()).text == "echo /weetikniet"


async def test_a_tap_is_answered_by_a_new_message_and_the_old_buttons_still_work(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("knoppen")
    first = await anna.hears()
    assert first.buttons == ["Meer", "Waar?"]
    anna.taps("Waar?")
    assert (await anna.hears()).text == "press w"
    anna.taps("Waar?")
    assert (await anna.hears()).text == "press w"
    assert anna.messages[0].buttons == ["Meer", "Waar?"]
    assert len(telegram.called("answerCallbackQuery")) == 2


async def test_a_tap_that_is_too_old_to_confirm_is_still_answered(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("knoppen")
    await anna.hears()
    telegram.expect_refusal("query is too old")
    anna.taps("Meer")
    telegram.expire_queries()
    assert (await anna.hears()).text == "press m:een"


async def test_a_forged_button_gets_an_answer(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("knoppen")
    anna.presses("'; DROP TABLE <b>", await anna.hears())
    assert (await anna.hears()).text == "press '; DROP TABLE <b>"


async def test_a_location_button_asks_the_phone_and_goes_away_afterwards(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("waar")
    asked = await anna.hears()
    assert asked.location_button == "Deel mijn locatie"
    assert asked.markup["one_time_keyboard"]
    anna.shares_location(51.05, 3.72)
    assert (await anna.hears()).text == "[telegram.location_done]"
    answer = await anna.hears()
    assert (answer.text, answer.buttons) == ("located 51.05 3.72", ["Meer"])
    assert anna.keyboard is None


async def test_a_typed_place_takes_the_location_button_away_too(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("waar")
    await anna.hears()
    anna.types("9000")
    assert (await anna.hears()).text == "echo 9000"
    assert anna.keyboard is None


async def test_a_reply_with_both_kinds_of_buttons_shows_both(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("beide")
    assert (await anna.hears()).buttons == ["Meer"]
    asked = await anna.hears()
    assert (asked.text, asked.location_button) == ("[telegram.location_ask]", "Deel mijn locatie")


async def test_an_edited_question_is_answered_once_more(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("wat kost tko")
    await anna.hears()
    anna.edits("wat kost de examencommissie")
    assert (await anna.hears()).text == "echo wat kost de examencommissie"


async def test_an_edit_that_changes_no_word_is_not_answered(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("wat kost tko")
    await anna.hears()
    number = anna.edits("wat kost tko")
    await telegram.until(lambda: telegram.confirmed > number)
    assert anna.unread == 0


@pytest.mark.parametrize("what", ["photo", "voice", "sticker", "video", "document", "audio", "contact", "dice"])
async def test_what_is_no_text_gets_a_kind_line(telegram: FakeTelegram, what: str) -> None:
    anna = telegram.user()
    anna.sends(what)
    assert (await anna.hears()).text == "no_text"


async def test_the_caption_of_a_photo_is_read(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.sends("photo", caption="ik wil dood")
    assert (await anna.hears()).text.startswith("Hulp\nBel 1813")


async def test_the_crisis_part_stands_first_and_plain(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("ik wil dood")
    assert (await anna.hears()).html == "Hulp\nBel 1813\n\ndaarna"


async def test_a_question_that_waited_too_long_is_answered_with_a_sorry(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    anna.types("wat is tko?", ago=timedelta(hours=3))
    assert (await anna.hears()).text == "[telegram.late]\n\necho wat is tko?"
    anna.types("en wat kost het?", ago=timedelta(minutes=5))
    assert (await anna.hears()).text == "echo en wat kost het?"


@pytest.mark.parametrize(
    "text",
    ["x" * 4096, "😀🎓🇧🇪", "أريد شهادة", "z̷̢̛a̸̡l̵̨g̶̢o̴̡", "<b>vet</b> & a < b", "&lt;i&gt;", "\u202eomgekeerd", "a\u0000b"],
    ids=["4096", "emoji", "arabic", "zalgo", "tags", "entities", "right to left", "nul"],
)
async def test_whatever_is_typed_comes_back_without_a_refusal(telegram: FakeTelegram, text: str) -> None:
    anna = telegram.user()
    anna.types(text)
    heard = (await anna.hears()).text
    while len(heard) < len(f"echo {text}".replace("\0", "")):
        heard += (await anna.hears()).text
    assert heard.replace(" ", "") == f"echo{text}".replace("\0", "").replace(" ", "")


async def test_an_unexpected_error_is_answered_kindly_and_logged_without_the_text(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    anna = telegram.user()
    anna.types("breek over Sofie Peeters")
    assert (await anna.hears()).text == "[telegram.error]"
    anna.types("en nu?")
    assert (await anna.hears()).text == "echo en nu?"
    lines = [record.getMessage() for record in caplog.records if record.name == "handlers.errors"]
    assert len(lines) == 1
    assert "ValueError in " in lines[0]
    assert "Sofie" not in lines[0]


async def test_somebody_who_blocks_the_bot_is_left_in_peace_and_forgotten(telegram: FakeTelegram, bot: Desk) -> None:
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    anna.types("dag")
    await anna.hears()
    number = anna.blocks()
    await telegram.until(lambda: telegram.confirmed > number)
    assert len(bot.sessions) == 0
    asked = anna.types("nog iets")
    await telegram.until(lambda: telegram.confirmed > asked)
    assert len(telegram.called("sendMessage", anna.chat)) == 2
    bart.types("dag")
    assert (await bart.hears()).text == "echo dag"


@pytest.mark.parametrize("text", ["/help", "/start@diplomawijzer_bot", "hé @diplomawijzer_bot, wat is tko?"])
@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_group_that_addresses_the_bot_gets_one_line_to_the_private_chat(
    telegram: FakeTelegram, text: str, kind: str
) -> None:
    group = telegram.group(kind)
    group.says(text)
    assert (await group.hears()).text == "[telegram.group] https://t.me/diplomawijzer_bot"


async def test_a_group_the_bot_is_added_to_gets_the_same_line(telegram: FakeTelegram) -> None:
    group = telegram.group()
    group.adds_the_bot()
    assert (await group.hears()).text.startswith("[telegram.group]")


@pytest.mark.parametrize("text", ["wat is tko?", "/help@andere_bot", "/weer", "mail mij op jan@diplomawijzer_bot.be"])
async def test_what_is_said_in_a_group_to_others_is_not_answered(telegram: FakeTelegram, text: str) -> None:
    group = telegram.group()
    number = group.says(text)
    await telegram.until(lambda: telegram.confirmed > number)
    assert group.messages == []


async def test_a_tag_telegram_cannot_read_is_sent_again_as_plain_text(telegram: FakeTelegram) -> None:
    from tests.telegram.checks import bad_request

    anna = telegram.user()
    telegram.fail("sendMessage", anna.chat, refusal=bad_request("can't parse entities: whatever"))
    anna.types("knoppen")
    heard = await anna.hears()
    assert (heard.text, heard.html, heard.buttons) == ("echo knoppen", "", ["Meer", "Waar?"])


async def test_a_button_telegram_refuses_does_not_cost_the_answer(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    telegram.expect_refusal("BUTTON_DATA_INVALID")
    anna.types("grote knop")
    assert (await anna.hears()).text == "echo grote knop"
