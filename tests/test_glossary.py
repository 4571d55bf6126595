import pytest

from bot.understand.glossary import Glossary

GLOSSARY = Glossary(
    {
        "tr": {"okul*": "school", "nasil": "hoe", "okula gitmek istemiyorum": "ik wil niet naar school"},
        "uk": {"школ*": "school", "хочу": "ik wil"},
        "fr": {"école": "school", "arrêt*": "stoppen"},
    },
    knows=lambda word: word == "diploma",
)


@pytest.mark.parametrize(
    ("said", "language", "dutch"),
    [
        ("okulda diploma nasıl alınır", "tr", "school diploma hoe"),
        ("okula gitmek istemiyorum", "tr", "ik wil niet naar school"),
        ("Я хочу в школу", "uk", "ik wil school"),
        ("j'arrête l'école à 16 ans", "fr", "j stoppen l school a 16 ans"),
        ("ich will lernen", "de", "ich will lernen"),
    ],
)
def test_known_words_of_a_language_are_read_as_dutch(said: str, language: str, dutch: str) -> None:
    assert GLOSSARY.in_dutch(said, language) == dutch


def test_a_word_that_is_like_one_of_ours_by_chance_is_not_read_as_ours() -> None:
    assert GLOSSARY.in_dutch("jak mogę", "tr") == ""
