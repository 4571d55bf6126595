"""From a Reading and what was said before to one decision: small rules, the first that fits wins."""

from dataclasses import dataclass

from bot.answer.session import Session
from bot.config import Understanding as Bounds
from bot.knowledge import Knowledge
from bot.outcome import OutcomeKind
from bot.understand.phrasing import any_of
from bot.understand.reading import Reading
from bot.understand.text import tidy

SMALLTALK = ("groet", "bedankt", "schelden")
CONTACTS_TOPIC = "contact-zoeken"
OPEN_NOW_TOPIC = "nu-open"
HELPLINES_TOPIC = "hulplijnen"
ROUTES_TOPIC = "tweede-kans-overzicht"

_FOLLOW_UP_WORDS = 8
"""A follow-up without a subject ("en hoeveel kost dat?") is short, at most so many words."""
_ASKING_FOR_HELP = 10
"""'en wie kan ons daarmee helpen in Lokeren?' has at most so many words."""
_OTHER_ROUTE_WORDS = 5
"""'en bij de middenjury dan?': the same question about another route is this short."""
_FACET_ALONE = 3
"""'en wat kost dat': a facet alone has at most so many words."""
_MAIN_ROUTES = ("examencommissie", "tko", "duaal")
"""The routes offered first when only a facet was named."""
_STORY_SOONER = 0.2
"""A story names much beside its subject, so its chance is low; of such stories five in six were right."""
_SOONER, _CLEAR_LEAD = 0.15, 0.12
"""Where the conversation points to the same topic, and it leads clearly, it is answered sooner by this much."""
_NEAREST_FACETS = {
    "leeftijd": ("voorwaarden",),
    "voorwaarden": ("leeftijd",),
    "kosten": ("verdienen",),
    "verdienen": ("kosten",),
}
"""Where a route has no answer to one facet, another often holds it."""
_PLACE_ONLY_WORDS = 6
_SHORT = 5
"""Function words have at most so many letters."""
_SURE = 0.85
"""From this probability on the words speak for themselves, whatever we were speaking of."""
_SOMETHING_KNOWN = 0.4
"""Below this share of known words the nearest topics are near by chance; we offer the first subjects instead."""
_NOTHING_KNOWN = 0.1
"""Below this share no word is known, and any likeness is chance."""
_FIRST_SUBJECTS = (ROUTES_TOPIC, "stoppen-met-school", "schoolmoe")
_FIRST_OF_NEWCOMERS = ("nederlands-leren", "buitenlands-diploma", ROUTES_TOPIC)
"""The first subjects for who writes another language."""


@dataclass(frozen=True)
class Decision:
    """What to say: the kind of outcome, and the topic it is about."""

    kind: OutcomeKind
    topic: str | None = None
    choices: tuple[str, ...] = ()
    score: float | None = None
    """Overrules the score of the best candidate, where the conversation decided."""
    more: bool = False
    """The longer explanation of a topic that was answered just before."""


