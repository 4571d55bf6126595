import pytest

from bot.answer.assistant import Assistant
from bot.answer.session import Session
from bot.understand.glossary import Glossary
from tests.conftest import NOW

GLOSSARY = Glossary(
    {
        "tr": {"okul*": "school", "nasil": "hoe", "okula gitmek istemiyorum": "ik wil niet naar school"},
        "uk": {"школ*": "school", "хочу": "ik wil"},
        "fr": {"école": "school", "arrêt*": "stoppen", "examen*": "examen"},
        "ar": {"مدرسة": "school", "المدرسة إجبارية": "leerplicht", "شهاد*": "diploma"},
    },
    knows=lambda word: word == "diploma",
    common={"ik", "mis", "hoe"}.__contains__,
)


@pytest.mark.parametrize(
    ("said", "language", "dutch"),
    [
        ("okulda diploma nasıl alınır", "tr", "school diploma hoe"),
        ("okula gitmek istemiyorum", "tr", "ik wil niet naar school"),
        ("Я хочу в школу", "uk", "ik wil school"),
        ("j'arrête l'école à 16 ans", "fr", "j stoppen l school a 16 ans"),
        ("ich will lernen", "de", "ich will lernen"),
        ("هل المدرسة إجبارية", "ar", "leerplicht"),
        ("بالمدرسة", "ar", "school"),
        ("والشهادة", "ar", "diploma"),
        ("j'arrête l'ecolle", "fr", "j stoppen l school"),
        ("okulad dipolma nasli", "tr", "school hoe"),
    ],
)
def test_known_words_of_a_language_are_read_as_dutch(said: str, language: str, dutch: str) -> None:
    assert GLOSSARY.in_dutch(said, language) == dutch


def test_a_word_that_is_like_one_of_ours_by_chance_is_not_read_as_ours() -> None:
    assert GLOSSARY.in_dutch("jak mogę", "tr") == ""


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("okula", "tr"),
        ("nasil ik", None),
        ("nasil diploma", "tr"),
        ("école arrêtée", "fr"),
        ("ik mis école", None),
        ("école dkfjg sdlfk", None),
        ("examenstress", None),
        ("", None),
    ],
)
def test_a_short_text_is_of_the_language_that_has_its_words_unless_one_is_dutch(
    said: str, language: str | None
) -> None:
    assert GLOSSARY.language_of(said) == language


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("oğlum okula gitmek istemiyor", "ouder-hulp"),
        ("школа обов'язкова до якого віку", "leerplicht"),
        ("szukam pracy bez dyplomu", "werk-zonder-diploma"),
        ("меня выгнали из школы", "definitieve-uitsluiting"),
        ("j'ai été viré de mon école", "definitieve-uitsluiting"),
        ("me siento mal porque se burlan de mí en clase", "pesten"),
    ],
)
def test_a_question_in_another_language_finds_its_topic(assistant: Assistant, said: str, topic: str) -> None:
    assert topic in [one.topic for one in assistant.reply(said, Session(), NOW).outcome.candidates]


@pytest.mark.parametrize(
    "said",
    [
        "babam beni dövüyor",
        "أريد أن أموت",
        "мене зґвалтували",
        "nie mam gdzie spać",
        "mă bate tata",
        "me pega mi padre",
    ],
)
def test_danger_is_seen_in_another_language(assistant: Assistant, said: str) -> None:
    assert assistant.is_crisis(said)


def test_an_age_is_understood_in_another_language(assistant: Assistant) -> None:
    assert assistant.reply("16 yaşındayım okula gitmek istemiyorum", Session(), NOW).outcome.age == 16


def test_the_reader_s_own_language_comes_first(assistant: Assistant) -> None:
    parts = assistant.reply("mój syn nie chce chodzić do szkoły", Session(), NOW).parts
    assert parts[0].text.startswith("Jestem programem")


def test_what_this_is_is_said_once_in_a_conversation(assistant: Assistant) -> None:
    session = Session()
    first = assistant.reply("can I quit school when I am 16?", session, NOW)
    second = assistant.reply("how much does the exam commission cost?", session, NOW)
    assert "computer program" in first.text
    assert second.outcome.topic == "examencommissie-kosten"
    assert "computer program" not in second.text


def test_who_was_told_what_this_is_when_nothing_was_known_is_not_told_again_above_an_answer(
    assistant: Assistant,
) -> None:
    session = Session()
    assert "computer program" in assistant.reply("where is the swimming pool", session, NOW).text
    assert "computer program" not in assistant.reply("how much does the exam commission cost?", session, NOW).text


def test_who_is_not_understood_in_another_language_gets_subjects_to_tap(assistant: Assistant) -> None:
    reply = assistant.reply("ξέρεις πού είναι το γήπεδο", Session(), NOW)
    labels = [button.label for button in assistant.reply("Where is the swimming pool", Session(), NOW).buttons]
    assert reply.outcome.kind == "unknown"
    assert "Nederlands leren" in labels


def test_a_choice_in_another_language_carries_a_help_line(assistant: Assistant) -> None:
    reply = assistant.reply("how can i get a diploma in belgium", Session(), NOW)
    assert reply.outcome.kind == "clarify"
    assert "helpline" in [part.kind for part in reply.parts]


def test_a_name_of_ours_in_a_french_question_is_no_beginning_of_another_word() -> None:
    glossary = Glossary(
        {"fr": {"examen*": "examen", "combien coute": "hoeveel kost"}}, {"examencommissie"}.__contains__
    )
    assert glossary.in_dutch("combien coûte examencommissie", "fr") == "hoeveel kost examencommissie"
    assert glossary.in_dutch("combien coûte examens", "fr") == "hoeveel kost examen"
