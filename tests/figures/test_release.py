"""The gate, attacked: what a coordinator with all the figures, and patience, can learn of one pupil."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import FiguresError
from bot.knowledge import Knowledge
from bot.record.counting import Talk, count
from bot.record.figures import Figures, figures_from, figures_of, overview
from bot.record.release import release, released_term
from bot.record.tables import questions, released
from bot.record.terms import Term
from tests.figures.conftest import NOW, TERM_WEEKS, Log

AUTUMN = Term("2026-09")


async def published(engine: AsyncEngine) -> set[tuple[Any, ...]]:
    async with engine.connect() as connection:
        return {tuple(row) for row in await connection.execute(select(released))}


async def read(engine: AsyncEngine, knowledge: Knowledge) -> Figures:
    await release(engine, knowledge, NOW)
    return await figures_of(engine, AUTUMN)


def a_busy_term(log: Log) -> None:
    """300 conversations, some of them in a village, a few that went wrong."""
    for week in TERM_WEEKS:
        log.talks(12, "tko-kosten", week=week, place="Gent")
        log.talks(8, "schoolmoe", "clb", week=week, place="Antwerpen")
        log.talks(3, "schoolmoe", week=week)
        log.talk("clb", week=week)
        log.talks(2, "tko-kosten", week=week, place="Diksmuide")
        log.talks(3, None, week=week)
        log.talk("groet", week=week, outcome="clarify")


@pytest.fixture
def pregnant(knowledge: Knowledge) -> str:
    """A topic that is marked sensitive."""
    return next(topic.id for topic in knowledge.topics.values() if topic.sensitive)


async def test_the_same_figures_come_from_sqlite_and_from_postgresql(
    either_engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    a_busy_term(log)
    await log.into(either_engine)
    figures = await read(either_engine, knowledge)
    weeks = len(TERM_WEEKS)
    assert figures.total == 30 * weeks
    assert figures.outcomes == {"answered": 26 * weeks, "unknown": 3 * weeks, "clarify": weeks}
    assert figures.topics["tko-kosten"] == 14 * weeks
    assert figures.places == {"Gent": 12 * weeks, "Antwerpen": 8 * weeks, "Diksmuide": 2 * weeks}
    assert figures.together == {("clb", "schoolmoe"): 8 * weeks // 5 * 5}
    assert figures.after == {("schoolmoe", "clb"): 8 * weeks // 5 * 5}
    assert (await overview(either_engine)).weeks[0].conversations == 30


async def test_asking_again_gives_the_same_and_writes_nothing(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    a_busy_term(log)
    await log.into(engine)
    names = await release(engine, knowledge, NOW)
    before = await published(engine)
    assert AUTUMN.id in names
    assert await release(engine, knowledge, NOW + timedelta(days=1)) == []
    assert await published(engine) == before


async def test_a_running_week_and_a_running_term_show_nothing_that_grows(
    engine: AsyncEngine, log: Log, knowledge: Knowledge, pregnant: str
) -> None:
    """Differencing in time: what is looked at today and again next week must not differ by who asked in between."""
    a_busy_term(log)
    for week in ("2026-W45", "2026-W46", "2026-W47"):
        log.talks(20, "tko-kosten", week=week, place="Gent")
    await log.into(engine)
    await release(engine, knowledge, NOW)
    before = await published(engine)
    later = Log()
    later.talks(1, pregnant, week="2026-W48", place="Diksmuide")
    later.rows = [{**row, "id": 10**6, "conversation": 10**6} for row in later.rows]
    await later.into(engine)
    await release(engine, knowledge, NOW)
    assert await published(engine) == before
    await release(engine, knowledge, NOW + timedelta(days=7))
    fresh = {row for row in await published(engine) - before if row[1] != "fact"}
    assert fresh == {("2026-W48", "week", "", "", None)}
    assert {row[0] for row in before if "-W" not in row[0]} == {AUTUMN.id}


async def test_the_one_pregnant_pupil_of_a_village_makes_no_difference(
    engine: AsyncEngine, log: Log, knowledge: Knowledge, pregnant: str
) -> None:
    """The same term with her, and with her asking something that many ask: everything published is the same."""
    a_busy_term(log)
    log.talk(pregnant, week="2026-W40", place="Diksmuide")
    await log.into(engine)
    await release(engine, knowledge, NOW)
    with_her = await published(engine)
    async with engine.begin() as connection:
        await connection.execute(delete(released))
        her = questions.c.topic == pregnant
        await connection.execute(questions.update().where(her).values(topic="hoogbegaafd-of-wat-dan-ook"))
    await release(engine, knowledge, NOW)
    assert await published(engine) == with_her
    assert not any(pregnant in row for row in with_her)


async def test_a_sensitive_topic_needs_ten(engine: AsyncEngine, log: Log, knowledge: Knowledge, pregnant: str) -> None:
    a_busy_term(log)
    log.talks(9, pregnant)
    await log.into(engine)
    assert pregnant not in (await read(engine, knowledge)).topics
    async with engine.begin() as connection:
        await connection.execute(delete(released))
        await connection.execute(delete(questions))
    log.talks(1, pregnant)
    await log.into(engine)
    assert (await read(engine, knowledge)).topics[pregnant] == 10


async def test_rows_thrown_away_by_retention_change_no_figure(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    """Differencing over deletion: the oldest week leaves, and what remains must not betray it."""
    a_busy_term(log)
    await log.into(engine)
    before = await read(engine, knowledge)
    async with engine.begin() as connection:
        await connection.execute(delete(questions).where(questions.c.week <= "2026-W38"))
    await release(engine, knowledge, NOW + timedelta(days=30))
    assert await figures_of(engine, AUTUMN) == before


async def test_a_topic_that_stops_being_sensitive_does_not_open_the_past(
    engine: AsyncEngine, log: Log, knowledge: Knowledge, pregnant: str
) -> None:
    a_busy_term(log)
    log.talks(7, pregnant)
    await log.into(engine)
    before = await read(engine, knowledge)
    topics = {name: topic.model_copy(update={"sensitive": False}) for name, topic in knowledge.topics.items()}
    assert await read(engine, replace(knowledge, topics=topics)) == before


async def test_a_week_of_four_counts_nowhere(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    a_busy_term(log)
    log.rows = [row for row in log.rows if row["week"] != "2026-W41"]
    log.talks(4, "tko-kosten", week="2026-W41", place="Gent")
    await log.into(engine)
    figures = await read(engine, knowledge)
    seen = {week.week: week.conversations for week in (await overview(engine)).weeks}
    assert seen["2026-W41"] is None
    assert figures.total == sum(number or 0 for number in seen.values())
    assert figures.weeks_withheld == 1


async def test_no_total_minus_cells_is_under_k(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    """Row and column totals: subtract all that is shown from every total there is."""
    a_busy_term(log)
    log.talks(3, "tko-kosten", place="Ieper")
    log.talks(11, "schoolmoe", place="Diksmuide")
    await log.into(engine)
    figures = await read(engine, knowledge)
    assert figures.total is not None
    assert figures.total - sum(figures.places.values()) >= figures.k
    assert sum(figures.outcomes.values()) in (0, figures.total)
    for topic, number in figures.topics.items():
        shown = [cell for (own, _), cell in figures.cells.items() if own == topic]
        assert not shown or number - sum(shown) >= figures.k
        assert figures.total - number >= figures.k
    for (_, place), cell in figures.cells.items():
        assert cell >= figures.k
        assert figures.places[place] - cell >= figures.k


async def test_everybody_of_a_village_asking_the_same_is_not_shown(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    """A cell as large as its place says of everybody there what they asked, however many they are."""
    a_busy_term(log)
    await log.into(engine)
    figures = await read(engine, knowledge)
    assert figures.places["Diksmuide"] == 18
    assert ("tko-kosten", "Diksmuide") not in figures.cells


async def test_who_only_said_hello_does_not_count(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    a_busy_term(log)
    log.talks(20, "groet", outcome="smalltalk")
    await log.into(engine)
    assert (await read(engine, knowledge)).total == 30 * len(TERM_WEEKS)


async def test_two_who_release_at_once_do_no_harm(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    a_busy_term(log)
    await log.into(engine)
    async with engine.begin() as connection:
        row = {"period": AUTUMN.id, "measure": "total", "first": "", "second": "", "conversations": 7}
        await connection.execute(insert(released), [row])
    await release(engine, knowledge, NOW)
    assert (await figures_of(engine, AUTUMN)).total == 7


async def test_without_a_closed_term_there_is_nothing_to_show(engine: AsyncEngine, knowledge: Knowledge) -> None:
    await release(engine, knowledge, NOW)
    seen = await overview(engine)
    assert (seen.figures, seen.weeks, seen.terms, seen.invented) == (None, (), (), False)
    with pytest.raises(FiguresError, match="geen enkele periode"):
        await overview(engine, AUTUMN)


async def test_invented_conversations_are_marked_from_the_first_week(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    log.talks(9, "tko-kosten", week="2026-W46", channel="demo")
    await log.into(engine)
    await release(engine, knowledge, NOW)
    assert (await overview(engine)).invented


async def test_a_week_of_greetings_is_looked_at_once(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    log.talks(9, "groet", outcome="smalltalk", week="2026-W46")
    await log.into(engine)
    assert await release(engine, knowledge, NOW) == ["2026-W46"]
    assert await release(engine, knowledge, NOW) == []


TOPICS = ("a", "b", "c", "d")
KS = {"a": 5, "b": 5, "c": 10, "d": 5}
PLACES = ("Gent", "Ieper", "Veurne")
KINDS = st.tuples(st.lists(st.sampled_from(TOPICS), max_size=3).map(tuple), st.sampled_from((None, *PLACES)))


def talks_of(crowd: dict[tuple[tuple[str, ...], str | None], int], rename: dict[str, str]) -> list[Talk]:
    return [
        Talk("2026-W40", place=place, rank=1 if topics else 3, topics=[rename.get(one, one) for one in topics])
        for (topics, place), times in crowd.items()
        for _ in range(times)
    ]


@given(st.dictionaries(KINDS, st.integers(1, 14), min_size=3, max_size=12))
def test_nobody_or_a_few_who_asked_something_makes_no_difference_to_anything_published(
    crowd: dict[tuple[tuple[str, ...], str | None], int],
) -> None:
    """For each topic that too few asked: the same crowd with something else in its place gives the same figures."""
    figures = released_term(talks_of(crowd, {}), KS, PLACES)
    exact = count(talks_of(crowd, {}), TOPICS).topics
    for topic in TOPICS:
        if exact[topic] < KS[topic]:
            assert released_term(talks_of(crowd, {topic: "something-else"}), KS, PLACES) == figures


@given(st.dictionaries(KINDS, st.integers(1, 14), min_size=3, max_size=12))
def test_no_figure_and_no_difference_of_figures_is_under_k(
    crowd: dict[tuple[tuple[str, ...], str | None], int],
) -> None:
    figures = figures_from(AUTUMN, released_term(talks_of(crowd, {}), KS, PLACES))
    total = figures.total or 0
    assert not figures.places or total - sum(figures.places.values()) >= 5
    for topic, number in figures.topics.items():
        k = KS[topic]
        cells = {place: cell for (own, place), cell in figures.cells.items() if own == topic}
        assert min(number, total - number) >= k
        assert not cells or number - sum(cells.values()) >= k
        assert all(min(cell, figures.places[place] - cell) >= k for place, cell in cells.items())
    for (one, other), number in {**figures.together, **figures.after}.items():
        k = max(KS[one], KS[other])
        assert number >= k // 5 * 5
        assert min(figures.topics[one], figures.topics[other]) - number >= k
