"""The shape of routes.yaml: a decision table from a few answers to the ways to a diploma that are open."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Annotated

from pydantic import Field

from bot.knowledge.models import Entry, Id, Line, ReadSource

Answers = Mapping[str, str]
"""Question id -> option id, as far as they are known."""
When = dict[Id, tuple[Id, ...]]
"""Question id -> the options for which a rule holds; all named questions must fit."""


class Option(Entry):
    """One answer to tap. `ages` (first and last, in years) lets an age that was said fill it in."""

    id: Id
    label: Annotated[Line, Field(max_length=28)]
    ages: tuple[int, int] | None = None
    words: tuple[Line, ...] = ()
    """Words in a message that say the same, `*` for any ending."""


class RouteQuestion(Entry):
    """One step of the guided route; `asked_when` keeps it from those to whom it makes no difference."""

    id: Id
    ask: Line
    options: tuple[Option, ...] = Field(min_length=2, max_length=5)
    asked_when: When = {}


class Closing(Entry):
    """The one rule that closes a way, and when it opens."""

    when: When
    rule: Line
    opens: Line | None = None


class Route(Entry):
    """A way to a diploma: what it takes, whom it suits, what closes it."""

    id: Id
    name: Annotated[Line, Field(max_length=28)]
    topic: Id
    takes: Line
    remark: tuple[Closing, ...] = ()
    """What to know in some situations; it closes nothing."""
    closed: tuple[Closing, ...] = ()
    suits: tuple[When, ...] = ()
    """Each situation that fits moves the way up."""
    source: ReadSource


class RouteTable(Entry):
    """routes.yaml: the questions in the order they are asked, and the ways, best first when nothing else decides."""

    intro: Line
    closed_intro: Line
    step: Line
    questions: tuple[RouteQuestion, ...] = Field(min_length=1)
    routes: tuple[Route, ...] = Field(min_length=1)

    def next_question(self, answers: Answers) -> RouteQuestion | None:
        """The first question that is still open and makes a difference."""
        return next((one for one in self.questions if one.id not in answers and holds(one.asked_when, answers)), None)

    def option_of_age(self, age: int) -> tuple[str, str] | None:
        """(question id, option id) for an age in years."""
        for question in self.questions:
            for option in question.options:
                if option.ages and option.ages[0] <= age <= option.ages[1]:
                    return question.id, option.id
        return None

    def situations(self) -> Iterator[dict[str, str]]:
        """Every combination of answers that the questions can lead to."""
        for chosen in product(*([option.id for option in one.options] for one in self.questions)):
            answers: dict[str, str] = {}
            for question, option in zip(self.questions, chosen, strict=True):
                if holds(question.asked_when, answers):
                    answers[question.id] = option
                elif option != question.options[0].id:
                    break
            else:
                yield answers


def holds(when: When, answers: Answers) -> bool:
    """Whether the answers are known and fit; a rule on a question that was not answered does not hold."""
    return all(answers.get(question) in options for question, options in when.items())
