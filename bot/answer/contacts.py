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
        serving = [
            point for kind in kinds for point in self._of_kind.get(kind, ()) if self._serves(point, municipality)
        ]
        each = 2 if len(kinds) == 1 and municipality else 1
        return self._chosen(serving, kinds, municipality, asker, each)[:most]

    def across(self, kinds: Sequence[str], area: str, asker: str | None = None) -> tuple[ContactPoint, ...]:
        """The contact points that are there for a whole area, such as 'provincie Limburg'; two of each kind at most."""
        serving = [point for kind in kinds for point in self._of_kind.get(kind, ()) if area in point.serves]
        return self._chosen(serving, kinds, None, asker, 2)

    def _chosen(
        self, serving: list[ContactPoint], kinds: Sequence[str], municipality: str | None, asker: str | None, each: int
    ) -> tuple[ContactPoint, ...]:
        """The best of each kind; two on one website are one."""
        chosen: list[ContactPoint] = []
        for kind in kinds:
            fitting = [point for point in serving if point.kind == kind and (asker or "jongere") in point.audience]
            ranked = sorted(fitting, key=lambda point: self._rank(point, municipality))
            pages = {point.website for point in chosen if point.website}
            chosen += [one for one in ranked if one.website not in pages][:each]
        return tuple(chosen)

    def named(self, ids: Iterable[str]) -> tuple[ContactPoint, ...]:
        """The contact points with these ids, in this order; an unknown id is left out (`check` reports it)."""
        return tuple(self._points[one] for one in ids if one in self._points)

    def of_kind(self, kind: str) -> tuple[ContactPoint, ...]:
        """All contact points of one kind."""
        return tuple(self._of_kind.get(kind, ()))

    def serves_all(self, point: ContactPoint) -> bool:
        """Whether it is there for all of Flanders and Brussels."""
        return len(self._served[point.id]) == len(self._municipalities)

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
