"""Released figures as tables: what stands in which column of an exported file. LEESMIJ.md explains each of them."""

from collections.abc import Mapping

from bot.knowledge import Knowledge
from bot.record.figures import Figures, Overview
from bot.record.gaps import gaps
from bot.record.network import Network

Cell = str | int | float | bool | None
Sheet = tuple[tuple[str, ...], list[tuple[Cell, ...]]]
"""Names of the columns, and rows."""
MARKS = ("periode", "k", "verzonnen")
"""What every row says of itself, so that no figure is ever read without it."""


def marks(figures: Figures) -> tuple[Cell, ...]:
    """The period, k, and whether the figures are invented."""
    return figures.term.id, figures.k, int(figures.invented)


def sheets(overview: Overview, net: Network, knowledge: Knowledge) -> dict[str, Sheet]:
    """Every table by the name of its file."""
    figures = net.figures
    before = overview.before or Figures(figures.term.before)
    return {
        "nodes": _nodes(net),
        "edges": _edges(net),
        "weken": (("week", "gesprekken"), [(week.week, week.conversations) for week in overview.weeks]),
        "afloop": _ranked("afloop", figures, figures.outcomes, before.outcomes),
        "onderwerpen": _topics(figures, before, knowledge),
        "arrondissementen": _ranked("arrondissement", figures, figures.places, before.places),
        "onderwerp-per-arrondissement": _matrix(figures),
        "hiaten": _gaps(figures, knowledge),
    }


def _nodes(net: Network) -> Sheet:
    header = ("Id", "Label", "soort", "gesprekken", "gemeenschap", "tussenpositie", "x", "y", *MARKS)
    rows: list[tuple[Cell, ...]] = [
        (one.id, one.label, one.kind, one.conversations, one.community, one.betweenness, one.x, one.y)
        for one in net.nodes
    ]
    return header, _marked(rows, net.figures)


def _edges(net: Network) -> Sheet:
    header = ("Source", "Target", "Type", "Weight", "soort", "lift", "lift_laag", "lift_hoog", "patroon", "verschil")
    rows: list[tuple[Cell, ...]] = [
        (one.source, one.target, "Directed" if one.kind == "after" else "Undirected", one.weight, one.kind, one.lift,
         one.low, one.high, int(one.is_pattern), one.change)
        for one in net.edges
    ]  # fmt: skip
    return (*header, *MARKS), _marked(rows, net.figures)


def _topics(figures: Figures, before: Figures, knowledge: Knowledge) -> Sheet:
    header = ("onderwerp", "gesprekken", "vorige_periode", "titel", "thema", "duim_omlaag", *MARKS)
    title = {topic.id: topic.title for topic in knowledge.topics.values()}
    rows: list[tuple[Cell, ...]] = [
        (topic, n, before.topics.get(topic), title.get(topic), knowledge.themes.get(topic), figures.rejected.get(topic))
        for topic, n in _by_size(figures.topics)
    ]
    return header, _marked(rows, figures)


def _ranked(name: str, figures: Figures, now: Mapping[str, int], before: Mapping[str, int]) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(one, number, before.get(one)) for one, number in _by_size(now)]
    return (name, "gesprekken", "vorige_periode", *MARKS), _marked(rows, figures)


def _matrix(figures: Figures) -> Sheet:
    header = ("onderwerp", "arrondissement", "gesprekken", "zonder_lokaal_contactpunt", *MARKS)
    rows: list[tuple[Cell, ...]] = [
        (*pair, number, figures.no_local.get(pair)) for pair, number in sorted(figures.cells.items())
    ]
    return header, _marked(rows, figures)


def _gaps(figures: Figures, knowledge: Knowledge) -> Sheet:
    header = ("onderwerp", "titel", "arrondissement", "gesprekken", "zonder_lokaal_contactpunt", "gemeenten")
    rows: list[tuple[Cell, ...]] = [
        (one.topic, knowledge.topics[one.topic].title, one.place, one.conversations, one.without_local,
         one.municipalities, one.uncovered, " ".join(one.kinds))
        for one in gaps(figures, knowledge)
    ]  # fmt: skip
    return (*header, "gemeenten_zonder_contactpunt", "soorten", *MARKS), _marked(rows, figures)


def _marked(rows: list[tuple[Cell, ...]], figures: Figures) -> list[tuple[Cell, ...]]:
    return [(*row, *marks(figures)) for row in rows]


def _by_size(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
