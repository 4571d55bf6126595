from hypothesis import given
from hypothesis import strategies as st

from bot.understand.text import clean, tidy, words


def test_accents_case_and_punctuation_do_not_matter() -> None:
    assert tidy("Ik wil écht graag m'n DIPLOMA!") == "ik wil echt graag m n diploma"


def test_a_letter_held_down_counts_twice_at_most() -> None:
    assert tidy("heeeeelp") == "heelp"


def test_zalgo_and_invisible_marks_are_taken_away() -> None:
    assert tidy("d̶̛i̷p̴l̵o̶m̸a̷ \u200btko") == "diploma tko"


def test_only_emoji_leaves_no_words() -> None:
    assert words("😭😭 💀") == []


def test_the_case_of_what_was_typed_survives_cleaning() -> None:
    assert clean("  Ik   woon in\nMol ") == "Ik woon in Mol"


@given(st.text(max_size=300))
def test_tidied_text_holds_only_plain_letters_digits_and_spaces(text: str) -> None:
    assert set(tidy(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.text(max_size=300))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
