"""Taking an example into the knowledge: one line is added, checked before it is taken over, undone with one click.

The YAML is formatted by hand, so nothing rewrites it: the line is put in as text, and reading the file again must show
that one example was added and nothing else changed. The running bot picks the file up (bot/reload.py).
"""

import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from bot.answer.session import Session
from bot.check import check
from bot.config import Config
from bot.desk import Desk, open_desk
from bot.errors import KnowledgeError
from bot.knowledge import load_knowledge
from bot.knowledge.approved import FILE, HEADER, Approved, read_approved
from bot.record.anonymise import MASK

_lock = threading.Lock()
_LONGEST = 160


@dataclass(frozen=True)
class Changed:
    """An approved question that gets another answer than it was promised."""

    ask: str
    topic: str
    now: str | None
    """The topic of the answer it gets now; None when it gets none."""


@dataclass(frozen=True)
class Edit:
    """One example that was added."""

    topic: str
    text: str
    file: str
    changed: tuple[Changed, ...]
    """Approved questions that this example takes away from their topic."""


def approve(config: Config, topic: str, text: str, now: datetime) -> Edit:
    """Add an example to a topic and lock it. Takes a few seconds: it is tried in a bot beside the running one.

    Raises KnowledgeError, and changes nothing, when the text or the knowledge with it breaks a rule.
    """
    text = " ".join(text.split())
    with _lock:
        path, new = _with_example(config.knowledge, topic, text)
        if open_desk(config).assistant.is_crisis(text):  # as an example it would teach that this is no danger
            raise KnowledgeError(
                f"in '{text}' hoort de bot gevaar, en dan komt eerst hulp; zo'n zin wordt nergens een voorbeeld"
            )
        with tempfile.TemporaryDirectory() as scratch:
            trial = Path(scratch) / "knowledge"
            shutil.copytree(config.knowledge, trial)
            (trial / path.relative_to(config.knowledge)).write_text(new, encoding="utf-8")
            _refuse_new_problems(config.knowledge, trial, now.date())
            _must_add_only(config.knowledge, trial, topic, text)
            desk = open_desk(config.model_copy(update={"knowledge": trial}))
            for other in _changed(desk, [Approved(ask=text, topic=topic)], now):
                instead = f"het antwoord van {other.now}" if other.now else "geen zeker antwoord"
                raise KnowledgeError(
                    f"ook met dit voorbeeld zou de bot op '{text}' {instead} geven; zeg het duidelijker"
                )
            changed = tuple(changed_answers(desk, now))
        _write(path, new)
        _write(config.knowledge / FILE, _approved_text(config.knowledge) + _approved_line(text, topic))
    return Edit(topic, text, str(path), changed)


def undo(config: Config, topic: str, text: str) -> None:
    """Take an approved example out again. Raises KnowledgeError when it no longer stands there as it was added."""
    with _lock:
        approved = _approved_text(config.knowledge)
        if _approved_line(text, topic) not in approved:
            raise KnowledgeError(
                f"'{text}' is geen goedgekeurd voorbeeld van {topic} (meer); er valt niets terug te draaien"
            )
        path, lines, examples = _examples(config.knowledge, topic)
        if text not in examples:
            raise KnowledgeError(f"{path}: '{text}' staat niet meer bij {topic}; er valt niets terug te draaien")
        del lines[examples[text] - 1]
        _write(path, "".join(lines))
        _write(config.knowledge / FILE, approved.replace(_approved_line(text, topic), "", 1))


def changed_answers(desk: Desk, now: datetime) -> list[Changed]:
    """The approved questions that this desk answers otherwise than was promised."""
    return _changed(desk, read_approved(desk.config.knowledge), now)


def _changed(desk: Desk, approved: Sequence[Approved], now: datetime) -> list[Changed]:
    found = []
    for one in approved:
        outcome = desk.assistant.reply(one.ask, Session(), now).outcome
        given = outcome.topic if outcome.kind in ("answered", "contacts", "route", "smalltalk") else None
        if given != one.topic:
            found.append(Changed(one.ask, one.topic, given))
    return found


def _with_example(folder: Path, topic: str, text: str) -> tuple[Path, str]:
    """The file of the topic, and its text with the example as the last one."""
    if len(text) > _LONGEST:
        raise KnowledgeError(f"'{text[:40]}…' is te lang voor een voorbeeld (ten hoogste {_LONGEST} tekens)")
    if MASK in text or not text:
        raise KnowledgeError(f"'{text}' is nog geen voorbeeld: schrijf de vraag voluit, zonder {MASK} en zonder namen")
    path, lines, examples = _examples(folder, topic)
    if text in examples:
        raise KnowledgeError(f"{path}:{examples[text]}: '{text}' staat al bij {topic}")
    last = max(examples.values())
    indent = lines[last - 1][: len(lines[last - 1]) - len(lines[last - 1].lstrip())]
    if not lines[last - 1].lstrip().startswith("- "):
        raise KnowledgeError(
            f"{path}:{last}: zet elk voorbeeld op een eigen regel die met '- ' begint, dan kan er een bij"
        )
    if not lines[last - 1].endswith("\n"):
        lines[last - 1] += "\n"
    lines.insert(last, f"{indent}- {_scalar(text)}\n")
    return path, "".join(lines)


def _examples(folder: Path, topic: str) -> tuple[Path, list[str], dict[str, int]]:
    """The file of a topic, its lines, and on which line (from 1) each example begins."""
    knowledge = load_knowledge(folder)
    origin = knowledge.origins.get(f"topic:{topic}")
    if origin is None:
        raise KnowledgeError(f"er is geen onderwerp '{topic}'")
    examples = {
        example: origin.document.line(*origin.steps, "examples", number)
        for number, example in enumerate(knowledge.topics[topic].examples)
    }
    path = Path(origin.document.file)
    with path.open(encoding="utf-8", newline="") as file:
        return path, file.readlines(), examples


def _scalar(text: str) -> str:
    """The text as YAML, with quotes only where it needs them."""
    try:
        plain = ": " not in text and " #" not in text and yaml.safe_load(f"- {text}") == [text]
    except yaml.YAMLError:
        plain = False
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _refuse_new_problems(before: Path, after: Path, today: date) -> None:
    known = {(problem.file.replace(str(before), ""), problem.text) for problem in check(before, today)}
    fresh = [
        problem
        for problem in check(after, today)
        if (problem.file.replace(str(after), ""), problem.text.replace(str(after), str(before))) not in known
    ]
    if fresh:
        raise KnowledgeError("\n".join(str(problem).replace(str(after), str(before)) for problem in fresh))


def _must_add_only(before: Path, after: Path, topic: str, text: str) -> None:
    """Read back what was written: one example more, and nothing else."""
    old, new = load_knowledge(before).topics, load_knowledge(after).topics
    wanted = {**old, topic: old[topic].model_copy(update={"examples": (*old[topic].examples, text)})}
    if new != wanted:
        raise KnowledgeError(f"'{text}' kan niet vanzelf bij {topic} gezet worden; zet het er met de hand bij")


def _approved_text(folder: Path) -> str:
    path = folder / FILE
    return path.read_text(encoding="utf-8") if path.exists() else HEADER


def _approved_line(text: str, topic: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'- {{ask: "{quoted}", topic: {topic}}}\n'


def _write(path: Path, text: str) -> None:
    """Replace a file in one go, so that the bot never reads half of it."""
    mode = path.stat().st_mode if path.exists() else 0o644
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    new.chmod(mode)
    new.replace(path)
