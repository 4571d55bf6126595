"""routes.yaml: in every situation a way to a diploma, and a rule with a source for each way that is closed."""

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from bot.answer.routes import advise
from bot.check.material import Material, listed, meant
from bot.knowledge import Problem, RouteTable
from bot.knowledge.routes import When

AGES = range(12, 31)
"""In years: from the first year of secondary school to well past it."""


def every_situation_has_a_route(material: Material, _today: date) -> Iterator[Problem]:
    """No combination of answers leaves somebody without a way to a diploma."""
    document, table = material.singles["routes.yaml"], _table(material)
    for answers in table.situations() if table else ():
        if table and not advise(table, answers).open:
            said = ", ".join(f"{question} {option}" for question, option in answers.items())
            yield Problem(
                document.file, document.line("routes"), f"geen enkele weg is open bij {said}; verruim een regel"
            )


def every_age_has_an_answer(material: Material, _today: date) -> Iterator[Problem]:
    """Whatever age from 12 to 30 somebody says, it is an answer to the question that asks for it."""
    document, table = material.singles["routes.yaml"], _table(material)
    left = [age for age in AGES if table and table.option_of_age(age) is None]
    if left:
        text = f"questions: {listed(left, len(AGES))} jaar past bij geen enkel antwoord; verruim 'ages'"
        yield Problem(document.file, document.line("questions"), text)


def rules_speak_of_known_answers(material: Material, _today: date) -> Iterator[Problem]:
    """`when`, `suits` and `asked_when` name questions and options that exist."""
    document, table = material.singles["routes.yaml"], _table(material)
    if table is None:
        return
    options = {question.id: {option.id for option in question.options} for question in table.questions}
    for steps, when in _conditions(table):
        for question, chosen in when.items():
            unknown = [option for option in chosen if option not in options.get(question, set())]
            if question not in options:
                mend = meant(question, options, f"kies uit {listed(options, len(options))}")
                yield Problem(document.file, document.line(*steps), f"er is geen vraag '{question}'; {mend}")
            elif unknown:
                known = ", ".join(sorted(options[question]))
                text = f"vraag '{question}' heeft geen antwoord '{unknown[0]}'; kies uit {known}"
                yield Problem(document.file, document.line(*steps), text)


def route_matrix(table: RouteTable) -> list[tuple[str, ...]]:
    """Every situation with its open ways, best first, and its closed ones; the first row is the header."""
    header = (*(question.id for question in table.questions), "open", "gesloten")
    rows = [header]
    for answers in table.situations():
        advice = advise(table, answers)
        given = (answers.get(question.id, "-") for question in table.questions)
        opened, shut = (route.id for route, _ in advice.open), (route.id for route, _ in advice.closed)
        rows.append((*given, " > ".join(opened), ", ".join(shut)))
    return rows


def _conditions(table: RouteTable) -> Iterator[tuple[tuple[str | int, ...], When]]:
    for number, question in enumerate(table.questions):
        yield ("questions", number, "asked_when"), question.asked_when
    for number, route in enumerate(table.routes):
        for key in ("closed", "remark"):
            for i, rule in enumerate(getattr(route, key)):
                yield ("routes", number, key, i), rule.when
        for i, when in enumerate(route.suits):
            yield ("routes", number, "suits", i), when


def _table(material: Material) -> RouteTable | None:
    try:
        return RouteTable.model_validate(material.singles["routes.yaml"].value)
    except ValidationError:
        return None
