import pytest

from tests.check.tiny import Tiny

FILE = "topics/tweede-kans.yaml"


def test_related_to_a_topic_that_is_not_there(tiny: Tiny) -> None:
    tiny.change(FILE, "related: [tko-kosten]", "related: [tko-kost]")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '[tko-kost]')}: tko-wat: related: er is geen onderwerp 'tko-kost'; bedoel je 'tko-kosten'?"
    ]


def test_a_name_that_looks_like_nothing_gets_no_wild_guess(tiny: Tiny) -> None:
    tiny.change(FILE, "related: [tko-kosten]", "related: [zwemmen]")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '[zwemmen]')}: tko-wat: related: er is geen onderwerp 'zwemmen'; noem een id dat bestaat"
    ]


def test_related_to_itself(tiny: Tiny) -> None:
    tiny.change(FILE, "related: [tko-kosten]", "related: [tko-wat, tko-kosten]")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '[tko-wat, ')}: tko-wat: related: verwijst naar zichzelf; noem de vraag die hierna komt"
    ]


def test_a_help_line_that_is_not_there(tiny: Tiny) -> None:
    tiny.change(FILE, "helplines: [hulplijn-awel]", "helplines: [hulplijn-awl]")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'hulplijn-awl')}: tko-wat: helplines: er is geen hulplijn 'hulplijn-awl'; "
        "bedoel je 'hulplijn-awel'?"
    ]


@pytest.mark.parametrize(
    ("placeholder", "message"),
    [
        ("{tko.leeftijt}", "er is geen feit 'tko.leeftijt'; bedoel je 'tko.leeftijd'?"),
        ("{x.y}", "er is geen feit 'x.y'; zet het bij facts/ of kies een feit dat bestaat"),
        ("{@hulplijn-awl.phone}", "er is geen contactpunt 'hulplijn-awl'; bedoel je 'hulplijn-awel'?"),
        ("{@hulplijn-awel.phon}", "'phon' van een contactpunt kan niet in een zin; bedoel je 'phone'?"),
        (
            "{@hulplijn-awel.serves}",
            "'serves' van een contactpunt kan niet in een zin; "
            "kies uit name, phone, email, website, chat, address, hours en cost",
        ),
        ("{@hulplijn-awel.email}", "hulplijn-awel heeft geen 'email'; vul het daar in of kies iets anders"),
    ],
)
def test_a_placeholder_that_can_not_be_filled(tiny: Tiny, placeholder: str, message: str) -> None:
    tiny.change(FILE, "Praat met een school in je buurt.", f"Praat of {placeholder}.")
    assert tiny.problems() == [f"{tiny.at(FILE, placeholder)}: tko-wat: answer: {message}"]


def test_a_title_is_never_filled_in(tiny: Tiny) -> None:
    tiny.change(FILE, "title: Wat is tweedekansonderwijs?", "title: Kan het vanaf {tko.leeftijd}?")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'title: Kan')}: tko-wat: title: '{{tko.leeftijd}}' wordt hier niet ingevuld; "
        "dat kan enkel in answer en more"
    ]


def test_a_route_to_a_topic_that_is_not_there(tiny: Tiny) -> None:
    tiny.change("routes.yaml", "topic: tko-wat", "topic: tko-wa")
    assert tiny.problems() == [
        f"{tiny.at('routes.yaml', 'topic: tko-wa')}: tko: er is geen onderwerp 'tko-wa'; bedoel je 'tko-wat'?"
    ]


def test_a_danger_signal_with_a_help_line_that_is_not_there(tiny: Tiny) -> None:
    tiny.change("crisis.yaml", "hulplijn-awel]", "hulplijn-awel, hulplijn-awell]")
    assert tiny.problems() == [
        f"{tiny.at('crisis.yaml', 'lines:')}: suicide: er is geen hulplijn 'hulplijn-awell'; bedoel je 'hulplijn-awel'?"
    ]


def test_an_entry_with_a_mistake_of_its_own_still_counts_as_there(tiny: Tiny) -> None:
    """One wrong key in a topic, a fact and a contact point gives three problems, not a trail of false ones."""
    tiny.change(FILE, "title: Wat kost", "titel: Wat kost")
    tiny.change("facts/tko.yaml", "label: Inschrijvingsgeld", "lable: Inschrijvingsgeld")
    tiny.change("contacts/clb.yaml", "kind: clb\n  name: eigen", "soort: clb\n  name: eigen")
    texts = [problem.split(": ", 1)[1] for problem in tiny.problems()]
    assert texts == [
        "kind: ontbreekt; vul het aan", "onbekende sleutel 'soort'; bedoel je 'source'?",
        "label: ontbreekt; vul het aan", "onbekende sleutel 'lable'; bedoel je 'label'?",
        "title: ontbreekt; vul het aan", "onbekende sleutel 'titel'; bedoel je 'title'?",
    ]  # fmt: skip
