"""At most so many messages of one chat in so many seconds; an overrun is answered once."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.config import MessageLimit


class Verdict(Enum):
    """What the limit says of one message."""

    PASS = "pass"  # noqa: S105  (a verdict, not a secret)
    WARN = "warn"
    SILENT = "silent"


@dataclass
class _Recent:
    times: deque[datetime] = field(default_factory=deque)
    warned: bool = False


class Limit:
    """Counts by the time a message was sent, so that questions saved up while the bot was away all get through."""

    def __init__(self, limit: MessageLimit) -> None:
        self._most = limit.messages
        self._period = timedelta(seconds=limit.seconds)
        self._chats: OrderedDict[int, _Recent] = OrderedDict()

    def judge(self, chat_id: int, sent: datetime) -> Verdict:
        """Count this message in, or refuse it: the first refusal of an overrun is to be told, the next ones not."""
        self._forget_before(sent - self._period)
        recent = self._chats.setdefault(chat_id, _Recent())
        self._chats.move_to_end(chat_id)
        while recent.times and recent.times[0] <= sent - self._period:
            recent.times.popleft()
        if len(recent.times) < self._most:
            recent.times.append(sent)
            recent.warned = False
            return Verdict.PASS
        if recent.warned:
            return Verdict.SILENT
        recent.warned = True
        return Verdict.WARN

    def _forget_before(self, moment: datetime) -> None:
        """Chats that were quiet for a whole period leave the memory."""
        while self._chats:
            chat_id, recent = next(iter(self._chats.items()))
            if recent.times and recent.times[-1] > moment:
                return
            del self._chats[chat_id]
