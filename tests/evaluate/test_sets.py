"""Which files with questions can be read, and what is said about those that cannot."""

from pathlib import Path

import pytest

from bot.evaluate.sets import SetError, read_sets

THEMES = {"tko-wat": "tweede-kans", "ouder-hulp": "professional"}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_row_is_what_it_asks_for(tmp_path: Path) -> None:
    write(
        tmp_path,
        "alles.yaml",
        "- {ask: wat is tko, topic: tko-wat}\n- {ask: ik ben bang, crisis: dreiging}\n- {say: in gent, place: Gent}\n"
        "- {name: een gesprek, turns: [{you: hallo}]}\n",
    )
    sets = read_sets([tmp_path], THEMES)
    assert [len(kind) for kind in (sets.questions, sets.danger, sets.places, sets.talks)] == [1, 1, 1, 1]


def test_the_style_is_that_of_the_row_or_else_of_the_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        "tweede-kans.yaml",
        "- {ask: a, topic: tko-wat}\n- {ask: b, topic: tko-wat, style: kort}\n- {ask: c, topic: null}\n",
    )
    write(tmp_path, "professional.yaml", "- {ask: d, topic: ouder-hulp}\n- {ask: e, topic: null}\n")
    write(tmp_path, "dialect.yaml", "- {ask: f, topic: tko-wat}\n")
    styles = {one.ask: one.style for one in read_sets([tmp_path], THEMES).questions}
    assert styles == {"a": "gewoon", "b": "kort", "c": "dichtbij", "d": "professional", "e": "dichtbij", "f": "dialect"}


def test_the_theme_is_that_of_the_topic_wherever_the_question_stands(tmp_path: Path) -> None:
    write(tmp_path, "dialect.yaml", "- {ask: f, topic: tko-wat}\n")
    assert read_sets([tmp_path], THEMES).questions[0].theme == "tweede-kans"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {vraag: wat}\n", "regel 1"),
        ("- {ask: wat, topic: tko-wat}\n- {ask: wat}\n", "regel 2"),
        ("topic: wat\n", "lijst"),
        ("- {ask: wat, topic: [\n", "kan niet gelezen worden"),
    ],
)
def test_a_file_that_is_no_set_is_named_with_what_belongs_there(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, "stuk.yaml", text)
    with pytest.raises(SetError, match=said) as error:
        read_sets([tmp_path], THEMES)
    assert "stuk.yaml" in str(error.value)


def test_a_folder_without_questions_says_so(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"geen enkel \.yaml"):
        read_sets([tmp_path / "nergens"], THEMES)
