"""Too many messages of one chat."""

import pytest

from tests.telegram.fake_api import FakeTelegram
from tests.telegram.people import texts

pytestmark = pytest.mark.usefixtures("limited_bot")


async def test_an_overrun_is_answered_once(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    last = [anna.types(f"vraag {number}") for number in range(10)][-1]
    await telegram.until(lambda: telegram.confirmed > last)
    assert texts(anna.messages) == ["echo vraag 0", "echo vraag 1", "echo vraag 2", "[telegram.too_many]"]


async def test_a_crisis_passes_the_limit(telegram: FakeTelegram) -> None:
    anna = telegram.user()
    for number in range(6):
        anna.types(f"vraag {number}")
    anna.types("ik wil dood")
    while not (heard := await anna.hears()).text.startswith("Hulp"):
        assert heard.text.startswith(("echo", "[telegram.too_many]"))
    assert anna.unread == 0


async def test_the_limit_of_one_chat_is_not_that_of_another(telegram: FakeTelegram) -> None:
    anna, bart = telegram.user("Anna"), telegram.user("Bart")
    for number in range(10):
        anna.types(f"vraag {number}")
    bart.types("dag")
    assert (await bart.hears()).text == "echo dag"
