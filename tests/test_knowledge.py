from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load_knowledge, read_knowledge
from bot.knowledge.yaml_lines import Document, read_yaml
from tests.check.tiny import Tiny

TOPICS = "topics/tweede-kans.yaml"
FACTS = "facts/tko.yaml"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.chdir(tmp_path)
    return Tiny.built(Path("knowledge"))


def shape(tiny: Tiny) -> list[str]:
    return [str(problem) for problem in read_knowledge(tiny.folder)[1]]


def document(folder: Path, text: str) -> tuple[Document, list[str]]:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    read, problems = read_yaml(path, "x.yaml")
    return read, [str(problem) for problem in problems]


def test_a_good_folder_is_read_whole(tiny: Tiny) -> None:
    knowledge = load_knowledge(tiny.folder)
    assert list(knowledge.topics) == ["bot-wie", "tko-wat", "tko-kosten"]
    assert knowledge.themes["tko-wat"] == "tweede-kans"
    assert knowledge.facts["tko.prijs"].value == "38 euro"
    assert knowledge.topics["tko-kosten"].placeholders() == ["tko.prijs", "@hulplijn-awel.phone", "tko.prijs"]
    assert knowledge.areas.of(["vlaanderen"]) == {"Antwerpen", "Brussel", "Gent"}
    assert knowledge.wording["reply.late"] == "Sorry, je vraag heeft even gewacht."
    assert knowledge.common_words == ("wandelen",)


def test_every_part_knows_its_line(tmp_path: Path) -> None:
    read, _ = document(tmp_path, "- id: a\n  lijst:\n    - een\n    - {twee: 2,\n       drie: 3}\n- id: b\n")
    assert read.line(0, "lijst") == 2
    assert read.line(0, "lijst", 1) == 4
    assert read.line(0, "lijst", 1, "drie") == 5
    assert read.line(1) == 6
    assert read.line(1, "bestaat niet") == 6
    assert read.line(7) == 1


@pytest.mark.parametrize(
    "text", ["9:00", "0471 12 34 56", "no", "yes", "on", "2026-11-22", "1_000", "012", "1e3", "=", "off"]
)
def test_what_looks_like_text_stays_text(tmp_path: Path, text: str) -> None:
    assert document(tmp_path, f"x: {text}\n")[0].value == {"x": text}


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("12", 12), ("1.5", 1.5), ("", None), ("null", None), ('"12"', "12")]
)
def test_what_is_plainly_something_else_becomes_that(tmp_path: Path, text: str, value: object) -> None:
    assert document(tmp_path, f"x: {text}\n")[0].value == {"x": value}


def test_hours_of_a_contact_point_stay_as_written(tiny: Tiny) -> None:
    tiny.change(
        "contacts/clb.yaml", "offers: Hulp bij school\n  address", "offers: Hulp bij school\n  hours: 9:00\n  address"
    )
    assert load_knowledge(tiny.folder).contacts["clb-gent"].hours == "9:00"


def test_a_key_that_stands_twice(tiny: Tiny) -> None:
    tiny.change(FACTS, "  label: Inschrijvingsgeld\n", "  label: Inschrijvingsgeld\n  label: Prijs van de les\n")
    assert shape(tiny) == [f"{tiny.at(FACTS, 'Prijs van de les')}: 'label' staat hier twee keer; laat er één staan"]


def test_an_id_that_stands_twice_names_both_places(tiny: Tiny) -> None:
    tiny.change(FACTS, "id: tko.prijs", "id: tko.leeftijd")
    assert shape(tiny) == [
        "knowledge/facts/tko.yaml:9: id 'tko.leeftijd' bestaat al in knowledge/facts/tko.yaml:1; geef een andere id"
    ]


