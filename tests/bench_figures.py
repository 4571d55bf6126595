"""How long a coordinator waits: releasing, overview, network and export on 10,000 to 1,000,000 rows of two years.

`python -m tests.bench_figures` alone; with `--most 10000000` also on ten million rows (some minutes, 2 GB of disk).
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.knowledge import Knowledge, load_knowledge
from bot.record.export import export
from bot.record.figures import overview
from bot.record.network import network
from bot.record.reading import opened
from bot.record.release import release
from bot.record.review import review
from bot.record.tables import questions
from bot.weeks import week_of
from tests.conftest import NOW, ROOT

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_BATCH = 48_000
_WEEKS = 104
_MISSED = (
    "mag ik met mijn scooter naar school",
    "waar koop ik een boekentas",
    "hoe lang is een les",
    "wat kost een gsm",
)


def rows(number: int, knowledge: Knowledge) -> Iterator[list[dict[str, object]]]:
    """So many rows spread over two years, three to a conversation, in batches."""
    chance = np.random.default_rng(1)
    topics = list(knowledge.topics)
    liked = 1 / (np.arange(len(topics)) + 3)
    places = sorted({one.arrondissement for one in knowledge.areas.municipalities.values()})
    weeks = [week_of(NOW - timedelta(weeks=back)) for back in range(1, _WEEKS + 1)]
    for start in range(0, number, _BATCH):
        size = min(_BATCH, number - start)
        topic = chance.choice(len(topics), size, p=liked / liked.sum()).tolist()
        place, week = chance.integers(0, len(places), size).tolist(), chance.integers(0, _WEEKS, size).tolist()
        known = chance.random(size).tolist()
        yield [_row(start + i, i, topics[topic[i]], places, place, weeks, week, known[i]) for i in range(size)]


def _row(
    number: int,
    i: int,
    topic: str,
    places: list[str],
    place: list[int],
    weeks: list[str],
    week: list[int],
    known: float,
) -> dict[str, object]:
    first = i - i % 3
    missed = known < 0.05
    return {
        "id": number + 1, "week": weeks[week[first]], "event": "question",
        "arrondissement": places[place[first]] if place[first] % 4 else None, "topic": None if missed else topic,
        "outcome": "unknown" if missed else "clarify" if known < 0.15 else "answered", "score": 0.9,
        "candidates": f"{topic}:0.40", "contact_kinds": "clb tko", "local": known > 0.3, "language": "nl",
        "asker": None, "channel": "demo", "conversation": number // 3, "position": number % 3 + 1,
        "words": f"{_MISSED[number % 4]} {topic.replace('-', ' ')}" if missed else None,
    }  # fmt: skip


async def measure(number: int, knowledge: Knowledge, folder: Path) -> list[str]:
    """One row of the table: seconds for everything a coordinator does on so many rows."""
    async with opened(f"sqlite:///{folder}/{number}.db") as engine:
        for batch in rows(number, knowledge):
            async with engine.begin() as connection:
                await connection.execute(insert(questions), batch)
        everything = await _seconds(release(engine, knowledge, NOW))
        one_week = await _next_week(engine, knowledge)
        start = time.perf_counter()
        seen = await overview(engine)
        read = time.perf_counter() - start
        assert seen.figures is not None
        start = time.perf_counter()
        network(seen.figures, knowledge, seen.before)
        drawn = time.perf_counter() - start
        start = time.perf_counter()
        export(folder / "uit", seen, knowledge)
        written = time.perf_counter() - start
        asked = await _seconds(review(engine, knowledge, NOW))
    return [
        f"{number:,}".replace(",", "."),
        *(f"{one:.2f} s" for one in (read, drawn, written, asked, one_week, everything)),
    ]


async def _next_week(engine: AsyncEngine, knowledge: Knowledge) -> float:
    """Seconds to release what a week more closes: a few weeks later, so that a whole term is among it."""
    return await _seconds(release(engine, knowledge, NOW + timedelta(weeks=8)))


async def _seconds(work: object) -> float:
    start = time.perf_counter()
    await work  # type: ignore[misc]  # any coroutine
    return time.perf_counter() - start


def table(most: int) -> str:
    """The measurements as Markdown."""
    knowledge = load_knowledge(ROOT / "knowledge")
    head = "| rijen | overzicht | netwerk | uitvoer | nakijken | één periode vrijgeven | alles voor het eerst |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for number in SIZES:
        if number <= most:
            with tempfile.TemporaryDirectory() as folder:
                lines.append(f"| {' | '.join(asyncio.run(measure(number, knowledge, Path(folder))))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=1_000_000)
    print(f"Gemeten op {datetime.now(tz=NOW.tzinfo):%Y-%m-%d}.\n\n{table(parser.parse_args().most)}")
