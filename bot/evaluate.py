"""Question sets -> figures: how many answers are right and wrong, and can the probabilities be believed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from bot.answer.session import Session
from bot.desk import Desk
from bot.outcome import Outcome

_GIVEN = ("answered", "smalltalk", "contacts", "route")
"""Outcomes that hand over an answer."""
_BINS = 10


@dataclass(frozen=True)
class Asked:
    """One question with the topic that a person says it is about (None: nothing of ours), and what became of it."""

    ask: str
    topic: str | None
    outcome: Outcome

    @property
    def is_right(self) -> bool:
        """Whether the answer given is the one that was meant."""
        return self.outcome.kind in _GIVEN and self.outcome.topic == self.topic

    @property
    def is_near(self) -> bool:
        """Whether what was meant is among the candidates."""
        return self.topic in [one.topic for one in self.outcome.candidates] or self.is_right


def ask_all(desk: Desk, folder: Path, moment: datetime) -> dict[str, list[Asked]]:
    """Ask every question of a folder of `- {ask: …, topic: …}` files, each in a conversation of its own."""
    return {
        path.stem: [
            Asked(one["ask"], one["topic"], desk.assistant.reply(one["ask"], Session(), moment).outcome)
            for one in yaml.safe_load(path.read_text(encoding="utf-8"))
            if "topic" in one
        ]
        for path in sorted(folder.glob("*.yaml"))
    }


def report(sets: dict[str, list[Asked]]) -> list[tuple[str, ...]]:
    """A table: per file the shares answered right, among three, answered wrong, and answered in vain."""
    header = ("vragen", "aantal", "juist", "bij de drie", "fout", "niet van ons", "toch beantwoord")
    everything = [one for own in sets.values() for one in own]
    rows = [_row(name, own) for name, own in sets.items() if own]
    return [header, *rows, _row("samen", everything)]


def calibration(asked: Iterable[Asked]) -> list[tuple[str, ...]]:
    """The reliability curve: per band of probability, how often the best was right; last the expected error."""
    pairs = [(one.outcome.candidates[0], one.topic) for one in asked if one.outcome.candidates]
    bands: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for candidate, topic in pairs:
        bands[min(int(candidate.score * _BINS), _BINS - 1)].append((candidate.score, candidate.topic == topic))
    rows: list[tuple[str, ...]] = [("kans", "aantal", "gemiddelde kans", "was juist")]
    error = 0.0
    for number, band in enumerate(bands):
        if not band:
            continue
        chance = sum(score for score, _ in band) / len(band)
        right = sum(ok for _, ok in band) / len(band)
        error += abs(chance - right) * len(band) / len(pairs)
        span = f"{number / _BINS:.1f}-{(number + 1) / _BINS:.1f}"
        rows.append((span, str(len(band)), f"{chance:.2f}", f"{right:.2f}"))
    return [*rows, ("verwachte fout", str(len(pairs)), "", f"{error:.3f}")]


def misses(sets: dict[str, list[Asked]]) -> list[tuple[str, ...]]:
    """Every question that did not get its answer, with what it was taken for."""
    rows: list[tuple[str, ...]] = [("vraag", "bedoeld", "uitkomst", "kandidaten")]
    for one in (one for own in sets.values() for one in own):
        if one.is_right or (one.topic is None and one.outcome.kind not in ("answered", "contacts")):
            continue
        candidates = " ".join(f"{c.topic} {c.score:.2f}" for c in one.outcome.candidates)
        rows.append((one.ask, one.topic or "-", one.outcome.kind, candidates))
    return rows


def _row(name: str, asked: Sequence[Asked]) -> tuple[str, ...]:
    ours = [one for one in asked if one.topic]
    foreign = [one for one in asked if not one.topic]
    wrong = sum(one.outcome.kind in _GIVEN and not one.is_right for one in ours)
    return (
        name,
        str(len(ours)),
        _share(sum(one.is_right for one in ours), ours),
        _share(sum(one.is_near for one in ours), ours),
        _share(wrong, ours),
        str(len(foreign)),
        _share(sum(one.outcome.kind in ("answered", "contacts") for one in foreign), foreign),
    )


def _share(part: int, whole: Sequence[Asked]) -> str:
    return f"{part / len(whole):.1%}" if whole else "-"
