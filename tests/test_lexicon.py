import pytest

from bot.knowledge import Concept, Lexicon
from bot.understand.lexicon import Reader, sound_of

LEXICON = Lexicon(
    spellings={"kheb": "ik heb", "nimeer": "niet meer", "mn": "mijn"},
    concepts=(
        Concept(id="examencommissie", words=("examencommissie", "middenjury", "de jury")),
        Concept(id="studietoelage", words=("studietoelage",)),
    ),
)


@pytest.fixture
def reader() -> Reader:
    reader = Reader(LEXICON, common_words=["wandelen", "diplomaat"])
    reader.learn(["hoe haal ik mijn diploma", "wat kost de middenjury", "ik wil niet meer naar school"])
    return reader


def test_chat_spellings_are_written_out(reader: Reader) -> None:
    assert reader.read("kheb mn diploma nimeer").words == "ik heb mijn diploma niet meer"


def test_an_old_name_is_read_as_its_concept(reader: Reader) -> None:
    read = reader.read("wat kost de jury")
    assert read.meaning == "wat kost §examencommissie"
    assert read.heard == (("de jury", "examencommissie"),)


def test_a_misspelt_word_is_repaired_and_remembered(reader: Reader) -> None:
    read = reader.read("hoe haal ik mijn dilpoma")
    assert read.words == "hoe haal ik mijn diploma"
    assert read.repaired[0][:2] == ("dilpoma", "diploma")


def test_a_real_dutch_word_is_not_taken_for_a_misspelling(reader: Reader) -> None:
    assert reader.read("ik ben diplomaat").words == "ik ben diplomaat"


def test_a_compound_in_two_pieces_is_joined(reader: Reader) -> None:
    assert "studietoelage" in reader.read("krijg ik studie toelage").words


def test_two_words_glued_together_are_split(reader: Reader) -> None:
    assert reader.read("mijndiploma").words == "mijn diploma"


@pytest.mark.parametrize(("said", "plain"), [("schole", "school"), ("skool", "school"), ("diplome", "diploma")])
def test_words_that_are_said_alike_sound_alike(said: str, plain: str) -> None:
    assert sound_of(said) == sound_of(plain)
