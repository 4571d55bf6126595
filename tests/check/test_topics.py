import pytest

from tests.check.tiny import Tiny

FILE = "topics/tweede-kans.yaml"


def test_a_good_folder_has_no_problems(tiny: Tiny) -> None:
    assert tiny.problems() == []


def test_the_same_example_under_two_topics_names_both_places(tiny: Tiny) -> None:
    tiny.change(FILE, "- is tko gratis", "- TKO, betekenis?")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'TKO, betekenis?')}: tko-kosten: voorbeeld 'TKO, betekenis?' staat ook bij tko-wat "
        f"({tiny.at(FILE, '- tko betekenis')}); laat het op één plaats staan"
    ]


def test_the_same_example_twice_under_one_topic(tiny: Tiny) -> None:
    tiny.change(FILE, "- is tko gratis", "- Tko prijs")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '- Tko prijs')}: tko-kosten: voorbeeld 'Tko prijs' staat ook hoger bij dit onderwerp "
        f"({tiny.at(FILE, '- tko prijs')}); laat het op één plaats staan"
    ]


def test_fewer_than_ten_examples(tiny: Tiny) -> None:
    tiny.change(FILE, "    - is tko gratis\n", "")
    assert tiny.problems() == [
        "knowledge/topics/tweede-kans.yaml:30: tko-kosten: heeft maar 9 voorbeelden; "
        "schrijf er minstens 10, zoals jongeren het echt vragen"
    ]


@pytest.mark.parametrize("button", ["Wat is  tweedekans?", "wat is tweede-kans", "Tweedekans, wat is"])
def test_two_buttons_that_look_the_same(tiny: Tiny, button: str) -> None:
    tiny.change(FILE, "button: Prijs van tweedekans", f"button: {button}")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'button: ' + button)}: tko-kosten: knop '{button}' lijkt te veel op 'Wat is tweedekans' "
        "van tko-wat; zeg wat er anders is"
    ]


def test_a_topic_without_a_source_is_a_problem_but_not_about_the_bot(tiny: Tiny) -> None:
    topics, _, _ = tiny.text(FILE).rpartition("  sources:")
    tiny.write(FILE, topics)
    assert "sources" not in tiny.text("topics/bot.yaml")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'id: tko-kosten')}: tko-kosten: heeft geen bron; "
        "zet onder 'sources' minstens één bladzijde met title, url en read"
    ]
