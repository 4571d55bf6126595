import pytest

from bot.knowledge import Concept, Lexicon
from bot.knowledge.models import Turns
from bot.understand.lexicon import Reader
from bot.understand.standing import Standing

LEXICON = Lexicon(
    concepts=(
        Concept(id="tko", words=("tko", "tweedekans")),
        Concept(id="kosten", words=("prijs", "kost")),
        Concept(id="ouders", words=("mijn ouders",), who=True),
    ),
    facets={"kosten": ("prijs", "kost")},
    turns=Turns(
        asking=("wat", "mag", "hoe"),
        leaning=("en", "dat", "dan"),
        pointing=("dat", "daar", "dan", "die"),
        introducing=("bij", "de", "is"),
    ),
)


@pytest.fixture
def reader() -> Reader:
    reader = Reader(LEXICON, apart=True)
    reader.learn(["wat kost tko bij mijn ouders", "mag dat zomaar", "hoe lang is zaterdagles"])
    return reader


@pytest.fixture
def standing(reader: Reader) -> Standing:
    return Standing(LEXICON, reader.spell_out)


@pytest.mark.parametrize(("said", "points"), [("mag dat", True), ("noem een woord hier dat rijmt", False)])
def test_a_word_may_stand_for_what_was_said_before(standing: Standing, said: str, points: bool) -> None:
    assert standing.points_back(said) is points


@pytest.mark.parametrize(("said", "names"), [("wat kost tko", True), ("wat kost dat", False), ("mijn ouders", False)])
def test_what_is_asked_and_about_whom_names_no_subject(
    reader: Reader, standing: Standing, said: str, names: bool
) -> None:
    assert standing.names_something(reader.read(said)) is names


@pytest.mark.parametrize(("said", "only"), [("en bij de tweedekans dan", True), ("zaterdagles tweedekans", False)])
def test_a_name_among_words_that_say_nothing_is_all_that_is_said(
    reader: Reader, standing: Standing, said: str, only: bool
) -> None:
    assert standing.only_names(reader.read(said)) is only


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Ik ben gestopt. Wat kost tko?", [False, True]),
        ("Ik ben gestopt. wat kost tko", [False, True]),
        ("Ik ben gestopt. Mag dat zomaar?", [False, False]),
        ("👍 👍. Wat kost tko?", [False, True]),
    ],
)
def test_a_sentence_asks_when_it_needs_no_other(
    reader: Reader, standing: Standing, said: str, asks: list[bool]
) -> None:
    assert [standing.asks(one) for one in reader.read(said).sentences] == asks
