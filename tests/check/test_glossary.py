import pytest

from tests.check.tiny import Tiny

GLOSSARY = "glossary.yaml"


def test_a_dutch_word_that_the_bot_does_not_know(tiny: Tiny) -> None:
    tiny.change(GLOSSARY, "{school: school}", "{school: school, skip class: tko spybelen}")
    assert tiny.problems() == [
        f"{tiny.at(GLOSSARY, 'skip')}: en: 'skip class' wordt 'spybelen', en dat woord kent de bot niet; "
        "kies een woord uit de voorbeelden van topics/, lexicon.yaml of words.txt"
    ]


@pytest.mark.parametrize("dutch", ["tko", "ik heb", "wandelen", '""'])
def test_words_of_the_examples_the_lexicon_and_the_common_words_are_known(tiny: Tiny, dutch: str) -> None:
    tiny.change(GLOSSARY, "{school: school}", f"{{walk: {dutch}}}")
    assert tiny.problems() == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("i do not want to", "heeft 5 woorden; houd het op hoogstens 4"),
        ("high school*", "heeft een sterretje na meer dan een woord; zet dat enkel na een los woord"),
        ("?", "heeft geen woorden"),
    ],
)
def test_an_expression_that_never_matches(tiny: Tiny, said: str, message: str) -> None:
    tiny.change(GLOSSARY, "{school: school}", f'{{"{said}": school}}')
    assert tiny.problems() == [f"{tiny.at(GLOSSARY, 'en')}: en: '{said}' {message}"]
