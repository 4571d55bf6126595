import pytest

from tests.check.tiny import Tiny

FILE = "contacts/vdab.yaml"


@pytest.mark.parametrize(
    ("words", "number", "instead"),
    [
        ("Bel 113 als het moeilijk is", "113", "{@hulplijn-1813.phone}"),
        ("Bel 0900-0113", "0900-0113", "{@hulplijn-1813.phone}"),
        ("Bel 0800-0432", "0800-0432", "Awel, {@hulplijn-awel.phone}"),
        ("Vroeger de Kindertelefoon", "Kindertelefoon", "Awel, {@hulplijn-awel.phone}"),
    ],
)
def test_a_help_line_of_the_netherlands(tiny: Tiny, words: str, number: str, instead: str) -> None:
    tiny.change(FILE, "offers: Hulp bij school", f"offers: {words}")
    assert tiny.problems() == [
        f"{tiny.at(FILE, words)}: '{number}' is een hulplijn van Nederland; in Vlaanderen is het {instead}"
    ]


@pytest.mark.parametrize("words", ["Dorpsstraat 113/2 of 1.113", "https://www.x.be/113", "Bel 0800 11 300"])
def test_other_numbers_with_those_figures_are_fine(tiny: Tiny, words: str) -> None:
    tiny.change(FILE, "offers: Hulp bij school", f'offers: "{words}"')
    assert tiny.problems() == []


def test_a_remark_for_editors_may_name_it(tiny: Tiny) -> None:
    tiny.write(FILE, "# nooit 113\n" + tiny.text(FILE) + "  note: niet de Kindertelefoon, die is Nederlands\n")
    assert tiny.problems() == []
