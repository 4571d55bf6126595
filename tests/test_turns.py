from pathlib import Path

import pytest

from bot.answer.session import Session
from bot.answer.turns import Turns
from bot.knowledge import load_knowledge
from bot.understand.lexicon import Reader

KNOWLEDGE = load_knowledge(Path("knowledge"))


@pytest.fixture(scope="module")
def turns() -> Turns:
    return Turns(KNOWLEDGE.lexicon, Reader(KNOWLEDGE.lexicon))


@pytest.mark.parametrize("said", ["ja", "Ja!", "jaaa", "ja graag", "jep", "ja da bedoel ik"])
def test_a_yes_is_a_yes_however_it_is_written(turns: Turns, said: str) -> None:
    assert turns.kind_of(said) == "yes"


@pytest.mark.parametrize("said", ["nee", "neen", "nope", "geen van deze", "nee geen van die"])
def test_a_no_is_a_no_however_it_is_written(turns: Turns, said: str) -> None:
    assert turns.kind_of(said) == "no"


@pytest.mark.parametrize(
    "said", ["nee das niet wa ik bedoel", "da bedoel ik ni", "sorry maar da vroeg ik ni", "ge snapt het ni"]
)
def test_not_what_was_asked_is_heard_in_dialect_too(turns: Turns, said: str) -> None:
    assert turns.kind_of(said) == "not_that"


@pytest.mark.parametrize(
    "said", ["ja maar wat kost tko", "nee ik wil weten wat het kost", "ik wil niet meer naar school"]
)
def test_a_question_that_begins_with_yes_or_no_is_a_question(turns: Turns, said: str) -> None:
    assert turns.kind_of(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "nee ik bedoel de middenjury",
        "ik bedoelde de middenjury",
        "nee sorry kbedoel de middenjury",
        "oei typfout, ik bedoel de middenjury",
        "de middenjury bedoel ik",
        "haha typfout, de middenjury bedoelde ik",
    ],
)
def test_what_was_meant_instead_is_taken_out_of_a_correction(turns: Turns, said: str) -> None:
    correction = turns.correction_in(said)
    assert correction is not None
    assert correction.text == "de middenjury"


def test_the_second_of_a_choice_is_the_second_button(turns: Turns) -> None:
    session = Session(offered=(("Een", "t:a"), ("Twee", "t:b"), ("Geen van deze", "n")), chose_from=True)
    assert turns.tapped("de tweede", session) == "t:b"
    assert turns.tapped("doe de laatste", session) == "t:b"
    assert turns.tapped("de derde", session) is None


def test_the_second_means_nothing_without_a_choice(turns: Turns) -> None:
    assert turns.tapped("de tweede", Session(offered=(("Meer uitleg", "m:a"), ("Prijs", "t:b")))) is None


@pytest.mark.parametrize("said", ["het nummer van de tweede", "de tweede", "geef mij het adres van de tweede eens"])
def test_the_second_of_a_list_of_people_is_the_second_card(turns: Turns, said: str) -> None:
    assert turns.tapped(said, Session(listed=("clb-a", "jac-b"))) == "c:jac-b"


def test_nothing_else_that_holds_a_number_picks_a_card(turns: Turns) -> None:
    session = Session(listed=("clb-a", "jac-b"))
    assert turns.tapped("ik zit in het tweede", session) is None
    assert turns.tapped("nog een", session) is None
