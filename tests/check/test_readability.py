import pytest

from bot.check.readability import reading_ease, sentences, syllables
from tests.check.tiny import Tiny

FILE = "topics/tweede-kans.yaml"
ENDING = "Praat met een school in je buurt."
HARD = (
    "De kwalificatievereisten veronderstellen professionele onderwijsverantwoordelijkheden. "
    "Administratieve inschrijvingsmodaliteiten vereisen voorafgaandelijke toelatingsvoorwaarden. "
    "Onderwijsinstellingen organiseren studiebegeleidingsactiviteiten. Opleidingsverantwoordelijken "
    "coördineren welzijnsverantwoordelijkheden. Leerlingenbegeleidingsdiensten adviseren."
)


def test_the_formula_of_douma() -> None:
    """Two sentences of four words, eight syllables together: 206.835 - 0.93 * 4 - 77 * 1."""
    assert reading_ease("Ik lees een boek. Jij eet een vis.") == pytest.approx(206.835 - 0.93 * 4 - 77)


def test_each_line_of_a_list_is_a_sentence() -> None:
    assert [one for _, one in sentences("Dit kan:\n• les in de dag\n• les in de avond")] == [
        "Dit kan:", "les in de dag", "les in de avond",
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), [("school", 1), ("diploma", 3), ("tweedekansonderwijs", 6), ("38", 1)])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_for_youngsters_must_be_easy(tiny: Tiny) -> None:
    tiny.change(FILE, ENDING, HARD)
    (problem,) = tiny.problems()
    assert problem.startswith("knowledge/topics/tweede-kans.yaml:16: tko-wat: answer: leest te moeilijk (leesgemak ")
    assert problem.endswith(", minstens 65); gebruik kortere zinnen en kortere woorden")


def test_a_text_for_professionals_may_be_harder(tiny: Tiny) -> None:
    harder = (
        "Overleg met de leerlingenbegeleiding van uw school over een haalbaar begeleidingstraject. "
        "Een netwerkcoördinator brengt de betrokken welzijnsdiensten en onderwijspartners samen. "
        "Alle partners bespreken daarna een plan op maat van de leerling."
    )
    tiny.change(FILE, ENDING, harder)
    assert ["minstens 65" in problem for problem in tiny.problems()] == [True]
    tiny.write(FILE, tiny.text(FILE).replace("audience: [jongere]", "audience: [professional]"))
    assert tiny.problems() == []


def test_a_sentence_of_more_than_25_words_is_quoted(tiny: Tiny) -> None:
    long = "Je kan in de dag of in de nacht les gaan doen en dan ook nog werk en een kind en een hond en een kat erbij"
    tiny.change(FILE, ENDING, f"Dat kan. {long}.")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'Dat kan. Je')}: tko-wat: answer: 'Je kan in de dag …' is een zin van 27 woorden, "
        "ten hoogste 25; maak er twee van"
    ]
