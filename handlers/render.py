"""From a Reply to Telegram messages: the only place where text becomes HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.answer.reply import Button, Part, Reply

LONGEST = 4096
"""Telegram's limit for one message, in UTF-16 units of the text without its tags."""
SHORT_LABEL = 16
"""Two buttons with labels up to this length stand side by side."""

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

_TEXT_TAG = {"hedge": "i", "source": "i"}
_TITLE_TAG = {"crisis": "", "source": "i", "hedge": "i"}
_SENTENCE_END = re.compile(r"""(?:[.!?…]["')»”’]*|(?=\n))(\s+)""")


@dataclass(frozen=True)
class Message:
    """One Telegram message: the same text with and without its tags."""

    html: str
    plain: str
    keyboard: Keyboard | None = None


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    tag: str


def render(reply: Reply, wording: Mapping[str, str]) -> list[Message]:
    """The messages that say this reply, in order; the buttons are on the last one.

    A message carries one keyboard. A reply with both buttons and a location button gets a short last message for it.
    """
    plain, spans = _flatten(_crisis_first(reply.parts))
    messages = [Message(_html(plain, spans, cut), plain[cut]) for cut in _cuts(plain)]
    keyboards = _keyboards(reply.buttons)
    if len(keyboards) > 1:
        messages.append(line(wording["telegram.location_ask"]))
    for place, keyboard in enumerate(keyboards, start=-len(keyboards)):
        messages[place] = replace(messages[place], keyboard=keyboard)
    return messages


def line(text: str) -> Message:
    """One short message without any looks."""
    return Message(escape(text, quote=False), text)


def units(text: str) -> int:
    """The length Telegram counts: UTF-16 units.

    >>> units("a😀")
    3
    """
    return len(text) + sum(char > "\uffff" for char in text)


def _crisis_first(parts: Sequence[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: part.kind != "crisis")


def _flatten(parts: Sequence[Part]) -> tuple[str, list[_Span]]:
    """The whole text, and which stretches of it are bold or italic."""
    text, spans = "", []
    for part in parts:
        gap = "\n\n"
        for words, tag in ((part.title, _TITLE_TAG.get(part.kind, "b")), (part.text, _TEXT_TAG.get(part.kind, ""))):
            if not (words := _readable(words)):
                continue
            text += gap if text else ""
            if tag:
                spans.append(_Span(len(text), len(text) + len(words), tag))
            text += words
            gap = "\n"
    return text, spans


def _readable(text: str) -> str:
    """Without the half characters and NULs that no message may hold."""
    return text.strip().replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _html(plain: str, spans: Sequence[_Span], cut: slice) -> str:
    """The stretch `cut` of the text, with its tags opened and closed inside it."""
    html, at = "", cut.start
    for span in spans:
        start, end = max(span.start, cut.start), min(span.end, cut.stop)
        if start < end:
            html += escape(plain[at:start], quote=False)
            html += f"<{span.tag}>{escape(plain[start:end], quote=False)}</{span.tag}>"
            at = end
    return html + escape(plain[at : cut.stop], quote=False)


def _cuts(plain: str) -> Iterator[slice]:
    """Stretches of at most LONGEST units, ended at a paragraph or else a sentence or else a word."""
    start = 0
    while start < len(plain):
        end = _end(plain, start)
        shown = plain[start:end]
        if stripped := shown.strip():
            first = start + shown.index(stripped)
            yield slice(first, first + len(stripped))
        start = end


def _end(plain: str, start: int) -> int:
    """Where the message that begins at `start` ends."""
    room, end = LONGEST, start
    while end < len(plain) and (room := room - units(plain[end])) >= 0:
        end += 1
    if end == len(plain):
        return end
    stretch = plain[start:end]
    half = len(stretch) // 2
    if (paragraph := stretch.rfind("\n\n")) > half:
        return start + paragraph
    sentences = [found.start(1) for found in _SENTENCE_END.finditer(stretch)]
    if sentences and sentences[-1]:
        return start + sentences[-1]
    if (word := stretch.rfind(" ")) > half:
        return start + word
    return end


def _keyboards(buttons: Sequence[Button]) -> list[Keyboard]:
    """Below the message what can be tapped; below the typing field the one that asks the phone where it is."""
    taps = [button for button in buttons if not button.ask_location]
    places = [button for button in buttons if button.ask_location]
    keyboards: list[Keyboard] = [_inline(taps)] if taps else []
    return [*keyboards, _location(places[0])] if places else keyboards


def _inline(buttons: Sequence[Button]) -> InlineKeyboardMarkup:
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        key = InlineKeyboardButton(button.label, callback_data=button.action)
        if rows and len(rows[-1]) == 1 and len(button.label) <= SHORT_LABEL >= len(rows[-1][0].text):
            rows[-1].append(key)
        else:
            rows.append([key])
    return InlineKeyboardMarkup(rows)


def _location(button: Button) -> ReplyKeyboardMarkup:
    key = KeyboardButton(button.label, request_location=True)
    return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
