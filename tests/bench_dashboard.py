"""How long a coordinator waits for a page: `python -m tests.bench_dashboard`, on a million rows of two years."""

import asyncio
import tempfile
import time
from pathlib import Path

from sqlalchemy import insert

from bot.config import load_config
from bot.desk import Desk, open_desk
from bot.record.reading import opened
from bot.record.release import release
from bot.record.tables import questions
from tests.bench_figures import rows
from tests.conftest import NOW, ROOT
from tests.dashboard.conftest import Clock, site_of

PAGES = ("/", "/onderwerpen", "/zonder-hulp", "/netwerk", "/nakijken", "/downloads")


def table(number: int = 1_000_000) -> str:
    """Each page as Markdown: seconds the first time that day, and after that."""
    desk = open_desk(load_config(ROOT / "config.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        took = asyncio.run(measure(number, desk, Path(folder)))
    lines = [f"| {page} | {first:.2f} s | {again:.3f} s |" for page, (first, again) in took.items()]
    return "\n".join(["| pagina | eerste keer | daarna |", "|---|---|---|", *lines])


async def measure(number: int, desk: Desk, folder: Path) -> dict[str, tuple[float, float]]:
    """Seconds for each page, the first and the second time, once the closed weeks were released."""
    async with opened(f"sqlite:///{folder}/log.db") as engine:
        for batch in rows(number, desk.knowledge):
            async with engine.begin() as connection:
                await connection.execute(insert(questions), batch)
        await release(engine, desk.knowledge, NOW)
        site = site_of(desk.config, engine, desk, Clock(), folder)
        async with site.http:
            await site.sign_in()
            took = {}
            for page in PAGES:
                times = []
                for _ in range(2):
                    start = time.perf_counter()
                    answer = await site.get(page)
                    times.append(time.perf_counter() - start)
                    assert answer.status_code == 200
                took[page] = (times[0], times[1])
    return took


if __name__ == "__main__":
    print(table())
