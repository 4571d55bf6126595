"""Turns a decision into parts of a reply: the answer with its facts filled in, its hedge, its people and its source."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.answer.cards import card, helplines, short
from bot.answer.contacts import Contacts
from bot.answer.reply import Button, Part
from bot.answer.routes import advise
from bot.answer.wording import Wording, in_words
from bot.knowledge import PLACEHOLDER, ContactPoint, Fact, Knowledge, Topic
from bot.knowledge.routes import Answers

_LABEL = 60
"""Buttons longer than this are cut off by phones."""


class Composer:
    """Writes the parts; knows the knowledge, decides nothing."""

    def __init__(self, knowledge: Knowledge, contacts: Contacts, wording: Wording) -> None:
        self._knowledge = knowledge
        self._contacts = contacts
        self._wording = wording

    def fill(self, text: str) -> str:
        """The text with every placeholder replaced by its fact or contact field."""
        return PLACEHOLDER.sub(lambda found: self._value(found.group(1) == "@", found.group(2)), text).strip()

    def answer(self, topic: Topic, today: date, *, more: bool = False, titled: bool = False) -> list[Part]:
        """The answer (or its longer explanation) with hedge, help lines and source."""
        text = topic.more if more and topic.more else topic.answer
        parts = [Part("answer", self.fill(text), title=topic.title if more or titled else "")]
        parts += self._hedge(text, today)
        if topic.helplines:
            lines = helplines(self._contacts.named(topic.helplines))
            parts.append(Part("helpline", lines, title=self._wording.say("reply.helplines")))
        return parts

    def source(self, topic: Topic) -> list[Part]:
        """Where the answer comes from, with the date it was read, and the page to go on to."""
        lines = []
        if topic.site:
            lines.append(self._wording.say("reply.site", url=topic.site.url))
        if topic.sources:
            first = topic.sources[0]
            read = self._wording.say("reply.source_read", title=first.title, read=in_words(first.read))
            lines.append(self._wording.say("reply.source", sources=read))
        return [Part("source", "\n".join(lines))] if lines else []

    def routes(self, answers: Answers) -> list[Part]:
        """The ways to a diploma that are open, and the one rule that closes each other one."""
        table = self._knowledge.routes
        advice = advise(table, answers)
        lines = [f"• {route.name}: {'; '.join((route.takes, *remarks))}" for route, remarks in advice.open]
        parts = [Part("answer", self.fill("\n".join(lines)), title=table.intro)]
        if advice.closed:
            shut = [
                f"• {rule.rule}" + (f" Dat gaat open {rule.opens}." if rule.opens else "") for _, rule in advice.closed
            ]
            once = dict.fromkeys(shut)
            parts.append(Part("answer", self.fill("\n".join(once)), title=table.closed_intro))
        return [*parts, Part("answer", table.step)]

    def route_buttons(self, answers: Answers) -> list[Button]:
        """A button for each open way, best first."""
        return [self.topic_button(route.topic, route.name) for route, _ in advise(self._knowledge.routes, answers).open]

    def cards(self, points: Sequence[ContactPoint], place: str | None, now: datetime) -> list[Part]:
        """Contact cards: first who is near the place, or there for the province, then who is there for everybody."""
        near = [point for point in points if not self._contacts.serves_all(point)]
        all_over = [point for point in points if point not in near]
        parts = []
        if near:
            key = "reply.contacts_near" if place else "reply.contacts_area"
            parts.append(Part("contact", "", title=self._wording.say(key, place=place)))
            parts += [card(point, self._wording, now) for point in near]
        if all_over:
            key = "reply.contacts_all" if near or not place else "reply.no_local"
            parts.append(Part("contact", "", title=self._wording.say(key, place=place)))
            parts += [card(point, self._wording, now) for point in all_over]
        return parts

    def in_order(self, points: Sequence[ContactPoint]) -> list[ContactPoint]:
        """The contact points as their cards stand: first those near the place."""
        return sorted(points, key=self._contacts.serves_all)

    def helpline_line(self) -> Part:
        """The line under every 'dat weet ik niet', so that a missed signal still ends safely."""
        (awel,) = self._contacts.named(["hulplijn-awel"])
        return Part("helpline", self._wording.say("unknown.helpline", phone=awel.phone))

    def topic_button(self, topic: str, label: str | None = None) -> Button:
        """A button that asks a topic."""
        return Button((label or self._knowledge.topics[topic].button)[:_LABEL], f"t:{topic}")

    def more_button(self, topic: Topic) -> Button:
        """A button for the longer explanation of one topic among several."""
        return Button(f"{self._wording.say('buttons.more')}: {topic.button}"[:_LABEL], f"m:{topic.id}")

    def topic_buttons(self, topics: Sequence[str]) -> list[Button]:
        """A button for each topic that exists."""
        return [self.topic_button(topic) for topic in topics if topic in self._knowledge.topics]

    def _hedge(self, text: str, today: date) -> list[Part]:
        """The bot's own caution: which values are uncertain, when we read them, where to check."""
        shaky = [fact for fact in self._facts_in(text) if fact.is_shaky(today)]
        if not shaky:
            return []
        values = list(dict.fromkeys(fact.value for fact in shaky))
        read = in_words(min(fact.read for fact in shaky))
        lines = [self._wording.say("reply.hedge", values=_listed(values), read=read)]
        pages = list(dict.fromkeys(fact.check_at or fact.source.url for fact in shaky))
        lines.append(self._wording.say("reply.hedge_at", url=pages[0] if len(pages[0]) < 90 else short(pages[0])))
        return [Part("hedge", "\n".join(lines))]

    def _facts_in(self, text: str) -> list[Fact]:
        ids = [name for mark, name in PLACEHOLDER.findall(text) if not mark]
        return [self._knowledge.facts[name] for name in dict.fromkeys(ids) if name in self._knowledge.facts]

    def _value(self, is_contact: bool, name: str) -> str:
        if not is_contact:
            return self._knowledge.facts[name].value
        contact, _, part = name.rpartition(".")
        return str(getattr(self._knowledge.contacts[contact], part))


def _listed(values: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} en {values[-1]}"
