"""What goes together: a drawing to explore, and the same as tables for who does not see it."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.dashboard.view import figures_page, node_name, office_of
from bot.record.network import Network, Node

KINDS = {"topic": "onderwerp", "kind": "soort hulp", "place": "arrondissement", "group": "doelgroep"}
EDGES = {
    "together": "samen gevraagd in één gesprek",
    "after": "meteen daarna gevraagd",
    "referred": "getoond als hulp",
    "from": "gevraagd vanuit",
    "for": "bedoeld voor doelgroep",
}
_PATTERNS, _BRIDGES, _GROUPS, _MEMBERS = 15, 8, 6, 12


@dataclass(frozen=True)
class Neighbour:
    """A node beside another one, with everything that ties them."""

    node: Node
    kinds: frozenset[str]
    conversations: int
    """Of the strongest tie."""
    lift: float
    is_pattern: bool
    change: int | None


async def network_page(request: Request) -> Response:
    """GET /netwerk?knoop=…"""
    office = office_of(request)
    seen = await office.seen(request.query_params.get("periode", ""))
    if seen.figures is None:
        return figures_page(request, "", seen)
    net = await office.network(seen)
    patterns = [edge for edge in net.edges if edge.kind in ("together", "from") and edge.is_pattern]
    groups = [own for own in net.communities() if len(own) > 1][:_GROUPS]
    return figures_page(
        request, "network.html", seen, net=net, kinds=KINDS, edge_kinds=EDGES, bridges=net.bridges(_BRIDGES),
        patterns=sorted(patterns, key=lambda edge: (-edge.low, edge.source, edge.target))[:_PATTERNS],
        communities=[sorted(own, key=lambda node: -node.conversations)[:_MEMBERS] for own in groups],
        labels={node.id: node_name(node) for node in net.nodes},
        nodes=sorted(net.nodes, key=lambda node: (node.kind, node.label)),
        **_chosen(net, request.query_params.get("knoop", "")),
    )  # fmt: skip


async def node_part(request: Request) -> Response:
    """GET /netwerk/knoop?knoop=…: the part of the page that tells about one node."""
    office = office_of(request)
    seen = await office.seen(request.query_params.get("periode", ""))
    own = _chosen(await office.network(seen), request.query_params.get("knoop", ""))
    return figures_page(request, "_node.html", seen, kinds=KINDS, edge_kinds=EDGES, **own)


async def network_data(request: Request) -> Response:
    """GET /netwerk/gegevens: nodes and edges for the drawing, where the network module laid them out."""
    office = office_of(request)
    net = await office.network(await office.seen(request.query_params.get("periode", "")))
    nodes = [
        {"id": one.id, "kind": one.kind, "label": node_name(one), "n": one.conversations, "x": one.x, "y": one.y,
         "community": one.community}
        for one in net.nodes
    ]  # fmt: skip
    edges = [
        {"source": one.source, "target": one.target, "kind": one.kind, "n": one.weight, "pattern": one.is_pattern}
        for one in net.edges
    ]
    return JSONResponse({"nodes": nodes, "edges": edges})


def neighbours(net: Network, node: str) -> list[Neighbour]:
    """Everything tied to a node, most conversations first."""
    nodes = {one.id: one for one in net.nodes}
    ties: dict[str, list[int]] = {}
    for i, edge in enumerate(net.edges):
        if node in (edge.source, edge.target):
            ties.setdefault(edge.target if edge.source == node else edge.source, []).append(i)
    found = []
    for other, own in ties.items():
        edges = [net.edges[i] for i in own]
        strongest = max(edges, key=lambda edge: edge.weight)
        found.append(
            Neighbour(
                nodes[other],
                frozenset(edge.kind for edge in edges),
                strongest.weight,
                strongest.lift,
                any(edge.is_pattern for edge in edges),
                strongest.change,
            )
        )
    return sorted(found, key=lambda one: (-one.conversations, one.node.label))


def _chosen(net: Network, node: str) -> dict[str, object]:
    own = next((one for one in net.nodes if one.id == node), None)
    return {"node": own, "neighbours": neighbours(net, node) if own else []}
