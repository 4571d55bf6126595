"""The shelf life of what was read, and facts that nobody tells."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.check.material import Material, strings
from bot.knowledge import PLACEHOLDER, ContactPoint, Fact, Problem


def reading_days_make_sense(material: Material, today: date) -> Iterator[Problem]:
    """Nothing was read in the future, nothing is due before it was read, and nothing is past its day."""
    dated: dict[str, Mapping[str, Fact | ContactPoint]] = {"fact": material.facts, "contact": material.contacts}
    for word, entries in dated.items():
        for entry in entries.values():
            for text, field in _mistakes(entry, today):
                yield material.problem(f"{word}:{entry.id}", text, field)


def sources_are_read(material: Material, today: date) -> Iterator[Problem]:
    """The sources of a topic were not read in the future."""
    for topic in material.topics.values():
        for number, source in enumerate(topic.sources):
            if source.read > today:
                yield material.problem(f"topic:{topic.id}", _future(source.read), "sources", number, "read")


def facts_are_used(material: Material, _today: date) -> Iterator[Problem]:
    """A fact that no text points to is work for nobody."""
    used = {name for topic in material.topics.values() for name in topic.placeholders()}
    routes = strings(material.singles["routes.yaml"])
    used |= {"".join(found) for _, text in routes for found in PLACEHOLDER.findall(text)}
    for file in material.broken:
        used |= {"".join(found) for line in material.lines.get(file, ()) for found in PLACEHOLDER.findall(line)}
    for fact in material.facts:
        if fact not in used:
            text = f"geen enkele tekst gebruikt {{{fact}}}; gebruik het of haal het weg"
            yield material.problem(f"fact:{fact}", text)


def _mistakes(entry: Fact | ContactPoint, today: date) -> Iterator[tuple[str, str]]:
    if entry.read > today:
        yield _future(entry.read), "read"
    if entry.review_by < entry.read:
        yield f"review_by {entry.review_by} komt vóór read {entry.read}; kies een dag daarna", "review_by"
    elif entry.review_by < today:
        page = (entry.check_at if isinstance(entry, Fact) else entry.website) or entry.source.url
        text = f"moest nagekeken zijn tegen {entry.review_by}; kijk na op {page} en zet een nieuwe read en review_by"
        yield text, "review_by"


def _future(read: date) -> str:
    return f"read {read} ligt in de toekomst; zet de dag waarop je het las"
