"""Which facts must be looked at again, and where."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.knowledge import PLACEHOLDER, Fact, Knowledge

Status = Literal["te laat", "oud", "onzeker", "binnenkort", "later"]

SOON = timedelta(days=60)

_WORST_FIRST: tuple[Status, ...] = ("te laat", "oud", "onzeker", "binnenkort", "later")


@dataclass(frozen=True)
class Due:
    """A fact to look at again, why, and where it is told."""

    fact: Fact
    status: Status
    told_by: tuple[str, ...]
    """Ids of topics, and routes.yaml."""

    @property
    def page(self) -> str:
        """Where today's value stands."""
        return self.fact.check_at or self.fact.source.url


def facts_due(knowledge: Knowledge, today: date) -> list[Due]:
    """Every fact that is overdue, old, uncertain or due within two months; the worst first, then the soonest."""
    found = [due for due in _all(knowledge, today) if due.status != "later"]
    return sorted(found, key=lambda due: (_WORST_FIRST.index(due.status), due.fact.review_by, due.fact.id))


def facts_due_by(knowledge: Knowledge, today: date, by: date) -> list[Due]:
    """Every fact whose day comes on or before `by`, the soonest first."""
    found = [due for due in _all(knowledge, today) if due.fact.review_by <= by]
    return sorted(found, key=lambda due: (due.fact.review_by, due.fact.id))


def due_table(knowledge: Knowledge, today: date, by: date | None = None) -> list[tuple[str, ...]]:
    """The facts to look at, a row each below a header; with `by` those due on that day instead of the doubtful ones."""
    header = ("Waarom", "Tegen", "Feit", "Waarde", "Staat bij", "Kijk na op")
    found = facts_due(knowledge, today) if by is None else facts_due_by(knowledge, today, by)
    return [header, *(_row(due) for due in found)]


def _row(due: Due) -> tuple[str, ...]:
    fact, where = due.fact, ", ".join(due.told_by) or "nergens"
    return due.status, str(fact.review_by), fact.label, fact.value, where, due.page


def _all(knowledge: Knowledge, today: date) -> list[Due]:
    used: dict[str, list[str]] = {}
    for topic in knowledge.topics.values():
        for name in dict.fromkeys(topic.placeholders()):
            used.setdefault(name, []).append(topic.id)
    for name in dict.fromkeys(found[1] for found in PLACEHOLDER.findall(knowledge.routes.model_dump_json())):
        used.setdefault(name, []).append("routes.yaml")
    return [Due(fact, _status(fact, today), tuple(used.get(fact.id, ()))) for fact in knowledge.facts.values()]


def _status(fact: Fact, today: date) -> Status:
    if fact.review_by < today:
        return "te laat"
    if fact.certainty != "zeker":
        return fact.certainty
    return "binnenkort" if fact.review_by <= today + SOON else "later"
