"""The fake Telegram is as strict as the real one; a kinder one would hide mistakes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, cast

import aiohttp
import pytest

from tests.telegram.checks import Refusal, parsed_html
from tests.telegram.fake_api import FakeTelegram


@pytest.fixture
async def api() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


async def ask(api: FakeTelegram, method: str, form: bool = False, **params: Any) -> dict[str, Any]:
    sent = {"data": params} if form else {"json": params}
    url = f"{api.base_url}{api.token}/{method}"
    async with aiohttp.ClientSession() as http, http.request("POST", url, **cast("Any", sent)) as answer:
        result: dict[str, Any] = await answer.json()
        return result


def inline(**key: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[key]]}


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": " "}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🎓" * 2049}, "message is too long"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<b><i>a</b></i>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<h1>a</h1>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "a", "parse_mode": "Html5"}, "unsupported parse_mode"),
        ({"text": "a", "reply_markup": inline(text="A", callback_data="x" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": inline(text="A", callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": inline(text="", callback_data="x")}, "text must be non-empty"),
        ({"text": "a", "reply_markup": inline(text="A")}, "exactly one action"),
        ({"text": "a", "reply_markup": {"keyboard": [["A"]], "inline_keyboard": []}}, "object expected"),
        ({"text": "a", "chat_id": 1}, "chat not found"),
        ({"text": "a", "colour": "red"}, "unknown parameters"),
    ],
)
async def test_what_telegram_refuses_is_refused(api: FakeTelegram, params: dict[str, Any], why: str) -> None:
    anna = api.user()
    answer = await ask(api, "sendMessage", **{"chat_id": anna.chat, **params})
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert why in answer["description"]
    assert anna.messages == []
    assert api.unexpected


@pytest.mark.parametrize("form", [True, False])
async def test_forms_and_json_mean_the_same(api: FakeTelegram, form: bool) -> None:
    anna = api.user()
    markup = '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'
    await ask(api, "sendMessage", form, chat_id=str(anna.chat), text="123", reply_markup=markup)
    assert (await anna.hears()).buttons == ["A"]


async def test_length_counts_after_parsing(api: FakeTelegram) -> None:
    anna = api.user()
    assert (await ask(api, "sendMessage", chat_id=anna.chat, text="&lt;" * 4096, parse_mode="HTML"))["ok"]


async def test_updates_stay_until_an_offset_confirms_them(api: FakeTelegram) -> None:
    anna = api.user()
    first, second = anna.types("een"), anna.types("twee")
    for _ in range(2):
        assert [one["update_id"] for one in (await ask(api, "getUpdates"))["result"]] == [first, second]
    assert [one["update_id"] for one in (await ask(api, "getUpdates", offset=second))["result"]] == [second]
    assert [one["update_id"] for one in (await ask(api, "getUpdates", limit=1))["result"]] == [second]


async def test_only_allowed_updates_are_kept_and_the_choice_sticks(api: FakeTelegram) -> None:
    anna = api.user()
    await ask(api, "getUpdates", allowed_updates=["edited_message"])
    anna.types("een")
    anna.edits("twee")
    (update,) = (await ask(api, "getUpdates"))["result"]
    assert "edited_message" in update


async def test_a_second_poller_throws_out_the_first(api: FakeTelegram) -> None:
    first = asyncio.create_task(ask(api, "getUpdates", timeout=10))
    await api.until(lambda: api.polling)
    second = asyncio.create_task(ask(api, "getUpdates", timeout=10))
    assert (await first)["error_code"] == 409
    api.user().types("dag")
    assert (await second)["ok"]


async def test_a_webhook_excludes_polling(api: FakeTelegram) -> None:
    api.webhook = "https://example.org"
    assert (await ask(api, "getUpdates"))["error_code"] == 409
    await ask(api, "deleteWebhook")
    assert (await ask(api, "getUpdates"))["ok"]


async def test_a_tap_is_confirmed_once(api: FakeTelegram) -> None:
    anna = api.user()
    await ask(api, "sendMessage", chat_id=anna.chat, text="a", reply_markup=inline(text="A", callback_data="a"))
    anna.taps("A")
    number = (await ask(api, "getUpdates"))["result"][0]["callback_query"]["id"]
    assert (await ask(api, "answerCallbackQuery", callback_query_id=number))["ok"]
    assert "too old" in (await ask(api, "answerCallbackQuery", callback_query_id=number))["description"]


async def test_a_keyboard_that_does_not_change_is_refused(api: FakeTelegram) -> None:
    anna = api.user()
    markup = inline(text="A", callback_data="a")
    sent = await ask(api, "sendMessage", chat_id=anna.chat, text="a", reply_markup=markup)
    what = {"chat_id": anna.chat, "message_id": sent["result"]["message_id"]}
    assert "not modified" in (await ask(api, "editMessageReplyMarkup", **what, reply_markup=markup))["description"]
    assert (await ask(api, "editMessageReplyMarkup", **what))["ok"]


async def test_a_wrong_token_and_an_unknown_method_are_refused(api: FakeTelegram) -> None:
    assert (await ask(api, "sendCake"))["error_code"] == 404
    api.token = "1:x"
    async with aiohttp.ClientSession() as http, http.get(f"{api.base_url}2:y/getMe") as answer:
        assert answer.status == 401


async def test_faults_come_when_asked_for(api: FakeTelegram) -> None:
    anna = api.user()
    api.too_many(anna.chat, retry_after=7)
    answer = await ask(api, "sendMessage", chat_id=anna.chat, text="a")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 7})
    api.fail("sendMessage", drop=True, after=True)
    with pytest.raises(aiohttp.ClientError):
        await ask(api, "sendMessage", chat_id=anna.chat, text="a")
    assert len(anna.messages) == 1
    anna.has_blocked = True
    assert (await ask(api, "sendMessage", chat_id=anna.chat, text="a"))["error_code"] == 403


def test_entities_are_decoded_and_unknown_ones_left_alone() -> None:
    assert parsed_html("<b>a &lt;&#33;&amp;</b> &euml; & b") == "a <!& &euml; & b"
    with pytest.raises(Refusal):
        parsed_html("a <3")
