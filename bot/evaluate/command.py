"""The command `evaluate`: which options there are, and the walk from folders to a written report."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.desk import Desk
from bot.evaluate.asking import Asked, ask_all
from bot.evaluate.benchmark import benchmark, benchmark_report
from bot.evaluate.confusable import Confusable, Stolen, confusables
from bot.evaluate.document import Report, Row, write_markdown, write_page
from bot.evaluate.folds import Guess, cross_validated, learning_curve
from bot.evaluate.measured import key_figures, measure
from bot.evaluate.release import read_release, write_release
from bot.evaluate.report import Setting, aim_rows, build_report, change_rows, confusable_rows, miss_rows
from bot.evaluate.sets import SetError, Sets, read_sets, without_examples
from bot.knowledge import Knowledge

ROOT = Path(__file__).parent.parent.parent
OWN_SETS = (ROOT / "tests/questions", ROOT / "tests/dialogs")
KEPT = ROOT / "docs/evaluation"
"""Where the report of the last release stands, in the repository."""

Tables = list[list[Row]]


def evaluate(options: argparse.Namespace, desk: Desk, moment: datetime) -> Tables:
    """Measure, write the report, and give the tables that the terminal shows. Raises SetError."""
    folders = options.folders or list(OWN_SETS)
    sets = read_sets(folders, desk.knowledge.themes)
    total = len(sets.questions)
    sets.questions = without_examples(sets.questions, _learnt(desk.knowledge))
    if sets.is_empty:
        raise SetError(
            f"{' '.join(map(str, folders))}: er staat geen enkele vraag in; verwacht ask met topic of crisis"
        )
    if options.misses:
        return [miss_rows(ask_all(desk, sets.questions, moment))]
    if options.confusable:
        asked = ask_all(desk, sets.questions, moment)
        return [confusable_rows(_confused(desk, asked, cross_validated(desk.knowledge)))]
    return _report(options, desk, sets, moment, total - len(sets.questions))


def measure_beside_others(options: argparse.Namespace, knowledge: Knowledge, moment: datetime) -> Tables:
    """The matcher beside others on the sets in a folder. Raises SetError, and PeerMissing."""
    rows = benchmark(options.benchmark, knowledge, options.per_topic, lambda line: print(line, file=sys.stderr))
    report = benchmark_report(rows, f"{moment:%Y-%m-%d}", machine())
    write_page(report, options.out / "benchmark.html")
    for folder in (options.out, *[KEPT] * options.release):
        write_markdown(report, folder / "benchmark.md")
    return [rows]


def _report(options: argparse.Namespace, desk: Desk, sets: Sets, moment: datetime, left_out: int) -> Tables:
    measured = measure(desk, sets, moment)
    if options.learning_curve:
        measured.curve = learning_curve(desk.knowledge, sets.questions)
    if options.cross_validate:
        measured.guesses = cross_validated(desk.knowledge)
    figures = key_figures(measured)
    release = None if options.folders else read_release(KEPT / "figures.json")
    confused = _confused(desk, measured.asked, measured.guesses)
    report = build_report(measured, figures, _setting(options, desk, moment, left_out), confused, release)
    written = _write(report, options.out, [KEPT] * options.release)
    if options.release:
        write_release(KEPT / "figures.json", f"{moment:%Y-%m-%d}", figures, measured.asked)
    changes = change_rows(release, figures) if release else []
    return [aim_rows(figures), *([changes] if len(changes) > 1 else []), [("verslag",), *((str(p),) for p in written)]]


def _write(report: Report, out: Path, kept: Sequence[Path]) -> list[Path]:
    """The page and the Markdown in the folder for reports; for a release the Markdown in the repository too."""
    page = out / "evaluation.html"
    write_page(report, page)
    written = [page]
    for path in (out / "evaluation.md", *(folder / "README.md" for folder in kept)):
        write_markdown(report, path)
        written.append(path)
    return written


def _setting(options: argparse.Namespace, desk: Desk, moment: datetime, left_out: int) -> Setting:
    folders = ", ".join(str(folder) for folder in options.folders) or "tests/questions en tests/dialogs"
    bounds = desk.config.understanding
    return Setting(f"{moment:%Y-%m-%d}", machine(), folders, bounds.answer_from, bounds.clarify_from, left_out)


def _learnt(knowledge: Knowledge) -> list[str]:
    examples = [text for topic in knowledge.topics.values() for text in (*topic.examples, topic.title)]
    return [*examples, *knowledge.not_ours]


def machine() -> str:
    """What the figures of speed were measured on."""
    return f"{os.cpu_count()} kernen, {platform.machine()}, Python {platform.python_version()}"


def _confused(desk: Desk, asked: Sequence[Asked], guesses: Sequence[Guess]) -> list[Confusable]:
    stolen = [
        Stolen(one.question.ask, one.topic, one.best) for one in asked if one.topic and one.best and not one.is_first
    ]
    stolen += [Stolen(one.text, one.topic, one.best) for one in guesses if one.best != one.topic]
    return confusables(stolen, desk.knowledge)
