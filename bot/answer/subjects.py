"""The topics by route and facet: which one says what tweedekans costs, and which comes nearest when none does."""

from collections.abc import Mapping

from bot.knowledge import Topic
from bot.understand.reading import Reading

SMALLTALK = ("groet", "bedankt", "schelden")
CONTACTS_TOPIC = "contact-zoeken"
"""Who asks for people, and not about what."""

SURE = 0.98
"""From this probability on the words speak for themselves, whatever we were speaking of."""

ELSEWHERE = 0.35
"""From this lead of 'nothing of ours' on (`Match.elsewhere`) a message is about something else; docs/decisions/0012."""

_TELLING = 4
"""'bij de herexamens van het rijbewijs, hoeveel betaal je': so many words say something, and no topic comes near."""

_FEW_WORDS = 6
"""'ik ben 34, niet te oud?'; a longer sentence that points to nothing has words of its own."""

ABOUT_PEOPLE = ("hulp", "waar")
"""Facets that are asked of no route: 'wie kan mij helpen' asks for people, whatever it is about."""

ASKED_OF_ANYTHING = ("papieren", "wanneer", "verplicht")
"""Facets that no topic has: they are asked of whatever was told, and may be a subject as well ('iets met papieren')."""

NEAREST_FACETS = {
    "leeftijd": ("voorwaarden",),
    "voorwaarden": ("leeftijd",),
    "kosten": ("verdienen",),
    "verdienen": ("kosten",),
    "papieren": ("inschrijven",),
    "wanneer": ("duur",),
    "waar": ("examens",),
}
"""Where a route has no answer to one facet, another often holds it."""


class Subjects:
    """Built once from the topics."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._routes = {topic.route for topic in topics.values() if topic.route}
        self.facets = {topic.facet for topic in topics.values() if topic.facet}
        self._by_facet: dict[tuple[str, str], str] = {
            (topic.route, topic.facet): topic.id for topic in topics.values() if topic.route and topic.facet
        }

    def exactly(self, route: str, facet: str) -> str | None:
        """The topic of a route that is about this facet."""
        return self._by_facet.get((route, facet))

    def nearest(self, route: str | None, facet: str) -> str | None:
        """The topic of a route that answers this facet, or the facet that comes nearest to it."""
        facets = (facet, *NEAREST_FACETS.get(facet, ()))
        return next((found for one in facets if (found := self.exactly(route or "", one))), None)

    def routes_in(self, reading: Reading) -> set[str]:
        """The routes that a text names."""
        return {concept for _, concept in reading.text.heard} & self._routes

    def is_near_by_facet(self, reading: Reading) -> bool:
        """'hoeveel moet ik betalen voor dat': the likeliest topic is that only for what is asked, not about what."""
        if reading.names_something or not (reading.points_back or reading.length <= _FEW_WORDS):
            return False
        says_what = reading.text.heard or reading.facet not in (None, *ABOUT_PEOPLE)
        if not says_what or (not reading.leans and reading.match.best.score >= SURE):
            return False
        asked = {reading.facet, *(concept for _, concept in reading.text.heard)}
        asked.update(NEAREST_FACETS.get(reading.facet or "", ()))
        return self._topics[reading.match.best.topic].facet in asked

    def are_close(self, one: str, before: str) -> bool:
        """Whether a topic is the one before, one that its answer leads to, or one of the same route."""
        route, spoken = self._topics[one].route, self._topics[before]
        return one in (before, *spoken.related) or (route is not None and route == spoken.route)

    def share_readers(self, one: str, other: str) -> bool:
        """Whether two topics are written for some of the same people; a youngster wants no page for a teacher."""
        return not set(self._topics[one].audience).isdisjoint(self._topics[other].audience)

    def worth_offering(self, topics: tuple[str, ...]) -> tuple[str, ...]:
        """Small talk is never a choice."""
        return tuple(topic for topic in topics if topic in self._topics and topic not in SMALLTALK)


def tells_of_something_else(reading: Reading, near_from: float) -> bool:
    """'een hondenschool in Lokeren die puppy's neemt': it tells much, and no topic has a chance from `near_from` on."""
    far = reading.match.elsewhere > 0 and reading.match.best.score < near_from
    return far and reading.told >= _TELLING
