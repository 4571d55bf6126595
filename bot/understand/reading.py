"""One sentence, understood: everything the answer needs, in one object. Pure; no clock, no memory."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.understand.asked import Asked
from bot.understand.crisis import CrisisDetector, Signal
from bot.understand.details import Details, age_in, language_of
from bot.understand.glossary import Glossary
from bot.understand.lexicon import Reader, ReadText
from bot.understand.matcher import Match, Matcher
from bot.understand.places import FoundPlace, PlaceFinder
from bot.understand.shelf import Shelf
from bot.understand.text import tidy


@dataclass(frozen=True)
class Reading:
    """What a text says: subject, place, age, who asks, which facet, in which language."""

    text: ReadText
    match: Match
    place: FoundPlace | None
    age: int | None
    asker: str | None
    facet: str | None
    language: str

    @property
    def length(self) -> int:
        """Number of words."""
        return len(self.text.words.split())


class Understanding:
    """All that reads, built once from the knowledge."""

    def __init__(self, knowledge: Knowledge, common_words: Iterable[str], shelf: Shelf | None = None) -> None:
        common = tuple(common_words)
        self.crisis = CrisisDetector(knowledge.crisis)
        self.places = PlaceFinder(knowledge.areas, knowledge.nicknames, common)
        self.details = Details(knowledge.lexicon)
        examples: list[tuple[str, str | None]] = [
            (text, topic.id) for topic in knowledge.topics.values() for text in (*topic.examples, topic.title)
        ]
        examples += [(text, None) for text in knowledge.not_ours]
        names = (word for place in knowledge.areas.places for word in tidy(place.name).split())
        self.reader = Reader(knowledge.lexicon, (*common, *names))
        self.reader.learn(text for text, _ in examples)
        subjects = {topic.id: (topic.route, topic.facet) for topic in knowledge.topics.values()}
        self.matcher = Matcher(self.reader, examples, subjects, shelf)
        self._glossary = Glossary(knowledge.glossary.languages, self.reader.knows)
        self.asked = Asked(knowledge.lexicon.turns.asking, self.reader.spell_out)
        self._audience = {topic.id: frozenset(topic.audience) for topic in knowledge.topics.values()}

    def danger_in(self, text: str) -> Signal | None:
        """The most urgent danger signal anywhere in the text."""
        return self.crisis.detect(text)

    def read(self, text: str, favour: dict[str, float], *, answering_where: bool = False) -> Reading:
        """Read a text; `favour` says which topics fit the conversation, `answering_where` that a place was asked."""
        language = language_of(text)
        ours = text if language == "nl" else self._glossary.in_dutch(text, language)
        asker = self.details.asker_in(ours)
        read = self.reader.read(ours)
        match = self.matcher.match(read, {**favour, **self._suits(asker, favour)})
        return Reading(
            read,
            match,
            self.places.find(text, answering=answering_where),
            age_in(text),
            asker,
            self.details.facet_in(ours),
            language,
        )

    def _suits(self, asker: str | None, favour: dict[str, float]) -> dict[str, float]:
        """A small push to the topics that are written for who asks."""
        if asker is None or asker == "jongere":
            return {}
        return {topic: favour.get(topic, 0) + 0.08 for topic, audience in self._audience.items() if asker in audience}
