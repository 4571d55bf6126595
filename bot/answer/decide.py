"""From a Reading and what was said before to one decision: small rules, the first that fits wins."""

import re

from bot.answer.decision import Decision
from bot.answer.following import Following
from bot.answer.nearby import Nearby
from bot.answer.session import Session
from bot.answer.subjects import (
    ABOUT_PEOPLE,
    ASKED_OF_ANYTHING,
    CONTACTS_TOPIC,
    NEAREST_FACETS,
    SMALLTALK,
    SURE,
    Subjects,
)
from bot.config import Understanding as Bounds
from bot.knowledge import Knowledge
from bot.outcome import OutcomeKind
from bot.understand.phrasing import any_of
from bot.understand.reading import Reading
from bot.understand.text import tidy

OPEN_NOW_TOPIC = "nu-open"
HELPLINES_TOPIC = "hulplijnen"
ROUTES_TOPIC = "tweede-kans-overzicht"

_FACET_ALONE = 4
"""'en wat kost dat': a facet alone has at most so many words."""
_ASKING_LEAVE = 20
"""'ik ben 16, mag ik dan al naar het tweedekansonderwijs' has at most so many words."""
_PLAIN_WORDS, _BOTH_NAMED = 16, 0.7
"""Who names a route and what to know of it, in at most so many words, is answered with this certainty; so is who types
nothing but the name of a route."""
_RATHER_SURE = 0.9
"""Below this chance another topic than the route and facet that are named is a choice beside theirs."""
_VAGUE_WORDS = 3
"""'iets met werken en leren', 'ik heb een vraag over geld': so many words at most behind what announces a question;
who says more has one."""
_WHAT_IS = r"(?:en |maar |ok |oke |dus )*wat (?:is|was|betekent) (?:een |nen |ne |dat |die |de |het |zo n |n )*"
"""In front of the name of a route."""
_ABOUT = re.compile(r"^(?:over|rond)(?: (?:de|het|een))? ")
"""'over duaal leren', as the second half of 'ik heb een vraag'."""
_SIDE_BY_SIDE, _MOST_CHOICES = 2, 3
"""Routes that are named beside each other, and how many of them are shown at most."""
_MAIN_ROUTES = ("examencommissie", "tko", "duaal")
"""The routes that are taken for one another: offered first when only a facet was named; none answers for another."""
_LEANING_SOONER, _POINTING_SOONER, _SOME_LEAD = 0.35, 0.25, 0.08
"""A sentence that cannot stand alone is answered sooner by this much, a longer one that points back by a little less,
where it leads by so much and the conversation points to the same topic."""
_SMALLTALK_SOONER, _ONLY_SMALLTALK_SOONER, _NOTHING_BESIDE = 0.2, 0.4, 0.05
"""A thanks taken for something else costs more than a thanks answered in vain; more so when no other topic has more
than so little chance: 'haha, het was te proberen, bedankt'."""
_SOMETHING_KNOWN = 0.4
"""Below this share of known words the nearest topics are near by chance; we offer the first subjects instead."""
_CLOSE_BEHIND, _WELL_KNOWN = -0.25, 0.85
"""'galabal van het zesde: lange jurk of jumpsuit': 'nothing of ours' is so close behind the best topic, and less than
this share of the words is known. Of 1,924 answers that were right it takes back 1, of 16 in vain 10
(docs/matching.md)."""
_NOTHING_KNOWN = 0.1
"""Below this share no word is known, and any likeness is chance."""
_FIRST_SUBJECTS = (ROUTES_TOPIC, "stoppen-met-school", "schoolmoe")
_FIRST_OF_NEWCOMERS = ("nederlands-leren", "buitenlands-diploma", ROUTES_TOPIC)
"""The first subjects for who writes another language."""


