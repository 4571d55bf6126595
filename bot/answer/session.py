"""What a conversation remembers, for at most half an hour, in memory only. Never a text, never a name."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.config import QueryLogSettings
from bot.outcome import Outcome, Row

PLACE = "p:"
"""In front of the name of a municipality: the action of a button that chooses it."""


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
    facet: str | None = None
    """What the last message asked about (kosten, duur …), when it was not clear of which subject."""
    asked: str | None = None
    """The facet of the question that was answered last, also of a topic that has none."""
    place: str | None = None
    area: str | None = None
    """The province that was named last, when no municipality was: 'provincie Limburg'."""
    moved: bool = False
    """The last message named another place than the one before."""
    age: int | None = None
    asker: str | None = None
    answers: dict[str, str] = field(default_factory=dict)
    """What is known for the guided route: question id -> option id."""
    asking: str | None = None
    """The question of the guided route that was asked last."""
    offered: tuple[tuple[str, str], ...] = ()
    """(label, action) of the buttons under the last reply, so that typing a label is a tap too."""
    listed: tuple[str, ...] = ()
    """Ids of the contact points in the last reply, in their order, so that 'het nummer van de tweede' is understood."""
    chose_from: bool = False
    """The last reply was a choice, so that 'de tweede' can be understood."""
    danger: str | None = None
    """The crisis category seen in this conversation: its help lines stay near while it lasts."""
    asked_where: bool = False
    """The last reply asked for a place."""
    introduced: str | None = None
    """The language other than Dutch in which it was said what this is."""
    shown: set[str] = field(default_factory=set)
    """Ids of contact points named before, so that the same card is not shown with every answer."""
    why: Why | None = None
    last: Outcome | None = None
    touched: datetime | None = None
    log: QueryLogSettings | None = None
    """What the log of this door keeps and how long; None at a door that keeps nothing."""
    refused: bool = False
    """The person said "Liever niet": nothing of this conversation is kept."""
    told: bool = False
    """It was said what is kept."""
    conversation: int | None = None
    """The random number under which questions of this conversation are kept; derived from nothing."""
    position: int = 0
    """How many questions were kept."""
    row: Row | None = None
    """What the last question left behind."""
    words: str | None = None
    """The last question, masked, as long as the person may still agree to keep it."""

    @property
    def is_kept(self) -> bool:
        """Whether questions of this conversation leave a row. After a danger signal none does any more."""
        return self.log is not None and not self.refused and self.danger is None

    @property
    def offers_places(self) -> bool:
        """Whether the last reply asked which of some places is meant."""
        return any(action.startswith(PLACE) for _, action in self.offered)

    @property
    def showed_people(self) -> bool:
        """Whether the last reply showed who is near some place."""
        return self.last is not None and self.last.kind == "contacts"

    def has_more_of(self, topic: str) -> bool:
        """Whether the last reply left more to tell of this topic: it showed people, or a button for the rest."""
        if self.last is None or self.last.kind not in ("answered", "contacts"):
            return False
        return self.last.kind == "contacts" or any(action == f"m:{topic}" for _, action in self.offered)

    def told_all_of(self, topic: str) -> bool:
        """Whether the last reply told the rest of this topic, so that saying it again helps nobody."""
        spoken = self.last is not None and self.last.kind == "answered" and self.last.topic == topic
        return spoken and not self.has_more_of(topic)

    def forget(self) -> None:
        """Forget the conversation at once, all but the wish that nothing is kept."""
        kept = Session(log=self.log, refused=self.refused, told=self.refused, touched=self.touched)
        self.__dict__.update(kept.__dict__)


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

    def drop(self, key: int | str) -> None:
        """Let go of a conversation that was emptied, unless it still holds the wish that nothing is kept."""
        if key in self._sessions and not self._sessions[key].refused:
            del self._sessions[key]

    def __len__(self) -> int:
        return len(self._sessions)

    def _drop_old(self, now: datetime) -> None:
        """Longest silent first, and no further: a dict keeps the order, and `of` puts whoever speaks at the end."""
        while self._sessions:
            key, session = next(iter(self._sessions.items()))
            if session.touched is None or now - session.touched <= self._lifetime:
                return
            del self._sessions[key]
