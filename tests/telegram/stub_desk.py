"""A desk that answers at once and plainly, for tests of the door itself: what it was asked, it says."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from bot.answer.assistant import Assistant
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session, Sessions
from bot.config import Config
from bot.desk import Desk
from bot.outcome import Outcome


class _Wording(dict[str, str]):
    """`[telegram.late]` and so on, so that a test depends on no sentence of wording.yaml."""

    def __missing__(self, key: str) -> str:
        return f"[{key}] {{link}}" if key == "telegram.group" else f"[{key}]"


@dataclass
class _Knowledge:
    wording: dict[str, str] = field(default_factory=_Wording)


class EchoAssistant:
    """Says back which of its methods was called, and with what."""

    def reply(self, text: str, session: Session, now: datetime) -> Reply:
        if text.startswith("breek"):
            raise ValueError(text)
        if self.is_crisis(text):
            return Reply((Part("answer", "daarna"), Part("crisis", "Bel 1813", "Hulp")), Outcome("crisis"))
        buttons: dict[str, tuple[Button, ...]] = {
            "knoppen": (Button("Meer", "m:een"), Button("Waar?", "w")),
            "waar": (Button("Deel mijn locatie", "l", ask_location=True),),
            "beide": (Button("Meer", "m:een"), Button("Deel mijn locatie", "l", ask_location=True)),
            "grote knop": (Button("Groot", "x" * 65),),
        }
        return Reply((Part("answer", f"echo {text}"),), Outcome("answered"), buttons.get(text, ()))

    def press(self, action: str, session: Session, now: datetime) -> Reply:
        return _said(f"press {action}", Button("Meer", "m:twee"))

    def located(self, latitude: float, longitude: float, session: Session, now: datetime) -> Reply:
        return _said(f"located {latitude:.2f} {longitude:.2f}", Button("Meer", "m:drie"))

    def command(self, name: str, session: Session, now: datetime) -> Reply:
        return _said(f"command {name}")

    def open_link(self, payload: str, session: Session, now: datetime) -> Reply:
        return _said(f"link {payload}")

    def no_text(self, session: Session, now: datetime) -> Reply:
        return _said("no_text")

    def is_crisis(self, text: str) -> bool:
        return "ik wil dood" in text


def _said(text: str, *buttons: Button) -> Reply:
    return Reply((Part("answer", text),), Outcome("answered"), buttons)


def open_stub(config: Config) -> Desk:
    """A whole desk around the echo."""
    assistant = cast("Assistant", EchoAssistant())
    return Desk(config, cast("Any", _Knowledge()), assistant, Sessions(config.conversation.minutes))
