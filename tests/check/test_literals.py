import pytest

from bot.check.literals import literals
from tests.check.tiny import Tiny

FILE = "topics/tweede-kans.yaml"
ENDING = "Praat met een school in je buurt."


@pytest.mark.parametrize(
    ("words", "kind", "literal"),
    [
        ("Dat kost €40.", "het bedrag", "€40"),
        ("Dat kost 1,50 euro.", "het bedrag", "1,50 euro"),
        ("Dat kost twintig euro.", "het bedrag", "twintig euro"),
        ("Je hebt 50 % nodig.", "het percentage", "50 %"),
        ("Je hebt vijftig procent nodig.", "het percentage", "vijftig procent"),
        ("Wacht tot je 18 bent.", "de leeftijd", "tot je 18"),
        ("Voor je 21e kan het.", "de leeftijd", "Voor je 21e"),
        ("Een 16-jarige mag het.", "de leeftijd", "16-jarige"),
        ("Je bent zestien jaar.", "de leeftijd", "zestien jaar"),
        ("Je bent 16 jaar.", "de leeftijd of duur", "16 jaar"),
        ("Dat duurt 1 tot 3 maanden.", "de leeftijd of duur", "1 tot 3 maanden"),
        ("Je bent 30 halve dagen weg.", "de leeftijd of duur", "30 halve dagen"),
        ("Schrijf in voor 1 september.", "de datum", "1 september"),
        ("Schrijf in voor 15/01.", "de datum", "15/01"),
        ("Sinds maart 2025 mag het.", "de datum", "maart 2025"),
        ("Sinds 2025 mag het.", "het jaartal", "2025"),
        ("Kom om 9.30 uur.", "het uur", "9.30 uur"),
        ("Bel 09 277 83 00 nu.", "het telefoonnummer", "09 277 83 00"),
        ("Bel 112 bij gevaar.", "het telefoonnummer", "112"),
        ("Bel het nummer 1712.", "het telefoonnummer", "1712"),
        ("Je doet 14 vakken.", "het getal", "14"),
    ],
)
def test_a_figure_in_a_text_is_found_once(words: str, kind: str, literal: str) -> None:
    assert [found[:2] for found in literals(words)] == [(kind, literal)]


@pytest.mark.parametrize(
    "words",
    [
        "In het 6e jaar, het 7de jaar of de 3e graad.",
        "In het 3e, 4e en 5e jaar.",
        "Met OK3 of OK4, in 1A of 1B, na OV4.",
        "Niveau 4, niveau 2.4, niveau 5 en 6, type 9 en B1.",
        "Na 6 bso, of na twee jaar werken.",
        "Na drie maanden, vier keer, geen euro.",
    ],
)
def test_school_years_grades_and_counting_words_are_fine(words: str) -> None:
    assert list(literals(words)) == []


def test_a_figure_that_is_a_fact_already_is_offered(tiny: Tiny) -> None:
    tiny.change(FILE, ENDING, "Je betaalt 38 euro.")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '38 euro')}: tko-wat: answer: het bedrag '38 euro' staat vast in de tekst; "
        "schrijf {tko.prijs} als dat feit bedoeld is, anders een nieuw feit"
    ]


def test_a_new_figure_must_become_a_fact(tiny: Tiny) -> None:
    tiny.change(FILE, ENDING, "Je betaalt 40 euro.")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '40 euro')}: tko-wat: answer: het bedrag '40 euro' staat vast in de tekst; "
        "maak er een feit van in facts/ en schrijf {groep.naam}"
    ]


def test_a_phone_number_comes_from_its_contact_point(tiny: Tiny) -> None:
    tiny.change(FILE, ENDING, "Bel 102 of 09 277 83 00.")
    line = f"{tiny.at(FILE, 'Bel 102')}: tko-wat: answer"
    assert tiny.problems() == [
        f"{line}: het telefoonnummer '09 277 83 00' staat vast in de tekst; schrijf {{@clb-gent.phone}}",
        f"{line}: het telefoonnummer '102' staat vast in de tekst; schrijf {{@hulplijn-awel.phone}}",
    ]


def test_a_title_has_no_figures(tiny: Tiny) -> None:
    tiny.change(FILE, "title: Wat is tweedekansonderwijs?", "title: Wat kan je vanaf 18 jaar?")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '18 jaar')}: tko-wat: title: de leeftijd of duur '18 jaar' staat vast in de tekst; "
        "schrijf de titel en de knop zonder getal"
    ]