class Decider:
    """Knows the topics' routes and facets, and the bounds of certainty."""

    def __init__(self, knowledge: Knowledge, bounds: Bounds) -> None:
        self._topics = knowledge.topics
        self._bounds = bounds
        self._routes = {topic.route for topic in knowledge.topics.values() if topic.route}
        self._opens_vaguely = any_of(knowledge.lexicon.turns.vague)
        self._facets = {topic.facet for topic in knowledge.topics.values() if topic.facet}
        self._by_facet: dict[tuple[str, str], str] = {
            (t.route, t.facet): t.id for t in knowledge.topics.values() if t.route and t.facet
        }

    def decide(self, reading: Reading, session: Session) -> Decision:
        """One decision for this reading in this conversation."""
        return (
            self._helper_near(reading, session)
            or self._follow_up(reading, session)
            or self._same_facet(reading, session)
            or self._route_near(reading)
            or self._place_only(reading, session)
            or self._age_only(reading, session)
            or self._facet_only(reading)
            or self._vague(reading)
            or self._by_score(reading, session)
        )

    def _follow_up(self, reading: Reading, session: Session) -> Decision | None:
        """'en hoeveel kost dat?': a facet without a subject is about the route we were speaking of."""
        before = self._topics.get(session.topic or "")
        if before is None or reading.facet is None or reading.length > _FOLLOW_UP_WORDS:
            return None
        if self._names_another_subject(reading, before.id):
            return None
        topic = self._of_facet(before.route, reading.facet)
        if topic:
            return Decision("answered", topic, score=0.9)
        best = reading.match.best
        if best.score >= self._bounds.answer_from or before.id in SMALLTALK:
            return None
        if reading.length <= _OTHER_ROUTE_WORDS and before.more:
            return Decision("answered", before.id, score=0.6, more=True)
        near = (before.id, *(one.topic for one in reading.match.candidates if one.topic != before.id))
        return Decision("clarify", None, self._worth_offering(near)[:3])

    def _of_facet(self, route: str | None, facet: str) -> str | None:
        """The topic of a route that answers this facet, or the facet that comes nearest to it."""
        facets = (facet, *_NEAREST_FACETS.get(facet, ()))
        return next((found for one in facets if (found := self._by_facet.get((route or "", one)))), None)

    def _same_facet(self, reading: Reading, session: Session) -> Decision | None:
        """'en bij de middenjury?' after the price of tweedekans: the same facet of another route."""
        before = self._topics.get(session.topic or "")
        named = {concept for _, concept in reading.text.heard} & self._routes
        if before is None or before.facet in (None, "wat") or reading.facet or len(named) != 1 or reading.place:
            return None
        if reading.length > _OTHER_ROUTE_WORDS:
            return None
        route = named.pop()
        topic = self._by_facet.get((route, before.facet or ""))
        return Decision("answered", topic, score=0.9) if topic and route != before.route else None

    def _names_another_subject(self, reading: Reading, before: str) -> bool:
        """Whether the words themselves name a route that is not the one we were speaking of."""
        named = {concept for _, concept in reading.text.heard} & self._routes
        if named - {self._topics[before].route}:
            return True
        best = reading.match.best
        return best.score >= _SURE and self._topics[best.topic].route != self._topics[before].route

    def _route_near(self, reading: Reading) -> Decision | None:
        """'cvo in Antwerpen', 'waar kan ik tko doen in Gent': who offers this route near there."""
        named = {concept for _, concept in reading.text.heard} & self._routes
        if reading.place is None or len(named) != 1 or reading.facet not in (None, "waar", "hulp"):
            return None
        topic = self._by_facet.get((named.pop(), "wat"))
        best = reading.match.best
        if topic is None or not self._topics[topic].contacts or (best.score >= _SURE and best.topic != topic):
            return None
        return Decision("contacts", topic)

    def _helper_near(self, reading: Reading, session: Session) -> Decision | None:
        """'wie kan ons helpen in Kortrijk', 'in Turnhout, waar is zo'n Ligo': people near a place just named."""
        if reading.place is None or reading.facet not in ("hulp", "waar") or reading.length > _ASKING_FOR_HELP:
            return None
        best = reading.match.best
        if best.score >= self._bounds.answer_from and self._topics[best.topic].contacts and reading.text.heard:
            return Decision("contacts", best.topic)
        if best.score >= _SURE:
            return None
        return Decision("contacts", session.topic or CONTACTS_TOPIC)

    def _place_only(self, reading: Reading, session: Session) -> Decision | None:
        """'en in Kortrijk?': a place with nothing else asks for the people near there."""
        if reading.place is None or not self._is_little_beside_a_place(reading, session):
            return None
        return Decision("contacts", session.topic or CONTACTS_TOPIC)

    @staticmethod
    def _is_little_beside_a_place(reading: Reading, session: Session) -> bool:
        """Whether a text says hardly more than a place: beside its name only a few short words that mean nothing to us.

        A nickname or a misspelt name may be one long word more.
        """
        words = reading.text.words.split()
        named = set(tidy(f"{reading.place.name} {reading.place.municipality}").split()) if reading.place else set()
        rest = [word for word in words if word not in named and not word.isdigit()]
        if session.asked_where:
            return len(rest) <= _PLACE_ONLY_WORDS
        if reading.text.heard or len(rest) > _PLACE_ONLY_WORDS or (reading.language != "nl" and len(words) > 1):
            return False
        by_another_name = int(not named & set(words))
        return sum(len(word) > _SHORT for word in rest) <= by_another_name

    def _age_only(self, reading: Reading, session: Session) -> Decision | None:
        """'nee sorry, ik ben 19': the same question again, for who is of that age."""
        before = self._topics.get(session.topic or "")
        if reading.age is None or before is None or before.id in SMALLTALK or reading.text.heard:
            return None
        best = reading.match.best
        if reading.length > _PLACE_ONLY_WORDS or best.score >= self._bounds.answer_from:
            return None
        return Decision("answered", before.id, score=0.9)

    def _facet_only(self, reading: Reading) -> Decision | None:
        """'inschrijven', 'wat kost dat': what is asked is clear, about what is not: a choice of subjects."""
        if reading.facet is None or reading.length > _FACET_ALONE:
            return None
        named = {concept for _, concept in reading.text.heard}
        if named & self._routes or named - {reading.facet, *_NEAREST_FACETS} - self._facets:
            return None
        best = reading.match.best
        fitting = [self._of_facet(route, reading.facet) for route in _MAIN_ROUTES]
        near = [one.topic for one in reading.match.candidates if self._topics[one.topic].facet == reading.facet]
        choices = tuple(dict.fromkeys(one for one in (*near, *fitting, best.topic) if one))
        return Decision("clarify", None, self._worth_offering(choices)[:3]) if len(choices) > 1 else None

    def _vague(self, reading: Reading) -> Decision | None:
        """'iets met werken en leren': a choice, however near one topic comes."""
        candidates = reading.match.candidates
        if reading.length > _OTHER_ROUTE_WORDS or reading.facet or not self._opens_vaguely.match(reading.text.words):
            return None
        if candidates[0].score < self._bounds.clarify_from:
            return None
        return Decision("clarify", None, self._worth_offering(tuple(one.topic for one in candidates)))

    def _answers_from(self, reading: Reading, session: Session) -> float:
        """From which probability to answer: a little sooner where the conversation points the same way."""
        best, second = reading.match.candidates[:2]
        if best.score - second.score < _CLEAR_LEAD:
            return self._bounds.answer_from
        if reading.text.sentences:
            return self._bounds.answer_from - _STORY_SOONER
        before = self._topics.get(session.topic or "")
        if before is None:
            return self._bounds.answer_from
        route = self._topics[best.topic].route
        close = best.topic in (before.id, *before.related) or (route is not None and route == before.route)
        return self._bounds.answer_from - _SOONER if close else self._bounds.answer_from

    def _by_score(self, reading: Reading, session: Session) -> Decision:
        """Sure enough: answer. Near: at most three choices. Nothing near: say so, with the nearest as a way on."""
        candidates = reading.match.candidates
        best = candidates[0]
        choices = tuple(candidate.topic for candidate in candidates)
        first = _FIRST_SUBJECTS if reading.language == "nl" else _FIRST_OF_NEWCOMERS
        if reading.match.known < _NOTHING_KNOWN:
            return Decision("unknown", None, self._worth_offering(first))
        if best.score >= self._answers_from(reading, session):
            kind: OutcomeKind = "smalltalk" if best.topic in SMALLTALK else "answered"
            return Decision("contacts" if best.topic == CONTACTS_TOPIC else kind, best.topic)
        if best.score >= self._bounds.clarify_from:
            return Decision("clarify", None, self._worth_offering(choices))
        nearest = choices if reading.match.known >= _SOMETHING_KNOWN else first
        return Decision("unknown", None, self._worth_offering(nearest))

    def _worth_offering(self, topics: tuple[str, ...]) -> tuple[str, ...]:
        """Small talk is never a choice."""
        return tuple(topic for topic in topics if topic in self._topics and topic not in SMALLTALK)
