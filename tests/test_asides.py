import pytest

from bot.understand.asides import Asides
from bot.understand.places import FoundPlace

ASIDES = Asides(
    introducing=["ik", "een", "mama", "van", "het", "in", "jaar", "drie", "tso"],
    being=["ben", "zit", "woon"],
    thanking=["alvast bedankt", "merci", "x"],
    closing=["lol", "aub"],
    asking=["wat", "mag"],
    spell_out=lambda text: " ".join(text.lower().replace("!", "").replace(".", "").replace(",", "").split()),
)
GENT = FoundPlace("Gent", "Gent", typed=("gent",))


@pytest.mark.parametrize(
    ("said", "place", "left"),
    [
        ("ik ben 17, wat kost tko", None, "wat kost tko"),
        ("ik ben 17 en wil stoppen", None, "wil stoppen"),
        ("wat kost tko, ben 16", None, "wat kost tko"),
        ("Ik ben een mama van drie. Mag mijn kind thuis leren?", None, "Mag mijn kind thuis leren?"),
        ("ik zit in het 4de tso en ik woon in Gent, mag ik wisselen", GENT, "mag ik wisselen"),
        ("17, wat kost tko", None, "wat kost tko"),
    ],
)
def test_who_is_speaking_is_no_part_of_the_question(said: str, place: FoundPlace | None, left: str) -> None:
    assert ASIDES.left_of(said, place) == left


@pytest.mark.parametrize("said", ["ik ben 17", "ik ben zwanger", "wat is dat, het 7de jaar", "ik woon in Gent"])
def test_what_says_something_or_is_all_there_is_stays(said: str) -> None:
    assert ASIDES.left_of(said, None) == said


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("duaal leren? alvast bedankt!", "duaal leren?"),
        ("duaal leren? Merci 🙏!!", "duaal leren?"),
        ("wat kost dat nu juist. Alvast bedankt, merci x", "wat kost dat nu juist"),
        ("ik ga eens kijken, merci", "ik ga eens kijken, merci"),
        ("merci", "merci"),
        ("ik wil stoppen lol", "ik wil stoppen"),
        ("ik wil stoppen, merci lol", "ik wil stoppen, merci"),
        ("aub", "aub"),
    ],
)
def test_thanks_behind_a_question_are_left_out_and_thanks_for_an_answer_stay(said: str, left: str) -> None:
    assert ASIDES.without_closing(said) == left


@pytest.mark.parametrize(
    ("said", "place", "only"),
    [
        ("ik ben 17 en ik woon in Gent", GENT, True),
        ("ik woon in Gent, wat kost tko", GENT, False),
        ("👍", None, False),
    ],
)
def test_a_message_may_say_who_is_speaking_and_nothing_else(said: str, place: FoundPlace | None, only: bool) -> None:
    assert ASIDES.only_introduces(said, place) is only
