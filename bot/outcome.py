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


EventKind = Literal["question", "rejected", "taught"]
"""question: something was asked; rejected: "Niet wat ik zocht"; taught: "Ja, leer hiervan"."""


@dataclass(frozen=True)
class Row:
    """All that a question leaves behind: the columns of bot/record/tables.py, which says what each of them holds."""

    id: int
    week: str
    event: EventKind
    arrondissement: str | None
    topic: str | None
    outcome: OutcomeKind
    score: float
    candidates: str
    contact_kinds: str
    local: bool | None
    language: str
    asker: str | None
    channel: str
    conversation: int
    position: int
    words: str | None
