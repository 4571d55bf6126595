"""The figures of one term as one page for a meeting: no link to anything outside, printable, dark or light."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pygal  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from pygal.style import Style  # type: ignore[import-untyped]

from bot.knowledge import Knowledge
from bot.record.figures import Overview, trends
from bot.record.gaps import gaps
from bot.record.network import Edge, Network, network

_TEXTS = Path(__file__).parent / "texts"
_TOPICS, _GAPS, _EDGES, _BARS = 20, 25, 20, 12
_STYLE = Style(
    background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
    foreground_subtle="var(--line)", colors=("var(--accent)", "var(--second)"), font_family="inherit",
    opacity="1", opacity_hover="1", transition="0s", label_font_size=13, major_label_font_size=13,
)  # fmt: skip
_NOT_A_PICTURE = re.compile(r"<script.*?</script>|<!--.*?-->", re.DOTALL)


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


def week_bars(overview: Overview) -> Markup:
    """Conversations a week as a bar chart; a withheld week has no bar."""
    weeks = overview.weeks[-52:]
    chart = _chart(pygal.Bar, "weeks", height=260, x_label_rotation=60, show_minor_x_labels=False)
    chart.x_labels = [week.week for week in weeks]
    chart.x_labels_major = [week.week for week in weeks[:: max(len(weeks) // 12, 1)]]
    chart.add("gesprekken", [week.conversations for week in weeks])
    return _drawn(chart)


def bars(rows: Sequence[tuple[str, int]], name: str) -> Markup:
    """Named numbers as a horizontal bar chart, the first on top."""
    chart = _chart(pygal.HorizontalBar, name, height=60 + 26 * len(rows), truncate_label=60)
    chart.x_labels = [label for label, _ in reversed(rows)]
    chart.add("gesprekken", [number for _, number in reversed(rows)])
    return _drawn(chart)


def picture(net: Network, size: int = 900) -> Markup:
    """The network as it was laid out: a dot for each node, a line for each pattern."""
    spots = {node.id: (size * (0.5 + 0.42 * node.x), size * (0.5 + 0.42 * node.y)) for node in net.nodes}
    lines = [(spots[e.source], spots[e.target]) for e in net.edges if e.is_pattern]
    most = max((node.conversations for node in net.nodes), default=1)
    dots = [(node, *spots[node.id], 4 + 14 * (node.conversations / most) ** 0.5) for node in net.nodes]
    named = {node.id for node in sorted(net.nodes, key=lambda node: -node.conversations)[:30]}
    named |= {node.id for node in net.nodes if node.kind == "group"}
    svg = _environment().get_template("network.svg").render(size=size, lines=lines, dots=dots, named=named)
    return Markup(svg)  # noqa: S704  (escaped by the template)


def _patterns(net: Network) -> list[Edge]:
    """The strongest patterns between topics: what goes together oftener than chance explains."""
    found = [edge for edge in net.edges if edge.kind in ("together", "from") and edge.is_pattern]
    return sorted(found, key=lambda edge: (-edge.low, edge.source, edge.target))[:_EDGES]


def _top(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_BARS]


def _chart(kind: Any, name: str, **settings: object) -> Any:
    chart = kind(
        style=_STYLE, js=(), show_legend=False, width=900, disable_xml_declaration=True, tooltip_border_radius=2,
        margin=8, print_values=False, no_data_text="nog geen cijfers", **settings,
    )  # fmt: skip
    chart.uuid = name  # pygal's own is random, and the same figures must give the same page
    return chart


def _drawn(chart: Any) -> Markup:
    """The chart without pygal's script and the date it was made on."""
    return Markup(_NOT_A_PICTURE.sub("", chart.render(is_unicode=True)))  # noqa: S704  (pygal escapes its labels)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEXTS), autoescape=select_autoescape(("html", "svg")), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["percent"] = lambda part: f"{part:+.0%}".replace("%", " %")
    return environment
