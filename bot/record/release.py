"""The one gate: rows of a closed period go in, figures that may be read come out, once and for all.

What leaves here is kept in the table `released` and never counted again, so the same period always gives the same
figures: also after old rows were removed, and also when the knowledge changed. Everything that coordinators see (the
overview, the gaps, the network, every file) is made of released figures only, so it can give nothing more away.

Measures in `released`, with what `first` and `second` are:
week · total · outcome (outcome) · place (arrondissement) · topic (topic) · cell, nolocal (topic, arrondissement) ·
together (topic, topic) · after (topic, next topic) · referred (topic, contact kind) · rejected (topic) ·
fact (what must be known to read the rest: invented, topics, places, k, k_sensitive, weeks withheld).
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.knowledge import Knowledge
from bot.record import suppress
from bot.record.counting import OUTCOMES, Asked, Talk, count, talks
from bot.record.suppress import K_SENSITIVE, K
from bot.record.tables import questions, released
from bot.record.terms import Term, is_closed, term_of

Figure = tuple[str, str, str, int | None]
"""(measure, first, second, conversations)."""


async def release(engine: AsyncEngine, knowledge: Knowledge, now: datetime) -> list[str]:
    """Release every closed week and term that was not yet; gives their names. Two that do so at once do no harm."""
    async with engine.connect() as connection:
        done = set(await connection.scalars(select(released.c.period).distinct()))
        weeks = set(await connection.scalars(select(questions.c.week).distinct()))
    terms = {term_of(week) for week in weeks}
    fresh = [term for term in sorted(terms) if _has_news(term, weeks, done, now)]
    names: list[str] = []
    for term in fresh:
        names += await _release_term(engine, term, knowledge, done, now)
    return names


def _has_news(term: Term, weeks: set[str], done: set[str], now: datetime) -> bool:
    if term.id in done:
        return False
    return is_closed(term, now) or any(
        is_closed(week, now) and week not in done for week in term.weeks if week in weeks
    )


async def _release_term(
    engine: AsyncEngine, term: Term, knowledge: Knowledge, done: set[str], now: datetime
) -> list[str]:
    async with engine.connect() as connection:
        rows = [row for row in await _rows(connection, term.weeks) if is_closed(row.week, now)]
        before = await _released_weeks(connection, term)
    count_all = partial(_figures, term, rows, before, knowledge, closed=is_closed(term, now))
    figures = await asyncio.to_thread(count_all)  # seconds on a million rows, in which a page must go on answering
    fresh = [period for period in figures if period not in done]
    for period in fresh:
        await _keep(engine, period, figures[period])
    return fresh


def _figures(
    term: Term, rows: Sequence[Asked], before: Mapping[str, int | None], knowledge: Knowledge, *, closed: bool
) -> dict[str, list[Figure]]:
    """The figures of each closed week by its name, and of the term if it is closed; `before` was released already."""
    own = talks(rows)
    weeks = {**dict.fromkeys(row.week for row in rows), **released_weeks(own), **before}
    invented = {talk.week for talk in own if talk.invented}
    figures: dict[str, list[Figure]] = {
        week: [("week", "", "", number), ("fact", "invented", "", int(week in invented))]
        for week, number in weeks.items()
    }
    if closed:
        shown = {week for week, number in weeks.items() if number is not None}
        places = sorted({one.arrondissement for one in knowledge.areas.municipalities.values()})
        ks = {topic.id: K_SENSITIVE if topic.sensitive else K for topic in knowledge.topics.values()}
        counted = [talk for talk in own if talk.week in shown]
        figures[term.id] = released_term(counted, ks, places, withheld_weeks=len(weeks) - len(shown))
    return figures


async def _rows(connection: AsyncConnection, weeks: Sequence[str]) -> list[Asked]:
    columns = [questions.c[name] for name in Asked._fields]
    found = await connection.execute(select(*columns).where(questions.c.week.in_(weeks)))
    return [Asked(*row) for row in found]


async def _released_weeks(connection: AsyncConnection, term: Term) -> dict[str, int | None]:
    wanted = select(released.c.period, released.c.conversations).where(
        released.c.measure == "week", released.c.period.in_(term.weeks)
    )
    return {row.period: row.conversations for row in await connection.execute(wanted)}


async def _keep(engine: AsyncEngine, period: str, figures: Sequence[Figure]) -> None:
    rows = [
        {"period": period, "measure": measure, "first": first, "second": second, "conversations": number}
        for measure, first, second, number in figures
    ]
    try:
        async with engine.begin() as connection:
            await connection.execute(insert(released), rows)
    except IntegrityError:  # another process released this period a moment ago, with the same figures
        return


def released_weeks(own: Sequence[Talk]) -> dict[str, int | None]:
    """Conversations a week; None for a week under k, which then counts nowhere else either."""
    return {week: number if number >= K else None for week, number in Counter(talk.week for talk in own).items()}


def released_term(
    own: Sequence[Talk], ks: Mapping[str, int], places: Sequence[str], withheld_weeks: int = 0
) -> list[Figure]:
    """All figures of one term that may be read. `ks` gives k for every topic that exists."""
    exact = count(own, list(ks))
    figures: list[Figure] = [
        ("fact", "invented", "", int(exact.invented)),
        ("fact", "topics", "", len(ks)),
        ("fact", "places", "", len(places)),
        ("fact", "k", "", K),
        ("fact", "k_sensitive", "", K_SENSITIVE),
        ("fact", "weeks_withheld", "", withheld_weeks),
    ]
    if not own:
        return figures
    outcomes = suppress.whole({name: exact.outcomes.get(name, 0) for name in OUTCOMES}, K)
    own_places = {place: exact.places.get(place, 0) for place in places}
    shown_places = suppress.shares(own_places, exact.total, K)
    topics = suppress.subjects(exact.topics, exact.total, ks, outcomes.get("answered", exact.total))
    figures.append(("total", "", "", exact.total))
    figures += [("outcome", name, "", number) for name, number in outcomes.items()]
    figures += [("place", name, "", number) for name, number in shown_places.items()]
    figures += [("topic", name, "", number) for name, number in topics.items()]
    figures += _matrix(own, ks, topics, shown_places, exact.total)
    figures += _pairs("together", exact.together, topics, ks)
    figures += _pairs("after", exact.after, topics, ks)
    for (topic, kind), number in exact.referred.items():
        if topic in topics and (shown := suppress.floor(number, ks[topic])):
            figures.append(("referred", topic, kind, shown))
    for topic, number in exact.rejected.items():
        if topic in topics and (shown := suppress.floor(number, ks[topic])):
            figures.append(("rejected", topic, "", shown))
    return figures


def _matrix(
    own: Sequence[Talk], ks: Mapping[str, int], topics: Mapping[str, int], places: Mapping[str, int], total: int
) -> list[Figure]:
    """Topic × arrondissement, over shown topics and shown places only."""
    exact = count(own, list(topics), frozenset(places))
    rest = total - sum(places.values())
    figures: list[Figure] = []
    for topic, number in topics.items():
        cells = {place: exact.cells.get((topic, place), 0) for place in places}
        for place, asked in suppress.row(cells, number, places, rest, ks[topic]).items():
            figures.append(("cell", topic, place, asked))
            missing = suppress.some(exact.no_local.get((topic, place), 0), asked, ks[topic])
            if missing is not None:
                figures.append(("nolocal", topic, place, missing))
    return figures


def _pairs(
    measure: str, exact: Mapping[tuple[str, str], int], topics: Mapping[str, int], ks: Mapping[str, int]
) -> list[Figure]:
    figures: list[Figure] = []
    for (one, other), number in exact.items():
        if one in topics and other in topics:
            shown = suppress.pair(number, topics[one], topics[other], max(ks[one], ks[other]))
            if shown:
                figures.append((measure, one, other, shown))
    return figures
