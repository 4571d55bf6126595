"""The command line: run (default) · chat · ask · check."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from rapidfuzz import process

from bot.answer.reply import Reply
from bot.answer.session import Session, Sessions
from bot.cli_record import add_commands
from bot.config import TOKEN_VARIABLE, Config, load_config
from bot.desk import Desk, keep_log, open_desk
from bot.errors import BotError, KnowledgeError
from bot.evaluate.options import add_options
from bot.knowledge import load_knowledge

HERE = ZoneInfo("Europe/Brussels")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code. A user's mistake is one clear line a problem, never a traceback."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 130


def now() -> datetime:
    """The clock of the doors; nothing deeper in the house reads one."""
    return datetime.now(HERE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run_bot.py", description="Diplomawijzer: vragen over school en diploma.")
    parser.add_argument(
        "--config",
        type=Path,
        default=Path(__file__).parent.parent / "config.yaml",
        help="het bestand met de instellingen",
    )
    parser.set_defaults(do=_run)
    commands = parser.add_subparsers(title="opdrachten", metavar="")
    _add(
        commands,
        "run",
        _run,
        f"start de bot: op Telegram als {TOKEN_VARIABLE} er is, anders hier in de terminal",
    )
    _add(commands, "chat", _chat, "praat met de bot in deze terminal")
    ask = _add(commands, "ask", _ask, "stel één vraag, of met --jsonl een vraag per regel")
    ask.add_argument("question", nargs="*", help="de vraag")
    ask.add_argument(
        "--jsonl",
        action="store_true",
        help="lees JSON-regels van de invoer en schrijf er een antwoord per regel voor",
    )
    add_options(_add(commands, "evaluate", _evaluate, "meet hoe goed de bot begrijpt, en schrijf er een verslag van"))
    preview = _add(commands, "preview", _preview, "toon een antwoord zoals het verstuurd wordt")
    preview.add_argument("topic", help="de id van het onderwerp")
    preview.add_argument("--place", help="de gemeente van wie vraagt")
    _add(commands, "schema", _schema, "vernieuw de JSON-schema's in knowledge/schema")
    check = _add(commands, "check", _check, "kijk de kennis na; alle fouten in één keer")
    check.add_argument("--coverage", action="store_true", help="toon hoe ver de kennis reikt, als Markdown")
    check.add_argument(
        "--facts", action="store_true", help="toon welke feiten nagekeken moeten worden, de dringendste eerst"
    )
    check.add_argument(
        "--due",
        type=date.fromisoformat,
        metavar="JJJJ-MM-DD",
        help="toon welke feiten tegen die dag nagekeken moeten zijn",
    )
    check.add_argument("--routes", action="store_true", help="toon voor elke situatie welke wegen open zijn")
    add_commands(commands, _add, now)
    return parser


def _add(commands: Any, name: str, do: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(do=do)
    return cast("argparse.ArgumentParser", command)


def _run(options: argparse.Namespace) -> int:
    config = load_config(options.config)
    if config.token is None:
        return _talk(config, says_no_token=True)
    from bot.logs import setup_logging
    from handlers.app import run

    setup_logging(config.log_level)
    desk = open_desk(config)
    keep_log(desk, "telegram")
    asyncio.run(run(desk))
    return 0


def _chat(options: argparse.Namespace) -> int:
    return _talk(load_config(options.config), says_no_token=False)


def _talk(config: Config, *, says_no_token: bool) -> int:
    from bot.chat import talk

    return talk(open_desk(config), now, says_no_token=says_no_token)


def _ask(options: argparse.Namespace) -> int:
    desk = open_desk(load_config(options.config))
    if options.jsonl:
        return _ask_lines(desk)
    question = " ".join(options.question) or sys.stdin.readline()
    from bot.chat import show

    show(desk.assistant.reply(question, Session(), now()))
    return 0


def _preview(options: argparse.Namespace) -> int:
    from bot.chat import show

    desk = open_desk(load_config(options.config))
    if options.topic not in desk.knowledge.topics:
        nearest = process.extractOne(options.topic, list(desk.knowledge.topics))
        raise KnowledgeError(f"er is geen onderwerp '{options.topic}'; bedoel je '{nearest[0]}'?")
    session = Session(place=options.place)
    for action in ("t", "m"):
        show(desk.assistant.press(f"{action}:{options.topic}", session, now()))
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    config = load_config(options.config)
    if options.privacy:
        return _measure_masking(options, open_desk(config))
    from bot.evaluate.command import evaluate, measure_beside_others

    if options.benchmark:
        tables = measure_beside_others(options, load_knowledge(config.knowledge), now())
    else:
        tables = evaluate(options, open_desk(config), now())
    for table in tables:
        _table(table)
    return 0


def _measure_masking(options: argparse.Namespace, desk: Desk) -> int:
    from bot.leaks import leaks, mask_all, report_privacy

    masked = mask_all(desk, (options.folders or [Path("tests/privacy")])[0], now())
    print("".join(f"{line}\n" for line in leaks(masked)), end="")
    return _table(report_privacy(masked))


def _schema(options: argparse.Namespace) -> int:
    from bot.schema import write_schemas

    for path in write_schemas(load_config(options.config).knowledge / "schema"):
        print(path)
    return 0


def _ask_lines(desk: Desk) -> int:
    """The line-by-line door (docs/line-by-line.md): one JSON object in, one out, in order."""
    sessions = Sessions(desk.config.conversation.minutes)
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            text = str(asked["text"])
        except (ValueError, TypeError, KeyError):
            print(f"regel {number}: geen JSON-object met een veld 'text'", file=sys.stderr)
            return 1
        moment = now()
        conversation = asked.get("conversation")
        session = Session() if conversation is None else sessions.of(str(conversation), moment)
        reply = desk.assistant.reply(text, session, moment)
        print(json.dumps(as_json(text, reply), ensure_ascii=False), flush=True)
    return 0


def as_json(text: str, reply: Reply) -> dict[str, object]:
    """A reply as one object of the line-by-line door."""
    outcome = reply.outcome
    return {
        "text": text,
        "outcome": outcome.kind,
        "topic": outcome.topic,
        "score": round(outcome.score, 4),
        "candidates": [{"topic": one.topic, "score": one.score} for one in outcome.candidates],
        "place": outcome.place,
        "age": outcome.age,
        "language": outcome.language,
        "crisis": outcome.crisis,
        "contacts": [
            {"id": one.id, "kind": one.kind, "name": one.name, "municipality": one.municipality}
            for one in reply.contacts
        ],
        "buttons": [button.label for button in reply.buttons],
        "reply": reply.text,
    }


def _check(options: argparse.Namespace) -> int:
    from bot.check import coverage, due_table, route_matrix, run_check

    config = load_config(options.config)
    today = now().date()
    if options.coverage:
        print(coverage(load_knowledge(config.knowledge), today))
        return 0
    if options.routes:
        return _table(route_matrix(load_knowledge(config.knowledge).routes))
    if options.facts or options.due:
        return _table(due_table(load_knowledge(config.knowledge), today, options.due))
    lines, code = run_check(config.knowledge, today)
    print("\n".join(lines))
    return code


def _table(rows: list[tuple[str, ...]]) -> int:
    """Print rows as a table, the first as its header; in a pipe as wide as it needs, tab by tab for a spreadsheet."""
    if not sys.stdout.isatty():
        print("\n".join("\t".join(row) for row in rows))
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table(*rows[0])
    for row in rows[1:]:
        table.add_row(*row)
    Console().print(table)
    return 0
