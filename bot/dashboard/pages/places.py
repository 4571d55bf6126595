"""Where questions come from: a map of dots, and the same in a table."""

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from bot.dashboard.view import figures_page, office_of
from bot.knowledge import Knowledge
from bot.record.figures import Figures, trends

_WIDTH, _MARGIN, _LARGEST = 720.0, 30.0, 34.0
_LETTER, _LINE = 6.4, 14.0
"""Size of a letter of a name on the map."""
_FLATTEN = 1.59
"""How much longer a degree north is than a degree east at 51° north."""


@dataclass(frozen=True)
class Dot:
    """A municipality (no name, no number) or an arrondissement on the map, in parts of the drawing."""

    x: float
    y: float
    r: float
    name: str = ""
    conversations: int | None = None
    name_y: float = 0.0
    """Where its name stands: beside it when another name is in the way."""


async def places_page(request: Request) -> Response:
    """GET /plaatsen"""
    office = office_of(request)
    seen = await office.seen(request.query_params.get("periode", ""))
    if seen.figures is None:
        return figures_page(request, "", seen)
    towns, dots, height = map_of(seen.figures, office.knowledge)
    return figures_page(
        request, "places.html", seen, towns=towns, dots=dots, height=height,
        places=trends(seen.figures.places, seen.before.places if seen.before else None),
        provinces={town.arrondissement: town.province for town in office.knowledge.areas.municipalities.values()},
    )  # fmt: skip


def map_of(figures: Figures, knowledge: Knowledge) -> tuple[list[Dot], list[Dot], float]:
    """The municipalities as small dots, the arrondissements as large ones, and the height of the drawing."""
    towns = list(knowledge.areas.municipalities.values())
    west, east = min(town.lon for town in towns), max(town.lon for town in towns)
    north, south = max(town.lat for town in towns), min(town.lat for town in towns)
    scale = (_WIDTH - 2 * _MARGIN) / (east - west)

    def spot(lat: float, lon: float) -> tuple[float, float]:
        return round(_MARGIN + scale * (lon - west), 1), round(_MARGIN + scale * _FLATTEN * (north - lat), 1)

    most = max(figures.places.values(), default=1)
    dots = []
    for name in sorted({town.arrondissement for town in towns}):
        own = [town for town in towns if town.arrondissement == name]
        middle = sum(town.lat for town in own) / len(own), sum(town.lon for town in own) / len(own)
        number = figures.places.get(name)
        dots.append(Dot(*spot(*middle), round(max(4.0, _LARGEST * ((number or 0) / most) ** 0.5), 1), name, number))
    small = [Dot(*spot(town.lat, town.lon), 2.5) for town in towns]
    return small, _named(sorted(dots, key=lambda dot: -dot.r)), round(2 * _MARGIN + scale * _FLATTEN * (north - south))


def _named(dots: list[Dot]) -> list[Dot]:
    """The dots with a spot for each name that no earlier (larger) one takes."""
    placed: list[Dot] = []
    for dot in dots:
        tries = [dot.y + 4 + shift for shift in (0, 15, -15, 30, -30)]
        free = [y for y in tries if not any(_overlap(dot, y, other) for other in placed)]
        placed.append(replace(dot, name_y=round((free or tries)[0], 1)))
    return placed


def _overlap(dot: Dot, y: float, other: Dot) -> bool:
    wide = _LETTER * (len(dot.name) + len(other.name)) / 2
    return abs(dot.x - other.x) < wide and abs(y - other.name_y) < _LINE
