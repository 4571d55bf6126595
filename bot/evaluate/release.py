"""The figures of the last release, kept in the repository, and what got better or worse since."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluate.asking import Asked
from bot.evaluate.measured import Figure, written
from bot.evaluate.sets import SetError

_NOTABLE = 0.0005
"""A difference below a twentieth of a point is none."""
_RANK = {"right": 0, "refused": 0, "choice": 1, "offered": 1, "lost": 2, "wrong": 3, "answered": 3}
"""How bad each verdict is."""


@dataclass(frozen=True)
class Change:
    """A figure that moved since the last release."""

    figure: Figure
    before: float

    @property
    def is_better(self) -> bool:
        """Whether it moved the right way."""
        return (self.figure.value > self.before) == self.figure.more_is_better

    @property
    def row(self) -> tuple[str, str, str, str]:
        """What, before, now, and which way."""
        before = written(self.before, self.figure.unit)
        return (self.figure.label, before, self.figure.written, "beter" if self.is_better else "slechter")


@dataclass(frozen=True)
class Moved:
    """A question that got something else than in the last release."""

    ask: str
    before: str
    now: str

    @property
    def is_better(self) -> bool:
        """Whether the asker is better off."""
        return _RANK[self.now] < _RANK[self.before]


@dataclass(frozen=True)
class Release:
    """What was kept of one report."""

    day: str
    figures: dict[str, float]
    questions: dict[str, str]
    """Question -> verdict."""

    def changes(self, figures: Iterable[Figure]) -> list[Change]:
        """The figures that moved, worst first; speed differs per machine and is left out."""
        moved = [
            Change(figure, self.figures[figure.key])
            for figure in figures
            if figure.unit != "ms" and abs(self.figures.get(figure.key, figure.value) - figure.value) > _NOTABLE
        ]
        return sorted(moved, key=lambda one: one.is_better)

    def moved(self, asked: Iterable[Asked]) -> list[Moved]:
        """The questions that got something else, worse first. New questions are no news."""
        pairs = [(one.question.ask, one.verdict) for one in asked]
        moved = [
            Moved(ask, self.questions[ask], verdict)
            for ask, verdict in pairs
            if ask in self.questions and _RANK[self.questions[ask]] != _RANK[verdict]
        ]
        return sorted(moved, key=lambda one: one.is_better)


def read_release(path: Path) -> Release | None:
    """The last release; None when there is none yet. Raises SetError when the file is broken."""
    if not path.exists():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Release(kept["day"], kept["figures"], kept["questions"])
    except (OSError, ValueError, KeyError, TypeError):
        raise SetError(f"{path}: is geen bewaard verslag; maak het opnieuw met evaluate --release") from None


def write_release(path: Path, day: str, figures: Sequence[Figure], asked: Iterable[Asked]) -> None:
    """Keep the figures for the next comparison, one question a line so that git shows what changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "day": day,
        "figures": {figure.key: round(figure.value, 6) for figure in figures if figure.unit != "ms"},
        "questions": {one.question.ask: one.verdict for one in asked},
    }
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
