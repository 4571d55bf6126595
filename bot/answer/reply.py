"""What the assistant hands to a door: parts of text, buttons, contact cards and the outcome."""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge import ContactPoint
from bot.outcome import EventKind, Outcome

PartKind = Literal["notice", "crisis", "answer", "hedge", "contact", "helpline", "source", "question"]


@dataclass(frozen=True)
class Part:
    """A paragraph with one role, so that each door can give it its own looks. All text is plain, unescaped."""

    kind: PartKind
    text: str
    title: str = ""
    """Stands on a line of its own above the text; a door shows it in bold."""


@dataclass(frozen=True)
class Button:
    """Something to tap. `action` goes back into `Assistant.press` as it is; at most 60 ASCII characters."""

    label: str
    action: str
    ask_location: bool = False
    """The button asks the phone for its location instead of pressing `action`."""


@dataclass(frozen=True)
class Reply:
    """A whole reply: what it says, what can be tapped, who was named, and what became of the question."""

    parts: tuple[Part, ...]
    outcome: Outcome
    buttons: tuple[Button, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    event: EventKind | None = None
    """What the query log keeps of this exchange; None: nothing."""
    repaired: tuple[tuple[str, str], ...] | None = None
    """(as typed, taken for) of each misspelt word, for the log's masking, and no further; None for a tap."""
    take_back: int | None = None
    """The number of a conversation that must leave the log again."""

    @property
    def text(self) -> str:
        """The whole reply as plain text, parts separated by an empty line."""
        return "\n\n".join(f"{part.title}\n{part.text}".strip() for part in self.parts)
