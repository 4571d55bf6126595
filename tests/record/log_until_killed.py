"""A process that notes one row after the other until it is killed; it says how many it noted."""

import asyncio
import sys
from dataclasses import replace

from bot.config import QueryLogSettings
from bot.record.query_log import QueryLog
from tests.record.conftest import ROW, TODAY


async def main(url: str) -> None:
    async with QueryLog(QueryLogSettings(url=url), pause=0.05, today=lambda: TODAY) as log:
        number = 0
        while True:
            number += 1
            log.note(replace(ROW, id=number))
            print(number, flush=True)
            await asyncio.sleep(0.001)


asyncio.run(main(sys.argv[1]))
