"""What was decided to say."""

from dataclasses import dataclass

from bot.outcome import OutcomeKind


@dataclass(frozen=True)
class Decision:
    """What to say: the kind of outcome, and the topic it is about."""

    kind: OutcomeKind
    topic: str | None = None
    choices: tuple[str, ...] = ()
    score: float | None = None
    """Overrules the score of the best candidate, where the conversation decided."""
    more: bool = False
    """The longer explanation of a topic that was answered just before; `choices` may be what was meant instead."""
