import pytest

from tests.check.tiny import Tiny

FILE = "contacts/clb.yaml"


@pytest.mark.parametrize(
    ("phone", "message"),
    [
        ("09 277 83", "is geen Belgisch nummer; kijk het na bij de bron of laat het weg"),
        ("+31 20 123 45 67", "is geen Belgisch nummer; kijk het na bij de bron of laat het weg"),
        ("vraag het na", "is geen telefoonnummer; kijk het na bij de bron of laat het weg"),
        ("092778300", "staat niet zoals men het in België schrijft; schrijf '09 277 83 00'"),
        ("+32 9 277 83 00", "staat niet zoals men het in België schrijft; schrijf '09 277 83 00'"),
        ("0489/83.37.41", "staat niet zoals men het in België schrijft; schrijf '0489 83 37 41'"),
        ("113", "is geen Belgisch nummer; kijk het na bij de bron of laat het weg"),
    ],
)
def test_a_phone_number_that_is_not_right(tiny: Tiny, phone: str, message: str) -> None:
    tiny.change(FILE, '"09 277 83 00"', f'"{phone}"')
    own = [problem for problem in tiny.problems() if "hulplijn van Nederland" not in problem]
    assert own == [f"{tiny.at(FILE, phone)}: clb-gent: telefoon '{phone}' {message}"]


@pytest.mark.parametrize(
    "phone",
    ["112", "101", "102", "103", "106", "107", "1712", "1813", "116 000", "116000", "0800 13 500", "070 245 245",
     "078 15 10 20", "02 240 30 80", "016 28 24 00", "0489 83 37 41"],
)  # fmt: skip
def test_belgian_numbers_and_short_numbers_are_fine(tiny: Tiny, phone: str) -> None:
    tiny.change(FILE, '"09 277 83 00"', f'"{phone}"')
    assert tiny.problems() == []


def test_nobody_can_reach_it(tiny: Tiny) -> None:
    tiny.change(FILE, "  chat: https://www.clbchat.be\n", "")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'id: clb-eigen')}: clb-eigen: is op geen enkele manier te bereiken; "
        "vul minstens één in van phone, email, website, chat, address"
    ]


@pytest.mark.parametrize(
    ("line", "message", "where"),
    [
        ('  postcode: "9000"\n', "adres 'Holstraat 95' heeft geen postcode; vul 'postcode' in", "address:"),
        (
            "  address: Holstraat 95\n",
            "postcode 9000 heeft geen straat; vul 'address' in of laat de postcode weg",
            "postcode:",
        ),
        ("  municipality: Gent\n", "adres 'Holstraat 95' heeft geen gemeente; vul 'municipality' in", "address:"),
    ],
)
def test_half_an_address(tiny: Tiny, line: str, message: str, where: str) -> None:
    tiny.change(FILE, line, "")
    assert tiny.problems() == [f"{tiny.at(FILE, where)}: clb-gent: {message}"]


@pytest.mark.parametrize(
    "opening", ["ma-vr 9-12", "Mo-Fr 9:00-12:00", "Mo-Fr 09:00-12:00;PH off", "Mo-Fr", "Mo-Fr 09:00-25:00"]
)
def test_hours_that_no_program_can_read(tiny: Tiny, opening: str) -> None:
    tiny.change(FILE, '"Mo-Fr 09:00-12:00,13:00-16:00; We off; PH off"', f'"{opening}"')
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'opening:')}: clb-gent: opening '{opening}' is geen OpenStreetMap-notatie; "
        'schrijf het zoals "Mo-Fr 09:00-12:00,13:00-16:00; PH off"'
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "24/7",
        "Mo,We-Fr 08:30-12:00; Tu 12:00-18:00",
        "Sep-Jun We 12:00-17:00; Jul-Aug off",
        "Mo-Su 18:30-22:00",
        "PH,SH off",
    ],
)
def test_hours_as_openstreetmap_writes_them(tiny: Tiny, opening: str) -> None:
    tiny.change(FILE, '"Mo-Fr 09:00-12:00,13:00-16:00; We off; PH off"', f'"{opening}"')
    assert tiny.problems() == []


def test_a_link_that_is_not_safe(tiny: Tiny) -> None:
    tiny.change(FILE, "website: https://www.clbgent.be", "website: http://www.clbgent.be")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'website: http:')}: website: 'http://www.clbgent.be' heeft niet de juiste vorm; "
        "een adres begint met https:// en heeft geen spaties"
    ]


def test_a_contact_point_in_the_file_of_another_kind(tiny: Tiny) -> None:
    tiny.change("contacts/jac.yaml", "kind: jac", "kind: clb")
    assert tiny.problems() == [
        "knowledge/contacts/jac.yaml:1: geen enkel contactpunt 'jac' voor jongeren bedient Antwerpen, Brussel en Gent; "
        "vul 'serves' aan of voeg er een toe",
        f"{tiny.at('contacts/jac.yaml', 'kind: clb')}: jac-chat: is van de soort 'clb'; "
        "zet het in contacts/clb.yaml of verbeter 'kind'",
    ]
