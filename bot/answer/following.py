"""Messages that say little by themselves, and all in the light of what was said before: 'en hoeveel kost dat?'."""

from collections.abc import Iterator, Mapping

from bot.answer.decision import Decision
from bot.answer.session import Session
from bot.answer.subjects import SMALLTALK, SURE, Subjects
from bot.config import Understanding as Bounds
from bot.knowledge import Topic
from bot.knowledge.models import Turns
from bot.understand.phrasing import any_of
from bot.understand.reading import Reading

_FOLLOW_UP_WORDS = 12
"""A follow-up without a subject ("en hoeveel kost dat?") is short, at most so many words."""
_OTHER_ROUTE_WORDS, _MISSING_ROUTE_WORDS = 5, 9
"""'en bij de middenjury dan?': the same question about another route is this short; 'oei ja, tweedekans bedoelde ik',
after a question that lacked a route, may be longer."""
_NOTHING_ELSE = 0.5
"""'hoelang heb ik daar de tijd voor': below this chance of any other topic, it is about what was just answered."""
_AGE_WORDS, _ASKING_LEAVE = 6, 14
"""'nee sorry, ik ben 19' has at most so many words; 'het gaat om een meisje van 14, kan dat dan al?' may have more."""


class Following:
    """Knows the topics, their routes and facets."""

    def __init__(self, topics: Mapping[str, Topic], turns: Turns, subjects: Subjects, bounds: Bounds) -> None:
        self._topics, self._subjects, self._bounds = topics, subjects, bounds
        self._asks_leave = any_of(turns.leave)

    def of_facet(self, reading: Reading, session: Session) -> Decision | None:
        """'en hoeveel kost dat?': a facet without a subject is about the route we were speaking of."""
        if reading.facet is None or reading.length > _FOLLOW_UP_WORDS:
            return None
        best, spoken = reading.match.best, self._topics.get(session.topic or "")
        by_facet = self._subjects.is_near_by_facet(reading)
        plain = best.score >= self._bounds.answer_from and not by_facet
        for before in self._spoken_of(reading, session):
            if self._speaks_for_itself(reading, before):
                return None
            if topic := self._subjects.nearest(before.route, reading.facet):
                if topic == session.topic and reading.facet == "hulp":
                    break  # it was just answered: people are what is asked for
                return Decision("answered", topic, score=0.9)
        if spoken is None or spoken.id in SMALLTALK:
            return None
        if session.danger and reading.facet == "hulp" and reading.leans and best.score < SURE:
            return Decision("answered", spoken.id, score=0.9)  # 'met wie praat ik daarover': with these lines
        if plain:
            return None
        if reading.facet == "hulp" and spoken.contacts:
            return Decision("contacts", spoken.id)
        says_nothing_else = reading.leans and (by_facet or best.score < _NOTHING_ELSE)
        if (reading.length <= _OTHER_ROUTE_WORDS or says_nothing_else) and spoken.more:
            said = session.last is not None and session.last.kind == "answered"
            return Decision("answered", spoken.id, score=0.6, more=said)
        near = (spoken.id, *(one.topic for one in reading.match.candidates if one.topic != spoken.id))
        return Decision("clarify", None, self._subjects.worth_offering(near)[:3])

    def of_route(self, reading: Reading, session: Session) -> Decision | None:
        """'en bij de middenjury?' after the price of tweedekans: the same facet of another route."""
        before = self._topics.get(session.topic or "")
        facet = session.facet or (before.facet if before else None)
        named = self._subjects.routes_in(reading)
        if facet in (None, "wat") or reading.facet or len(named) != 1 or reading.place:
            return None
        if reading.length > (_MISSING_ROUTE_WORDS if session.facet else _OTHER_ROUTE_WORDS):
            return None
        route = named.pop()
        topic = self._subjects.exactly(route, facet or "")
        answered_before = session.facet is None and before is not None and route == before.route
        return Decision("answered", topic, score=0.9) if topic and not answered_before else None

    def of_age(self, reading: Reading, session: Session) -> Decision | None:
        """'nee sorry, ik ben 19', 'ze is 14, kan dat dan al?': the same again, for who is of that age."""
        before = self._topics.get(session.topic or "")
        if reading.age is None or before is None or before.id in SMALLTALK:
            return None
        best = reading.match.best
        if best.topic != before.id and (reading.text.heard or best.score >= self._bounds.answer_from):
            return None
        if reading.length <= _AGE_WORDS:
            people = session.last is not None and session.last.kind == "contacts"
            return Decision("contacts" if people else "answered", before.id, score=0.9)
        if reading.length > _ASKING_LEAVE or not self._asks_leave.search(reading.text.words):
            return None
        return Decision("answered", self._subjects.nearest(before.route, "leeftijd") or before.id, score=0.9)

    def _spoken_of(self, reading: Reading, session: Session) -> Iterator[Topic]:
        """What may be meant by 'dat': what a choice offered just before, else what was answered."""
        if reading.leans and session.last is not None and session.last.kind == "clarify":
            for one in session.last.candidates:
                if one.score >= self._bounds.clarify_from:
                    yield self._topics[one.topic]
        if spoken := self._topics.get(session.topic or ""):
            yield spoken

    def _speaks_for_itself(self, reading: Reading, before: Topic) -> bool:
        """Whether the words name another route, are surely about one, or plainly about a neighbour of `before`."""
        if self._subjects.routes_in(reading) - {before.route}:
            return True
        if self._subjects.is_near_by_facet(reading):
            return False
        best = reading.match.best
        if self._subjects.are_close(best.topic, before.id):
            on_this_route = self._subjects.exactly(before.route or "", reading.facet or "")
            strays = reading.leans and on_this_route and self._topics[best.topic].route != before.route
            return best.score >= (SURE if strays else self._bounds.answer_from)
        return best.score >= SURE and self._topics[best.topic].route != before.route
