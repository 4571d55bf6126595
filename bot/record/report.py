"""The figures of one term as one page for a meeting: no link to anything outside, printable, dark or light."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bot.knowledge import Knowledge
from bot.record.charts import bars, week_bars
from bot.record.figures import Overview, trends
from bot.record.gaps import gaps
from bot.record.network import Edge, Network, network

_TEXTS = Path(__file__).parent / "texts"
_TOPICS, _GAPS, _EDGES, _BARS, _NAMED = 20, 25, 20, 12, 20


def report(overview: Overview, knowledge: Knowledge) -> str:
    """The whole page as HTML. The overview must have figures."""
    figures = overview.figures
    if figures is None:
        raise ValueError("a report needs a closed term")
    net = network(figures, knowledge, overview.before)
    titles = {topic.id: topic.title for topic in knowledge.topics.values()}
    before = overview.before
    named = [(titles.get(one, one), number) for one, number in _top(figures.topics)]
    return _environment().get_template("report.html").render(
        figures=figures, overview=overview, before=before, withheld=figures.withheld, titles=titles, net=net,
        topics=trends(figures.topics, before.topics if before else None)[:_TOPICS],
        places=trends(figures.places, before.places if before else None), gaps=gaps(figures, knowledge)[:_GAPS],
        labels={node.id: node.label for node in net.nodes}, patterns=_patterns(net), picture=picture(net),
        week_bars=week_bars(overview), topic_bars=bars(named, "topics"),
    )  # fmt: skip


def picture(net: Network, size: int = 900) -> Markup:
    """The network as it was laid out: a dot for each node, a line for each pattern."""
    spots = {node.id: (size * (0.5 + 0.42 * node.x), size * (0.5 + 0.42 * node.y)) for node in net.nodes}
    lines = [(spots[e.source], spots[e.target]) for e in net.edges if e.is_pattern]
    most = max((node.conversations for node in net.nodes), default=1)
    dots = [(node, *spots[node.id], 4 + 14 * (node.conversations / most) ** 0.5) for node in net.nodes]
    named = {node.id for node in sorted(net.nodes, key=lambda node: -node.conversations)[:_NAMED]}
    named |= {node.id for node in net.nodes if node.kind == "group"}
    svg = _environment().get_template("network.svg").render(size=size, lines=lines, dots=dots, named=named)
    return Markup(svg)  # noqa: S704  (escaped by the template)


def _patterns(net: Network) -> list[Edge]:
    """The strongest patterns between topics: what goes together oftener than chance explains."""
    found = [edge for edge in net.edges if edge.kind in ("together", "from") and edge.is_pattern]
    return sorted(found, key=lambda edge: (-edge.low, edge.source, edge.target))[:_EDGES]


def _top(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_BARS]


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEXTS), autoescape=select_autoescape(("html", "svg")), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["percent"] = lambda part: f"{part:+.0%}".replace("%", " %")
    return environment
