"""The query log as people meet it: what is said about it, what they can say, and what is then in the database."""

from collections.abc import AsyncIterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.config import QueryLogSettings
from bot.desk import Desk, keep_log
from bot.knowledge import Knowledge
from bot.outcome import Row
from tests.record.conftest import stored
from tests.telegram.conftest import config_for, listening
from tests.telegram.fake_api import FakeTelegram
from tests.telegram.people import Heard, User
from tests.telegram.stub_desk import open_stub

QUESTION = "ik ben Jolien uit Beernem, wat kost tko?"


class Logged:
    """A bot that keeps a log, and a look into its database."""

    def __init__(self, telegram: FakeTelegram, desk: Desk) -> None:
        self.telegram = telegram
        self.desk = desk

    async def ask(self, who: User, text: str) -> Heard:
        number = who.types(text)
        await self.settled(number)
        return who.messages[-1]

    async def tap(self, who: User, label: str) -> Heard:
        await self.settled(who.taps(label))
        return who.messages[-1]

    async def rows(self, table: str = "questions") -> list[dict[str, Any]]:
        assert self.desk.noting is not None
        assert await self.desk.noting.log.flush()
        found = await stored(self.desk.config.query_log.url, table)
        return sorted(found, key=lambda row: row.get("position", 0))

    async def settled(self, number: int) -> None:
        await self.telegram.until(lambda: self.telegram.confirmed > number and not self.telegram.waiting, "the note")


@pytest.fixture
def words() -> Literal["always", "asked", "never"]:
    return "always"


@pytest.fixture
async def logged(
    telegram: FakeTelegram, desk: Desk, tmp_path: Path, words: Literal["always", "asked", "never"]
) -> AsyncIterator[Logged]:
    log = QueryLogSettings(url=f"sqlite:///{tmp_path}/state/query_log.db", words=words)
    config = config_for(telegram, tmp_path / "state").model_copy(
        update={"query_log": log, "knowledge": desk.config.knowledge}
    )
    own = replace(desk, config=config, sessions=open_stub(config).sessions)
    keep_log(own, "telegram")
    async with listening(own):
        await telegram.until(lambda: bool(telegram.commands), "the bot's start")
        yield Logged(telegram, own)


async def test_a_question_leaves_a_row_without_the_one_who_asked(logged: Logged, telegram: FakeTelegram) -> None:
    await logged.ask(telegram.user("Jolien"), QUESTION)
    (row,) = await logged.rows()
    assert row["words"] == "ik ben ▢ uit ▢ wat kost tko"
    assert (row["topic"], row["arrondissement"], row["outcome"]) == ("tko-kosten", "Brugge", "answered")
    assert (row["position"], row["channel"], row["event"]) == (1, "telegram", "question")
    assert "Beernem" not in str(row)


async def test_the_first_answer_says_once_what_is_kept(
    logged: Logged, telegram: FakeTelegram, knowledge: Knowledge
) -> None:
    anna = telegram.user()
    first, second = await logged.ask(anna, "wat kost tko"), await logged.ask(anna, "wat is de middenjury")
    assert knowledge.wording["log.first"] in first.text
    assert "Liever niet" in first.buttons
    assert knowledge.wording["log.first"] not in second.text
    assert "Liever niet" not in second.buttons
    assert knowledge.wording["log.first"] in (await logged.ask(anna, "/start")).text


async def test_privacy_shows_every_column_of_the_very_row(logged: Logged, telegram: FakeTelegram) -> None:
    anna = telegram.user()
    await logged.ask(anna, QUESTION)
    text = (await logged.ask(anna, "/privacy")).text
    (row,) = await logged.rows()
    assert f"“{row['words']}”" in text
    assert str(row["id"]) in text
    assert str(row["conversation"]) in text
    assert text.count("\n• ") >= len(fields(Row))
    assert len(await logged.rows()) == 1


async def test_rather_not_takes_back_what_was_kept_and_keeps_no_more(logged: Logged, telegram: FakeTelegram) -> None:
    anna, bea = telegram.user(), telegram.user()
    await logged.ask(bea, "wat kost tko")
    await logged.ask(anna, QUESTION)
    assert len(await logged.rows()) == 2
    await logged.tap(anna, "Liever niet")
    await logged.ask(anna, "wat is de middenjury")
    assert [row["words"] for row in await logged.rows()] == ["wat kost tko"]
    assert "niets" in (await logged.ask(anna, "/privacy")).text


