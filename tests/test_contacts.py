import pytest

from bot.answer.cards import card, helpline
from bot.answer.contacts import Contacts
from bot.answer.wording import Wording
from bot.knowledge import Knowledge
from tests.conftest import NOW


@pytest.fixture(scope="module")
def contacts(knowledge: Knowledge) -> Contacts:
    return Contacts(knowledge)


def test_help_in_the_own_municipality_comes_first(contacts: Contacts) -> None:
    assert contacts.near(["studieadvies"], "Gent")[0].municipality == "Gent"


@pytest.mark.parametrize("kind", ["clb", "jac", "studieadvies", "vdab", "tko"])
def test_every_municipality_has_somebody_of_every_main_kind(
    contacts: Contacts, knowledge: Knowledge, kind: str
) -> None:
    without = [name for name in knowledge.areas.municipalities if not contacts.near([kind], name)]
    assert without == []


def test_nobody_is_sent_to_a_place_that_does_not_serve_them(contacts: Contacts, knowledge: Knowledge) -> None:
    for name in knowledge.areas.municipalities:
        for point in contacts.near(["clb", "jac", "tko"], name):
            assert name in knowledge.areas.of(point.serves)


def test_without_a_place_only_what_serves_everybody_is_named(contacts: Contacts, knowledge: Knowledge) -> None:
    everybody = len(knowledge.areas.municipalities)
    for point in contacts.near(["clb", "jac", "vdab"], None):
        assert len(knowledge.areas.of(point.serves)) == everybody


def test_a_youngster_is_not_sent_to_a_desk_for_professionals(contacts: Contacts, knowledge: Knowledge) -> None:
    for name in knowledge.areas.municipalities:
        assert all("jongere" in point.audience for point in contacts.near(["schooluitval", "naft"], name))


def test_a_professional_finds_the_desk_for_professionals(contacts: Contacts) -> None:
    assert contacts.near(["schooluitval"], "Gent", "professional")


def test_a_help_line_fits_on_one_line_with_its_number(contacts: Contacts) -> None:
    (awel,) = contacts.named(["hulplijn-awel"])
    assert helpline(awel).startswith("Awel: bel 102 of chat op awel.be")


def test_a_card_of_an_uncertain_contact_point_says_to_check(knowledge: Knowledge) -> None:
    shaky = next(point for point in knowledge.contacts.values() if point.certainty == "oud" and point.phone)
    assert "wij lazen het op" in card(shaky, Wording(knowledge.wording), NOW).text


def test_who_is_there_for_a_whole_province_is_found_by_its_name(contacts: Contacts) -> None:
    found = contacts.across(["netwerk"], "provincie Limburg", "professional")
    assert found[0].id == "netwerk-limburg"
    assert all("provincie Limburg" in point.serves for point in found)
    assert contacts.across(["netwerk"], "provincie Limburg", "jongere") == ()
