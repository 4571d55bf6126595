"""From a Reply to messages Telegram accepts, whatever stands in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.reply import Button, Part, Reply
from bot.outcome import Outcome
from handlers.render import LONGEST, Message, render
from tests.telegram.checks import parsed_html, units

WORDING = {"telegram.location_ask": "Deel je locatie."}
MORE, HERE = Button("Meer uitleg", "m:tko"), Button("Deel mijn locatie", "l", ask_location=True)
KINDS = ("notice", "crisis", "answer", "hedge", "contact", "helpline", "source", "question")

parts = st.builds(
    Part,
    st.sampled_from(KINDS),
    text=st.text(max_size=3000),
    title=st.text(st.characters(exclude_characters="\n"), max_size=40),
)


def rendered(*parts: Part, buttons: tuple[Button, ...] = ()) -> list[Message]:
    return render(Reply(parts, Outcome("answered"), buttons), WORDING)


def test_titles_are_bold_and_hedges_and_sources_in_italics() -> None:
    (message,) = rendered(
        Part("answer", "Een jaar.", "Hoe lang?"), Part("hedge", "Kijk dit na."), Part("source", "Bron: onderwijs.be")
    )
    assert message.html == "<b>Hoe lang?</b>\nEen jaar.\n\n<i>Kijk dit na.</i>\n\n<i>Bron: onderwijs.be</i>"
    assert message.plain == "Hoe lang?\nEen jaar.\n\nKijk dit na.\n\nBron: onderwijs.be"


def test_the_crisis_part_moves_to_the_front_and_has_no_looks() -> None:
    (message,) = rendered(Part("notice", "Sorry."), Part("crisis", "Bel 1813.", "Nu hulp"))
    assert message.html == "Nu hulp\nBel 1813.\n\nSorry."


def test_markup_in_a_text_is_shown_not_obeyed() -> None:
    (message,) = rendered(Part("answer", "a < b & <script>", "<b>"))
    assert message.html == "<b>&lt;b&gt;</b>\na &lt; b &amp; &lt;script&gt;"


def test_a_part_that_says_nothing_takes_no_room() -> None:
    (message,) = rendered(Part("answer", " ", ""), Part("answer", "Ja."))
    assert message.html == "Ja."


@pytest.mark.parametrize("letter", ["x", "é", "🎓"])
def test_a_long_answer_is_split_on_a_sentence_and_loses_no_word(letter: str) -> None:
    sentence = f"{letter * 60}. "
    messages = rendered(Part("answer", sentence * 150, "Titel"))
    assert len(messages) > 1
    for message in messages:
        assert units(message.plain) <= LONGEST
        assert message.plain.endswith(".")
    assert "".join(message.plain for message in messages).count(letter) == 60 * 150


def test_a_text_without_sentences_is_split_between_words_and_a_word_without_end_anywhere() -> None:
    words = rendered(Part("answer", "woord " * 1000))
    assert all(set(message.plain.split()) == {"woord"} for message in words)
    assert [len(message.plain) for message in rendered(Part("answer", "x" * 5000))] == [LONGEST, 5000 - LONGEST]


def test_italics_that_are_split_are_closed_and_opened_again() -> None:
    messages = rendered(Part("source", "Een zin. " * 600))
    assert all(message.html.startswith("<i>") and message.html.endswith("</i>") for message in messages)


def test_the_buttons_are_on_the_last_message() -> None:
    *before, last = rendered(Part("answer", "Een zin. " * 1000), buttons=(MORE,))
    assert [message.keyboard for message in before] == [None] * len(before)
    assert last.keyboard is not None


def test_short_buttons_stand_side_by_side_and_long_ones_below_each_other() -> None:
    short, long = Button("Ja", "a"), Button("Wat kost tweedekansonderwijs?", "b")
    keyboard = rendered(Part("answer", "Kies."), buttons=(short, replace(short, action="c"), long, short))[0].keyboard
    rows = keyboard.to_dict()["inline_keyboard"] if keyboard else []
    assert [len(row) for row in rows] == [2, 1, 1]


def test_a_location_button_beside_others_gets_a_message_of_its_own() -> None:
    first, second = rendered(Part("answer", "Waar?"), buttons=(MORE, HERE))
    assert first.keyboard is not None
    assert "inline_keyboard" in first.keyboard.to_dict()
    assert second.plain == WORDING["telegram.location_ask"]
    assert second.keyboard is not None
    assert second.keyboard.to_dict()["keyboard"][0][0]["request_location"]


@given(st.lists(parts, max_size=4))
def test_whatever_a_reply_holds_telegram_can_parse_it_and_nothing_is_too_long(parts: list[Part]) -> None:
    for message in rendered(*parts):
        assert parsed_html(message.html) == message.plain
        assert message.plain.strip() == message.plain != ""
        assert units(message.plain) <= LONGEST
