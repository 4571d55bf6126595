"""What goes wrong on demand, and the record of what the bot asked."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.checks import Refusal

Params = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One request of the bot, and what became of it."""

    method: str
    params: Params
    refusal: str = ""
    at: float = field(default_factory=time.monotonic)


@dataclass
class Fault:
    """Something that goes wrong on demand, `times` times, for one method and, if given, one chat."""

    method: str
    chat: int | None = None
    refusal: Refusal | None = None
    status: int = 0
    """Answer with this HTTP status and a body that is no JSON, as a broken proxy does."""
    drop: bool = False
    """Close the connection without an answer."""
    after: bool = False
    """First do what was asked."""
    held: asyncio.Event | None = None
    """Do nothing until this event is set."""
    times: int = 1
    spare: int = 0
    """So many calls go well first."""

    def fits(self, method: str, params: Params) -> bool:
        if self.times <= 0 or self.method != method or self.chat not in (None, params.get("chat_id")):
            return False
        self.spare -= 1
        return self.spare < 0
