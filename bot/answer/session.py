"""What a conversation remembers, for at most half an hour, in memory only. Never a text, never a name."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.outcome import Outcome


@dataclass(frozen=True)
class Why:
    """How the last question was read, for /waarom."""

    heard: tuple[tuple[str, str], ...]
    """(expression of the lexicon, concept id) pairs that were recognised."""
    outcome: Outcome
    nearest: str | None
    """The example of ours that spoke most for the answer."""


@dataclass
class Session:
    """The topic, place and age now spoken of."""

    topic: str | None = None
    place: str | None = None
    age: int | None = None
    asker: str | None = None
    answers: dict[str, str] = field(default_factory=dict)
    """What is known for the guided route: question id -> option id."""
    asking: str | None = None
    """The question of the guided route that was asked last."""
    offered: tuple[tuple[str, str], ...] = ()
    """(label, action) of the buttons under the last reply, so that typing a label is a tap too."""
    chose_from: bool = False
    """The last reply was a choice, so that 'de tweede' can be understood."""
    danger: str | None = None
    """The crisis category seen in this conversation: its help lines stay near while it lasts."""
    asked_where: bool = False
    """The last reply asked for a place."""
    shown: set[str] = field(default_factory=set)
    """Ids of contact points named before, so that the same card is not shown with every answer."""
    why: Why | None = None
    last: Outcome | None = None
    touched: datetime | None = None

    def forget(self) -> None:
        """Forget the conversation at once."""
        self.__dict__.update(Session().__dict__)


class Sessions:
    """The conversations that are going on, by a key that only the door knows."""

    def __init__(self, minutes: int) -> None:
        self._lifetime = timedelta(minutes=minutes)
        self._sessions: dict[int | str, Session] = {}

    def of(self, key: int | str, now: datetime) -> Session:
        """The conversation of this key; a new one when it was silent for too long."""
        self._drop_old(now)
        session = self._sessions[key] = self._sessions.pop(key, Session())
        session.touched = now
        return session

    def forget(self, key: int | str) -> None:
        """Forget one conversation at once."""
        self._sessions.pop(key, None)

    def __len__(self) -> int:
        return len(self._sessions)

    def _drop_old(self, now: datetime) -> None:
        """Longest silent first, and no further: a dict keeps the order, and `of` puts whoever speaks at the end."""
        while self._sessions:
            key, session = next(iter(self._sessions.items()))
            if session.touched is None or now - session.touched <= self._lifetime:
                return
            del self._sessions[key]
