"""Bad connections, slow chats, crowds: nobody's question is lost and nobody waits for somebody else."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.errors import ConnectionFailed
from handlers.app import run
from tests.telegram.checks import Refusal
from tests.telegram.conftest import FAST, config_for, listening
from tests.telegram.fake_api import FakeTelegram
from tests.telegram.people import texts
from tests.telegram.stub_desk import open_stub


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("how", [{"drop": True}, {"status": 502}, {"status": 500, "times": 2}], ids=str)
async def test_an_answer_that_did_not_arrive_is_sent_again(telegram: FakeTelegram, how: dict[str, Any]) -> None:
    anna = telegram.user()
    telegram.fail("sendMessage", anna.chat, **how)
    anna.types("dag")
    assert (await anna.hears()).text == "echo dag"


@pytest.mark.usefixtures("bot")
async def test_a_chat_in_flood_control_waits_and_no_other_chat_does(telegram: FakeTelegram) -> None:
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    telegram.too_many(anna.chat, retry_after=2)
    anna.types("eerste")
    await telegram.until(lambda: len(telegram.called("sendMessage", anna.chat)) == 1)
    anna.types("tweede")
    for number in range(5):
        bart.types(f"vraag {number}")
        assert (await bart.hears()).text == f"echo vraag {number}"
    assert anna.messages == []
    assert [(await anna.hears()).text, (await anna.hears()).text] == ["echo eerste", "echo tweede"]
    refused, sent, *_ = telegram.called("sendMessage", anna.chat)
    assert sent.at - refused.at >= 1.9


@pytest.mark.usefixtures("bot")
async def test_twenty_chats_with_five_messages_each_keep_their_order(telegram: FakeTelegram) -> None:
    crowd = [telegram.user(f"Gast{number}") for number in range(20)]
    for number in range(5):
        for guest in crowd:
            guest.types(f"vraag {number}")
    await telegram.until(lambda: all(len(guest.messages) == 5 for guest in crowd), "a hundred answers")
    for guest in crowd:
        assert texts(guest.messages) == [f"echo vraag {number}" for number in range(5)]


@pytest.mark.usefixtures("bot")
async def test_a_school_assembly_of_three_hundred_gets_its_answers(telegram: FakeTelegram) -> None:
    crowd = [telegram.user(f"Gast{number}") for number in range(300)]
    for guest in crowd:
        guest.types("dag")
    await telegram.until(lambda: not telegram.waiting, "the confirmation of all")
    assert [len(guest.messages) for guest in crowd] == [1] * 300


@pytest.mark.usefixtures("bot")
async def test_a_chat_that_fills_the_window_does_not_silence_the_others(
    telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.window.STUCK_AFTER", 0.1)
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    held = asyncio.Event()
    telegram.fail("sendMessage", anna.chat, held=held)
    for number in range(150):
        anna.types(f"vraag {number}")
    bart.types("dag")
    assert (await bart.hears()).text == "echo dag"
    held.set()
    assert (await anna.hears()).text == "echo vraag 0"


@pytest.mark.usefixtures("bot")
async def test_while_an_answer_is_under_way_telegram_is_not_asked_without_end(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    held = asyncio.Event()
    telegram.fail("sendMessage", anna.chat, held=held)
    anna.types("dag")
    before = len(telegram.called("getUpdates"))
    await telegram.until(lambda: len(telegram.called("getUpdates")) >= before + 5)
    polls = telegram.called("getUpdates")[-4:]
    held.set()
    await anna.hears()
    assert polls[-1].at - polls[0].at >= 3 * FAST.busy * 0.9


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "how",
    [
        {"drop": True, "times": 3},
        {"status": 502, "times": 4},
        {"status": 404},
        {"refusal": Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1})},
    ],
    ids=["dropped", "502", "a proxy's 404", "429"],
)
async def test_polling_recovers_from_a_bad_connection(telegram: FakeTelegram, how: dict[str, Any]) -> None:
    anna = telegram.user()
    telegram.fail("getUpdates", **how)
    anna.types("een")
    anna.types("twee")
    assert [(await anna.hears()).text, (await anna.hears()).text] == ["echo een", "echo twee"]


async def test_a_bot_that_starts_before_its_network_comes_up_by_itself(
    telegram: FakeTelegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anna = telegram.user()
    telegram.fail("getMe", drop=True, times=4)
    anna.types("dag")
    async with listening(open_stub(config_for(telegram, tmp_path))):
        assert (await anna.hears()).text == "echo dag"
    told = [record for record in caplog.records if "niet bereikbaar" in record.getMessage()]
    assert len(told) == 1


async def test_a_bot_without_network_can_be_stopped(telegram: FakeTelegram, tmp_path: Path) -> None:
    telegram.fail("getMe", drop=True, times=1000)
    async with listening(open_stub(config_for(telegram, tmp_path))):
        await telegram.until(lambda: len(telegram.called("getMe")) > 2)


@pytest.mark.parametrize("token", ["1:wrong", "no token at all\n", "<token>"])
async def test_a_wrong_token_is_said_in_one_line_that_holds_no_token(
    telegram: FakeTelegram, tmp_path: Path, token: str
) -> None:
    telegram.expect_refusal("Unauthorized")
    right, telegram.token = telegram.token, token
    desk = open_stub(config_for(telegram, tmp_path))
    telegram.token = right
    with pytest.raises(ConnectionFailed, match="TELEGRAM_BOT_TOKEN") as caught:
        await run(desk, FAST)
    assert token.strip() not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


async def test_a_token_that_is_withdrawn_ends_the_bot(telegram: FakeTelegram, bot_task: "asyncio.Task[None]") -> None:
    telegram.expect_refusal("Unauthorized")
    telegram.token = "1:new"
    with pytest.raises(ConnectionFailed):
        await asyncio.wait_for(asyncio.shield(bot_task), 10)


@pytest.fixture
async def bot_task(telegram: FakeTelegram, tmp_path: Path) -> "asyncio.Task[None]":
    task = asyncio.create_task(run(open_stub(config_for(telegram, tmp_path, poll_seconds=1)), FAST))
    await telegram.until(lambda: bool(telegram.commands))
    return task


async def test_a_second_bot_with_the_same_token_is_noticed_once_and_nothing_is_lost(
    telegram: FakeTelegram, bot: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    conflict = Refusal(409, "Conflict: terminated by other getUpdates request")
    telegram.fail("getUpdates", refusal=conflict, times=3)
    anna = telegram.user()
    anna.types("een")
    assert (await anna.hears()).text == "echo een"
    anna.types("twee")
    assert (await anna.hears()).text == "echo twee"
    told = [record for record in caplog.records if "draait al een bot" in record.getMessage()]
    assert len(told) == 1


async def test_a_clean_stop_answers_what_was_fetched_and_confirms_it(telegram: FakeTelegram, tmp_path: Path) -> None:
    crowd = [telegram.user(f"Gast{number}") for number in range(60)]
    held = asyncio.Event()
    telegram.fail("sendMessage", held=held, times=60)
    async with listening(open_stub(config_for(telegram, tmp_path / "state"))):
        for guest in crowd:
            guest.types("dag")
        await telegram.until(lambda: len(telegram.called("getUpdates")) > 1)
        asyncio.get_running_loop().call_later(0.2, held.set)
    assert [len(guest.messages) for guest in crowd] == [1] * 60
    assert telegram.waiting == []
    assert (tmp_path / "state/answered").read_text() == ""


async def test_what_a_stop_leaves_unanswered_is_answered_after_the_restart(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    telegram.too_many(anna.chat, retry_after=600)
    anna.types("dag")
    anna.types("nog iets")
    bart.types("dag")
    before = asyncio.all_tasks()
    async with listening(open_stub(config_for(telegram, tmp_path / "state", stop_seconds=0.3))):
        await bart.hears()
    left = [task for task in asyncio.all_tasks() - before if "Polling" in repr(task)]
    assert left == []
    async with listening(open_stub(config_for(telegram, tmp_path / "state"))):
        assert [(await anna.hears()).text, (await anna.hears()).text] == ["echo dag", "echo nog iets"]
    assert len(bart.messages) == 1
    assert telegram.waiting == []


@pytest.mark.usefixtures("bot")
async def test_an_update_that_cannot_be_read_does_not_hold_up_the_others(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    telegram.deliver("message", {"message_id": 1, "no": "date and no chat"})
    number = anna.types("dag")
    assert (await anna.hears()).text == "echo dag"
    await telegram.until(lambda: telegram.confirmed > number)
