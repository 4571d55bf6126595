"""Questions with a made-up outcome."""

from bot.evaluate.asking import Asked
from bot.evaluate.sets import Question
from bot.outcome import Candidate, Outcome, OutcomeKind


def asked(
    topic: str | None,
    kind: OutcomeKind,
    *candidates: tuple[str, float],
    shown: tuple[str, ...] = (),
    style: str = "gewoon",
    ask: str = "vraag",
) -> Asked:
    """What became of one question; whatever is answered is the first candidate."""
    ranked = tuple(Candidate(name, score) for name, score in candidates)
    answer = candidates[0][0] if kind in ("answered", "smalltalk", "contacts", "route") and candidates else None
    return Asked(Question(ask, topic, "a", style, "thema"), Outcome(kind, answer, candidates=ranked), shown, 1.0)
