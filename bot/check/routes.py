"""routes.yaml: at every age a way to a diploma, and a reason for each way that is closed."""

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from bot.check.material import Material, listed
from bot.knowledge import Problem, RouteTable

AGES = range(12, 31)
"""In years: from the first year of secondary school to well past it."""


def every_age_has_a_route(material: Material, _today: date) -> Iterator[Problem]:
    """Nobody from 12 to 30 is left without a way to a diploma."""
    table = _table(material)
    shut = [age for age in AGES if table and not any(route.is_open(age) for route in table.routes)]
    if shut:
        document = material.singles["routes.yaml"]
        text = f"voor wie {listed(shut, len(AGES))} jaar is, staat geen enkele weg open; verruim from_age of to_age"
        yield Problem(document.file, document.line("routes"), text)


def closed_routes_say_why(material: Material, _today: date) -> Iterator[Problem]:
    """A way that is closed to some has the rule that closes it."""
    document, table = material.singles["routes.yaml"], _table(material)
    for number, route in enumerate(table.routes if table else ()):
        if not route.closed and not all(route.is_open(age) for age in AGES):
            text = f"{route.id}: is niet op elke leeftijd open; zeg bij 'closed' in één zin waarom en wanneer wel"
            yield Problem(document.file, document.line("routes", number), text)


def _table(material: Material) -> RouteTable | None:
    try:
        return RouteTable.model_validate(material.singles["routes.yaml"].value)
    except ValidationError:
        return None
