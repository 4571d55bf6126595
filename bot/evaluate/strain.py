"""What is lost when questions are mangled: each kind against the same questions as they were."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk import Desk
from bot.evaluate.asking import Asked, ask
from bot.evaluate.figures import Score, score_of
from bot.evaluate.mangle import mangled, manglers


@dataclass(frozen=True)
class Strain:
    """One kind of mangling, over the questions that it changed."""

    kind: str
    example: tuple[str, str]
    """A question as asked and as mangled."""
    before: Score
    after: Score

    @property
    def loss(self) -> float:
        """Share (0 to 1) of the changed questions for which the right topic no longer comes first."""
        return self.before.first - self.after.first


def strain(desk: Desk, asked: Sequence[Asked], real_words: Collection[str], moment: datetime) -> list[Strain]:
    """Mangle every question of ours in every way and ask it again."""
    ours = [one for one in asked if one.topic is not None]
    return [
        _strain(desk, kind, [(one, mangled(one.question.ask, kind, mangler)) for one in ours], moment)
        for kind, mangler in manglers(real_words).items()
    ]


def _strain(desk: Desk, kind: str, pairs: Sequence[tuple[Asked, str]], moment: datetime) -> Strain:
    changed = [(one, text) for one, text in pairs if text.split() != one.question.ask.lower().split()]
    changed = [(one, text) for one, text in changed if text.split() != one.question.ask.split()]
    after = [ask(desk, one.question, moment, text) for one, text in changed]
    example = (changed[0][0].question.ask, changed[0][1]) if changed else ("", "")
    return Strain(kind, example, score_of(one for one, _ in changed), score_of(after))
