"""Who can be reached at this very moment, and when the others open."""

from datetime import datetime

from bot.answer import hours
from bot.answer.cards import helpline
from bot.answer.contacts import Contacts
from bot.answer.reply import Part
from bot.answer.wording import Wording
from bot.knowledge import ContactPoint

_KINDS = ("clb", "jac", "overkop", "vdab")
"""Doors near a place that have hours; the help lines are always looked at."""


def reachable(
    contacts: Contacts, wording: Wording, place: str | None, asker: str | None, now: datetime
) -> tuple[list[Part], tuple[ContactPoint, ...]]:
    """The help lines and the doors near a place that are open now, then when the closed ones open again."""
    points = [*contacts.of_kind("hulplijn"), *(contacts.near(_KINDS, place, asker, most=4) if place else ())]
    states = [(point, state) for point in points if (state := hours.at(point, now))]
    opened = [(point, state) for point, state in states if state.is_open]
    later = [(point, state) for point, state in states if not state.is_open and state.changes]
    parts = [Part("helpline", _lines(opened, now), title=wording.say("open_now.now"))]
    if later:
        parts.append(Part("contact", _lines(later, now), title=wording.say("open_now.later")))
    (emergency,) = contacts.named(["hulplijn-112"])
    others = wording.say("open_now.others", phone=emergency.phone)
    return [*parts, Part("answer", others)], tuple(point for point, _ in opened)


def _lines(states: list[tuple[ContactPoint, hours.Now]], now: datetime) -> str:
    return "\n".join(f"• {helpline(point)}: {hours.in_words(state, now)}" for point, state in states)