class Decider:
    """Knows the topics' routes and facets, and the bounds of certainty."""

    def __init__(self, knowledge: Knowledge, bounds: Bounds) -> None:
        self._topics = knowledge.topics
        self._bounds = bounds
        self._opens_vaguely = any_of(knowledge.lexicon.turns.vague)
        self._asks_leave = any_of(knowledge.lexicon.turns.leave)
        self._compares = any_of(knowledge.lexicon.turns.comparing)
        self._subjects = Subjects(knowledge.topics)
        self._following = Following(knowledge.topics, knowledge.lexicon.turns, self._subjects, bounds)
        self._nearby = Nearby(knowledge.topics, knowledge.lexicon.turns, self._subjects, bounds)

    def decide(self, reading: Reading, session: Session) -> Decision:
        """One decision for this reading in this conversation."""
        return (
            self._nearby.of_helper(reading, session)
            or self._following.of_facet(reading, session)
            or self._route_alone(reading, session)
            or self._following.of_route(reading, session)
            or self._between_routes(reading)
            or self._what_is(reading)
            or self._nearby.of_route(reading)
            or self._nearby.of_place(reading, session)
            or self._following.of_age(reading, session)
            or self._may_i(reading, session)
            or self._only_a_route(reading, session)
            or self._route_and_facet(reading)
            or self._facet_only(reading, session)
            or self._vague(reading)
            or self._following.of_what_was_said(reading, session)
            or self._of_another_route(reading)
            or self._by_score(reading, session)
        )

    def _route_alone(self, reading: Reading, session: Session) -> Decision | None:
        """'middenjury', 'over duaal leren': who types the name of a route and nothing else, asks what it is; or names
        what was lacking."""
        named = self._subjects.routes_in(reading)
        said = {expression for expression, _ in reading.text.heard}
        if len(named) != 1 or _ABOUT.sub("", reading.text.words) not in said:
            return None
        route = named.pop()
        topic = self._subjects.exactly(route, session.facet or "wat") or self._subjects.exactly(route, "wat")
        best = reading.match.best
        sure = best.score if best.topic == topic else 0.0
        return Decision("answered", topic, score=max(sure, _BOTH_NAMED)) if topic else None

    def _only_a_route(self, reading: Reading, session: Session) -> Decision | None:
        """'en bij de middenjury', in a conversation, when nothing says what of it: what it is."""
        named = {concept for _, concept in reading.text.heard}
        if len(named) != 1 or not reading.only_names or reading.facet or reading.place:
            return None
        if session.topic is None or not reading.leans or self._asks_leave.search(reading.text.words):
            return None
        topic = self._subjects.exactly(named.pop(), "wat")
        return Decision("answered", topic, score=_BOTH_NAMED) if topic else None

    def _between_routes(self, reading: Reading) -> Decision | None:
        """'verschil tussen naft en duaal': two routes side by side are a choice of what each of them is."""
        heard = dict.fromkeys(concept for _, concept in reading.text.heard)
        choices = tuple(topic for route in heard if (topic := self._subjects.exactly(route, "wat")))
        if len(choices) < _SIDE_BY_SIDE or not self._compares.search(reading.text.words):
            return None
        best = reading.match.best
        if best.score >= self._bounds.answer_from and self._compares.search(tidy(self._topics[best.topic].title)):
            return None  # 'Getuigschrift, certificaat, diploma: het verschil' answers by itself
        return Decision("clarify", None, choices[:_MOST_CHOICES])

    def _what_is(self, reading: Reading) -> Decision | None:
        """'wat is een NAFT, dat stelde de school voor': what a route is, though another of its topics comes nearest."""
        best = self._topics[reading.match.best.topic]
        if reading.length > _PLAIN_WORDS or reading.facet not in (None, "wat") or best.facet == "wat":
            return None
        for expression, route in reading.text.heard:
            topic = self._subjects.exactly(route, "wat") if route == best.route else None
            if topic and re.match(rf"{_WHAT_IS}{re.escape(expression)}\b", reading.text.words):
                return Decision("answered", topic, score=max(reading.match.best.score, _BOTH_NAMED))
        return None

    def _may_i(self, reading: Reading, session: Session) -> Decision | None:
        """'ik ben 16, mag ik tko doen?': whether a route is open to somebody, when no other subject is plainer."""
        named, likeliest = self._subjects.routes_in(reading), self._topics[reading.match.best.topic].route
        if len(named) > 1 and likeliest in named:
            named = {likeliest}
        if len(named) != 1 or reading.facet not in (None, "leeftijd", "voorwaarden", "examens", "inschrijven"):
            return None
        if reading.length > _ASKING_LEAVE or reading.match.best.score >= self._bounds.answer_from:
            return None
        topic = self._subjects.nearest(named.pop(), "voorwaarden")
        if topic is None or not self._asks_leave.search(reading.text.words):
            return None
        near = topic in [one.topic for one in reading.match.candidates[:2]]
        return Decision("answered", topic, score=0.8) if near or session.age is not None else None

    def _route_and_facet(self, reading: Reading) -> Decision | None:
        """'welke voorwaarden heeft tweedekans': route and facet are named, and nothing of what is left is nearer.

        Who asks what a route is, gets that, whatever comes near.
        """
        named = self._subjects.routes_in(reading)
        if len(named) != 1 or reading.facet in (None, "examens") or reading.length > _PLAIN_WORDS:
            return None
        best = reading.match.best
        route = named.pop()
        topic = self._subjects.exactly(route, reading.facet or "")
        unclear = self._bounds.clarify_from <= best.score < self._bounds.answer_from
        beside = topic is not None and topic in [one.topic for one in reading.match.candidates[1:]]
        strays = self._topics[best.topic].route != route
        if topic and (beside or strays) and reading.facet == "wat" and best.score < _RATHER_SURE:
            return Decision("answered", topic, score=_BOTH_NAMED)  # 'leg me duaal leren eens uit'
        if topic and beside and self._bounds.answer_from <= best.score < _RATHER_SURE:
            return Decision("clarify", None, (topic, best.topic))  # 'krijgt een duale leerling loon van het bedrijf'
        if topic is None or not unclear:
            return None
        general = self._topics[best.topic].facet == "wat" and self._topics[best.topic].route == route
        if reading.facet != "wat" and best.topic != topic and not general:  # 'ik doe tko, hoeveel neerleggen'
            near = self._topics[best.topic].route == self._topics[topic].route
            return Decision("clarify", None, (topic, best.topic)) if near else None
        return Decision("answered", topic, score=_BOTH_NAMED)

    def _facet_only(self, reading: Reading, session: Session) -> Decision | None:
        """'inschrijven', 'vraagje over de kosten': what is asked is clear, about what is not: a choice of subjects."""
        length = len(self._opens_vaguely.sub("", reading.text.words, count=1).split())
        if reading.facet in (None, *ABOUT_PEOPLE) or self._subjects.routes_in(reading):
            return None
        named = {concept for _, concept in reading.text.heard}
        best = reading.match.best
        short = length <= _FACET_ALONE and not named - {reading.facet, *NEAREST_FACETS} - self._subjects.facets
        if not reading.only_asks and (not short or best.score >= SURE):
            return None
        spoken = session.topic in self._topics and self._subjects.are_close(best.topic, session.topic or "")
        if spoken and best.score >= self._bounds.answer_from:
            return None  # the conversation says about what
        fitting = [self._subjects.nearest(route, reading.facet) for route in _MAIN_ROUTES]
        likely = [one.topic for one in reading.match.candidates]
        near = [one for one in likely if self._topics[one].facet == reading.facet]
        plain = [best.topic] if best.score >= self._bounds.answer_from else []
        choices = tuple(dict.fromkeys(one for one in (*plain, *near, *fitting, *likely) if one))
        return Decision("clarify", None, self._subjects.worth_offering(choices)[:3]) if len(choices) > 1 else None

    def _vague(self, reading: Reading) -> Decision | None:
        """'iets met werken en leren': a choice, however near one topic comes."""
        candidates, words = reading.match.candidates, reading.text.words
        opener = self._opens_vaguely.match(words)
        if opener is None or len(words[opener.end() :].split()) > _VAGUE_WORDS:
            return None
        if reading.facet not in (None, *ASKED_OF_ANYTHING):
            return None
        if candidates[0].score < self._bounds.clarify_from:
            return None
        return Decision("clarify", None, self._subjects.worth_offering(tuple(one.topic for one in candidates)))

    def _of_another_route(self, reading: Reading) -> Decision | None:
        """'wiskunde ni opnieuw moeten doen bij tko': what is likeliest belongs to another route than the one named: a
        choice, however sure."""
        named, best = self._subjects.routes_in(reading).intersection(_MAIN_ROUTES), reading.match.best
        likeliest = self._topics[best.topic]
        if len(named) != 1 or likeliest.route in named or likeliest.route not in _MAIN_ROUTES:
            return None
        if best.score < self._bounds.clarify_from:
            return None
        route = named.pop()
        own = self._subjects.nearest(route, reading.facet or "wat") or self._subjects.exactly(route, "wat")
        others = (one.topic for one in reading.match.candidates)
        choices = tuple(dict.fromkeys(one for one in (own, *others) if one))
        return Decision("clarify", None, self._subjects.worth_offering(choices)[:3])

    def _answers_from(self, reading: Reading, session: Session) -> float:
        """From which probability to answer: sooner in small talk, or leaning on a conversation that points that way."""
        best, second = reading.match.candidates[:2]
        sooner = 0.0
        if best.topic in SMALLTALK and reading.facet is None:
            sooner = _SMALLTALK_SOONER if second.score >= _NOTHING_BESIDE else _ONLY_SMALLTALK_SOONER
        elif (reading.leans or reading.points_back) and best.score - second.score >= _SOME_LEAD:
            spoken = session.topic in self._topics and self._subjects.are_close(best.topic, session.topic or "")
            sooner = (_LEANING_SOONER if reading.leans else _POINTING_SOONER) if spoken else 0.0
        return self._bounds.answer_from - sooner

    def _chance(self, reading: Reading, session: Session) -> float:
        """How likely the best topic is; of what points back to it, a second topic that lies elsewhere is ruled out."""
        best, second = reading.match.candidates[:2]
        if session.topic not in self._topics or not reading.points_back:
            return best.score
        best_is_close, second_is_close = (self._subjects.are_close(one.topic, session.topic) for one in (best, second))
        return best.score / (1 - second.score) if best_is_close and not second_is_close else best.score

    def _by_score(self, reading: Reading, session: Session) -> Decision:
        """Sure enough: answer. Near: at most three choices. Nothing near: say so, with the nearest as a way on."""
        candidates = reading.match.candidates
        best = candidates[0]
        choices = tuple(candidate.topic for candidate in candidates)
        first = _FIRST_SUBJECTS if reading.language == "nl" else _FIRST_OF_NEWCOMERS
        if reading.match.known < _NOTHING_KNOWN:
            return Decision("unknown", None, self._subjects.worth_offering(first))
        sure = self._chance(reading, session) >= self._answers_from(reading, session)
        if sure and not _is_nearly_elsewhere(reading):
            kind: OutcomeKind = "smalltalk" if best.topic in SMALLTALK else "answered"
            return Decision("contacts" if best.topic == CONTACTS_TOPIC else kind, best.topic)
        if best.score >= self._bounds.clarify_from:
            return Decision("clarify", None, self._subjects.worth_offering(choices))
        nearest = choices if reading.match.known >= _SOMETHING_KNOWN else first
        return Decision("unknown", None, self._subjects.worth_offering(nearest))


def _is_nearly_elsewhere(reading: Reading) -> bool:
    """Whether what speaks for the best topic is little more than what speaks for none, and some words are strange.

    Of what leans on the conversation little speaks by itself.
    """
    stands_alone = not reading.leans and not reading.points_back and reading.match.best.topic not in SMALLTALK
    return stands_alone and reading.match.elsewhere > _CLOSE_BEHIND and reading.match.known < _WELL_KNOWN
