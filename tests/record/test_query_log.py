"""The query log on a real SQLite and a real PostgreSQL: nothing lost, nothing corrupt, nobody kept waiting."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta

from bot.record.query_log import QueryLog
from bot.weeks import week_of
from tests.record.conftest import ROW, TODAY, rows, stored

Make = Callable[..., QueryLog]


async def test_a_row_is_kept_as_it_was_noted(url: str, make: Make) -> None:
    async with make(url) as log:
        log.note(ROW)
    assert await stored(url) == [asdict(ROW)]


async def test_closing_writes_all_that_waits_and_a_second_life_adds_to_it(url: str, make: Make) -> None:
    async with make(url) as log:
        for row in rows(2500):
            log.note(row)
    async with make(url) as log:
        log.note(replace(ROW, id=9999))
    assert len(await stored(url)) == 2501


async def test_the_same_row_written_twice_stands_there_once(url: str, make: Make) -> None:
    async with make(url) as log:
        log.note(ROW)
        assert await log.flush()
        log.note(ROW)
    assert len(await stored(url)) == 1


async def test_a_crisis_is_one_more_in_its_quarter_and_nothing_else(url: str, make: Make) -> None:
    async with make(url) as log:
        log.count_crisis("suicide", "2026-Q4")
        assert await log.flush()
        log.count_crisis("suicide", "2026-Q4")
        log.count_crisis("geweld", "2026-Q4")
    assert await stored(url) == []
    counts = {(one["quarter"], one["category"]): one["times"] for one in await stored(url, "crisis_counts")}
    assert counts == {("2026-Q4", "suicide"): 2, ("2026-Q4", "geweld"): 1}


async def test_a_conversation_can_be_taken_back_from_the_queue_and_from_the_database(url: str, make: Make) -> None:
    async with make(url) as log:
        log.note(ROW)
        assert await log.flush()
        log.note(replace(ROW, id=2))
        log.note(replace(ROW, id=3, conversation=8))
        log.take_back(ROW.conversation)
    assert [one["id"] for one in await stored(url)] == [3]


async def test_words_and_rows_are_thrown_away_when_their_time_has_come(url: str, make: Make) -> None:
    ages = {1: 0, 2: 83, 3: 90, 4: 400, 5: 730}
    async with make(url) as log:
        for number, days in ages.items():
            log.note(replace(ROW, id=number, week=week_of(TODAY - timedelta(days=days))))
        assert await log.flush()
    async with make(url) as log:
        log.note(replace(ROW, id=6))
    words = {one["id"]: one["words"] for one in await stored(url)}
    assert words == {1: ROW.words, 2: ROW.words, 3: None, 4: None, 6: ROW.words}
