"""Which updates are in hand, and up to where Telegram may forget them."""

from collections.abc import Container
from dataclasses import dataclass

SIZE = 100
"""Telegram shows at most so many updates that are not confirmed."""
NEARLY_FULL = 80
STUCK_AFTER = 3.0
"""Seconds in hand after which the oldest update counts as stuck: its chat waits for Telegram's flood control."""
CROWDED = 10
"""One chat with so many updates fills the window by itself."""
MOST_ASTRAY = 2000
"""So many questions at most may live in memory only."""


@dataclass
class _Held:
    chat: int
    since: float
    answered: bool = False


class Window:
    """Updates in the order Telegram gave them. Only an answered head may be confirmed, so no question gets lost.

    One exception, with a bound: when the window is nearly full and its head is stuck, nothing new would be seen and one
    chat would silence all others. Then the updates of the stuck chat go astray: confirmed before they are answered, and
    kept in memory only. They are lost when the process is killed at that very moment.
    """

    def __init__(self) -> None:
        self._held: dict[int, _Held] = {}
        self._astray: set[int] = set()
        self.offset: int | None = None
        """The first update Telegram must still remember; None while nothing was answered."""

    def __len__(self) -> int:
        return len(self._held)

    @property
    def astray(self) -> int:
        """How many unanswered updates only this process knows."""
        return len(self._astray)

    def take(self, update_id: int, chat: int, now: float, answered: Container[int]) -> bool:
        """Whether this update must be answered; it was not seen before, in this life or the one before."""
        if update_id in self._held or update_id in self._astray:
            return False
        self._held[update_id] = _Held(chat, now, answered=update_id in answered)
        return not self._held[update_id].answered

    def answered(self, update_id: int) -> None:
        """The answer was sent."""
        self._astray.discard(update_id)
        if held := self._held.get(update_id):
            held.answered = True

    def advance(self) -> None:
        """Move the offset past every answered head."""
        while self._held and next(iter(self._held.values())).answered:
            head = next(iter(self._held))
            del self._held[head]
            self.offset = head + 1

    def movable(self) -> int:
        """How many updates could be confirmed right now."""
        count = 0
        for held in self._held.values():
            if not held.answered:
                break
            count += 1
        return count

    def let_go(self, now: float) -> int:
        """Let the stuck chat at the head of a nearly full window go astray; how many updates that were."""
        if len(self._held) < NEARLY_FULL or len(self._astray) >= MOST_ASTRAY:
            return 0
        head = next(iter(self._held.values()))
        if head.answered or now - head.since < STUCK_AFTER:
            return 0
        stuck = {key: held for key, held in self._held.items() if held.chat == head.chat and not held.answered}
        others_move = any(held.answered for held in self._held.values())
        if not others_move and len(stuck) < CROWDED:
            return 0  # nobody gets an answer: sending fails as a whole, and waiting costs nothing
        self._astray |= stuck.keys()
        for held in stuck.values():
            held.answered = True
        return len(stuck)
