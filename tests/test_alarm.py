"""The learned look at danger: what it hears without a rule's words, what it lets through, and whom it is about."""

import pytest

from bot.understand.crisis import CrisisDetector
from tests.test_crisis import rules

OF_ANOTHER = [
    "wij vermoeden verwaarlozing bij een leerlinge",
    "een leerling van mij slaapt in zijn auto, wat kan ik vanavond doen",
    "ik vrees dat mijn dochter niets meer binnenhoudt",
    "mijn stagiaire vertelde mij dat ze niet meer naar huis durft",
    "een meisje uit mijn klas zegt al dagen tegen iedereen vaarwel",
]
OF_ONESELF = [
    "ze hebben mijn jas en mijn geld al gepakt, de volgende keer mijn vingers",
    "hij zegt dat dit ons geheim is en dat ik moet zwijgen",
    "ik heb mijn hond aan mijn zus gegeven, ik heb hem niet lang meer nodig",
    "mijn oom komt in mijn kamer als iedereen slaapt",
    "als mama nachtdienst heeft moet ik bij hem komen liggen",
]


@pytest.mark.parametrize(
    ("text", "about"), [*((one, "other") for one in OF_ANOTHER), *((one, "self") for one in OF_ONESELF)]
)
def test_without_a_rule_it_is_still_heard_whom_a_message_is_about(text: str, about: str) -> None:
    assert CrisisDetector(rules()).whom(text) == about
