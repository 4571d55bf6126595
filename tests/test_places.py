"""Places in messages: the question files, every municipality and sub-municipality, and what must never be mixed up."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.knowledge import Areas, Nicknames
from bot.knowledge.areas import read_areas
from bot.knowledge.place_words import PlaceWords
from bot.knowledge.yaml_lines import read_yaml
from bot.understand.gazetteer import Gazetteer, plain_key
from bot.understand.places import FoundPlace, PlaceFinder
from tests.conftest import ROOT

KNOWLEDGE = ROOT / "knowledge"
QUESTIONS = ("places", "places-held-out")


@cache
def areas() -> Areas:
    return read_areas(KNOWLEDGE / "places.csv")


@cache
def nicknames() -> Nicknames:
    document, problems = read_yaml(KNOWLEDGE / "nicknames.yaml", "nicknames.yaml")
    assert problems == []
    return Nicknames.model_validate(document.value)


@cache
def place_words() -> PlaceWords:
    document, problems = read_yaml(KNOWLEDGE / "place-words.yaml", "place-words.yaml")
    assert problems == []
    return PlaceWords.model_validate(document.value)


@cache
def common_words() -> tuple[str, ...]:
    return tuple((KNOWLEDGE / "words.txt").read_text(encoding="utf-8").split())


@cache
def finder() -> PlaceFinder:
    return PlaceFinder(areas(), nicknames(), place_words(), common_words())


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(areas(), nicknames(), common_words())


def sentences() -> Iterator[Any]:
    for file in QUESTIONS:
        for case in yaml.safe_load((ROOT / f"tests/questions/{file}.yaml").read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{file}: {case['say']}{' (antwoord)' if case.get('answering') else ''}")


def municipalities_of(found: FoundPlace | None) -> set[str]:
    """Every municipality that was found or is offered."""
    if found is None:
        return set()
    return {found.municipality} - {None} | {municipality for _, municipality in found.options}  # type: ignore[return-value]


@pytest.mark.parametrize("case", list(sentences()))
def test_a_sentence_names_the_place_that_was_meant(case: dict[str, Any]) -> None:
    found = finder().find(case["say"], answering=case.get("answering", False))
    if case.get("place", "") is None:
        assert found is None
        return
    assert found is not None
    assert found.municipality == case.get("place")
    assert {municipality for _, municipality in found.options} == set(case.get("options", ()))
    assert (found.area, found.outside) == (case.get("area"), case.get("outside"))
    assert found.name == case.get("name", found.name)


def test_the_question_files_hold_enough_of_every_kind() -> None:
    cases = [case.values[0] for case in sentences()]
    for kind, least in {"place": 220, "options": 15, "area": 15, "outside": 15}.items():
        assert sum(kind in case for case in cases) >= least, kind
    assert sum(case.get("place", "") is None for case in cases) >= 80


@pytest.mark.parametrize("name", sorted(areas().municipalities))
def test_a_municipality_is_found_by_its_official_name(name: str) -> None:
    assert name in municipalities_of(finder().find(f"ik woon in {name}"))
    assert name in municipalities_of(finder().find(name.lower(), answering=True))


def test_every_sub_municipality_leads_to_its_municipality() -> None:
    lost = [
        f"{place.name} ({place.municipality})"
        for place in areas().places
        if place.municipality not in municipalities_of(finder().find(f"ik woon in {place.name}"))
    ]
    assert lost == []


def test_every_postcode_leads_to_its_municipality() -> None:
    for place in areas().places:
        found = finder().find(f"ik woon in {place.postcode}")
        assert found is not None
        assert found.municipality == place.municipality, place.postcode


@pytest.mark.parametrize("name", sorted(areas().municipalities))
def test_the_centre_of_a_municipality_is_nearest_to_itself(name: str) -> None:
    centre = areas().municipalities[name]
    assert finder().nearest(centre.lat, centre.lon) == name


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(48.8566, 2.3522), (52.3676, 4.9041), (50.4669, 4.8675), (0.0, 0.0), (51.3, 2.0), (float("nan"), 4.0)],
    ids=["Parijs", "Amsterdam", "Namen", "nergens", "zee", "geen getal"],
)
def test_a_point_far_away_is_near_nothing(latitude: float, longitude: float) -> None:
    assert finder().nearest(latitude, longitude) is None


@pytest.mark.parametrize("name", ["gent", "genk", "geel"])
def test_gent_genk_and_geel_are_never_taken_for_each_other(name: str) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    typed = {name[:i] + letter + name[i + 1 :] for i in range(4) for letter in letters}
    typed |= {name[:i] + letter + name[i:] for i in range(5) for letter in letters}
    typed |= {name[:i] + name[i + 1 :] for i in range(4)}
    others = {"Gent", "Genk", "Geel"} - {name.capitalize()}
    for one in typed - {"gent", "genk", "geel", "gand", "gend", "gen"}:
        assert not municipalities_of(finder().find(f"ik woon in {one}")) & others, one


def test_an_ambiguous_name_has_a_button_with_a_label_of_its_own_for_each_place() -> None:
    for name in (*areas().municipalities, *(place.name for place in areas().places), *nicknames().ambiguous):
        found = finder().find(f"ik woon in {name}")
        assert found is not None
        labels = [label for label, _ in found.options]
        assert len(labels) == len(set(labels)) != 1
        assert len(labels) <= 4
        assert municipalities_of(found) <= set(areas().municipalities)


@pytest.mark.parametrize("label", ["Aalst (Sint-Truiden)", "Heusden (Destelbergen)", "Tielt (West-Vlaanderen)"])
def test_a_label_typed_in_full_is_that_choice(label: str) -> None:
    found = finder().find(label)
    assert found is not None
    assert found.options == ()
    assert found.municipality in {"Sint-Truiden", "Destelbergen", "Tielt"}


def test_what_the_nicknames_lead_to_exists() -> None:
    known = {place.name for place in areas().places} | set(areas().municipalities)
    assert set(nicknames().places.values()) <= known
    assert {target for targets in nicknames().ambiguous.values() for target in targets} <= known
    assert set(nicknames().areas.values()) <= set(areas().by_name)
    assert set(nicknames().abroad.values()) == {"wallonie", "nederland", "buitenland"}


def test_every_nickname_is_found_where_somebody_says_that_they_live_there() -> None:
    for name in (*nicknames().places, *nicknames().areas, *nicknames().abroad):
        assert finder().find(f"ik woon in {name}"), name


def test_the_lists_of_names_that_are_words_hold_nothing_but_names() -> None:
    lists = (*nicknames().needs_context, *nicknames().only_home, *nicknames().never_words)
    assert [name for name in lists if gazetteer().named(plain_key(name)) is None] == []


def test_no_common_word_becomes_a_place_in_a_sentence_without_one() -> None:
    names = {plain_key(name) for name in nicknames().never_words}
    for frame in ("ik denk dat {} goed is", "mag ik nu {} doen", "hoe te {} op school", "ik heb zin in {}"):
        found = [word for word in common_words() if word not in names and finder().find(frame.format(word))]
        assert found == [], frame


PIECES = st.sampled_from(
    ["ik woon in", "van", "Gent", "aalst", "9000", "2018", "sint", "st.", "oud", "t", "€", "halle", "(", ")", ",", ".",
     "werken", "limburg", "luik", "niet", "school in", "antwerpn", "\u0301", "ﬁ", "𝐆𝐞𝐧𝐭", "0", "''", "de haan", "\n"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map(" ".join)), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_text_whatever_makes_it_stumble(text: str, answering: bool) -> None:
    found = finder().find(text, answering=answering)
    if found is not None:
        said = (found.municipality, found.options, found.area, found.outside)
        assert sum(bool(part) for part in said) == 1
        assert found.name
        assert found.municipality is None or found.municipality in areas().municipalities
        assert found.area is None or found.area in areas().by_name


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_no_point_on_earth_makes_it_stumble(latitude: float, longitude: float) -> None:
    assert finder().nearest(latitude, longitude) in {None, *areas().municipalities}


@pytest.mark.parametrize(
    "said",
    [
        "gent-wevelgem passeert zondag aan onze school",
        "de trein Gent-Brugge had vertraging",
        "was gaan kijken naar genk tegen westerlo",
        "In de gazet van antwerpen las ik dat ge op 5 jaar al leerplichtig zijt, klopt dat?",
        "amai genk 2-1 en ik heb dus niks gestudeerd",
        "pff, genk 0-3",
        "toets geschiedenis, de vrede van gent, wie kan dat uitleggen",
        "moet een liedje zoeken over leuven",
        "mijn zus heeft haar cavia Lier genoemd",
        "moeten de tekst van Oostende vanbuiten kennen tegen vrijdag",
        "de slag van 1302 in ons boek, wie kan dat uitleggen",
        "een werkje over de loopgraven bij Diksmuide",
    ],
)
def test_a_race_a_train_a_match_and_a_newspaper_are_no_home(said: str) -> None:
    assert finder().find(said) is None


@pytest.mark.parametrize(
    ("said", "municipality"),
    [
        ("ik woon in Gent-Ledeberg", "Gent"),
        ("woon in Zonhoven tegen Hasselt", "Zonhoven"),
        ("ik geef u mn postcode 8370, meer ni", "Blankenberge"),
        ("gistere verhuisd, weg uit aalst, nu denderleeuw", "Denderleeuw"),
        ("Muizen in Mechelen", "Mechelen"),
        ("tussen Diest en Aarschot in, Scherpenheuvel dus", "Scherpenheuvel-Zichem"),
        ("tussen Diest en Aarschot", "Aarschot"),
        ("mijn ouders wonen in Oostende maar ik huur een kamer in Gent", "Gent"),
        ("ik kom van Ieper maar zit nu in Leuven", "Leuven"),
    ],
)
def test_two_names_or_a_postcode_and_a_name_that_belong_together_say_one_place(said: str, municipality: str) -> None:
    found = finder().find(said)
    assert found is not None
    assert found.municipality == municipality


def test_an_editor_makes_a_new_word_announce_a_place_with_one_word_of_yaml() -> None:
    said = "wie helpt mij nevens lier"
    assert finder().find(said) is None
    words = place_words()
    more = words.model_copy(update={"inside": words.inside | {"nevens"}})
    found = PlaceFinder(areas(), nicknames(), more, common_words()).find(said)
    assert found is not None
    assert found.name == "Lier"


def test_the_words_around_a_place_are_written_as_a_message_is_read() -> None:
    with pytest.raises(ValidationError):
        PlaceWords(living=frozenset({"Woon"}))
