"""Contact points as cards: who, what for, how to reach them, and a hedge where we are not sure."""

from collections.abc import Iterable
from datetime import datetime

from bot.answer import hours
from bot.answer.reply import Part
from bot.answer.wording import Wording, in_words
from bot.knowledge import ContactPoint

_FOLLOWS_SCHOOL = ("clb", "naft", "tko", "lop")
"""Kinds whose hours are often others, or none, in the school holidays."""


def card(point: ContactPoint, wording: Wording, now: datetime) -> Part:
    """One contact point as a part of a reply; the name is its title."""
    walk_in = wording.say("reply.walk_in") if point.walk_in else None
    lines = [point.offers, _address(point), walk_in, _reach(point), _links(point), _hours(point, wording, now)]
    if point.is_shaky(now.date()) and (point.phone or point.address or point.email or point.hours):
        key = "reply.card_shaky" if point.website else "reply.card_shaky_no_site"
        lines.append(f"({wording.say(key, read=in_words(point.read))})")
    return Part("contact", "\n".join(line for line in lines if line), title=point.name)


def helpline(point: ContactPoint) -> str:
    """A help line in one line: name, number, chat, cost.

    'Awel: bel 102 of chat op awel.be (gratis, anoniem)'
    """
    ways = []
    if point.phone:
        ways.append(f"bel {point.phone}")
    if point.chat:
        ways.append(f"chat op {short(point.chat)}")
    elif point.website and not point.phone:
        ways.append(short(point.website))
    traits = [trait for trait in (point.cost, "anoniem" if point.anonymous else None) if trait]
    return f"{point.name}: {' of '.join(ways)}" + (f" ({', '.join(traits)})" if traits else "")


def helplines(points: Iterable[ContactPoint]) -> str:
    """Help lines as a list, one a line."""
    return "\n".join(f"• {helpline(point)}" for point in points)


def short(url: str) -> str:
    """An address as people say it: without https://, www. and a closing slash."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def _address(point: ContactPoint) -> str | None:
    if not point.address:
        return point.municipality
    town = f"{point.postcode or ''} {point.municipality or ''}".strip()
    return f"{point.address}, {town}" if town else point.address


def _reach(point: ContactPoint) -> str | None:
    ways = [way for way in (point.phone and f"Tel. {point.phone}", point.email) if way]
    return " · ".join(ways) or None


def _links(point: ContactPoint) -> str | None:
    pages = dict.fromkeys(page for page in (point.website, point.chat) if page)
    return " · ".join(short(page) for page in pages) or None


def _hours(point: ContactPoint, wording: Wording, now: datetime) -> str | None:
    """'ma-vr 9-12 en 13-16 (nu open, tot 16 uur)'; the part between brackets only where we can compute it."""
    state = hours.at(point, now)
    if state is None:
        return point.hours
    said = hours.in_words(state, now)
    if point.kind in _FOLLOWS_SCHOOL and hours.in_school_holiday(now.date()):
        said = wording.say("reply.school_holiday")
    return f"{point.hours} ({said})" if point.hours else said
