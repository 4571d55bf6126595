"""Is the place found that somebody meant, and is no word taken for a place?"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluate.figures import share
from bot.evaluate.sets import Row
from bot.understand.places import FoundPlace, PlaceFinder


@dataclass(frozen=True)
class Located:
    """One sentence, the row it came from and what was found in it."""

    row: Row
    found: FoundPlace | None

    @property
    def names_a_place(self) -> bool:
        """Whether a place was meant at all."""
        return self.row.get("place", "") is not None

    @property
    def is_right(self) -> bool:
        """Whether exactly what was meant was found."""
        if not self.names_a_place or self.found is None:
            return not self.names_a_place and self.found is None
        options = {municipality for _, municipality in self.found.options}
        return (
            self.found.municipality == self.row.get("place")
            and options == set(self.row.get("options", ()))
            and (self.found.area, self.found.outside) == (self.row.get("area"), self.row.get("outside"))
            and self.found.name == self.row.get("name", self.found.name)
        )


@dataclass(frozen=True)
class PlaceScore:
    """Shares from 0 to 1."""

    places: int
    words: int
    right: float
    kept: float
    """Share of the sentences without a place in which none was found."""


def locate(finder: PlaceFinder, rows: Iterable[Row]) -> list[Located]:
    """Look for a place in every sentence."""
    return [Located(row, finder.find(row["say"], answering=row.get("answering", False))) for row in rows]


def place_score(located: Iterable[Located]) -> PlaceScore:
    """Count what was found and what was left alone."""
    located = list(located)
    places = [one for one in located if one.names_a_place]
    words = [one for one in located if not one.names_a_place]
    return PlaceScore(
        len(places),
        len(words),
        share(sum(one.is_right for one in places), len(places)),
        share(sum(one.is_right for one in words), len(words)),
    )
