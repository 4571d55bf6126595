"""Nothing that identifies is left, whatever was typed; and a misspelt word of ours is stored as what it meant."""

import re
from dataclasses import replace
from datetime import datetime

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.be import iban, nn

from bot.answer.assistant import Assistant
from bot.desk import Desk
from bot.leaks import Masked, mask_all
from bot.record.anonymise import MASK, Anonymiser
from bot.record.vocabulary import Vocabulary
from tests.conftest import NOW, ROOT


@pytest.fixture(scope="module")
def vocabulary(desk: Desk) -> Vocabulary:
    return Vocabulary(desk.knowledge, desk.config.knowledge)


@pytest.fixture(scope="module")
def anonymiser(vocabulary: Vocabulary) -> Anonymiser:
    return Anonymiser(vocabulary)


@pytest.fixture(scope="module")
def masked(desk: Desk) -> dict[str, list[Masked]]:
    return mask_all(desk, ROOT / "tests/privacy", NOW)


def test_of_three_hundred_messages_nothing_that_identifies_is_left(masked: dict[str, list[Masked]]) -> None:
    assert {name: len(own) for name, own in masked.items()} == {"held-out": 100, "tuning": 200}
    assert [(one.stored, one.leaks) for own in masked.values() for one in own if one.leaks] == []
    assert [one.stored for own in masked.values() for one in own if re.search(r"[\d@A-Z_]", one.stored)] == []


def test_most_of_the_meaning_is_left(masked: dict[str, list[Masked]]) -> None:
    everything = [one for own in masked.values() for one in own]
    kept, named = (sum(one.concepts[at] for one in everything) for at in (0, 1))
    assert kept / named > 0.95
    clear = [one.same_topic for one in everything if one.same_topic is not None]
    assert sum(clear) / len(clear) > 0.93


@pytest.mark.parametrize(("examples", "public"), [(2, False), (3, True)])
def test_a_word_of_the_examples_is_public_when_three_of_them_have_it(desk: Desk, examples: int, public: bool) -> None:
    texts = tuple(f"zwemboekel nummer {'abc'[number]}" for number in range(examples))
    topic = desk.knowledge.topics["tko-wat"].model_copy(update={"examples": texts})
    vocabulary = Vocabulary(replace(desk.knowledge, topics={topic.id: topic}), ROOT / "knowledge")
    assert ("zwemboekel" in vocabulary.all) is public


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_every_stored_word_is_public(vocabulary: Vocabulary, anonymiser: Anonymiser, text: str) -> None:
    assert set(anonymiser.mask(text).split()) <= vocabulary.all | {MASK, "a", "b", "c"}


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_name_number_or_place_gets_through_among_our_own_words(
    vocabulary: Vocabulary, anonymiser: Anonymiser, data: st.DataObject
) -> None:
    ours = data.draw(st.lists(st.sampled_from(sorted(vocabulary.all)), max_size=8))
    theirs = data.draw(
        st.one_of(
            st.sampled_from(sorted(vocabulary.names)),
            st.sampled_from(sorted(vocabulary.always_places)),
            st.from_regex(r"0[1-9][0-9 /.\-]{7,12}[0-9]", fullmatch=True),
            st.from_regex(r"[a-z]{1,9}[._]?[a-z0-9]{1,9}@[a-z]{3,9}\.(be|com)", fullmatch=True),
            st.from_regex(r"[0-9]{2}[./-][0-9]{2}[./-](19|20)[0-9]{2}", fullmatch=True),
        )
    )
    at = data.draw(st.integers(0, len(ours)))
    stored = anonymiser.mask(" ".join([*ours[:at], theirs, *ours[at:]]))
    assert not re.search(r"[\d@]", stored)
    alone = {word for word in re.findall("[a-z]+", theirs.lower()) if word not in vocabulary.all}
    assert not alone & set(stored.split())


def test_belgian_numbers_as_the_libraries_know_them_are_masked(anonymiser: Anonymiser) -> None:
    numbers = [nn.format("85073003328"), "85073003328", iban.format("BE32123456789002"), "BE32123456789002"]
    assert nn.is_valid("85073003328")
    assert iban.is_valid("BE32123456789002")
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
        example = phonenumbers.example_number_for_type("BE", kind)
        assert example is not None
        forms = phonenumbers.PhoneNumberFormat
        numbers += [
            phonenumbers.format_number(example, form) for form in (forms.E164, forms.INTERNATIONAL, forms.NATIONAL)
        ]
    for number in numbers:
        assert not re.search(r"\d", anonymiser.mask(f"bel mij op {number} over tko")), number


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("ik ben roos", "ik ben ▢"),
        ("mijn diploma halen in Halen", "mijn diploma halen in ▢"),
        ("kben storm de smet van aalst", "ik ben ▢"),
        ("b-attest, wa nu", "b attest wat nu"),
        ("Mijn Naam Is Ferre", "mijn naam is ▢"),
        ("ik heet Job en zoek een job", "ik heet ▢ en zoek een job"),
        ("", ""),
    ],
)
def test_what_is_stored_of(anonymiser: Anonymiser, said: str, stored: str) -> None:
    assert anonymiser.mask(said) == stored


def test_a_misspelt_word_of_ours_is_stored_as_what_it_was_taken_for(
    assistant: Assistant, anonymiser: Anonymiser, now: datetime
) -> None:
    said = "hoe werkt de examencomissie"
    repaired = {typed: meant for typed, meant, _ in assistant.understanding.reader.read(said).repaired}
    assert repaired["examencomissie"] == "examencommissie"
    assert anonymiser.mask(said, repaired) == "hoe werkt de examencommissie"
    assert anonymiser.mask("examencomissie", {"examencomissie": "examencommissie Vandenbroucke"}) == MASK


def test_of_a_long_story_only_our_own_and_the_commonest_words_stay(
    vocabulary: Vocabulary, anonymiser: Anonymiser
) -> None:
    rare = next(word for word in sorted(vocabulary.all - vocabulary.ours - vocabulary.function) if len(word) > 5)
    assert rare in anonymiser.mask(f"ik wil {rare}").split()
    assert rare not in anonymiser.mask(f"ik wil {rare} " + "en dan " * 15).split()
