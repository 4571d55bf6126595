"""Municipalities, and the areas that a contact point can serve."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.models import Place

BRUSSELS = "Brussels Hoofdstedelijk Gewest"


@dataclass(frozen=True)
class Municipality:
    """A municipality after the mergers of 1 January 2025; its point is the mean of its places (degrees, WGS84)."""

    name: str
    arrondissement: str
    province: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Areas:
    """All places of Flanders and Brussels, and what each area name stands for."""

    places: tuple[Place, ...]
    municipalities: dict[str, Municipality]
    by_name: dict[str, frozenset[str]] = field(repr=False)
    """Area name, as it stands behind `serves:` -> names of municipalities."""

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """The municipalities of these areas together; an unknown name counts for nothing (`check` reports it)."""
        return frozenset().union(*(self.by_name.get(name, frozenset()) for name in names))


def read_areas(path: Path) -> Areas:
    """Read places.csv (CC BY 4.0: GeoNames and Statbel; see docs/sources.md).

    Raises OSError when it is not there and pydantic's ValidationError or ValueError when a row is wrong.
    """
    with path.open(encoding="utf-8", newline="") as file:
        places = tuple(Place.model_validate(row) for row in csv.DictReader(file))
    rows: dict[str, list[Place]] = {}
    for place in places:
        rows.setdefault(place.municipality, []).append(place)
    municipalities = {name: _municipality(name, own) for name, own in rows.items()}
    by_name: dict[str, set[str]] = {"vlaanderen": set(municipalities), "brussel": set()}
    for one in municipalities.values():
        by_name[one.name] = {one.name}
        by_name.setdefault(f"arrondissement {one.arrondissement}", set()).add(one.name)
        if one.province == BRUSSELS:
            by_name["brussel"].add(one.name)
        else:
            by_name.setdefault(f"provincie {one.province}", set()).add(one.name)
    return Areas(places, municipalities, {name: frozenset(names) for name, names in by_name.items()})


def _municipality(name: str, rows: list[Place]) -> Municipality:
    centre = next((row for row in rows if row.name == name), None)
    lat = centre.lat if centre else sum(row.lat for row in rows) / len(rows)
    lon = centre.lon if centre else sum(row.lon for row in rows) / len(rows)
    return Municipality(name, rows[0].arrondissement, rows[0].province, lat, lon)
