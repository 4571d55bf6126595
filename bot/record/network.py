"""Topics, contact kinds, arrondissements and target groups as one network, made of released figures only.

An edge says what went together in conversations, not what anybody did: a referral shown is not a referral made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import networkx as nx
import numpy as np

from bot.knowledge import Knowledge
from bot.record.figures import Figures, Pair
from bot.record.suppress import K

NodeKind = Literal["topic", "kind", "place", "group"]
EdgeKind = Literal["together", "after", "referred", "from", "for"]
_SEED = 20261124
_DRAWS = 500
_TURNS = 120
"""Steps of the layout; more changes hardly anything."""
_APART = 3.0
"""How far apart the layout likes its nodes, in parts of the room each would have."""
_MIDDLE, _SPREAD = 0.88, 0.7
"""What hangs together fills so much of the circle; its crowded centre is drawn wider (1 would leave it as it is)."""


@dataclass(frozen=True)
class Node:
    """Something that was asked, a kind of help, a place, or one of the four target groups."""

    id: str
    """`topic:tko-kosten`, `kind:clb`, `place:Gent`, `group:neet`."""
    kind: NodeKind
    label: str
    conversations: int
    """For a kind: of the edges that lead to it together; a conversation can count more than once."""
    community: int
    """Nodes that go together have the same number; 0 is the largest community."""
    betweenness: float
    """0 to 1: how often the shortest way between two others leads over it."""
    x: float
    y: float
    """Where to draw it, between -1 and 1; the same figures always give the same drawing."""


@dataclass(frozen=True)
class Edge:
    """Two nodes that go together in at least k conversations."""

    source: str
    target: str
    kind: EdgeKind
    weight: int
    """Conversations; all but `from` and `for` are rounded down to fives."""
    lift: float
    """1: as often as chance would have it; 2: twice as often."""
    low: float
    high: float
    """95 % bootstrap interval of the lift, over conversations."""
    change: int | None = None
    """Conversations more or fewer than in the term before; None when withheld there."""

    @property
    def is_pattern(self) -> bool:
        """Whether chance can not well explain it: the whole interval lies above 1, or chance has no part in it."""
        return self.low > 1 or self.kind in ("referred", "for")


@dataclass(frozen=True)
class Network:
    """The network of one term."""

    figures: Figures
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def bridges(self, most: int = 10) -> list[Node]:
        """The nodes that hold the network together, strongest first."""
        ranked = sorted(self.nodes, key=lambda node: (-node.betweenness, node.id))
        return [node for node in ranked[:most] if node.betweenness > 0]

    def communities(self) -> list[list[Node]]:
        """Nodes that go together, largest community first."""
        numbers = sorted({node.community for node in self.nodes})
        return [[node for node in self.nodes if node.community == number] for number in numbers]


def network(figures: Figures, knowledge: Knowledge, before: Figures | None = None) -> Network:
    """The network of a term, with what changed since the one before."""
    edges = _edges(figures, knowledge, before)
    graph = as_graph(edges)
    return Network(figures, tuple(_nodes(graph, figures, knowledge)), tuple(edges))


def as_graph(edges: Sequence[Edge]) -> "nx.Graph[str]":
    """The edges that are a pattern as one undirected graph, for what is computed over it."""
    graph: nx.Graph[str] = nx.Graph()
    for edge in edges:
        graph.add_nodes_from((edge.source, edge.target))
        if edge.is_pattern:
            weight = graph.get_edge_data(edge.source, edge.target, {"weight": 0})["weight"] + edge.weight
            graph.add_edge(edge.source, edge.target, weight=weight, distance=1 / weight)
    return graph


def lift(both: int, one: int, other: int, total: int) -> tuple[float, float, float]:
    """How much oftener than by chance two things went together, with its 95 % bootstrap interval.

    Drawing conversations again with replacement is drawing from the table of both, one, other and neither.
    """
    cells = np.array([both, max(one - both, 0), max(other - both, 0), max(total - one - other + both, 0)], dtype=float)
    drawn = np.random.default_rng(_SEED).multinomial(total, cells / cells.sum(), size=_DRAWS)
    ones, others = drawn[:, 0] + drawn[:, 1], drawn[:, 0] + drawn[:, 2]
    lifts = drawn[:, 0] * total / np.maximum(ones * others, 1)
    low, high = np.quantile(lifts, (0.025, 0.975))
    return both * total / (one * other), float(low), float(high)


def _edges(figures: Figures, knowledge: Knowledge, before: Figures | None) -> list[Edge]:
    total = figures.total or 0
    edges = [
        _edge("together", f"topic:{a}", f"topic:{b}", n, lift(n, figures.topics[a], figures.topics[b], total),
              _change(n, before and before.together, (a, b)))
        for (a, b), n in figures.together.items()
    ]  # fmt: skip
    edges += [
        _edge("after", f"topic:{a}", f"topic:{b}", n, lift(n, figures.topics[a], figures.topics[b], total),
              _change(n, before and before.after, (a, b)))
        for (a, b), n in figures.after.items()
    ]  # fmt: skip
    edges += [
        _edge("from", f"topic:{a}", f"place:{b}", n, lift(n, figures.topics[a], figures.places[b], total),
              _change(n, before and before.cells, (a, b)))
        for (a, b), n in figures.cells.items()
    ]  # fmt: skip
    edges += [
        _edge("referred", f"topic:{a}", f"kind:{b}", n, (1.0, 1.0, 1.0), _change(n, before and before.referred, (a, b)))
        for (a, b), n in figures.referred.items()
    ]
    for topic, number in figures.topics.items():
        earlier = before.topics.get(topic) if before else None
        for group in knowledge.topics[topic].target_groups if topic in knowledge.topics else ():
            change = None if earlier is None else number - earlier
            edges.append(_edge("for", f"topic:{topic}", f"group:{group}", number, (1.0, 1.0, 1.0), change))
    return sorted(edges, key=lambda edge: (edge.kind, edge.source, edge.target))


def _edge(
    kind: EdgeKind, source: str, target: str, weight: int, lifted: tuple[float, float, float], change: int | None
) -> Edge:
    middle, low, high = (round(one, 3) for one in lifted)
    return Edge(source, target, kind, weight, middle, low, high, change)


def _change(now: int, before: object, key: Pair) -> int | None:
    earlier = before.get(key) if isinstance(before, dict) else None
    return None if earlier is None else now - earlier


def _nodes(graph: "nx.Graph[str]", figures: Figures, knowledge: Knowledge) -> list[Node]:
    for topic in figures.topics:
        graph.add_node(f"topic:{topic}")
    for place in figures.places:
        graph.add_node(f"place:{place}")
    if not graph:
        return []
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in graph.edges(data=True)))
    spread = nx.betweenness_centrality(ordered, weight="distance")
    places = _layout(ordered)
    found = nx.community.louvain_communities(ordered, seed=_SEED)
    ranked = sorted(found, key=lambda own: (-len(own), min(own)))
    community = {node: number for number, own in enumerate(ranked) for node in own}
    return [
        Node(
            node, *_about(node, figures, knowledge), community[node], round(spread[node], 4),
            *places[node],
        )
        for node in ordered
    ]  # fmt: skip


def _layout(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Springs between all that hangs together; the few that do not stand on a ring around it."""
    woven = max(nx.connected_components(graph), key=lambda own: (len(own), min(own)))
    middle = graph.subgraph([node for node in graph if node in woven])
    spots = nx.spring_layout(middle, weight=None, seed=_SEED, iterations=_TURNS, k=_APART / len(middle) ** 0.5)
    reach = max((float(np.hypot(*spot)) for spot in spots.values()), default=0.0) or 1.0
    drawn = {}
    for node, (x, y) in spots.items():
        away = float(np.hypot(x, y)) / reach
        wider = _MIDDLE * away**_SPREAD / (away * reach) if away else 0.0
        drawn[node] = (round(float(x) * wider, 4), round(float(y) * wider, 4))
    ring = [node for node in graph if node not in woven]
    for number, node in enumerate(ring):
        angle = 2 * np.pi * number / len(ring)
        drawn[node] = (round(float(np.cos(angle)), 4), round(float(np.sin(angle)), 4))
    return drawn


def _about(node: str, figures: Figures, knowledge: Knowledge) -> tuple[NodeKind, str, int]:
    kind, name = node.split(":", 1)
    match kind:
        case "topic":
            title = knowledge.topics[name].title if name in knowledge.topics else name
            return "topic", title, figures.topics[name]
        case "place":
            return "place", name, figures.places[name]
        case "kind":
            return "kind", name, sum(n for (_, own), n in figures.referred.items() if own == name) // K * K
    groups = {topic: knowledge.topics[topic].target_groups for topic in figures.topics if topic in knowledge.topics}
    return "group", name, sum(figures.topics[topic] for topic, own in groups.items() if name in own)
