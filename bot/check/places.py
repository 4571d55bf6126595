"""Places: municipalities and areas that exist, postcodes that fit, and nobody in Flanders without a door."""

from collections.abc import Iterator
from datetime import date

from bot.check.material import Material, listed, meant
from bot.knowledge import Areas, Problem

EVERYWHERE = ("clb", "jac", "studieadvies", "vdab")
"""Kinds that must serve every municipality: who is sent to them must find a door."""


def places_exist(material: Material, _today: date) -> Iterator[Problem]:
    """`municipality` and `serves` name what places.csv knows, and somebody is served."""
    if material.areas is None:
        return
    for point in material.contacts.values():
        key, town = f"contact:{point.id}", point.municipality
        if town and town not in material.areas.municipalities:
            text = f"municipality: '{town}' is geen gemeente; {_municipality(material.areas, town)}"
            yield material.problem(key, text, "municipality")
        if not point.serves:
            text = "bedient geen enkele gemeente; vul bij 'serves' gemeenten in, of een arrondissement of provincie"
            yield material.problem(key, text, "serves")
        for number, area in enumerate(point.serves):
            if area not in material.areas.by_name:
                text = f"serves: '{area}' is geen gebied; {_area(material.areas, area)}"
                yield material.problem(key, text, "serves", number)


def postcodes_fit(material: Material, _today: date) -> Iterator[Problem]:
    """A postcode exists and belongs to the municipality that stands with it."""
    if material.areas is None:
        return
    of_postcode: dict[str, list[str]] = {}
    for place in material.areas.places:
        of_postcode.setdefault(place.postcode, []).append(place.municipality)
    for point in material.contacts.values():
        if not point.postcode:
            continue
        fitting = list(dict.fromkeys(of_postcode.get(point.postcode, [])))
        if not fitting:
            text = f"postcode {point.postcode} staat niet in places.csv; kijk hem na"
        elif point.municipality in material.areas.municipalities and point.municipality not in fitting:
            wrong = f"hoort bij {listed(fitting)}, niet bij {point.municipality}"
            text = f"postcode {point.postcode} {wrong}; verbeter een van beide"
        else:
            continue
        yield material.problem(f"contact:{point.id}", text, "postcode")


def every_municipality_is_served(material: Material, _today: date) -> Iterator[Problem]:
    """For each kind that must be everywhere, some contact point for young people serves each municipality."""
    if material.areas is None:
        return
    for kind in EVERYWHERE:
        file = str(material.folder / "contacts" / f"{kind}.yaml")
        if file in material.broken:
            continue
        points = [one for one in material.contacts.values() if one.kind == kind and "jongere" in one.audience]
        served = material.areas.of(area for point in points for area in point.serves)
        left = sorted(set(material.areas.municipalities) - served)
        if left:
            text = f"geen enkel contactpunt '{kind}' voor jongeren bedient {listed(left)}"
            yield Problem(file, 1, f"{text}; vul 'serves' aan of voeg er een toe")


def nicknames_are_of_places(material: Material, _today: date) -> Iterator[Problem]:
    """nicknames.yaml leads to places and areas that exist."""
    document = material.singles["nicknames.yaml"]
    if material.areas is None or not isinstance(document.value, dict):
        return
    names = {place.name for place in material.areas.places} | set(material.areas.municipalities)
    groups = (("places", "plaats", names), ("ambiguous", "plaats", names), ("areas", "gebied", material.areas.by_name))
    for group, word, known in groups:
        entries = document.value.get(group)
        for nickname, meaning in (entries if isinstance(entries, dict) else {}).items():
            for name in meaning if isinstance(meaning, list) else [meaning]:
                if name not in known:
                    mend = meant(str(name), known, "schrijf het zoals in places.csv")
                    text = f"{nickname}: er is geen {word} '{name}'; {mend}"
                    yield Problem(document.file, document.line(group, nickname), text)


def _municipality(areas: Areas, name: str) -> str:
    """What to write instead of a name that is no municipality (any more)."""
    whole = next((place.municipality for place in areas.places if place.name.lower() == name.lower()), None)
    if whole:
        return f"schrijf '{whole}', daar hoort het bij"
    return meant(name, areas.municipalities, "schrijf de naam zoals in places.csv")


def _area(areas: Areas, name: str) -> str:
    if any(place.name.lower() == name.lower() for place in areas.places):
        return _municipality(areas, name)
    choices = "schrijf een gemeente, 'arrondissement X', 'provincie X', 'vlaanderen' of 'brussel'"
    return meant(name, areas.by_name, choices)
