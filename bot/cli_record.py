"""The commands of the query log: export · report · demo · approved · dashboard."""

import argparse
import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Config, load_config
from bot.errors import FiguresError
from bot.knowledge import Knowledge, load_knowledge
from bot.record.figures import Overview, overview
from bot.record.reading import opened
from bot.record.release import release
from bot.record.terms import term_named

Add = Callable[[Any, str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_commands(commands: Any, _add: Add, clock: Callable[[], datetime]) -> None:
    """Add these commands to the parser of the command line."""

    def at(do: Callable[[argparse.Namespace, datetime], int]) -> Callable[[argparse.Namespace], int]:
        return lambda options: do(options, clock())

    files = _add(commands, "export", at(_export), "schrijf de cijfers en het netwerk als bestanden")
    files.add_argument("folder", type=Path, help="de map")
    page = _add(commands, "report", at(_report), "schrijf de cijfers als één pagina voor een vergadering")
    page.add_argument("file", type=Path, help="het bestand, zoals verslag.html")
    for command in (files, page):
        command.add_argument("--term", metavar="JJJJ-MM", help="de periode, zoals 2026-09; anders de laatste")
    own_page = _add(commands, "dashboard", lambda o: _dashboard(o, clock), "open de pagina van de coördinatoren")
    own_page.add_argument("--port", type=int, help="de poort; 0 kiest een vrije")
    own_page.add_argument("--link", action="store_true", help="maak een nieuwe link voor de pagina die al open is")
    for command in (files, page, own_page):
        add_database(command)
    demo = _add(commands, "demo", at(_demo), "vul een databank met verzonnen gesprekken")
    demo.add_argument("--weeks", type=int, default=30, help="zoveel weken")
    demo.add_argument("--database", metavar="URL", help="een andere databank dan state/demo.db")
    _add(commands, "approved", at(_approved), "toon welke goedgekeurde vragen nu een ander antwoord krijgen")


def add_database(command: argparse.ArgumentParser) -> None:
    """The options that choose a database."""
    command.add_argument("--database", metavar="URL", help="sqlite:///map/bestand.db of postgresql://…")
    command.add_argument("--demo", action="store_true", help="lees de verzonnen gesprekken van demo")


def database_of(options: argparse.Namespace, config: Config) -> str:
    """The URL that the options choose, by default that of the query log in config.yaml."""
    if options.database:
        return str(options.database)
    return _demo_url(options) if options.demo else config.query_log.url


def _demo_url(options: argparse.Namespace) -> str:
    return f"sqlite:///{options.config.parent.absolute() / 'state' / 'demo.db'}"


def opened_for(options: argparse.Namespace, config: Config) -> AbstractAsyncContextManager[AsyncEngine]:
    """The database that the options choose."""
    return opened(database_of(options, config))


def _export(options: argparse.Namespace, now: datetime) -> int:
    from bot.record.export import export

    seen, knowledge = asyncio.run(_read(options, now))
    for path in export(options.folder, seen, knowledge):
        print(path)
    return 0


def _report(options: argparse.Namespace, now: datetime) -> int:
    from bot.record.report import report

    seen, knowledge = asyncio.run(_read(options, now))
    options.file.write_text(report(seen, knowledge), encoding="utf-8")
    print(options.file)
    return 0


async def _read(options: argparse.Namespace, now: datetime) -> tuple[Overview, Knowledge]:
    config = load_config(options.config)
    knowledge = load_knowledge(config.knowledge)
    async with opened_for(options, config) as engine:
        await release(engine, knowledge, now)
        seen = await overview(engine, term_named(options.term) if options.term else None)
    if seen.figures is None:
        raise FiguresError(
            "er is nog geen afgesloten periode met genoeg gesprekken; met run_bot.py demo zie je hoe het er dan uitziet"
        )
    return seen, knowledge


def _demo(options: argparse.Namespace, now: datetime) -> int:
    from bot.demo import fill
    from bot.desk import open_desk

    config = load_config(options.config)
    url = options.database or _demo_url(options)

    async def run() -> int:
        desk = open_desk(config)
        rows = await fill(url, desk, options.weeks, now)
        async with opened(url) as engine:
            await release(engine, desk.knowledge, now)
        return rows

    print(f"{asyncio.run(run())} verzonnen vragen in {url}")
    return 0


def _approved(options: argparse.Namespace, now: datetime) -> int:
    from bot.desk import open_desk
    from bot.editing import changed_answers
    from bot.knowledge.approved import read_approved

    desk = open_desk(load_config(options.config))
    changed = changed_answers(desk, now)
    for one in changed:
        print(f"'{one.ask}' hoort bij {one.topic}, maar krijgt nu {one.now or 'geen antwoord'}")
    print(
        f"{len(changed)} van {len(read_approved(desk.config.knowledge))} goedgekeurde vragen krijgen een ander antwoord"
    )
    return 1 if changed else 0


def _dashboard(options: argparse.Namespace, clock: Callable[[], datetime]) -> int:
    from bot.dashboard.serve import invitation, serve
    from bot.logs import setup_logging

    config = load_config(options.config)
    if options.port is not None:
        config = config.model_copy(update={"dashboard": config.dashboard.model_copy(update={"port": options.port})})
    if options.link:
        print(invitation(config, config.dashboard.port, clock))
        return 0
    setup_logging(config.log_level)
    asyncio.run(serve(config, database_of(options, config), clock, lambda said: print(said, flush=True)))
    return 0
