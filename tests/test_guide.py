from bot.answer.assistant import Assistant
from bot.answer.reply import Reply
from bot.answer.session import Session
from tests.conftest import NOW


def tap(assistant: Assistant, session: Session, reply: Reply, label: str) -> Reply:
    action = {button.label: button.action for button in reply.buttons}[label]
    return assistant.press(action, session, NOW)


def test_six_taps_at_most_lead_to_the_ways_that_are_open(assistant: Assistant) -> None:
    session = Session()
    reply = assistant.press("r", session, NOW)
    for label in ("18 tot 20", "Nee", "2e jaar (1e graad)", "Ik zoek werk", "Met mijn handen"):
        assert reply.outcome.kind == "route"
        reply = tap(assistant, session, reply, label)
    assert reply.outcome.topic == "tweede-kans-overzicht"
    assert "Tweedekansonderwijs" in reply.text
    assert "zevende jaar" in reply.text


def test_what_was_already_said_is_not_asked_again(assistant: Assistant) -> None:
    session = Session()
    assistant.reply("ben 17, zit in 4 tso in aalst en wil mijn diploma", session, NOW)
    assert session.answers["leeftijd"] == "tiener"
    assert session.answers["school"] == "ja"


def test_an_answer_may_be_typed(assistant: Assistant) -> None:
    session = Session()
    assistant.press("r", session, NOW)
    reply = assistant.reply("19", session, NOW)
    assert session.answers["leeftijd"] == "achttien"
    assert "op school" in reply.text


def test_a_new_question_during_the_route_is_answered(assistant: Assistant) -> None:
    session = Session()
    assistant.press("r", session, NOW)
    assert assistant.reply("wat kost de middenjury eigenlijk", session, NOW).outcome.topic == "examencommissie-kosten"


def test_a_forged_answer_changes_nothing(assistant: Assistant) -> None:
    session = Session()
    reply = assistant.press("r:leeftijd:honderd", session, NOW)
    assert session.answers == {}
    assert "niet meer" in reply.text


def test_starting_again_forgets_the_answers(assistant: Assistant) -> None:
    session = Session(answers={"leeftijd": "tiener"})
    reply = assistant.press("r:again", session, NOW)
    assert session.answers == {}
    assert "Hoe oud" in reply.text
