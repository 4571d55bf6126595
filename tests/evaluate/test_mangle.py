"""Questions are mangled as people do, and always in the same way."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.evaluate.mangle import mangled, manglers, typed

WORDS = ("school", "toeslag", "studie", "uitsluiting", "hallo")
KINDS = manglers(WORDS)


def mangle(kind: str, text: str) -> str:
    return mangled(text, kind, KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
@given(st.text(max_size=80))
def test_the_same_text_is_always_mangled_the_same(kind: str, text: str) -> None:
    assert mangle(kind, text) == mangle(kind, text)


def test_one_typing_error_per_so_many_letters_and_no_more() -> None:
    text = "hoe kan ik mijn diploma halen via de middenjury"
    for every, most in ((6, 6), (12, 3)):
        wrong = typed(text, Random(3), every)
        assert wrong != text
        assert OSA.distance(text, wrong) <= most
        assert wrong.count(" ") == text.count(" ")


def test_only_letters_of_our_keyboard_are_mistyped() -> None:
    assert typed("ıııııı шшшшшш", Random(1), every=6) == "ıııııı шшшшшш"


def test_a_short_word_has_no_room_for_an_error() -> None:
    assert mangle("tikfout per 12 letters", "diploma") == "diploma"


def test_chat_spelling_and_old_names_change_whole_words_and_longest_first() -> None:
    assert mangle("chattaal", "Ik heb dat niet meer") == "kheb da nimeer"
    assert mangle("oude namen", "duaal leren bij het clb") == "leercontract bij het pms"
    assert mangle("oude namen", "clbers") == "clbers"


def test_dialect_changes_words_and_sounds() -> None:
    assert mangle("dialect", "ik wil mijn diploma halen") != "ik wil mijn diploma halen"


def test_a_compound_is_split_where_both_halves_are_words_also_after_a_linking_s() -> None:
    assert (
        mangle("woorden gesplitst", "schooltoeslag en uitsluitingstoeslag") == "school toeslag en uitsluitings toeslag"
    )
    assert mangle("woorden gesplitst", "examencommissie") == "examencommissie"


def test_two_long_words_are_joined_and_short_ones_left_alone() -> None:
    assert mangle("woorden aaneen", "mag ik diploma halen") == "mag ik diplomahalen"
    assert mangle("woorden aaneen", "mag ik dat") == "mag ik dat"


def test_a_question_keeps_its_own_words_amid_what_is_said_around_it() -> None:
    for kind in ("wie spreekt erbij", "een verhaal ervoor of erna"):
        surrounded = mangle(kind, "Wat kost tko?")
        assert "Wat kost tko?" in surrounded
        assert len(surrounded) > len("Wat kost tko?")
