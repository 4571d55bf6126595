"""The people of the tests: they type, tap, share, edit and read, as on a phone."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.telegram.checks import units

if TYPE_CHECKING:
    from tests.telegram.bot_api import BotApi

BOT = {"id": 700700700, "is_bot": True, "first_name": "Diplomawijzer", "username": "diplomawijzer_bot"}
WAIT = 15.0


@dataclass
class Heard:
    """One message of the bot, as it arrived."""

    message_id: int
    text: str
    html: str
    markup: dict[str, Any]
    no_preview: bool = True

    @property
    def buttons(self) -> list[str]:
        """The labels below the message."""
        return [key["text"] for row in self.markup.get("inline_keyboard", []) for key in row]

    @property
    def location_button(self) -> str | None:
        """The label of the key that shares the phone's location."""
        keys = [key for row in self.markup.get("keyboard", []) for key in row]
        return next((key["text"] for key in keys if key.get("request_location")), None)


@dataclass
class _Chat:
    telegram: "BotApi"
    chat: int
    kind: str = "private"
    messages: list[Heard] = field(default_factory=list)
    has_blocked: bool = False
    keyboard: dict[str, Any] | None = None
    """The reply keyboard that is on the screen."""
    _unread: asyncio.Queue[Heard] = field(default_factory=asyncio.Queue)

    def receives(self, message: Heard) -> None:
        self.messages.append(message)
        if "keyboard" in message.markup:
            self.keyboard = message.markup
        if message.markup.get("remove_keyboard"):
            self.keyboard = None
        self._unread.put_nowait(message)

    async def hears(self) -> Heard:
        """The next message that was not read yet; waits for it."""
        try:
            return await asyncio.wait_for(self._unread.get(), WAIT)
        except TimeoutError:
            raise AssertionError(f"no answer; {len(self.messages)} messages so far") from None

    @property
    def unread(self) -> int:
        return self._unread.qsize()

    def as_chat(self) -> dict[str, Any]:
        return {"id": self.chat, "type": self.kind}

    def as_message(self, message: Heard) -> dict[str, Any]:
        shown = {"message_id": message.message_id, "date": int(time.time()), "chat": self.as_chat(), "from": BOT}
        if "inline_keyboard" in message.markup:
            shown["reply_markup"] = message.markup
        return {**shown, "text": message.text}


class User(_Chat):
    """Somebody in a private chat with the bot."""

    def __init__(self, telegram: "BotApi", chat: int, name: str) -> None:
        super().__init__(telegram, chat)
        self.name = name
        self._sent: dict[str, Any] = {}
        self._queries = 0

    @property
    def me(self) -> dict[str, Any]:
        handle = f"{self.name.lower()}_{self.chat}".replace(" ", "_")
        return {"id": self.chat, "is_bot": False, "first_name": self.name, "username": handle}

    def as_chat(self) -> dict[str, Any]:
        return {"id": self.chat, "type": "private", "first_name": self.name}

    def types(self, text: str, ago: timedelta = timedelta()) -> int:
        """Send a text; the update's number."""
        return self._send({"text": text, "entities": entities(text)}, ago)

    def opens_link(self, payload: str) -> int:
        """Tap t.me/<bot>?start=<payload>."""
        return self.types(f"/start {payload}")

    def edits(self, text: str) -> int:
        """Reword the last message."""
        self._sent = {**self._sent, "text": text, "entities": entities(text), "edit_date": int(time.time())}
        return self.telegram.deliver("edited_message", self._sent)

    def shares_location(self, latitude: float = 51.0543, longitude: float = 3.7174) -> int:
        """Tap the location key."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def sends(self, what: str, caption: str = "") -> int:
        """A photo, voice, sticker, video, document, contact, dice, animation, audio or poll."""
        file = {"file_id": "f", "file_unique_id": "u"}
        content: Any = {
            "photo": [{**file, "width": 90, "height": 90}],
            "voice": {**file, "duration": 3},
            "sticker": {**file, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False},
            "video": {**file, "width": 9, "height": 9, "duration": 3},
            "document": file,
            "audio": {**file, "duration": 3},
            "contact": {"phone_number": "+32470123456", "first_name": "Bo"},
            "dice": {"emoji": "🎲", "value": 3},
        }[what]
        return self._send({what: content, **({"caption": caption} if caption else {})})

    def taps(self, label: str) -> int:
        """Tap the newest button with this label."""
        for message in reversed(self.messages):
            for row in message.markup.get("inline_keyboard", []):
                for key in row:
                    if key["text"] == label:
                        return self.presses(key["callback_data"], message)
        shown = [message.buttons for message in self.messages]
        raise AssertionError(f"no button {label!r}; there are {shown}")

    def presses(self, data: str, message: Heard) -> int:
        """Send any callback data, also what no button offers."""
        self._queries += 1
        query = {
            "id": f"{self.chat}{self._queries}",
            "from": self.me,
            "chat_instance": "1",
            "data": data,
            "message": self.as_message(message),
        }
        return self.telegram.deliver("callback_query", query)

    def blocks(self) -> int:
        """Block the bot; Telegram tells it."""
        self.has_blocked = True
        member = {"user": BOT, "status": "member"}
        gone = {"user": BOT, "status": "kicked", "until_date": 0}
        return self.telegram.deliver("my_chat_member", _change(self.as_chat(), self.me, member, gone))

    def _send(self, content: dict[str, Any], ago: timedelta = timedelta()) -> int:
        date = int(time.time() - ago.total_seconds())
        head = {"message_id": self.telegram.new_message_id(), "date": date, "chat": self.as_chat(), "from": self.me}
        self._sent = head | content
        return self.telegram.deliver("message", self._sent)


class Group(_Chat):
    """A group or a channel that the bot is in."""

    def __init__(self, telegram: "BotApi", chat: int, kind: str) -> None:
        super().__init__(telegram, chat, kind)

    def as_chat(self) -> dict[str, Any]:
        return {"id": self.chat, "type": self.kind, "title": "Klas 6B"}

    def says(self, text: str, by: User | None = None) -> int:
        """Somebody writes in the group."""
        content = {
            "message_id": self.telegram.new_message_id(),
            "date": int(time.time()),
            "chat": self.as_chat(),
            "text": text,
            "entities": entities(text),
        }
        if self.kind == "channel":
            return self.telegram.deliver("channel_post", content)
        author = by.me if by else {"id": 91, "is_bot": False, "first_name": "Lars"}
        return self.telegram.deliver("message", {**content, "from": author})

    def adds_the_bot(self) -> int:
        left, member = {"user": BOT, "status": "left"}, {"user": BOT, "status": "member"}
        author = {"id": 91, "is_bot": False, "first_name": "Lars"}
        return self.telegram.deliver("my_chat_member", _change(self.as_chat(), author, left, member))


def _change(chat: dict[str, Any], by: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    return {"chat": chat, "from": by, "date": int(time.time()), "old_chat_member": old, "new_chat_member": new}


def texts(messages: Sequence[Heard]) -> list[str]:
    return [message.text for message in messages]


def entities(text: str) -> list[dict[str, Any]]:
    """The commands and mentions Telegram marks in what people type."""
    found = [("bot_command", match) for match in re.finditer(r"(?<!\S)/\w{1,32}(?:@\w+)?", text, re.ASCII)] + [
        ("mention", match) for match in re.finditer(r"(?<![\w/])@\w{4,32}", text, re.ASCII)
    ]
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())} for kind, match in found
    ]
