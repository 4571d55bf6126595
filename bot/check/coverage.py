"""How far the knowledge reaches: topics, municipalities, facts, reading ease; `--coverage` makes docs/coverage.md."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median

from bot.check.readability import reading_ease
from bot.knowledge import PLACEHOLDER, ContactPoint, Knowledge, Topic

KINDS = ("clb", "jac", "tko", "studieadvies", "vdab", "overkop")
"""The kinds of help that every municipality should have near."""


def coverage(knowledge: Knowledge, today: date) -> str:
    """The whole report, in Markdown."""
    return "\n".join(
        [
            "# Hoe ver de kennis reikt",
            "",
            f"Gemaakt op {today.isoformat()} met `python run_bot.py check --coverage > docs/coverage.md`.",
            "",
            *_topics(knowledge),
            *_municipalities(knowledge),
            *_facts(knowledge, today),
        ]
    )


def _topics(knowledge: Knowledge) -> Iterator[str]:
    yield f"## {len(knowledge.topics)} onderwerpen"
    yield ""
    yield "Leesgemak volgens Flesch-Douma: hoger is gemakkelijker; boven 60 is gewone taal."
    yield ""
    yield from _row("thema", "onderwerpen", "voorbeelden (minst, midden, meest)", "leesgemak (midden, moeilijkst)")
    yield from _row("---", "---:", "---:", "---:")
    for theme in sorted(set(knowledge.themes.values())):
        own = [topic for topic in knowledge.topics.values() if knowledge.themes[topic.id] == theme]
        counts = sorted(len(topic.examples) for topic in own)
        ease = sorted(reading_ease(_filled(topic, knowledge)) for topic in own)
        spread = f"{counts[0]}, {median(counts):.0f}, {counts[-1]}"
        yield from _row(theme, len(own), spread, f"{median(ease):.0f}, {ease[0]:.0f}")
    yield ""


def _municipalities(knowledge: Knowledge) -> Iterator[str]:
    places = knowledge.areas.municipalities
    yield f"## {len(places)} gemeenten"
    yield ""
    yield "Per soort: hoeveel gemeenten een contactpunt hebben in hun eigen arrondissement, en hoeveel enkel verderaf."
    yield ""
    yield from _row("soort", "in het eigen arrondissement", "enkel van verder of voor heel Vlaanderen", "niemand")
    yield from _row("---", "---:", "---:", "---:")
    for kind in KINDS:
        points = [point for point in knowledge.contacts.values() if point.kind == kind and "jongere" in point.audience]
        near = Counter(_how_near(name, points, knowledge) for name in places)
        yield from _row(kind, near["eigen"], near["verder"], near["niemand"])
    yield ""
    yield "Zonder eigen punt in het arrondissement:"
    yield ""
    for kind in KINDS:
        points = [point for point in knowledge.contacts.values() if point.kind == kind and "jongere" in point.audience]
        bare = {p.arrondissement for p in places.values() if _how_near(p.name, points, knowledge) != "eigen"}
        whole = [a for a in sorted(bare) if not any(_in(point, a, knowledge) for point in points)]
        yield f"- {kind}: {', '.join(whole) or 'geen'}"
    yield ""


def _how_near(name: str, points: Iterable[ContactPoint], knowledge: Knowledge) -> str:
    serving = [point for point in points if name in knowledge.areas.of(point.serves)]
    own = knowledge.areas.municipalities[name].arrondissement
    if any(_in(point, own, knowledge) for point in serving):
        return "eigen"
    return "verder" if serving else "niemand"


def _in(point: ContactPoint, arrondissement: str, knowledge: Knowledge) -> bool:
    place = knowledge.areas.municipalities.get(point.municipality or "")
    return place is not None and place.arrondissement == arrondissement


def _facts(knowledge: Knowledge, today: date) -> Iterator[str]:
    facts, points = list(knowledge.facts.values()), list(knowledge.contacts.values())
    yield f"## {len(facts)} feiten en {len(points)} contactpunten"
    yield ""
    yield from _row("", "zeker", "onzeker", "oud", "over de datum", "dagen sinds gelezen (midden)")
    yield from _row("---", "---:", "---:", "---:", "---:", "---:")
    for name, entries in (("feiten", facts), ("contactpunten", points)):
        marks = Counter(entry.certainty for entry in entries)
        overdue = sum(today > entry.review_by for entry in entries)
        age = median((today - entry.read).days for entry in entries)
        yield from _row(name, marks["zeker"], marks["onzeker"], marks["oud"], overdue, f"{age:.0f}")


def _filled(topic: Topic, knowledge: Knowledge) -> str:
    return PLACEHOLDER.sub(lambda found: _value(found.group(1), found.group(2), knowledge), topic.answer)


def _value(mark: str, name: str, knowledge: Knowledge) -> str:
    return "" if mark else knowledge.facts[name].value


def _row(*cells: object) -> Iterator[str]:
    yield f"| {' | '.join(str(cell) for cell in cells)} |"
