"""What became of one question: the facts about it that other rooms may know. Never the text itself."""

from dataclasses import dataclass
from typing import Literal

OutcomeKind = Literal["answered", "clarify", "contacts", "route", "smalltalk", "unknown", "crisis"]


@dataclass(frozen=True)
class Candidate:
    """A topic the question could be about, with the probability (0 to 1) that it is."""

    topic: str
    score: float


@dataclass(frozen=True)
class Outcome:
    """What a question was taken for and what was done with it."""

    kind: OutcomeKind
    topic: str | None = None
    score: float = 0.0
    """The probability (0 to 1) that `topic` is what was meant; one meaning for every topic."""
    candidates: tuple[Candidate, ...] = ()
    """At most three, best first, also when nothing was answered."""
    place: str | None = None
    """Official name of a municipality, state after the mergers of 1 January 2025."""
    age: int | None = None
    language: str = "nl"
    asker: str | None = None
    """jongere, ouder or professional, when the text says so."""
    crisis: str | None = None
    """The crisis category seen, as it stands in crisis.yaml."""
