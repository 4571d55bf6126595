"""Messages that ask for people near a place: 'wie helpt ons in Kortrijk', 'en een JAC?', 'Leuven, ik ben verhuisd'."""

from collections.abc import Mapping

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
from bot.understand.text import tidy

_ASKING_FOR_HELP = 20
"""'wij wonen in Lokeren, wie kan ons daar eens mee helpen?' has at most so many words."""
_ANOTHER_HELPER = 4
"""'en een OverKop-huis?', after people near a place, has at most so many words."""
_FOR_PEOPLE = 0.4
"""From this chance that people are asked for, who names a place as well gets them."""
_STILL_MOVED, _TAKEN_BACK = 10, 14
"""'wij zijn verhuisd, in Eeklo is het nu' has at most so many words; 'ah nee wacht, ik zit …' may have more."""
_KNOWN, _ENOUGH_WORDS = 0.75, 5
"""Without a topic that comes near, so large a share of the words must be known, if there are so many."""
_SOMETHING_ELSE = 0.6
"""'wie is de burgemeester van Gent': so far ahead is 'nothing of ours'; no move is ('oei, Leuven, ik ben verhuisd')."""
_HARDLY_ANYTHING = 2
"""'en voor een leerling die in Genk woont': so few words say something, the name of the place among them."""
_PLACE_ONLY_WORDS = 6
_OF_A_HELPER = ("wanneer",)
"""'openingsuren jac Leuven': what is asked of a helper near a place stands on its card."""
_ITSELF = "-zelf"
"""'clb-zelf' is the CLB, where the concept 'clb' is the question what it does."""
_HERE = (["in"], ["voor"], ["rond"])
"""'in Ronse concreet', after an answer."""
_SHORT = 5
"""Function words have at most so many letters."""


