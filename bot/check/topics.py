"""Topics: enough ways of asking, each of them theirs alone, a button of their own, and a source."""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from bot.check.material import Material
from bot.knowledge import Problem
from bot.understand.text import tidy

FEWEST_EXAMPLES = 10

UNSOURCED_THEME = "bot"
"""Topics about the bot itself have nothing to cite."""

_ALIKE = 90
"""From this similarity (0 to 100) two buttons look the same to somebody in a hurry."""


def examples_are_enough(material: Material, _today: date) -> Iterator[Problem]:
    """Few examples make a topic hard to find."""
    for topic in material.topics.values():
        count = len(topic.examples)
        if count < FEWEST_EXAMPLES:
            only = "maar 1 voorbeeld" if count == 1 else f"maar {count} voorbeelden"
            text = f"heeft {only}; schrijf er minstens {FEWEST_EXAMPLES}, zoals jongeren het echt vragen"
            yield material.problem(f"topic:{topic.id}", text, "examples")


def examples_point_one_way(material: Material, _today: date) -> Iterator[Problem]:
    """The same example under two topics, or twice under one, can not be matched."""
    seen: dict[str, tuple[str, Problem]] = {}
    for topic in material.topics.values():
        for number, example in enumerate(topic.examples):
            here = material.problem(f"topic:{topic.id}", "", "examples", number)
            other, there = seen.setdefault(tidy(example), (topic.id, here))
            if there is not here:
                where = "ook hoger bij dit onderwerp" if other == topic.id else f"ook bij {other}"
                place = f"{there.file}:{there.line}"
                text = f"voorbeeld '{example}' staat {where} ({place}); laat het op één plaats staan"
                yield material.problem(f"topic:{topic.id}", text, "examples", number)


def buttons_differ(material: Material, _today: date) -> Iterator[Problem]:
    """Two buttons under one question must be told apart at a glance."""
    earlier: list[tuple[str, str, str]] = []
    for topic in material.topics.values():
        plain = tidy(topic.button)
        for other, button, words in earlier:
            if fuzz.ratio(plain, words) >= _ALIKE or sorted(plain.split()) == sorted(words.split()):
                text = f"knop '{topic.button}' lijkt te veel op '{button}' van {other}; zeg wat er anders is"
                yield material.problem(f"topic:{topic.id}", text, "button")
        earlier.append((topic.id, topic.button, plain))


def topics_have_a_source(material: Material, _today: date) -> Iterator[Problem]:
    """What the bot says can be looked up."""
    for topic in material.topics.values():
        if not topic.sources and material.theme(topic.id) != UNSOURCED_THEME:
            text = "heeft geen bron; zet onder 'sources' minstens één bladzijde met title, url en read"
            yield material.problem(f"topic:{topic.id}", text)
