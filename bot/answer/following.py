"""Messages that say little by themselves, and all in the light of what was said before: 'en hoeveel kost dat?'."""

from collections.abc import Iterator, Mapping

from bot.answer.decision import Decision
from bot.answer.session import Session
from bot.answer.subjects import (
    ABOUT_PEOPLE,
    CONTACTS_TOPIC,
    ELSEWHERE,
    SMALLTALK,
    SURE,
    Subjects,
    tells_of_something_else,
)
from bot.config import Understanding as Bounds
from bot.knowledge import Topic
from bot.knowledge.models import Turns
from bot.understand.phrasing import any_of
from bot.understand.reading import Reading

_FOLLOW_UP_WORDS = 16
"""A follow-up without a subject ("en hoeveel kost dat?") is short, at most so many words."""
_SHORT_WORDS, _MISSING_ROUTE_WORDS = 5, 9
"""'en bij de middenjury dan?': the same question about another route is this short; 'oei ja, tweedekans bedoelde ik',
after a question that lacked a route, or what points back ('en bij tko, krijg je dat daar ook') may be longer."""
_NOTHING_ELSE = 0.5
"""'hoelang heb ik daar de tijd voor': below this chance of any other topic, it is about what was just answered."""
_OF_ITS_OWN = 0.5
"""From this chance on 'zaterdagles tweedekans bestaat dat' is a question of its own about the route that it names."""
_RATHER_SURE = 0.9
"""A topic that is near for its facet must be this likely: 'wij gaan niet akkoord met die beslissing'."""
_BESIDE_A_PLACE = ("wanneer",)
"""Facets that who names a place only tells about."""
_POINTING_WORDS = 10
"""In a longer sentence 'dat' and 'die' mostly point to something inside it."""
_WAYS_OUT = 2
"""So many other topics stand under what is left to tell."""
_POINTING_ELSEWHERE, _KNOWN = 0.5, 0.75
"""'hoelang moet spaghettisaus pruttelen' is no question about what was spoken of: 'nothing of ours' is ahead, by more
when a word points back, or less than this share of its words is known (docs/decisions/0012)."""
_NEARLY_NOTHING = 4
"""'hoeveel verdien je dan': of so few words it says little that nothing of ours has them."""
_AGE_WORDS, _ASKING_LEAVE = 6, 16
"""'nee sorry, ik ben 19' has at most so many words; 'het gaat om een meisje van 14, kan dat dan al?' may have more."""


