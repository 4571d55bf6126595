"""Contact points: reachable, in their own file, with numbers and hours written as people and programs read them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import phonenumbers

from bot.check.material import Material
from bot.knowledge import ContactPoint, Problem

SHORT_NUMBERS = frozenset({"112", "101", "102", "103", "106", "107", "1712", "1813", "116000"})
"""Emergency and help numbers of Belgium; they have no area code."""

_WAYS = ("phone", "email", "website", "chat", "address")

_BELGIAN = re.compile(r"0\d{1,3}(?: \d{2,3}){2,3}")

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_DAYS = rf"{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{2})?"
_CLOCK = r"(?:[01]\d|2[0-4]):[0-5]\d"
_TIMES = rf"{_CLOCK}-{_CLOCK}(?:,{_CLOCK}-{_CLOCK})*"
_RULE = rf"(?:{_MONTH}(?:-{_MONTH})?:? )?(?:{_DAYS} (?:{_TIMES}|off)|{_TIMES}|off)"
_OPENING = re.compile(rf"24/7|{_RULE}(?:; {_RULE})*")


def phones_are_belgian(material: Material, _today: date) -> Iterator[Problem]:
    """A number exists in Belgium, and stands as people write it: '09 277 83 00'."""
    for point in material.contacts.values():
        if point.phone and (mistake := _phone_mistake(point.phone)):
            yield material.problem(f"contact:{point.id}", f"telefoon '{point.phone}' {mistake}", "phone")


def points_can_be_reached(material: Material, _today: date) -> Iterator[Problem]:
    """Somebody who is sent there can call, write, chat, look or go."""
    for point in material.contacts.values():
        if not any(getattr(point, way) for way in _WAYS):
            text = f"is op geen enkele manier te bereiken; vul minstens één in van {', '.join(_WAYS)}"
            yield material.problem(f"contact:{point.id}", text)


def addresses_are_whole(material: Material, _today: date) -> Iterator[Problem]:
    """Street, postcode and municipality come together."""
    for point in material.contacts.values():
        for text, field in _address_mistakes(point):
            yield material.problem(f"contact:{point.id}", text, field)


def hours_can_be_computed(material: Material, _today: date) -> Iterator[Problem]:
    """`opening` is in OpenStreetMap's notation, so that the bot knows who is open now."""
    for point in material.contacts.values():
        if point.opening and not _OPENING.fullmatch(point.opening):
            example = "Mo-Fr 09:00-12:00,13:00-16:00; PH off"
            text = f"opening '{point.opening}' is geen OpenStreetMap-notatie; schrijf het zoals \"{example}\""
            yield material.problem(f"contact:{point.id}", text, "opening")


def points_stand_with_their_kind(material: Material, _today: date) -> Iterator[Problem]:
    """contacts/<kind>.yaml holds that kind and no other, so that everybody finds them."""
    for point in material.contacts.values():
        file = material.origins[f"contact:{point.id}"].document.file
        if Path(file).stem != point.kind:
            text = f"is van de soort '{point.kind}'; zet het in contacts/{point.kind}.yaml of verbeter 'kind'"
            yield material.problem(f"contact:{point.id}", text, "kind")


def _phone_mistake(phone: str) -> str | None:
    if re.sub(r"\s", "", phone) in SHORT_NUMBERS:
        return None
    try:
        number = phonenumbers.parse(phone, "BE")
    except phonenumbers.NumberParseException:
        return "is geen telefoonnummer; kijk het na bij de bron of laat het weg"
    if not phonenumbers.is_valid_number_for_region(number, "BE"):
        return "is geen Belgisch nummer; kijk het na bij de bron of laat het weg"
    usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    if not _BELGIAN.fullmatch(phone) or phone.split()[0] != usual.split()[0]:
        return f"staat niet zoals men het in België schrijft; schrijf '{usual}'"
    return None


def _address_mistakes(point: ContactPoint) -> Iterator[tuple[str, str]]:
    if point.address and not point.postcode:
        yield f"adres '{point.address}' heeft geen postcode; vul 'postcode' in", "address"
    if point.postcode and not point.address:
        yield f"postcode {point.postcode} heeft geen straat; vul 'address' in of laat de postcode weg", "postcode"
    if point.address and not point.municipality:
        yield f"adres '{point.address}' heeft geen gemeente; vul 'municipality' in", "address"
