import pytest

from bot.understand.places import FoundPlace
from bot.understand.subject import Subject

SUBJECT = Subject(["hallo", "dag"], ["vraag over", "ik heb een vraag over"])
GENT = FoundPlace("Gent", "Gent", typed=("gent",))


@pytest.mark.parametrize(
    ("said", "place", "left"),
    [
        ("HALLO IK WIL STOPPEN MET SCHOOL", None, "IK WIL STOPPEN MET SCHOOL"),
        ("hallo daar", None, "hallo daar"),
        ("waar kan ik tko doen in Gent?", GENT, "waar kan ik tko doen ?"),
        ("ben 19, wil mn diploma, woon in gent", GENT, "ben 19, wil mn diploma"),
        ("in gent", GENT, "in gent"),
        ("hallo ik heb een vraag over geld", None, "geld"),
        ("ik heb een vraag over", None, "ik heb een vraag over"),
        ("de stap gent", GENT, "de stap gent"),
    ],
)
def test_a_greeting_and_a_place_say_nothing_about_the_subject(said: str, place: FoundPlace | None, left: str) -> None:
    assert SUBJECT.of(said, place) == left
