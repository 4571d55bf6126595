import pytest

from tests.check.tiny import Tiny

CLB = "contacts/clb.yaml"
NICKNAMES = "nicknames.yaml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Gant", "'Gant' is geen gemeente; bedoel je 'Gent'?"),
        ("Gentbrugge", "'Gentbrugge' is geen gemeente; schrijf 'Gent', daar hoort het bij"),
        ("Rotterdam", "'Rotterdam' is geen gemeente; schrijf de naam zoals in places.csv"),
    ],
)
def test_a_municipality_that_is_none(tiny: Tiny, name: str, message: str) -> None:
    tiny.change(CLB, "municipality: Gent", f"municipality: {name}")
    assert tiny.problems() == [f"{tiny.at(CLB, 'municipality:')}: clb-gent: municipality: {message}"]


@pytest.mark.parametrize(
    ("area", "message"),
    [
        ("Gnet", "bedoel je 'Gent'?"),
        ("Deurne", "schrijf 'Antwerpen', daar hoort het bij"),
        ("arondissement Gent", "bedoel je 'arrondissement Gent'?"),
        ("Heel de wereld", "schrijf een gemeente, 'arrondissement X', 'provincie X', 'vlaanderen' of 'brussel'"),
    ],
)
def test_an_area_that_is_none(tiny: Tiny, area: str, message: str) -> None:
    tiny.change(CLB, "serves: [Gent, arrondissement Antwerpen]", f"serves: [{area}]")
    assert tiny.problems() == [f"{tiny.at(CLB, area)}: clb-gent: serves: '{area}' is geen gebied; {message}"]


def test_a_contact_point_for_nowhere(tiny: Tiny) -> None:
    tiny.change(CLB, "serves: [Gent, arrondissement Antwerpen]", "serves: []")
    assert tiny.problems() == [
        f"{tiny.at(CLB, 'serves: []')}: clb-gent: bedient geen enkele gemeente; "
        "vul bij 'serves' gemeenten in, of een arrondissement of provincie"
    ]


@pytest.mark.parametrize(
    ("postcode", "message"),
    [
        ("9999", "postcode 9999 staat niet in places.csv; kijk hem na"),
        ("2100", "postcode 2100 hoort bij Antwerpen, niet bij Gent; verbeter een van beide"),
    ],
)
def test_a_postcode_that_does_not_fit(tiny: Tiny, postcode: str, message: str) -> None:
    tiny.change(CLB, '"9000"', f'"{postcode}"')
    assert tiny.problems() == [f"{tiny.at(CLB, 'postcode:')}: clb-gent: {message}"]


@pytest.mark.parametrize("kind", ["clb", "jac", "studieadvies", "vdab"])
def test_a_municipality_that_nobody_serves(tiny: Tiny, kind: str) -> None:
    tiny.change(f"contacts/{kind}.yaml", "serves: [vlaanderen]", "serves: [Gent, Antwerpen]")
    assert tiny.problems() == [
        f"knowledge/contacts/{kind}.yaml:1: geen enkel contactpunt '{kind}' voor jongeren bedient Brussel; "
        "vul 'serves' aan of voeg er een toe"
    ]


def test_nicknames_of_no_place(tiny: Tiny) -> None:
    tiny.change(NICKNAMES, "tstad: Antwerpen", "tstad: Antwerpn")
    tiny.change(NICKNAMES, "de antwerpse: provincie Antwerpen", "de antwerpse: Antwerpse provincie")
    assert tiny.problems() == [
        f"{tiny.at(NICKNAMES, 'tstad')}: tstad: er is geen plaats 'Antwerpn'; bedoel je 'Antwerpen'?",
        f"{tiny.at(NICKNAMES, 'de antwerpse')}: de antwerpse: er is geen gebied 'Antwerpse provincie'; "
        "schrijf het zoals in places.csv",
    ]
