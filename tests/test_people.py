from bot.answer.assistant import Assistant
from bot.answer.session import Session
from tests.conftest import NOW


def test_help_lines_stay_near_after_a_danger_signal_also_behind_a_tap(assistant: Assistant) -> None:
    session = Session()
    assistant.reply("ik wil dood", session, NOW)
    assert "1813" in assistant.press("w", session, NOW).text
    assert "1813" in assistant.press("p:Gent", session, NOW).text
    assert "1813" in assistant.located(51.05, 3.72, session, NOW).text


def test_a_school_question_after_it_gets_its_plain_answer(assistant: Assistant) -> None:
    session = Session()
    assistant.reply("ik wil dood", session, NOW)
    assert assistant.reply("wat kost de middenjury", session, NOW).parts[0].kind == "answer"


def test_a_place_after_who_is_open_now_gives_who_is_open_there(assistant: Assistant) -> None:
    session = Session()
    assistant.press("t:nu-open", session, NOW)
    reply = assistant.reply("Gent", session, NOW)
    assert "Nu bereikbaar" in reply.text
    assert reply.outcome.place == "Gent"


def test_the_same_card_is_not_shown_twice_without_a_place(assistant: Assistant) -> None:
    session = Session()
    first = assistant.press("t:examencommissie-kosten", session, NOW)
    second = assistant.press("t:examencommissie-duur", session, NOW)
    assert first.contacts
    assert second.contacts == ()


def test_one_of_the_people_just_shown_comes_back_as_one_card(assistant: Assistant) -> None:
    session = Session(place="Gent")
    shown = assistant.reply("wie kan mij helpen", session, NOW)
    named = [part.title for part in shown.parts if part.kind == "contact" and part.text]
    second = assistant.reply("het nummer van de tweede", session, NOW)
    assert len(named) > 1
    assert [point.name for point in second.contacts] == [named[1]]
    assert second.outcome.kind == "contacts"
