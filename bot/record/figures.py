"""What may be read: the released figures as objects. Reads `released` and nothing else.

The engine is asynchronous, because PostgreSQL is reached through asyncpg. `release.release` fills the table; call it
before reading (it does nothing when no week has closed since).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import FiguresError
from bot.record.suppress import K_SENSITIVE, K
from bot.record.tables import released
from bot.record.terms import Term

Pair = tuple[str, str]


@dataclass(frozen=True)
class Week:
    """Conversations in one closed week; None when that is fewer than k."""

    week: str
    conversations: int | None


@dataclass(frozen=True)
class Figures:
    """All figures of one term, in distinct conversations. What is not in a mapping is withheld, or nought."""

    term: Term
    total: int | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    """answered · clarify · unknown."""
    places: Mapping[str, int] = field(default_factory=dict)
    topics: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[Pair, int] = field(default_factory=dict)
    """(topic, arrondissement)."""
    no_local: Mapping[Pair, int] = field(default_factory=dict)
    """(topic, arrondissement): in so many of those conversations nobody nearby could be named; absent: in a few."""
    together: Mapping[Pair, int] = field(default_factory=dict)
    """Two topics in one conversation, rounded down to fives."""
    after: Mapping[Pair, int] = field(default_factory=dict)
    """(topic, the topic asked next), rounded down to fives."""
    referred: Mapping[Pair, int] = field(default_factory=dict)
    """(topic, contact kind shown under it), rounded down to fives. A referral shown is not a referral made."""
    rejected: Mapping[str, int] = field(default_factory=dict)
    """Thumbs down by topic, rounded down to fives."""
    k: int = K
    k_sensitive: int = K_SENSITIVE
    invented: bool = False
    """Made by `demo`: to be said wherever a figure is shown."""
    topics_known: int = 0
    places_known: int = 0
    weeks_withheld: int = 0

    @property
    def withheld(self) -> dict[str, int]:
        """How many cells of each table are not shown, because they are small, nought, or would give away another."""
        return {
            "weeks": self.weeks_withheld,
            "outcomes": 3 - len(self.outcomes),
            "topics": self.topics_known - len(self.topics),
            "places": self.places_known - len(self.places),
            "cells": self.topics_known * self.places_known - len(self.cells),
        }

    def share(self, outcome: str) -> float | None:
        """The part (0 to 1) of the conversations that ended like this; None when withheld."""
        number = self.outcomes.get(outcome)
        return number / self.total if number is not None and self.total else None


@dataclass(frozen=True)
class Trend:
    """A number beside that of an earlier term; None where one of them is withheld."""

    name: str
    now: int | None
    before: int | None

    @property
    def change(self) -> float | None:
        """0.2 is a fifth more."""
        return self.now / self.before - 1 if self.now is not None and self.before else None


@dataclass(frozen=True)
class Overview:
    """The first page: weeks, the last closed term, and the one before."""

    weeks: tuple[Week, ...]
    terms: tuple[Term, ...]
    """Every closed term with figures, latest first."""
    figures: Figures | None
    """Of the term asked for; None as long as no term has closed."""
    before: Figures | None
    invented: bool


async def overview(engine: AsyncEngine, term: Term | None = None) -> Overview:
    """The overview of one term, by default the last closed one. Raises FiguresError for a term without figures."""
    weeks, invented = await _weeks(engine)
    terms = await closed_terms(engine)
    if term is not None and term not in terms:
        raise FiguresError(f"van {term.name} zijn er geen cijfers; er zijn er van {_names(terms)}")
    chosen = term or (terms[0] if terms else None)
    if chosen is None:
        return Overview(weeks, terms, None, None, invented)
    before = await figures_of(engine, chosen.before) if chosen.before in terms else None
    return Overview(weeks, terms, await figures_of(engine, chosen), before, invented)


async def closed_terms(engine: AsyncEngine) -> tuple[Term, ...]:
    """Every closed term with figures, latest first."""
    wanted = select(released.c.period).where(released.c.measure == "total")
    async with engine.connect() as connection:
        return tuple(sorted((Term(period) for period in await connection.scalars(wanted)), reverse=True))


async def figures_of(engine: AsyncEngine, term: Term) -> Figures:
    """The figures of one closed term; all empty when there are none."""
    wanted = select(*(released.c[name] for name in ("measure", "first", "second", "conversations")))
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(wanted.where(released.c.period == term.id))]
    return figures_from(term, rows)


def figures_from(term: Term, rows: list[tuple[str, str, str, int | None]]) -> Figures:
    """Released rows as one object."""
    one: dict[str, dict[str, int]] = {}
    two: dict[str, dict[Pair, int]] = {}
    for measure, first, second, number in rows:
        one.setdefault(measure, {})[first] = number or 0
        two.setdefault(measure, {})[first, second] = number or 0
    facts = one.get("fact", {})
    return Figures(
        term,
        total=one.get("total", {}).get(""),
        outcomes=one.get("outcome", {}),
        places=one.get("place", {}),
        topics=one.get("topic", {}),
        cells=two.get("cell", {}),
        no_local=two.get("nolocal", {}),
        together=two.get("together", {}),
        after=two.get("after", {}),
        referred=two.get("referred", {}),
        rejected=one.get("rejected", {}),
        k=facts.get("k", K),
        k_sensitive=facts.get("k_sensitive", K_SENSITIVE),
        invented=bool(facts.get("invented")),
        topics_known=facts.get("topics", 0),
        places_known=facts.get("places", 0),
        weeks_withheld=facts.get("weeks_withheld", 0),
    )


def trends(now: Mapping[str, int], before: Mapping[str, int] | None) -> list[Trend]:
    """Each name of now, most conversations first, beside the earlier term."""
    ranked = sorted(now, key=lambda name: (-now[name], name))
    return [Trend(name, now[name], before.get(name) if before else None) for name in ranked]


async def _weeks(engine: AsyncEngine) -> tuple[tuple[Week, ...], bool]:
    wanted = select(released.c.period, released.c.measure, released.c.conversations).where(
        (released.c.measure == "week") | ((released.c.measure == "fact") & (released.c.first == "invented"))
    )
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(wanted.order_by(released.c.period))]
    weeks = tuple(Week(period, number) for period, measure, number in rows if measure == "week")
    return weeks, any(number for _, measure, number in rows if measure == "fact")


def _names(terms: tuple[Term, ...]) -> str:
    return ", ".join(f"{term.id} ({term.name})" for term in terms) or "geen enkele periode"