def test_an_unknown_key_suggests_the_nearest(tiny: Tiny) -> None:
    tiny.change(TOPICS, "helplines: [hulplijn-awel]", "helpline: [hulplijn-awel]")
    assert shape(tiny) == [f"{tiny.at(TOPICS, 'helpline: ')}: onbekende sleutel 'helpline'; bedoel je 'helplines'?"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("certainty: zeker\n  source: {title: Onderwijs Vlaanderen, url: \"https://onderwijs.vlaanderen.be/tko\"}",
         "certainty: misschien\n  source: {title: Onderwijs Vlaanderen, url: \"https://onderwijs.vlaanderen.be/tko\"}",
         "certainty: 'misschien' is geen bekende waarde; kies uit 'zeker', 'onzeker', 'oud'"),
        ('value: "18 jaar"', "value: 18", "value: 18 moet tekst zijn; zet er aanhalingstekens rond"),
        ('value: "18 jaar"', 'value: ""', "value: is leeg; vul het aan of laat de sleutel weg"),
        ('value: "18 jaar"', "", "value: ontbreekt; vul het aan"),
        ('value: "18 jaar"', 'value: "18 jaar"\n  check_at: www.x.be',
         "check_at: 'www.x.be' heeft niet de juiste vorm; een adres begint met https:// en heeft geen spaties"),
        ("id: tko.leeftijd", "id: Leeftijd",
         "id: 'Leeftijd' heeft niet de juiste vorm; kleine letters, cijfers en streepjes"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_shape_says_how_to_mend_it(tiny: Tiny, old: str, new: str, message: str) -> None:
    tiny.change(FACTS, old, new)
    assert [problem.split(": ", 1)[1] for problem in shape(tiny)] == [message]


def test_a_date_that_is_none(tiny: Tiny) -> None:
    tiny.change(FACTS, "read: 2026-11-20\n  review_by: 2027-09-01\n\n", "read: 20-11-2026\n  review_by: 2027-09-01\n\n")
    assert shape(tiny) == [f"{tiny.at(FACTS, '20-11-2026')}: read: '20-11-2026' is geen datum; schrijf 2026-11-22"]


def test_broken_yaml_gives_the_line(tiny: Tiny) -> None:
    tiny.change("facts/tko.yaml", "label: Inschrijvingsgeld", 'label: "Inschrijvingsgeld')
    (problem,) = shape(tiny)
    assert problem.startswith("knowledge/facts/tko.yaml:")
    assert "is geen geldige YAML: " in problem


def test_a_tab_is_named_with_its_line(tiny: Tiny) -> None:
    tiny.change("wording.yaml", "  late:", "\tlate:")
    (problem,) = shape(tiny)
    assert problem.startswith("knowledge/wording.yaml:2: is geen geldige YAML: ")


def test_a_file_in_another_encoding(tiny: Tiny) -> None:
    (tiny.folder / "wording.yaml").write_bytes("reply: {late: één}".encode("latin-1"))
    assert shape(tiny) == ["knowledge/wording.yaml:1: is geen UTF-8-tekst; bewaar het bestand als UTF-8"]


@pytest.mark.parametrize(
    "name",
    [
        "lexicon.yaml",
        "nicknames.yaml",
        "place-words.yaml",
        "crisis.yaml",
        "routes.yaml",
        "wording.yaml",
        "words.txt",
        "places.csv",
    ],
)
def test_a_missing_file_is_named(tiny: Tiny, name: str) -> None:
    (tiny.folder / name).unlink()
    (problem,) = shape(tiny)
    assert problem.startswith(f"knowledge/{name}:1: kan niet gelezen worden (")


def test_a_folder_without_topics(tiny: Tiny) -> None:
    for path in (tiny.folder / "topics").iterdir():
        path.unlink()
    assert shape(tiny) == ["knowledge/topics:1: hier staat geen enkel .yaml-bestand"]


def test_a_list_is_expected(tiny: Tiny) -> None:
    tiny.write(FACTS, "tko.prijs: 38 euro\n")
    assert shape(tiny) == ["knowledge/facts/tko.yaml:1: hier hoort een lijst: elk stuk begint met '- id:'"]


def test_a_wrong_row_in_places_csv(tiny: Tiny) -> None:
    tiny.change("places.csv", "51.0536", "noord")
    (problem,) = shape(tiny)
    assert problem.startswith("knowledge/places.csv:1: kan niet gelezen worden")


def test_all_mistakes_of_shape_come_in_one_error(tiny: Tiny) -> None:
    tiny.change(FACTS, 'value: "18 jaar"', "value: 18")
    tiny.change(TOPICS, "helplines: [hulplijn-awel]", "helpline: [hulplijn-awel]")
    with pytest.raises(KnowledgeError) as failure:
        load_knowledge(tiny.folder)
    assert len(str(failure.value).splitlines()) == 2
