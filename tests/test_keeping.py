"""What the assistant says and remembers about the query log, without a door or a database."""

from dataclasses import fields, replace

import pytest

from bot.answer.assistant import Assistant
from bot.answer.session import Session
from bot.config import QueryLogSettings
from bot.desk import Desk, keep_log
from bot.knowledge import Knowledge
from bot.noting import Noting
from bot.outcome import Row
from tests.conftest import NOW


@pytest.fixture
def noting(desk: Desk) -> Noting:
    config = desk.config.model_copy(update={"query_log": QueryLogSettings(words="always")})
    own = Desk(config, desk.knowledge, desk.assistant, desk.sessions)
    keep_log(own, "telegram")
    assert own.noting is not None
    return own.noting


def ask(noting: Noting, assistant: Assistant, session: Session, text: str) -> Row | None:
    noting.greet(session)
    noting.note(text, assistant.reply(text, session, NOW), session, NOW)
    return session.row


def test_a_door_without_a_log_offers_nothing_about_it(assistant: Assistant, knowledge: Knowledge) -> None:
    session = Session()
    reply = assistant.reply("wat kost tko", session, NOW)
    labels = {knowledge.wording[f"buttons.{name}"] for name in ("refuse", "wrong", "learn")}
    assert not labels & {button.label for button in reply.buttons}
    assert knowledge.wording["log.first"] not in reply.text
    assert knowledge.wording["log.nothing"] in assistant.command("privacy", session, NOW).text
    assert knowledge.wording["start.keeps_nothing"] in assistant.command("start", session, NOW).text


def test_nothing_that_was_typed_stays_in_the_conversation(noting: Noting, assistant: Assistant) -> None:
    session = Session()
    ask(noting, assistant, session, "ik ben Jolien Vandenbroucke, 0470 12 34 56, wat kost tko in Gent")
    remembered = repr(replace(session, conversation=None)).casefold()  # that number is random: it may hold any digits
    assert [word for word in ("jolien", "vandenbroucke", "0470", "3456") if word in remembered] == []


def test_the_numbers_of_two_conversations_have_nothing_in_common(noting: Noting, assistant: Assistant) -> None:
    rows = [ask(noting, assistant, Session(), "wat kost tko") for _ in range(20)]
    assert len({row.conversation for row in rows if row}) == len({row.id for row in rows if row}) == 20


def test_every_question_of_a_conversation_counts_on(noting: Noting, assistant: Assistant) -> None:
    session = Session()
    for text in ("wat kost tko", "en in Gent?", "wat is de middenjury"):
        ask(noting, assistant, session, text)
    assert session.position == 3


@pytest.mark.parametrize(("text", "local"), [("wie helpt mij in Gent", True), ("wat kost tko", None)])
def test_whether_help_was_near(noting: Noting, assistant: Assistant, text: str, local: bool | None) -> None:
    row = ask(noting, assistant, Session(), text)
    assert row is not None
    assert row.local is local
    assert row.arrondissement == ("Gent" if "Gent" in text else None)


def test_more_of_the_same_and_commands_are_no_questions(noting: Noting, assistant: Assistant) -> None:
    session = Session()
    ask(noting, assistant, session, "wat kost tko")
    noting.note("", assistant.press("m:tko-kosten", session, NOW), session, NOW)
    for command in ("help", "waarom", "privacy", "start"):
        noting.note("", assistant.command(command, session, NOW), session, NOW)
    assert session.position == 1


def test_a_stale_or_forged_tap_about_the_log_gets_a_kind_line(assistant: Assistant, knowledge: Knowledge) -> None:
    for action in ("k:learn", "k:wrong:bestaat-niet", "k:", "k:x"):
        assert knowledge.wording["stale.text"] in assistant.press(action, Session(), NOW).text
    assert assistant.press("k:wrong:tko-kosten", Session(), NOW).event is None


def test_not_that_typed_in_words_is_a_rejection_too(noting: Noting, assistant: Assistant) -> None:
    session = Session()
    ask(noting, assistant, session, "wat kost tko")
    assert assistant.reply("dat bedoel ik niet", session, NOW).event == "rejected"


def test_trouble_while_noting_is_no_trouble_of_the_one_who_asked(
    noting: Noting, assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(noting, "_anonymiser", None)
    ask(noting, assistant, Session(), "wat kost tko voor Jolien")
    assert "AttributeError" in caplog.text
    assert "Jolien" not in caplog.text


def test_privacy_has_a_line_for_every_column(knowledge: Knowledge) -> None:
    assert [field.name for field in fields(Row) if f"row.{field.name}" not in knowledge.wording] == []


def test_after_calling_an_answer_wrong_the_conversation_goes_on(assistant: Assistant) -> None:
    session = Session()
    assistant.reply("kan ik leefloon krijgen als student", session, NOW)
    assistant.press("k:wrong:leefloon-studeren", session, NOW)
    assert session.last is not None
    assert session.last.candidates == ()
    assert assistant.reply("hoelang duurt dat", session, NOW).outcome.kind == "answered"
