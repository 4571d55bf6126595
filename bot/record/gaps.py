"""The gap map: where questions come from, and nobody local answers them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.record.figures import Figures


@dataclass(frozen=True)
class Gap:
    """One topic in one arrondissement."""

    topic: str
    place: str
    conversations: int
    without_local: int
    """Conversations in which nobody nearby could be named; at most `conversations`."""
    municipalities: int
    """Municipalities of the arrondissement."""
    uncovered: int
    """Those for which the knowledge has no local contact point of a kind that this topic refers to."""
    kinds: tuple[str, ...]
    """The kinds of contact point that this topic refers to."""

    @property
    def is_in_knowledge(self) -> bool:
        """Whether the knowledge itself has nobody in any part of the arrondissement."""
        return self.uncovered == self.municipalities


def gaps(figures: Figures, knowledge: Knowledge) -> list[Gap]:
    """Every shown cell without a local answer, most conversations without one first."""
    cover = coverage_by_kind(knowledge)
    found = []
    for (topic_id, place), conversations in figures.cells.items():
        topic = knowledge.topics.get(topic_id)
        if topic is None or not topic.contacts:
            continue
        towns = municipalities_of(knowledge, place)
        covered = frozenset().union(*(cover.get(kind, frozenset()) for kind in topic.contacts)) & towns
        without = figures.no_local.get((topic_id, place), 0)
        if without or len(covered) < len(towns):
            found.append(Gap(topic_id, place, conversations, without, len(towns), len(towns - covered), topic.contacts))
    return sorted(found, key=lambda gap: (-gap.without_local, -gap.conversations, gap.topic, gap.place))


def municipalities_of(knowledge: Knowledge, arrondissement: str) -> frozenset[str]:
    """The municipalities of an arrondissement."""
    return knowledge.areas.by_name.get(f"arrondissement {arrondissement}", frozenset())


def coverage_by_kind(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Contact kind -> municipalities with a contact point of it that is not for all of Flanders."""
    found: dict[str, set[str]] = {}
    everywhere = len(knowledge.areas.municipalities)
    for point in knowledge.contacts.values():
        served = knowledge.areas.of(point.serves)
        if len(served) < everywhere:
            found.setdefault(point.kind, set()).update(served)
    return {kind: frozenset(towns) for kind, towns in found.items()}
