"""The Bot API's methods and what Telegram keeps between them: updates, taps, people, commands."""

import asyncio
import re
from typing import Any

from tests.telegram.checks import Refusal, bad_request, checked_markup, shown_text
from tests.telegram.faults import Params
from tests.telegram.people import BOT, Group, Heard, User


class BotApi:
    """Telegram without the network: what it would refuse is a Refusal."""

    def __init__(self) -> None:
        self.people: dict[int, User | Group] = {}
        self.commands: list[Params] = []
        self.confirmed = 0
        """The highest offset a poller has sent; everything below is forgotten."""
        self.webhook = ""
        self.polling = False
        """Somebody waits in a long poll."""
        self._poller: object = None
        self._updates: dict[int, Params] = {}
        self._next_update, self._next_message = 520_000_001, 100
        self._allowed: list[str] | None = None
        self._queries: dict[str, bool] = {}
        self._changed = asyncio.Condition()
        self._background: set[asyncio.Task[None]] = set()

    # Who talks to the bot

    def user(self, name: str = "Anna", chat: int | None = None) -> User:
        """Somebody with a private chat."""
        number = chat or 90_000_001 + len(self.people)
        person = User(self, number, name)
        self.people[number] = person
        return person

    def group(self, kind: str = "supergroup") -> Group:
        """A group, or a channel with kind="channel"."""
        number = -100_200_000_001 - len(self.people)
        group = Group(self, number, kind)
        self.people[number] = group
        return group

    def deliver(self, kind: str, content: Params) -> int:
        """Queue an update; its number."""
        number, self._next_update = self._next_update, self._next_update + 1
        if kind == "callback_query":
            self._queries[content["id"]] = False
        if self._allowed is None or kind in self._allowed:
            self._updates[number] = {"update_id": number, kind: content}
        self.later_notify()
        return number

    def new_message_id(self) -> int:
        self._next_message += 1
        return self._next_message

    @property
    def waiting(self) -> list[int]:
        """Updates that were not confirmed."""
        return sorted(self._updates)

    # The methods

    async def do(self, method: str, params: Params) -> Any:
        work = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "sendChatAction": self._send_chat_action,
            "answerCallbackQuery": self._answer_callback,
            "setMyCommands": self._set_commands,
            "deleteWebhook": self._delete_webhook,
            "editMessageReplyMarkup": self._edit_markup,
        }.get(method)
        if work is None:
            raise Refusal(404, "Not Found")
        return await work(params)

    async def _get_me(self, params: Params) -> Params:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def _delete_webhook(self, params: Params) -> bool:
        _only(params, "drop_pending_updates")
        if params.get("drop_pending_updates"):
            self._updates.clear()
        self.webhook = ""
        return True

    async def _set_commands(self, params: Params) -> bool:
        _only(params, "commands", "scope", "language_code")
        for command in params["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = params["commands"]
        return True

    async def _get_updates(self, params: Params) -> list[Params]:
        """The long poll. A newer poller throws out an older one, as Telegram does."""
        _only(params, "offset", "limit", "timeout", "allowed_updates")
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        limit = params.get("limit", 100)
        if not 1 <= limit <= 100:
            raise bad_request("limit must be between 1 and 100")
        if "allowed_updates" in params:
            self._allowed = params["allowed_updates"] or None
        self._confirm(params.get("offset", 0))
        me = self._poller = object()
        await self.notify()
        async with self._changed:
            if self._poller is me and not self._updates and params.get("timeout"):
                self.polling = True
                self.later_notify()
                try:
                    await asyncio.wait_for(
                        self._changed.wait_for(lambda: self._poller is not me or bool(self._updates)), params["timeout"]
                    )
                except TimeoutError:
                    return []
                finally:
                    self.polling = self._poller is not me
        if self._poller is not me:
            raise Refusal(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        return [self._updates[number] for number in sorted(self._updates)[:limit]]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = ([0, *sorted(self._updates)][offset:] or [0])[0]
        self.confirmed = max(self.confirmed, offset)
        for number in [number for number in self._updates if number < offset]:
            del self._updates[number]

    async def _send_message(self, params: Params) -> Params:
        _only(params, "chat_id", "text", "parse_mode", "reply_markup", "link_preview_options")
        person = self._person(params)
        shown = shown_text(str(params.get("text", "")), params.get("parse_mode"))
        markup = checked_markup(params["reply_markup"]) if "reply_markup" in params else {}
        message = Heard(
            self.new_message_id(),
            shown,
            params["text"] if params.get("parse_mode") else "",
            markup,
            bool((params.get("link_preview_options") or {}).get("is_disabled")),
        )
        person.receives(message)
        return person.as_message(message)

    async def _send_chat_action(self, params: Params) -> bool:
        self._person(params)
        if params.get("action") != "typing":
            raise bad_request("wrong parameter action in request")
        return True

    async def _answer_callback(self, params: Params) -> bool:
        _only(params, "callback_query_id", "text", "show_alert", "cache_time")
        number = str(params.get("callback_query_id"))
        if self._queries.get(number, True):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self._queries[number] = True
        return True

    async def _edit_markup(self, params: Params) -> Params:
        person = self._person(params)
        message = next((m for m in person.messages if m.message_id == params.get("message_id")), None)
        if message is None:
            raise bad_request("message to edit not found")
        markup = checked_markup(params["reply_markup"]) if "reply_markup" in params else {}
        if markup == message.markup:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        message.markup = markup
        return person.as_message(message)

    def _person(self, params: Params) -> User | Group:
        person = self.people.get(params.get("chat_id", 0))
        if person is None:
            raise bad_request("chat not found")
        if person.has_blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return person

    def expire_queries(self) -> None:
        """Every tap so far is too old to be answered."""
        self._queries = dict.fromkeys(self._queries, True)

    def later_notify(self) -> None:
        task = asyncio.get_running_loop().create_task(self.notify())
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _only(params: Params, *known: str) -> None:
    if unknown := params.keys() - set(known):
        raise bad_request(f"unknown parameters {sorted(unknown)}")
