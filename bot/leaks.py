"""How well a question is masked: what that identifies is left (nothing may), and how much of the meaning is."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from bot.answer.session import Session
from bot.desk import Desk
from bot.record.anonymise import MASK, Anonymiser
from bot.record.vocabulary import Vocabulary
from bot.understand.reading import Understanding
from bot.understand.text import tidy

_HIDDEN = re.compile(r"\{([^}]*)\}")
_POINTS_TO_NOBODY = frozenset(
    ("de", "den", "der", "het", "van", "vande", "en", "op", "in", "een", "mijn", "bij", "aan")
)


@dataclass(frozen=True)
class Masked:
    """One invented message, what is stored of it, and what that still says."""

    text: str
    stored: str
    leaks: tuple[str, ...]
    """Words that were marked as identifying and are still there."""
    words: tuple[int, int]
    """How many of the other words are kept, of how many."""
    concepts: tuple[int, int]
    """How many of the concepts (lexicon.yaml) that the other words name are still heard, of how many."""
    same_topic: bool | None
    """Whether the same topic comes first; None when the message itself is too unclear to say."""


def mask_all(desk: Desk, folder: Path, moment: datetime) -> dict[str, list[Masked]]:
    """Mask the messages of each file of a folder; in each of them what identifies stands between { }."""
    return {path.stem: mask_file(desk, path, moment) for path in sorted(folder.glob("*.yaml"))}


def mask_file(desk: Desk, path: Path, moment: datetime) -> list[Masked]:
    """Mask the messages of one file."""
    understanding = desk.assistant.understanding
    anonymiser = Anonymiser(Vocabulary(desk.knowledge, desk.config.knowledge))
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_mask(line, desk, understanding, anonymiser, moment) for line in lines]


def _mask(line: str, desk: Desk, understanding: Understanding, anonymiser: Anonymiser, moment: datetime) -> Masked:
    text, rest = line.replace("{", "").replace("}", ""), _HIDDEN.sub(" ", line)
    reading = understanding.reader.read(text)
    stored = anonymiser.mask(text, {typed: meant for typed, meant, _ in reading.repaired})
    kept = Counter(stored.split())
    others = understanding.reader.read(rest)
    spared = Counter(tidy(rest).split()) | Counter(others.words.split())
    hidden = {word for found in _HIDDEN.findall(line) for word in tidy(found).split()} - _POINTS_TO_NOBODY
    leaks = tuple(sorted(word for word in hidden if len(word) > 1 and kept[word] > spared[word]))
    before = {concept for _, concept in others.heard}
    after = {concept for _, concept in understanding.reader.read(stored.replace(MASK, " ")).heard}
    asked = desk.assistant.reply(text, Session(), moment).outcome
    again = desk.assistant.reply(stored.replace(MASK, " "), Session(), moment).outcome
    clear = asked.kind == "answered" and asked.candidates
    return Masked(
        text,
        stored,
        leaks,
        (sum((Counter(others.words.split()) & kept).values()), len(others.words.split())),
        (len(before & after), len(before)),
        bool(again.candidates) and asked.candidates[0].topic == again.candidates[0].topic if clear else None,
    )


def report_privacy(masked: dict[str, list[Masked]]) -> list[tuple[str, ...]]:
    """A table: per file what leaked, and what share of the meaning is left."""
    rows: list[tuple[str, ...]] = [
        ("berichten", "aantal", "met een lek", "woorden over", "begrippen over", "zelfde onderwerp")
    ]
    for name, own in masked.items():
        clear = [one.same_topic for one in own if one.same_topic is not None]
        leaky = sum(bool(one.leaks) for one in own)
        counts = (_share([one.words for one in own]), _share([one.concepts for one in own]))
        rows.append((name, str(len(own)), str(leaky), *counts, f"{sum(clear) / max(1, len(clear)):.1%}"))
    return rows


def leaks(masked: dict[str, list[Masked]]) -> list[str]:
    """A line for each message of which something identifying is left."""
    return [f"{' '.join(one.leaks)}: {one.stored}" for own in masked.values() for one in own if one.leaks]


def _share(pairs: list[tuple[int, int]]) -> str:
    return f"{sum(part for part, _ in pairs) / max(1, sum(whole for _, whole in pairs)):.1%}"
