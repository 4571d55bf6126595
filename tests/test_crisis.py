"""Is danger seen, also in disguise, and are sayings and school words let through?

Two sets: crisis.yaml, on which the rules are tuned, and crisis-held-out.yaml, on which they never are. A set is a
sample, so it is held to floors; what must hold for every message stands in a test of its own.
"""

import sys
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.crisis import CrisisRules
from bot.understand.crisis import CrisisDetector
from bot.understand.text import tidy
from tests.conftest import ROOT

CATEGORIES = {
    "zelfmoord", "zelfverwonding", "mishandeling", "seksueel-misbruik", "weggelopen", "acute-nood", "eetstoornis",
    "overdosis", "dakloos-vannacht", "dreiging", "zwanger-radeloos",
}  # fmt: skip
FLOORS = {"crisis": (0.985, 0.98, 0.015), "crisis-held-out": (0.95, 0.94, 0.05)}
"""Per set: share of the danger that is seen, and seen as the right kind; ceiling of the false alarms."""


@dataclass(frozen=True)
class Message:
    ask: str
    crisis: str | None
    about: str = "self"


@cache
def messages(name: str) -> tuple[Message, ...]:
    return tuple(Message(**one) for one in yaml.safe_load((ROOT / f"tests/questions/{name}.yaml").read_text("utf-8")))


@cache
def source() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "knowledge/crisis.yaml").read_text("utf-8"))
    return loaded


@cache
def rules() -> CrisisRules:
    return CrisisRules.model_validate(source())


@cache
def detector() -> CrisisDetector:
    return CrisisDetector(rules())


def category(text: str) -> str | None:
    signal = detector().detect(text)
    return signal.category if signal else None


@pytest.mark.parametrize("name", FLOORS)
def test_danger_is_seen_and_sayings_are_let_through(name: str) -> None:
    danger = [one for one in messages(name) if one.crisis]
    harmless = [one for one in messages(name) if not one.crisis]
    seen = sum(category(one.ask) is not None for one in danger) / len(danger)
    right = sum(category(one.ask) == one.crisis for one in danger) / len(danger)
    alarms = [one.ask for one in harmless if category(one.ask)]
    recall, precision, ceiling = FLOORS[name]
    figures = f"gezien {seen:.3f}, juiste soort {right:.3f}, vals alarm {len(alarms) / len(harmless):.3f}: {alarms}"
    assert seen >= recall, figures
    assert right >= precision, figures
    assert len(alarms) <= ceiling * len(harmless), figures


@pytest.mark.parametrize("name", FLOORS)
def test_it_is_seen_whether_somebody_speaks_of_another(name: str) -> None:
    told = [
        (one.about, signal.about) for one in messages(name) if one.crisis and (signal := detector().detect(one.ask))
    ]
    assert sum(meant == read for meant, read in told) >= 0.94 * len(told)


@pytest.mark.parametrize("name", FLOORS)
def test_each_kind_of_danger_has_enough_messages(name: str) -> None:
    for kind in CATEGORIES:
        assert sum(one.crisis == kind for one in messages(name)) >= 10
    assert sum(one.crisis is None for one in messages(name)) >= 80


def test_no_message_of_a_test_set_stands_in_the_rules() -> None:
    asked = {tidy(one.ask) for name in FLOORS for one in messages(name) if one.crisis and len(one.ask.split()) > 3}
    assert not asked & {expression for group in rules().classes.values() for expression in group}


@pytest.mark.parametrize(
    "text",
    [
        "z3lfm00rd", "d00d wil ik", "ik w1l d00d", "ik wil d.o.o.d", "z e l f m o o r d", "ik wil  d o o d",
        "ik wil doooood", "zelf-moord", "zelf moord", "z*lfm**rd", "zlfmrd", "zelfmord", "i̷k̸ ̶w̵i̴l̶ ̷d̶o̷o̸d̶",
        "ik wil dооd", "zеlfmооrd", "ik wil δood", "z\u200be\u200bl\u200bf\u200bm\u200boo\u200brd",
        "ＺＥＬＦＭＯＯＲＤ", "#ikwildood", "ik\nwil\ndood", "ik wil ⚰️",
    ],
)  # fmt: skip
def test_a_disguised_word_is_read(text: str) -> None:
    assert category(text) == "zelfmoord"


@pytest.mark.parametrize(
    "text",
    [
        "kzie 't nimeer zitten", "k willn nie mi leven", "'k een der genoeg van, 'k willn der nie mi zyn",
        "kwil ni mer leve", "ich wil neet mie leeve", "'k zen 't leve beu", "ik heb gene zin meer in tleven",
        "j'ai envie de mourir", "kms",
    ],
)  # fmt: skip
def test_dialect_chat_french_and_english_are_read(text: str) -> None:
    assert category(text) == "zelfmoord"


