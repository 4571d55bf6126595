import pytest

from tests.check.tiny import Tiny

FILE = "topics/tweede-kans.yaml"
ENDING = "Praat met een school in je buurt."
ADDRESS = "is een adres; zet het bij 'site' of in het contactpunt, niet in de tekst"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Mail naar info@cvo.be vandaag.", f"'info@cvo.be' {ADDRESS}"),
        ("Kijk op https://cvo.be/x nu.", f"'https://cvo.be/x' {ADDRESS}"),
        ("Kijk op cvo.be.", f"'cvo.be' {ADDRESS}"),
        ("Dat is <b>echt</b waar.", "'<b>' is HTML; schrijf gewone tekst"),
        ("School &amp werk &amp; thuis.", "'&amp;' is HTML; schrijf gewone tekst"),
        ("Dat is **echt waar.", "'**' is Markdown; schrijf gewone tekst, een lijst begint met '• '"),
        ("Dat is _echt_ waar.", "'_echt_' is Markdown; schrijf gewone tekst, een lijst begint met '• '"),
        ("- een school", "'-' is Markdown; schrijf gewone tekst, een lijst begint met '• '"),
        ("Je kan het!", "hier staat een uitroepteken; schrijf het rustig, met een punt"),
        ("Je kan { starten.", "losse '{'; een feit staat er als {groep.naam}, in kleine letters"),
    ],
)
def test_a_text_holds_plain_words_only(tiny: Tiny, words: str, message: str) -> None:
    tiny.change(FILE, ENDING, words)
    assert tiny.problems() == [f"{tiny.at(FILE, words)}: tko-wat: answer: {message}"]


@pytest.mark.parametrize(
    "words", ["• een school", "Dat is 2e keus, of niet.", "School & werk, CVO's en je CLB: alles mag."]
)
def test_lists_and_ordinary_punctuation_are_fine(tiny: Tiny, words: str) -> None:
    tiny.change(FILE, ENDING, words)
    assert tiny.problems() == []


def test_an_answer_is_at_most_500_characters_with_its_facts_filled_in(tiny: Tiny) -> None:
    tiny.change(FILE, ENDING, "Dat kan ook. " * 35)
    tiny.change("facts/tko.yaml", "18 jaar", "heel lang " * 4 + "dus")
    assert tiny.problems() == [
        "knowledge/topics/tweede-kans.yaml:16: tko-wat: answer: is 566 tekens lang, ten hoogste 500; "
        "zet de rest onder 'more'"
    ]


def test_more_is_at_most_1000_characters(tiny: Tiny) -> None:
    tiny.change(FILE, "Heb je al een diploma?", "Dat kan ook. " * 80)
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'more: |')}: tko-kosten: more: is 1063 tekens lang, ten hoogste 1000; kort het in"
    ]


def test_an_empty_answer(tiny: Tiny) -> None:
    tiny.change("topics/bot.yaml", "answer: Ik ben een computerprogramma. Ik weet veel over school.", 'answer: ""')
    assert tiny.problems() == [
        f"{tiny.at('topics/bot.yaml', 'answer:')}: bot-wie: answer: is leeg; schrijf het antwoord"
    ]
