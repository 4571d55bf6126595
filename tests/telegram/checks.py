"""What Telegram's servers check of a request, as strictly as they do."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

LONGEST = 4096
LONGEST_DATA = 64

_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>|&(#\d+|#x[0-9a-fA-F]+|\w+);|([<])|([^<&]+|&)")
_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler"}
_NAMED = {"lt", "gt", "amp", "quot"}


class Refusal(Exception):
    """Telegram says no: `ok: false` with a code and a description."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad_request(why: str) -> Refusal:
    return Refusal(400, f"Bad Request: {why}")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parsed_html(html: str) -> str:
    """The text people see. Refuses what Telegram cannot parse."""
    text, open_tags = "", list[str]()
    for closing, tag, attributes, entity, stray, words in _TOKEN.findall(html):
        if stray or (tag and tag.lower() not in _TAGS):
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {len(text)}')
        if tag and closing:
            if not open_tags or open_tags.pop() != tag.lower():
                raise bad_request(f"can't parse entities: Unmatched end tag at byte offset {len(text)}")
        elif tag:
            if attributes.strip() and tag.lower() not in {"a", "code", "blockquote"}:
                raise bad_request("can't parse entities: unexpected attribute")
            open_tags.append(tag.lower())
        elif entity:
            known = entity.startswith("#") or entity in _NAMED
            text += unescape(f"&{entity};") if known else f"&{entity};"
        else:
            text += words
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag {open_tags[-1]}")
    return text


def shown_text(text: str, parse_mode: str | None) -> str:
    """What people see of a message, when it may be sent at all."""
    if parse_mode not in (None, "", "HTML"):
        raise bad_request("unsupported parse_mode")
    shown = (parsed_html(text) if parse_mode else text).strip()
    if not shown:
        raise bad_request("message text is empty")
    if units(shown) > LONGEST:
        raise bad_request("message is too long")
    return shown


def checked_markup(markup: Any) -> dict[str, Any]:
    """A keyboard of exactly one kind, every key of it complete."""
    kinds: dict[str, Callable[[dict[str, Any]], None]] = {
        "inline_keyboard": _check_inline,
        "keyboard": _check_keyboard,
        "remove_keyboard": lambda _: None,
    }
    if not isinstance(markup, dict) or len(kinds.keys() & markup.keys()) != 1:
        raise bad_request("object expected as reply markup")
    kinds[(kinds.keys() & markup.keys()).pop()](markup)
    return markup


def _rows(rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("field must be of type Array")
    if sum(map(len, rows)) > 100:
        raise bad_request("reply markup is too long")
    return [key for row in rows for key in row]


def _check_inline(markup: dict[str, Any]) -> None:
    for key in _rows(markup["inline_keyboard"]):
        if not str(key.get("text", "")).strip():
            raise bad_request("can't parse inline keyboard button: text must be non-empty")
        if key.keys() - {"text"} not in ({"callback_data"}, {"url"}):
            raise bad_request("can't parse inline keyboard button: exactly one action is allowed")
        if "callback_data" in key and not 1 <= len(key["callback_data"].encode()) <= LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")


def _check_keyboard(markup: dict[str, Any]) -> None:
    if unknown := markup.keys() - {"keyboard", "resize_keyboard", "one_time_keyboard", "input_field_placeholder"}:
        raise bad_request(f"unknown field in keyboard: {unknown}")
    for key in _rows(markup["keyboard"]):
        if not str(key.get("text", "")).strip() or key.keys() - {"text", "request_location"}:
            raise bad_request("can't parse keyboard button")


def decoded(name: str, value: Any) -> Any:
    """A form holds every value as text; Telegram reads objects, numbers and booleans out of it."""
    if not isinstance(value, str) or name in {"text", "parse_mode", "callback_query_id", "url", "action"}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