class Following:
    """Knows the topics, their routes and facets."""

    def __init__(self, topics: Mapping[str, Topic], turns: Turns, subjects: Subjects, bounds: Bounds) -> None:
        self._topics, self._subjects, self._bounds = topics, subjects, bounds
        self._asks_leave, self._supposes = any_of(turns.leave), any_of(turns.supposing)

    def of_facet(self, reading: Reading, session: Session) -> Decision | None:
        """'en hoeveel kost dat?': a facet without a subject is about the route we were speaking of."""
        if reading.facet is None or reading.length > _FOLLOW_UP_WORDS or self._is_elsewhere(reading):
            return None
        if reading.place and reading.facet in _BESIDE_A_PLACE:
            return None  # 'en Anderlecht? daar zit ik in het weekend'
        best, meant = reading.match.best, tuple(self._spoken_of(reading, session))
        spoken = self._topics.get(session.topic or "") or next(iter(meant), None)
        for before in meant:
            if self._speaks_for_itself(reading, before):
                return None
            topic = self._subjects.nearest(before.route, reading.facet)
            if topic and self._subjects.share_readers(topic, before.id):
                if topic == session.topic and reading.facet == "hulp":
                    break  # it was just answered: people are what is asked for
                return Decision("answered", topic, score=0.9)
        if spoken is None or spoken.id in SMALLTALK:
            return None
        if session.danger and reading.facet == "hulp" and reading.leans and best.score < SURE:
            return Decision("answered", spoken.id, score=0.9)  # 'met wie praat ik daarover': with these lines
        if self._is_plain(reading):
            return None
        says_nothing_else = self._says_nothing_else(reading, spoken)
        if reading.facet == "hulp" and spoken.contacts and says_nothing_else:
            return Decision("contacts", spoken.id)
        if says_nothing_else and spoken.more:
            said = session.last is not None and session.last.kind == "answered"
            return Decision("answered", spoken.id, score=0.6, more=said)
        if reading.names_something and not (reading.leans or reading.points_back):
            return None  # 'openingsuren clb'
        near = (spoken.id, *(one.topic for one in reading.match.candidates if one.topic != spoken.id))
        return Decision("clarify", None, self._subjects.worth_offering(near)[:3])

    def _is_plain(self, reading: Reading) -> bool:
        """Whether the likeliest topic is plain enough to be answered, whatever was spoken of."""
        if _asks_of_it(reading):
            return False
        if not self._subjects.is_near_by_facet(reading):
            return reading.match.best.score >= self._plain_from(reading)
        return reading.match.best.score >= _RATHER_SURE and reading.length > _SHORT_WORDS

    def _plain_from(self, reading: Reading) -> float:
        """'hoelang blijft ze daar dan' must be surely about something else, if it is."""
        for_people = reading.facet in ABOUT_PEOPLE
        return SURE if _leans_wholly(reading) and not for_people else self._bounds.answer_from

    def _says_nothing_else(self, reading: Reading, spoken: Topic) -> bool:
        """Whether a message names nothing but a facet of what was spoken of."""
        short = reading.length <= _SHORT_WORDS and not reading.names_something
        if reading.only_asks or short or self._subjects.is_near_by_facet(reading) or _leans_wholly(reading):
            return True
        leans = reading.leans or reading.points_back
        return leans and (reading.match.best.topic == spoken.id or reading.match.best.score < _NOTHING_ELSE)

    def of_what_was_said(self, reading: Reading, session: Session) -> Decision | None:
        """'wie beslist daarover?', 'tegen wanneer?': what points back, and is plainly about nothing else, gets what is
        left to tell about the topic before, with the nearest others as a way out."""
        spoken, best = self._topics.get(session.topic or ""), reading.match.best
        if spoken is None or not spoken.more or not session.has_more_of(spoken.id):
            return None
        if reading.place or reading.language != "nl":
            return None
        if not reading.points_back or reading.length > _POINTING_WORDS or self._is_elsewhere(reading):
            return None
        strays = _leans_wholly(reading) and not self._subjects.are_close(best.topic, spoken.id)
        plain = _RATHER_SURE if strays else self._bounds.answer_from
        if best.score >= plain or best.topic in SMALLTALK or reading.names_something:
            return None
        near = [one.topic for one in reading.match.candidates if one.score >= self._bounds.clarify_from]
        others = tuple(one for one in near if one != spoken.id and self._subjects.share_readers(one, spoken.id))
        choices = self._subjects.worth_offering(others)
        return Decision("answered", spoken.id, choices[:_WAYS_OUT], score=0.5, more=True)

    def of_route(self, reading: Reading, session: Session) -> Decision | None:
        """'en bij de middenjury?' after the price of tweedekans: the same facet of another route."""
        named = self._subjects.routes_in(reading)
        if reading.facet or len(named) != 1 or reading.place:
            return None
        route = named.pop()
        before, best = self._topics.get(session.topic or ""), reading.match.best
        lacked_a_route = session.facet is not None
        asked = (session.facet,) if lacked_a_route else (session.asked, before.facet if before else None)
        facets = (one for one in asked if one not in (None, "wat"))
        topic = next((found for one in facets if (found := self._subjects.exactly(route, one or ""))), None)
        if topic is None or (not lacked_a_route and before is not None and route == before.route):
            return None
        likeliest = self._topics[best.topic]
        of_its_own = likeliest.route == route and likeliest.facet != "wat" and likeliest.id != topic
        if of_its_own and not reading.only_names and not lacked_a_route and best.score >= _OF_ITS_OWN:
            return None  # 'zaterdagles tweedekans bestaat dat'
        if reading.length > _SHORT_WORDS and best.score >= self._bounds.answer_from:
            return None  # 'is dat hier een robot of een echte mens'
        leans = lacked_a_route or (reading.leans and reading.points_back)
        short = reading.length <= (_MISSING_ROUTE_WORDS if leans else _SHORT_WORDS)
        return Decision("answered", topic, score=0.9) if short else None

    def of_age(self, reading: Reading, session: Session) -> Decision | None:
        """'nee sorry, ik ben 19', 'ze is 14, kan dat dan al?': the same again, for who is of that age."""
        before = self._topics.get(session.topic or "")
        if reading.age is None or before is None or before.id in SMALLTALK:
            return None
        best = reading.match.best
        plain = SURE if reading.points_back and not reading.names_something else self._bounds.answer_from
        supposes = self._supposes.search(reading.text.words)
        only_supposes = supposes and reading.leans and reading.only_names
        other = best.topic != before.id and (reading.names_something or best.score >= plain)
        if other and not only_supposes:
            return None
        asks = supposes or (reading.points_back and self._asks_leave.search(reading.text.words))
        if reading.length <= _ASKING_LEAVE and asks:
            return Decision("answered", self._subjects.nearest(before.route, "leeftijd") or before.id, score=0.9)
        if reading.length > _AGE_WORDS:
            return None
        return Decision("contacts" if session.showed_people else "answered", before.id, score=0.9)

    def _spoken_of(self, reading: Reading, session: Session) -> Iterator[Topic]:
        """What may be meant by 'dat': the first of a choice that was passed over, then what was answered."""
        last = session.last if session.last is not None and session.last.kind == "clarify" else None
        if last and reading.leans and session.facet is None:
            for first in last.candidates[:1]:  # after 'dat bedoel ik niet' there are none
                if first.score >= self._bounds.clarify_from and first.topic != CONTACTS_TOPIC:
                    yield self._topics[first.topic]
        if spoken := self._topics.get(session.topic or ""):
            yield spoken

    def _speaks_for_itself(self, reading: Reading, before: Topic) -> bool:
        """Whether the words name another route, are surely about one, or plainly about a neighbour of `before`."""
        if reading.names_something and self._subjects.routes_in(reading) - {before.route}:
            return True
        if self._subjects.is_near_by_facet(reading):
            return False
        best = reading.match.best
        if self._subjects.are_close(best.topic, before.id):
            on_this_route = self._subjects.exactly(before.route or "", reading.facet or "")
            strays = reading.leans and on_this_route and self._topics[best.topic].route != before.route
            return best.score >= (SURE if strays else self._plain_from(reading))
        own = reading.facet != "wat" and self._subjects.exactly(before.route or "", reading.facet or "")
        asked_of_it = bool(own) and reading.points_back
        if _asks_of_it(reading) or (asked_of_it and not reading.names_something):
            return False  # 'ik heb adhd, krijg ik meer tijd op die examens'
        bound = self._bounds.answer_from if reading.names_something and not asked_of_it else SURE
        return best.score >= bound and self._topics[best.topic].route != before.route

    def _is_elsewhere(self, reading: Reading) -> bool:
        """Whether a message is about something that is not ours, and so not about what was spoken of."""
        if reading.only_asks:
            return False
        if reading.points_back and reading.length <= _NEARLY_NOTHING:
            return reading.match.known < _KNOWN
        if tells_of_something_else(reading, self._bounds.clarify_from):
            return True
        bound = _POINTING_ELSEWHERE if reading.points_back else ELSEWHERE
        return reading.match.elsewhere >= bound or reading.match.known < _KNOWN


def _leans_wholly(reading: Reading) -> bool:
    """'hoelang blijft ze daar dan': short, pointing back and naming nothing."""
    return reading.leans and reading.points_back and not reading.names_something


def _asks_of_it(reading: Reading) -> bool:
    """'welke papieren moet ik meebrengen', 'prijs dan?'; a word alone ('dyslexie') can be a subject as well."""
    return reading.only_asks and reading.length > 1