async def test_the_wish_not_to_be_kept_outlives_forgetting(logged: Logged, telegram: FakeTelegram) -> None:
    anna, bea = telegram.user(), telegram.user()
    await logged.ask(anna, "/nietbewaren")
    await logged.ask(anna, "/wis")
    await logged.ask(anna, "wat kost tko")
    await logged.ask(bea, "wat is de middenjury")
    assert [row["topic"] for row in await logged.rows()] == ["examencommissie-wat"]


async def test_forgetting_empties_memory_and_log_and_starts_anew(logged: Logged, telegram: FakeTelegram) -> None:
    anna = telegram.user()
    await logged.ask(anna, "wat kost tko")
    (before,) = await logged.rows()
    await logged.ask(anna, "/wis")
    assert await logged.rows() == []
    assert len(logged.desk.sessions) == 0
    await logged.ask(anna, "wat is de middenjury")
    (after,) = await logged.rows()
    assert after["position"] == 1
    assert after["conversation"] != before["conversation"]


async def test_danger_leaves_no_row_only_a_count_and_ends_the_keeping(
    logged: Logged, telegram: FakeTelegram, knowledge: Knowledge
) -> None:
    anna = telegram.user()
    await logged.ask(anna, "wat kost tko")
    await logged.ask(anna, "ik wil niet meer leven")
    await logged.ask(anna, "wie kan mij helpen in Gent")
    assert [row["position"] for row in await logged.rows()] == [1]
    (count,) = await logged.rows("crisis_counts")
    assert count["times"] == 1
    assert set(count) == {"quarter", "category", "times"}
    assert knowledge.wording["log.after_danger"] in (await logged.ask(anna, "/privacy")).text


async def test_a_wrong_answer_can_be_said_once_and_leads_on(logged: Logged, telegram: FakeTelegram) -> None:
    anna = telegram.user()
    answer = await logged.ask(anna, "wat kost tko")
    assert "Niet wat ik zocht" in answer.buttons
    reply = await logged.tap(anna, "Niet wat ik zocht")
    assert "Praten met een mens" in reply.buttons
    assert len(reply.buttons) > 1
    await logged.settled(anna.presses("k:wrong:tko-kosten", answer))
    rows = await logged.rows()
    assert sorted(row["event"] for row in rows) == ["question", "rejected"]
    assert {(row["topic"], row["words"], row["position"]) for row in rows} == {("tko-kosten", "wat kost tko", 1)}


@pytest.mark.parametrize("words", ["asked"])
async def test_words_are_kept_only_when_the_person_says_so(logged: Logged, telegram: FakeTelegram) -> None:
    anna = telegram.user()
    await logged.ask(anna, "wat is het recept van pannenkoeken van Jolien")
    assert [row["words"] for row in await logged.rows()] == [None]
    thanks = await logged.tap(anna, "Ja, leer hiervan")
    question, taught = sorted(await logged.rows(), key=lambda row: str(row["event"]))
    assert (question["words"], taught["event"]) == (None, "taught")
    assert "Jolien" not in taught["words"]
    assert taught["words"] in thanks.text


@pytest.mark.parametrize("words", ["never"])
async def test_never_means_never(logged: Logged, telegram: FakeTelegram) -> None:
    answer = await logged.ask(telegram.user(), "wat is het recept van pannenkoeken")
    assert "Ja, leer hiervan" not in answer.buttons
    assert [row["words"] for row in await logged.rows()] == [None]


async def test_an_answer_does_not_need_the_database(logged: Logged, telegram: FakeTelegram, tmp_path: Path) -> None:
    anna = telegram.user()
    await logged.ask(anna, "wat kost tko")
    await logged.rows()
    for file in (tmp_path / "state").glob("query_log*"):
        file.unlink()
    (tmp_path / "state/query_log.db").mkdir()
    assert (await logged.ask(anna, "wat is de middenjury")).text
    (tmp_path / "state/query_log.db").rmdir()
    assert len(await logged.rows()) == 1
