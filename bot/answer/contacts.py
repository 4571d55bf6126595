"""Who can help near you: own municipality first, then the area served, then distance, then the line for everybody."""

import math
from collections.abc import Iterable, Sequence

from bot.knowledge import ContactPoint, Knowledge

_KM_PER_DEGREE = 111.2


class Contacts:
    """Finds contact points by kind, place and who asks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._points = knowledge.contacts
        self._municipalities = knowledge.areas.municipalities
        self._served = {point.id: knowledge.areas.of(point.serves) for point in knowledge.contacts.values()}
        self._of_kind: dict[str, list[ContactPoint]] = {}
        for point in knowledge.contacts.values():
            self._of_kind.setdefault(point.kind, []).append(point)

    def near(
        self, kinds: Sequence[str], municipality: str | None, asker: str | None = None, most: int = 3
    ) -> tuple[ContactPoint, ...]:
        """At most `most` contact points: the nearest of each kind, in the order of the kinds.

        Without a place only what serves everybody. A single kind may fill two cards, since there are often two
        doors to choose from (a CLB for each kind of school, say).
        """
        each = 2 if len(kinds) == 1 and municipality else 1
        chosen: list[ContactPoint] = []
        for kind in kinds:
            pages = {point.website for point in chosen if point.website}
            ranked = [one for one in self._ranked(kind, municipality, asker) if one.website not in pages]
            chosen += ranked[:each]
        return tuple(chosen[:most])

    def named(self, ids: Iterable[str]) -> tuple[ContactPoint, ...]:
        """The contact points with these ids, in this order; an unknown id is left out (`check` reports it)."""
        return tuple(self._points[one] for one in ids if one in self._points)

    def of_kind(self, kind: str) -> tuple[ContactPoint, ...]:
        """All contact points of one kind."""
        return tuple(self._of_kind.get(kind, ()))

    def serves_all(self, point: ContactPoint) -> bool:
        """Whether it is there for all of Flanders and Brussels."""
        return len(self._served[point.id]) == len(self._municipalities)

    def _ranked(self, kind: str, municipality: str | None, asker: str | None) -> list[ContactPoint]:
        fitting = [
            point
            for point in self._of_kind.get(kind, [])
            if (asker or "jongere") in point.audience and self._serves(point, municipality)
        ]
        return sorted(fitting, key=lambda point: self._rank(point, municipality))

    def _serves(self, point: ContactPoint, municipality: str | None) -> bool:
        return self.serves_all(point) if municipality is None else municipality in self._served[point.id]

    def _rank(self, point: ContactPoint, municipality: str | None) -> tuple[bool, int, float, str]:
        """Sorts: in my municipality; smallest area; nearest; then by id, so that the order never changes."""
        area = len(self._served[point.id])
        if municipality is None or point.municipality is None:
            return True, area, 0.0, point.id
        distance = self._km(point.municipality, municipality)
        return (
            point.municipality != municipality,
            0 if area < len(self._municipalities) else area,
            distance,
            point.id,
        )

    def _km(self, one: str, other: str) -> float:
        """Distance between the centres of two municipalities, in kilometres; good to a few per cent over Flanders."""
        a, b = self._municipalities[one], self._municipalities[other]
        east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
        return _KM_PER_DEGREE * math.hypot(a.lat - b.lat, east)