class Nearby:
    """Knows the topics whose helpers can be shown, and the words of a conversation."""

    def __init__(self, topics: Mapping[str, Topic], turns: Turns, subjects: Subjects, bounds: Bounds) -> None:
        self._topics, self._subjects, self._bounds = topics, subjects, bounds
        self._takes_back = any_of((*turns.denying, *turns.hesitating))
        self._asking = frozenset(turns.asking)
        self._asks_there, self._seeks = any_of(turns.there), any_of(turns.seeking)

    def of_helper(self, reading: Reading, session: Session) -> Decision | None:
        """'wie kan ons helpen in Kortrijk', 'in Turnhout, waar is zo'n Ligo': people near a place just named."""
        if reading.length > _ASKING_FOR_HELP:
            return None
        helper = self._helper_named(reading)
        if reading.place is None:
            if helper and session.place is not None and self._asks_for_another(reading, session):
                return Decision("contacts", helper)
            there = self._asks_who_is_there(reading, session)
            return Decision("contacts", session.topic or CONTACTS_TOPIC) if there else None
        best, asks_who = reading.match.best, reading.facet in ABOUT_PEOPLE
        asks_for_it = reading.facet in _OF_A_HELPER or bool(self._seeks.search(reading.text.words))
        seeks = helper is not None and asks_for_it and bool(reading.place.municipality or reading.place.options)
        if not asks_who and not seeks and not self._asks_for_somebody(reading):
            return None
        if self._is_strange(reading) or tells_of_something_else(reading, self._bounds.clarify_from):
            return None
        if helper:
            return Decision("contacts", helper)
        topic = self._topics[best.topic]
        about_people = reading.text.heard or topic.facet in ("wat", "hulp")
        if topic.facet == "waar":  # its answer says where, when it was asked plainly
            about_people = best.score < SURE
        if best.score >= self._bounds.answer_from and topic.contacts and about_people:
            return Decision("contacts", best.topic)
        if best.score >= (SURE if asks_who else self._bounds.answer_from) and best.topic not in SMALLTALK:
            return None
        return Decision("contacts", session.topic or CONTACTS_TOPIC)

    def _asks_who_is_there(self, reading: Reading, session: Session) -> bool:
        """'is er daar ergens een plek waar ze jongeren helpen', after people near a place; nothing is named."""
        if not session.showed_people or session.place is None or reading.facet not in ABOUT_PEOPLE:
            return False
        return reading.points_back and not reading.names_something and reading.match.best.score < SURE

    def _asks_for_somebody(self, reading: Reading) -> bool:
        """'hij woont in Willebroek, wie vind ik daar', but not 'wie is de burgemeester van Willebroek'."""
        return (
            reading.facet is None
            and reading.place is not None
            and reading.place.area is None
            and reading.match.elsewhere < ELSEWHERE
            and bool(self._asks_there.search(reading.text.words))
        )

    def of_route(self, reading: Reading) -> Decision | None:
        """'cvo in Antwerpen', 'waar kan ik tko doen in Gent': who offers this route near there."""
        named = self._subjects.routes_in(reading)
        if reading.place is None or len(named) != 1 or reading.facet not in (None, *ABOUT_PEOPLE):
            return None
        if reading.match.elsewhere >= ELSEWHERE:
            return None  # 'wanneer is de autobeurs op de Heizel'
        topic = self._subjects.exactly(named.pop(), "wat")
        best = reading.match.best
        plainer = best.score >= self._bounds.answer_from and best.topic != topic
        if topic is None or not self._topics[topic].contacts or plainer:
            return None
        return Decision("contacts", topic)

    def of_place(self, reading: Reading, session: Session) -> Decision | None:
        """'en in Kortrijk?', 'oei, Leuven, ik ben verhuisd': a place with nothing else asks for people near there."""
        if reading.place is None:
            return None
        best = reading.match.best
        for_people = best.topic == CONTACTS_TOPIC and best.score >= _FOR_PEOPLE
        elsewhere = reading.match.elsewhere >= _SOMETHING_ELSE or self._is_strange(reading)
        moved = self._has_moved(reading, session) or self._names_another_place(reading, session)
        small = best.topic in SMALLTALK and best.score >= self._bounds.answer_from
        there_too = small and reading.leans and session.topic is not None  # 'ah ok, en hebben ze da in Turnhout'
        asks_elsewhere = elsewhere and reading.facet is not None  # 'hoe laat is het in tokio'
        little = self._is_little_beside_a_place(reading, session) and not asks_elsewhere
        if not (for_people or there_too or little or (moved and not elsewhere)):
            return None
        return Decision("contacts", session.topic or CONTACTS_TOPIC)

    def _is_strange(self, reading: Reading) -> bool:
        """'adres van de bioscoop in Gent': too much of it is unknown, and no topic comes near."""
        near = reading.match.best.score >= self._bounds.clarify_from
        return not near and reading.length >= _ENOUGH_WORDS and reading.match.known < _KNOWN

    def _helper_named(self, reading: Reading) -> str | None:
        """The topic of a helper whom the text names (CLB, JAC, OverKop), when it is near what is asked."""
        named = {concept.removesuffix(_ITSELF) for _, concept in reading.text.heard}
        near = (one.topic for one in reading.match.candidates if one.score >= self._bounds.clarify_from)
        return next((topic for topic in near if topic in named and self._topics[topic].contacts), None)

    def _asks_for_another(self, reading: Reading, session: Session) -> bool:
        """'en zit daar ook ergens een JAC?', or 'en een OverKop-huis?' after people near the place spoken of."""
        if reading.facet in ABOUT_PEOPLE:
            return True
        short = reading.length <= _ANOTHER_HELPER
        return session.showed_people and short and self._asking.isdisjoint(reading.text.words.split())

    def _has_moved(self, reading: Reading, session: Session) -> bool:
        """Whether another place than the one before is named in a short message that asks nothing plainly."""
        if not session.moved or self._subjects.routes_in(reading):
            return False
        best = reading.match.best.score
        says_so = bool(self._takes_back.match(reading.text.words))
        if reading.length <= (_TAKEN_BACK if says_so else _PLACE_ONLY_WORDS):
            return best < (self._bounds.answer_from if reading.text.heard else SURE)
        return reading.length <= _STILL_MOVED and best < self._bounds.clarify_from

    def _names_another_place(self, reading: Reading, session: Session) -> bool:
        """'en anderlecht? zit daar bij mijn pa': after people near one place, another place and no other subject."""
        if not session.moved or not session.showed_people or reading.names_something:
            return False
        best = reading.match.best
        asks_there_too = reading.points_back and bool(self._asks_there.search(reading.text.words))
        goes_on = asks_there_too or (reading.leans and reading.told <= _HARDLY_ANYTHING)
        bound = SURE if goes_on else self._bounds.answer_from  # 'mijn nicht woont in Kortrijk, en daar?'
        return best.score < bound or best.topic in SMALLTALK

    @staticmethod
    def _is_little_beside_a_place(reading: Reading, session: Session) -> bool:
        """Whether a text says hardly more than a place: beside its name only a few short words that mean nothing to us.

        A nickname or a misspelt name may be one long word more, and 'en in Genk specifiek?' after an answer has one.
        """
        if reading.only_introduces:
            return True
        words = reading.text.words.split()
        named = set(tidy(f"{reading.place.name} {reading.place.municipality}").split()) if reading.place else set()
        rest = [word for word in words if word not in named and not word.isdigit()]
        if session.asked_where:
            return len(rest) <= _PLACE_ONLY_WORDS
        if reading.text.heard or len(rest) > _PLACE_ONLY_WORDS or (reading.language != "nl" and len(words) > 1):
            return False
        by_another_name = not named & set(words)
        goes_on = (reading.leans or words[:1] in _HERE) and session.topic is not None
        return sum(len(word) > _SHORT for word in rest) <= int(by_another_name or goes_on)
