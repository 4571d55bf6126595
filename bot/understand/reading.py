"""One sentence, understood: everything the answer needs, in one object. Pure; no clock, no memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bot.knowledge import HARMLESS, Knowledge
from bot.understand.alarm import Alarm, sentences_of
from bot.understand.asides import Asides
from bot.understand.asked import Asked
from bot.understand.common import CommonWords
from bot.understand.crisis import CrisisDetector
from bot.understand.danger import Danger, Look
from bot.understand.details import Details, age_in, language_of
from bot.understand.glossary import Glossary, folded
from bot.understand.lexicon import Reader, ReadText
from bot.understand.matcher import Match, Matcher
from bot.understand.places import FoundPlace, PlaceFinder
from bot.understand.shelf import Shelf
from bot.understand.sounds import Shifts
from bot.understand.standing import Standing
from bot.understand.subject import Subject
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
    leans: bool = False
    """Too short to stand alone, and pointing back: 'en mag dat dan'."""
    points_back: bool = False
    """A word stands for something said before: 'wie beslist daarover'."""
    names_something: bool = True
    """It names anything beside what is asked ('kosten') and about whom ('mijn ouders')."""
    only_names: bool = False
    """Beside what it names there are only words that say nothing by themselves: 'en bij de middenjury dan'."""
    told: int = 0
    """So many words say something beside which facet is asked and words that say nothing by themselves."""
    only_introduces: bool = False
    """It says who is speaking, and nothing else: 'ik ben 17 en woon bij mijn mama in Gent'."""

    @property
    def only_asks(self) -> bool:
        """It says which facet is asked, and nothing else: 'prijs?', 'hmm en wat kost dat dan'."""
        return self.facet is not None and not self.names_something and not self.told

    @property
    def length(self) -> int:
        """Number of words."""
        return self.text.length


_EVERY, _EVERY_STORY = 6, 2
"""So many examples of an ordinary topic make one message without danger; all of them would only cost time. Of all that
is harmless stories look most like danger: more of those count."""


_FEWEST_LEFT = 4
"""So many words say something by themselves, and any that name something we know."""
_PLAINLY_OURS, _PLAINLY_OURS_ABROAD = 0.9, 0.98
"""From this probability of a topic on, a signal that is in doubt gives way to it (docs/matching.md); in another
language from the second on, for there only single words are known."""


class Understanding:
    """All that reads, built once from the knowledge."""

    def __init__(self, knowledge: Knowledge, common_words: Iterable[str], cache: Path | None = None) -> None:
        """Learn from the knowledge, or take up what was learned before and lies in the folder `cache`."""
        common = tuple(common_words)
        self.places = PlaceFinder(knowledge.areas, knowledge.nicknames, knowledge.place_words, common)
        self.details = Details(knowledge.lexicon)
        examples: list[tuple[str, str | None]] = [
            (text, topic.id)
            for topic in knowledge.topics.values()
            for text in (*topic.examples, topic.title, topic.button)
        ]
        examples += [(text, None) for text in knowledge.not_ours]
        turns = knowledge.lexicon.turns
        said = (
            *(place.name for place in knowledge.areas.places),
            *(phrase for phrases in knowledge.lexicon.facets.values() for phrase in phrases),
            *turns.greeting,
            *turns.hesitating,
            *turns.thanking,
        )
        ours = (*common, *(word for one in said for word in tidy(one).split()))
        self._languages: dict[str, str] = {}
        self._shifts = Shifts()
        shared = CommonWords(ours)
        self.reader = Reader(knowledge.lexicon, shared, self._shifts, apart=True)
        self.reader.learn(text for text, _ in examples)
        seen = _dutch_words(text for text, _ in examples)
        self._glossary = Glossary(
            knowledge.glossary.languages, self.reader.knows, lambda word: word in shared or word in seen
        )
        examples += [(dutch, topic) for text, topic in examples if (dutch := self._in_dutch(text)) != text]
        self.matcher = Matcher(self.reader, examples, Shelf(cache, "topics"))
        self.danger = self._learn_danger(knowledge, shared, cache)
        self._subject = Subject(turns.greeting, (*turns.vague, *turns.opening))
        self._opening = Subject((), turns.opening)
        self._asides = Asides(
            turns.introducing, turns.being, turns.thanking, turns.closing, turns.asking, self.reader.spell_out
        )
        self.standing = Standing(knowledge.lexicon, self.reader.spell_out)
        self.asked = Asked(turns.asking, turns.linking, self.reader.spell_out, turns.telling)
        self._audience = {topic.id: frozenset(topic.audience) for topic in knowledge.topics.values()}

    def _learn_danger(self, knowledge: Knowledge, words: CommonWords, cache: Path | None) -> Danger:
        rules = CrisisDetector(knowledge.crisis)
        danger = {name: texts for name, texts in knowledge.signals.items() if name != HARMLESS}
        if not danger:
            return Danger(rules, None, self._in_dutch)
        ordinary = [
            text
            for topic in knowledge.topics.values()
            if topic.id not in knowledge.crisis.near_topics
            for i, text in enumerate(topic.examples)
            if topic.sensitive or i % (_EVERY_STORY if sentences_of(text) else _EVERY) == 0
        ]
        own = knowledge.signals.get(HARMLESS, ())
        harmless = (*own, *ordinary, *knowledge.not_ours, *(one for text in own for one in sentences_of(text)))
        alarm = Alarm(danger, harmless, Reader(knowledge.lexicon, words, self._shifts), rules, Shelf(cache, "danger"))
        return Danger(rules, alarm, self._in_dutch, self._without_opening)

    def look_for_danger(self, text: str) -> Look:
        """The most urgent danger signal anywhere in the text, or a reason to worry.

        'Worden mijn berichten bewaard?' sounds a little like danger, but it is plainly one of our questions. Its answer
        carries a help line.
        """
        look = self.danger.look(text)
        if not look.in_doubt:
            return look
        match = self.matcher.match(self.reader.read(self._in_dutch(text)))
        self.reader.forget()
        plainly = _PLAINLY_OURS if self._language_of(text) == "nl" else _PLAINLY_OURS_ABROAD
        return Look(None, worry=True) if match.best.score >= plainly else look

    def forget(self) -> None:
        """Forget the words of a message, when it was answered."""
        self.reader.forget()
        self._shifts.forget()
        self._languages.clear()

    def _without_opening(self, text: str) -> str:
        return self._opening.of(text, None)

    def _in_dutch(self, text: str) -> str:
        language = self._language_of(text)
        return text if language == "nl" else self._glossary.in_dutch(text, language)

    def _language_of(self, text: str) -> str:
        """The language of a text; the danger look and the reading ask it of the same message."""
        if text not in self._languages:
            self._languages[text] = language_of(text, self._glossary.language_of)
        return self._languages[text]

    def read(self, text: str, favour: dict[str, float], *, answering_where: bool = False) -> Reading:
        """Read a text; `favour` says which topics fit the conversation, `answering_where` that a place was asked.

        Who names something means that, whatever fits the conversation.
        """
        language = self._language_of(text)
        ours = text if language == "nl" else self._glossary.in_dutch(text, language)
        asker = self.details.asker_in(ours)
        read = self.reader.read(ours, mends=language == "nl")
        place = self.places.find(text, answering=answering_where)
        subject = self._asides.without_closing(self._subject.of(ours, place))
        about = read if subject == ours else self.reader.read(subject, mends=language == "nl")
        about = self._with_gist(self._asked(about), subject, place) if language == "nl" else self._asked(about)
        names_something = self.standing.names_something(read)
        fitting = {} if names_something else favour
        match = self.matcher.match(about, {**fitting, **self._suits(asker, fitting)})
        facet = self.details.facet_in(ours) or self.details.facet_in(read.words)
        told = self._told_beside(ours, read.words, facet)
        reading = Reading(
            read,
            match,
            place,
            age_in(text) or age_in(ours),
            asker,
            facet,
            language,
            self.standing.leans(text),
            self.standing.points_back(ours),
            names_something,
            self.standing.only_names(read),
            told,
            self._asides.only_introduces(ours, place),
        )
        self.forget()
        return reading

    def _told_beside(self, text: str, words: str, facet: str | None) -> int:
        """How many words say something beside the facet, in the text as it was typed or as it was read."""
        if facet is None:
            return len(self.standing.telling(words))
        rest = text if self.details.facet_in(text) else words
        return len(self.standing.telling(self.details.without_facet(rest, facet)))

    def _asked(self, read: ReadText) -> ReadText:
        """With each sentence that asks something by itself marked as such."""
        return replace(read, sentences=tuple(replace(one, asks=self.standing.asks(one)) for one in read.sentences))

    def _with_gist(self, read: ReadText, text: str, place: FoundPlace | None) -> ReadText:
        """Beside the whole, what is left without asides; unless that says little by itself: 'ben 34, niet te oud?'."""
        left = self._asides.left_of(text, place)
        if left == text:
            return read
        gist = self._asked(self.reader.read(self._subject.of(left, None)))
        says_something = gist.length >= _FEWEST_LEFT or self.standing.names_something(gist)
        return replace(read, gist=gist) if says_something else read

    def _suits(self, asker: str | None, favour: dict[str, float]) -> dict[str, float]:
        """A small push to the topics that are written for who asks."""
        if asker is None or asker == "jongere":
            return {}
        return {topic: favour.get(topic, 0) + 0.08 for topic, audience in self._audience.items() if asker in audience}


def _dutch_words(texts: Iterable[str]) -> set[str]:
    """The words of the texts that are surely Dutch: not of one word, that can be any language."""
    return {word for text in texts if " " in text and language_of(text) == "nl" for word in folded(text)}
