"""The guided route: a few taps, or what was already said, lead to the ways to a diploma that are open."""

from bot.answer.compose import Composer
from bot.answer.decide import ROUTES_TOPIC
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session
from bot.answer.wording import Wording
from bot.knowledge import RouteTable
from bot.knowledge.routes import Option, RouteQuestion
from bot.outcome import Outcome
from bot.understand.phrasing import any_of
from bot.understand.text import tidy

ACTION = "r"
"""`r` asks the next question, `r:<question>:<option>` answers one, `r:again` starts over."""


class Guide:
    """Asks the questions of routes.yaml that still make a difference, one a message."""

    def __init__(self, table: RouteTable, compose: Composer, wording: Wording) -> None:
        self._table = table
        self._compose = compose
        self._wording = wording
        self._said = {
            (question.id, option.id): any_of(option.words)
            for question in table.questions
            for option in question.options
            if option.words
        }

    def fill_in(self, text: str, age: int | None, session: Session) -> None:
        """Take from a message what it already answers: an age, `zit in 4 tso`, `gestopt`."""
        if age is not None and (found := self._table.option_of_age(age)):
            session.answers[found[0]] = found[1]
        plain = tidy(text)
        for (question, option), pattern in self._said.items():
            if pattern.search(plain):
                session.answers[question] = option

    def knows_enough(self, session: Session) -> bool:
        """Whether the answers so far say more than nothing: the first question is answered."""
        return self._table.questions[0].id in session.answers

    def understood(self, text: str, session: Session) -> bool:
        """Whether a typed message answers the question that was just asked; if so, it is taken."""
        question = self._question(session.asking)
        plain = tidy(text)
        options = question.options if question else ()
        meant = [one for one in options if plain and tidy(one.label).startswith(plain)] or [
            one for one in options if plain in tidy(one.label).split()
        ]
        if len(meant) == 1:
            session.answers[session.asking or ""] = meant[0].id
            return True
        return bool(question and session.asking in session.answers)

    def press(self, action: str, session: Session) -> bool:
        """Take a tap; False when it is forged or from another table."""
        if action == f"{ACTION}:again":
            session.answers.clear()
            return True
        _, _, rest = action.partition(":")
        name, _, chosen = rest.partition(":")
        question = self._question(name)
        if rest and (question is None or self._option(question, chosen) is None):
            return False
        if rest:
            session.answers[name] = chosen
        return True

    def step(self, session: Session) -> Reply | None:
        """The next question, or None when all that matters is known."""
        question = self._table.next_question(session.answers)
        session.asking = question.id if question else None
        if question is None:
            return None
        buttons = [Button(option.label, f"{ACTION}:{question.id}:{option.id}") for option in question.options]
        return Reply((Part("question", question.ask),), Outcome("route", ROUTES_TOPIC), tuple(buttons))

    def buttons(self, session: Session) -> list[Button]:
        """The ways themselves, and a way to go on with the questions."""
        ways = self._compose.route_buttons(session.answers)[:3]
        if self._table.next_question(session.answers):
            return [*ways, Button(self._wording.say("buttons.guide_more"), ACTION)]
        return [*ways, Button(self._wording.say("buttons.guide_again"), f"{ACTION}:again")]

    def _question(self, name: str | None) -> RouteQuestion | None:
        return next((one for one in self._table.questions if one.id == name), None)

    @staticmethod
    def _option(question: RouteQuestion, name: str) -> Option | None:
        return next((one for one in question.options if one.id == name), None)
