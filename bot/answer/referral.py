"""A danger signal: the right help lines, before anything else."""

from bot.answer.cards import helplines
from bot.answer.contacts import Contacts
from bot.answer.reply import Part, Reply
from bot.knowledge import Knowledge
from bot.outcome import Outcome
from bot.understand.crisis import Signal


class Referrals:
    """Writes the reply to a signal: one neutral first line (it shows on a lock screen), the doors, the words."""

    def __init__(self, knowledge: Knowledge, contacts: Contacts) -> None:
        self._rules = knowledge.crisis
        self._contacts = contacts

    def lines_of(self, category: str) -> Part:
        """The help lines of a category alone, for later in the same conversation."""
        lines = next(one.lines for one in self._rules.categories if one.id == category)
        return Part("crisis", helplines(self._contacts.named(lines)))

    def of(self, signal: Signal) -> Reply:
        """The referral for this signal."""
        category = next(one for one in self._rules.categories if one.id == signal.category)
        points = self._contacts.named(category.lines)
        text = category.text_other if signal.about == "other" else category.text
        parts = (
            Part("crisis", self._rules.first_line.strip()),
            Part("crisis", helplines(points)),
            Part("crisis", text.strip()),
        )
        return Reply(parts, Outcome("crisis", crisis=signal.category), (), points)
