"""Drawings of the figures, as SVG that needs no script and is readable on a light and on a dark page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pygal
from pygal.style import Style

from bot.evaluate.document import Picture

Point = tuple[float, float]

_COLOURS = ("#0072b2", "#56b4e9", "#d55e00", "#999999")
"""Okabe and Ito's colours, which people with any kind of colour vision can tell apart."""
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
_INK = (
    "{id}{{--ink:#1d2733;--soft:#8a96a1}}"
    "@media (prefers-color-scheme:dark){{{id}{{--ink:#e4e8ec;--soft:#7c8894}}}}"
    "{id} .guide.line{{stroke:var(--soft)!important;stroke-opacity:.45}}"
    "{id} .legend text,{id} .axis text{{fill:var(--ink)!important}}"
)
_SCRIPT = re.compile(r"<script.*?</script>|<!--.*?-->|<\?xml[^>]*\?>", re.DOTALL)
_HEAD = re.compile(r"<svg[^>]*>")
_WIDTH, _ROW = 740, 27


def stacked_shares(name: str, alt: str, groups: Mapping[str, Sequence[float]], parts: Sequence[str]) -> Picture:
    """One bar a group, cut in the shares (0 to 1) of its parts."""
    chart = _chart(pygal.HorizontalStackedBar, name, height=_ROW * len(groups) + 110, range=(0, 100))
    names = list(groups)[::-1]
    chart.x_labels = names
    for number, part in enumerate(parts):
        chart.add(part, [round(100 * groups[group][number], 1) for group in names])
    return _drawn(chart, name, alt)


def bars(name: str, alt: str, values: Mapping[str, float], unit: str) -> Picture:
    """One bar a name."""
    chart = _chart(pygal.HorizontalBar, name, height=_ROW * len(values) + 90, show_legend=False, x_title=unit)
    names = list(values)[::-1]
    chart.x_labels = names
    chart.add(unit, [round(values[one], 1) for one in names])
    return _drawn(chart, name, alt)


def lines(
    name: str, alt: str, series: Mapping[str, Iterable[Point]], titles: tuple[str, str], *, unit_square: bool = False
) -> Picture:
    """Lines through points; on a square of 0 to 100 by 0 to 100 when they are both shares."""
    ends: dict[str, Any] = {"range": (0, 100), "xrange": (0, 100)} if unit_square else {}
    chart = _chart(pygal.XY, name, height=400, x_title=titles[0], y_title=titles[1], **ends)
    for label, points in series.items():
        chart.add(label, list(points), dots_size=4, stroke_style={"width": 2.5})
    return _drawn(chart, name, alt)


def _chart(kind: Any, name: str, **settings: Any) -> Any:
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground="var(--ink)",
        foreground_strong="var(--ink)",
        foreground_subtle="var(--soft)",
        opacity=".95",
        colors=_COLOURS,
        font_family=_FONT,
        label_font_size=13,
        major_label_font_size=13,
        legend_font_size=13,
        title_font_size=13,
    )
    chart = kind(
        style=style, js=[], width=_WIDTH, legend_at_bottom=True, legend_at_bottom_columns=4, print_values=False,
        show_x_guides=True, margin=12, truncate_label=-1, truncate_legend=-1, spacing=14, **settings,
    )  # fmt: skip
    chart.uuid = name
    return chart


def _drawn(chart: Any, name: str, alt: str) -> Picture:
    """Without script or date, so that the same figures give the same file; with words for who cannot see."""
    svg = _SCRIPT.sub("", chart.render(is_unicode=True)).strip()
    ink = _INK.format(id=f"#chart-{name}")
    head = _HEAD.search(svg)
    start = (head.group() if head else "<svg>").replace("<svg", f'<svg role="img" aria-label="{escape(alt)}"', 1)
    body = svg[head.end() if head else 0 :].replace("<title>Pygal</title>", "")
    return Picture(name, f"{start}<title>{escape(alt)}</title><style>{ink}</style>{body}", alt)
