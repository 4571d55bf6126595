from typing import Any

import pytest

from bot.answer.routes import advise
from bot.knowledge import Knowledge


def opened(knowledge: Knowledge, **answers: str) -> list[str]:
    return [route.id for route, _ in advise(knowledge.routes, answers).open]


def closed(knowledge: Knowledge, **answers: str) -> dict[str, str]:
    return {route.id: rule.rule for route, rule in advise(knowledge.routes, answers).closed}


def test_nobody_is_left_without_a_way(knowledge: Knowledge) -> None:
    for answers in knowledge.routes.situations():
        assert advise(knowledge.routes, answers).open, answers


def test_every_closed_way_names_its_one_rule_and_its_source(knowledge: Knowledge) -> None:
    for answers in knowledge.routes.situations():
        for route, rule in advise(knowledge.routes, answers).closed:
            assert rule.rule
            assert route.source.url.startswith("https://")


def test_somebody_of_sixteen_cannot_start_second_chance_education(knowledge: Knowledge) -> None:
    assert "tko" in closed(knowledge, leeftijd="tiener")
    assert "duaal" in opened(knowledge, leeftijd="tiener")


def test_who_left_school_at_nineteen_gets_second_chance_education_first(knowledge: Knowledge) -> None:
    assert opened(knowledge, leeftijd="achttien", school="nee")[0] == "tko"


def test_who_looks_for_work_and_learns_by_doing_gets_the_vdab_way_first(knowledge: Knowledge) -> None:
    known = {"leeftijd": "twintiger", "school": "nee", "gehaald": "graad1", "werk": "zoekt", "leren": "doen"}
    assert opened(knowledge, **known)[0] == "okot"


def test_a_rule_on_something_unknown_closes_nothing(knowledge: Knowledge) -> None:
    assert closed(knowledge) == {}


@pytest.mark.parametrize(
    ("age", "option"), [(13, "jonger"), (15, "tiener"), (18, "achttien"), (24, "twintiger"), (60, "ouder")]
)
def test_an_age_fills_in_its_question(knowledge: Knowledge, age: int, option: str) -> None:
    assert knowledge.routes.option_of_age(age) == ("leeftijd", option)


def test_a_question_that_makes_no_difference_is_not_asked(knowledge: Knowledge) -> None:
    at_school: dict[str, Any] = {"leeftijd": "achttien", "school": "ja", "gehaald": "graad1"}
    question = knowledge.routes.next_question(at_school)
    assert question is not None
    assert question.id == "leren"