@pytest.mark.parametrize(
    "text",
    [
        "dodelijk saai, die les", "ik verveel mij kapot", "ik snij altijd naast de lijn bij PO",
        "ik lach mij dood", "ik ga dood van de stress voor wiskunde", "zelfmoordpreventie-project voor school",
        "werkstuk over zelfverwonding", "mijn gsm is dood", "doodmoe", "kapot moe", "doodgewoon", "moordexamen",
        "killing", "skilled", "ik wil hier weg", "slaap bij mn lief", "mijn moeder slaat alarm", "slaan we over",
        "bom van een feest", "pillen van de bakker", "ik ben weg van school gestuurd", "ik kots van die school",
        "abortus les zedenleer", "ik wil niet meer naar school",
        "ik wil mij niet verwonden, ik vraag het voor een taak", "ik zie die richting niet meer zitten",
    ],
)  # fmt: skip
def test_a_saying_or_a_school_word_is_no_danger(text: str) -> None:
    assert category(text) is None


def test_a_saying_beside_a_signal_takes_nothing_away() -> None:
    assert category("ik lach mij dood met die leraar maar eigenlijk wil ik dood") == "zelfmoord"
    assert category("mijn gsm is dood en mijn pa slaat mij") == "mishandeling"


def test_a_school_task_takes_away_a_word_but_never_a_wish() -> None:
    assert category("ik maak een werkstuk over automutilatie") is None
    assert category("ik moet een werkstuk maken maar ik snij mezelf elke avond") == "zelfverwonding"
    assert category("voor mijn taak over pesten: ik wil niet meer leven") == "zelfmoord"


def test_the_most_urgent_kind_wins() -> None:
    assert category("mijn pa slaat mij en ik heb 20 pillen geslikt want ik wil dood") == "overdosis"
    assert category("ik ben zwanger en radeloos, ik wil dood") == "zelfmoord"


def test_a_friend_or_oneself() -> None:
    about = {text: signal.about for text in FRIENDS | OWN if (signal := detector().detect(text))}
    assert about == dict.fromkeys(FRIENDS, "other") | dict.fromkeys(OWN, "self")


FRIENDS = {
    "mn vriendin wil er een eind aan maken",
    "mijn broer zegt dat hij dood wil",
    "ik denk dat mijn zus zichzelf snijdt",
}
OWN = {
    "mijn vriendin weet niet dat ik dood wil",
    "mn pa slaat mij",
    "ik heb de pillen van mijn mama geslikt, een hele doos",
}


def test_the_whole_text_is_read_however_long() -> None:
    school = "hoe zit het met de vrijstellingen voor de examencommissie? " * 100
    assert category(school + "\nen eigenlijk wil ik niet meer leven") == "zelfmoord"
    assert category("ik wil dood. " + school) == "zelfmoord"


def test_a_signal_holds_names_and_nothing_of_the_text() -> None:
    signal = detector().detect("mijn pa slaat mij met een gele paraplu")
    assert signal is not None
    names = {rule.name for rule in rules().rules} | rules().classes.keys()
    assert set(signal.matched) <= names
    assert signal.matched[0] in {rule.name for rule in rules().rules}


CERTAIN = (
    "ik wil niet meer leven", "ik snij mezelf", "mijn vader slaat mij", "ik ben verkracht",
    "ik heb 20 pillen geslikt", "ik heb geen slaapplek vannacht", "ik ben weggelopen van huis",
    "ze gaan mij neersteken", "ik ben zwanger en radeloos", "mijn mama ademt niet meer",
    "ik steek mijn vinger in mijn keel",
)  # fmt: skip
AROUND = (
    "hallo,", "ik zit in het vijfde middelbaar en heb een c-attest", "wat kost de middenjury",
    "mag ik van richting veranderen", "ik woon in gent", "mijn rapport was slecht", "kan ik tko doen op mijn 17",
    "bedankt voor de hulp", "👋😅",
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(AROUND), max_size=8),
    st.sampled_from(CERTAIN),
    st.lists(st.sampled_from(AROUND), max_size=8),
)
def test_danger_stays_seen_with_other_text_around_it(before: list[str], danger: str, after: list[str]) -> None:
    assert category(". ".join([*before, danger, *after])) is not None


def test_school_talk_before_or_after_hides_no_danger() -> None:
    seen = [one.ask for one in messages("crisis") if one.crisis and category(one.ask)]
    for school in ("ik moet morgen een taak indienen", "mijn rapport was slecht"):
        hidden = [ask for ask in seen if not (category(f"{school}. {ask}") and category(f"{ask}. {school}"))]
        assert len(hidden) <= 0.01 * len(seen), hidden


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    detector().detect(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ikwldoetsan0413*.@$ '\n", max_size=200))
def test_no_mix_of_signs_makes_it_fail(text: str) -> None:
    detector().detect(text)


def _work(text: str) -> int:
    """How many calls it takes to look at a text; the same on every machine."""
    calls, look = 0, detector()  # built before the counting begins

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    sys.setprofile(count)
    try:
        look.detect(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", ["wil dood ", "z*e*l*f ", "ikwil", "ik mijn pa slaat niet mij alarm ", "a ", "8@$"])
def test_a_text_made_to_be_slow_costs_no_more_than_its_length(unit: str) -> None:
    half, whole = (_work(unit * (size // len(unit))) for size in (2048, 4096))
    assert whole < 2.5 * half
