from bot.answer.assistant import Assistant
from bot.answer.session import Session
from tests.conftest import NOW


def why(assistant: Assistant, *said: str) -> str:
    session = Session()
    for text in said:
        assistant.reply(text, session, NOW)
    return assistant.reply("/waarom", session, NOW).text


def test_it_names_the_words_it_recognised_and_the_subject(assistant: Assistant) -> None:
    text = why(assistant, "wat kost de middenjury")
    assert "middenjury" in text
    assert "Wat kost de Examencommissie?" in text
    assert "van de 100" in text


def test_without_a_question_there_is_nothing_to_explain(assistant: Assistant) -> None:
    assert "nog geen vraag" in why(assistant)


def test_after_a_crisis_it_says_why_help_came_first(assistant: Assistant) -> None:
    assert "gevaar" in why(assistant, "ik wil dood")


def test_it_says_when_it_was_not_sure(assistant: Assistant) -> None:
    assert "niet zeker genoeg" in why(assistant, "iets met papieren en school")


def test_it_never_repeats_a_name_that_was_typed(assistant: Assistant) -> None:
    assert "kasimir" not in why(assistant, "ik ben Kasimir en wat kost de middenjury").lower()


def test_a_follow_up_is_explained_by_the_conversation_and_not_by_an_example_of_another_subject(
    assistant: Assistant,
) -> None:
    text = why(assistant, "een leerling een traject op maat geven met minder vakken", "wie beslist daarover?")
    assert "we hadden het er net over" in text
    assert "lijkt het meest op" not in text
