from bot.check.routes import route_matrix
from bot.knowledge import load_knowledge
from tests.check.tiny import Tiny

FILE = "routes.yaml"


def test_a_situation_without_any_open_way(tiny: Tiny) -> None:
    shut = "takes: gewone school\n    closed:\n      - {when: {leeftijd: [jong]}, rule: Nog niet.}"
    tiny.change(FILE, "takes: gewone school", shut)
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'routes:')}: geen enkele weg is open bij leeftijd jong; verruim een regel"
    ]


def test_ages_that_fit_no_answer(tiny: Tiny) -> None:
    tiny.change(FILE, "ages: [5, 17]", "ages: [14, 17]")
    tiny.change(FILE, "ages: [18, 99]", "ages: [18, 29]")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'questions:')}: questions: 12, 13 en 30 jaar past bij geen enkel antwoord; verruim 'ages'"
    ]


def test_a_rule_about_a_question_that_is_not_there(tiny: Tiny) -> None:
    tiny.change(FILE, "when: {leeftijd: [jong]}", "when: {leeftijt: [jong]}")
    assert tiny.problems() == [f"{tiny.at(FILE, 'leeftijt')}: er is geen vraag 'leeftijt'; bedoel je 'leeftijd'?"]


def test_a_rule_about_an_answer_that_is_not_there(tiny: Tiny) -> None:
    tiny.change(FILE, "when: {leeftijd: [jong]}", "when: {leeftijd: [kind]}")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '[kind]')}: vraag 'leeftijd' heeft geen antwoord 'kind'; kies uit jong, oud"
    ]


def test_a_way_that_is_closed_without_a_rule(tiny: Tiny) -> None:
    tiny.change(FILE, '        rule: "Dat kan pas vanaf {tko.leeftijd}."\n', "")
    assert tiny.problems() == [f"{tiny.at(FILE, 'when:')}: routes.0.closed.0.rule: ontbreekt; vul het aan"]


def test_a_rule_with_a_fact_that_is_not_there(tiny: Tiny) -> None:
    tiny.change(FILE, "pas vanaf {tko.leeftijd}", "pas vanaf {tko.leeftijt}")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'tko.leeftijt')}: er is geen feit 'tko.leeftijt'; bedoel je 'tko.leeftijd'?"
    ]


def test_a_fact_that_only_a_route_tells_is_used(tiny: Tiny) -> None:
    tiny.change("topics/tweede-kans.yaml", " Dat kan vanaf {tko.leeftijd}.", "")
    assert tiny.problems() == []


def test_the_matrix_shows_every_situation(tiny: Tiny) -> None:
    assert route_matrix(load_knowledge(tiny.folder).routes) == [
        ("leeftijd", "open", "gesloten"), ("jong", "school", "tko"), ("oud", "tko > school", ""),
    ]  # fmt: skip
