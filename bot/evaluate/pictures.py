"""Drawings of the figures, as SVG that needs no script and is readable on a light and on a dark page."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import pygal
from pygal.style import Style

from bot.evaluate.document import Picture

# pygal hooks itself into every import, for its map plug-ins, in a way that Python warns about and has dropped in 3.12.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

Point = tuple[float, float]

_COLOURS = ("#0072b2", "#56b4e9", "#d55e00", "#999999")
"""Okabe and Ito's colours, which people with any kind of colour vision can tell apart."""
_GUIDE, _MARK = "#999999", "#d55e00"
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
_INK = (
    "{id}{{--ink:#1d2733;--soft:#8a96a1}}"
    "@media (prefers-color-scheme:dark){{{id}{{--ink:#e4e8ec;--soft:#7c8894}}}}"
    "{id} .guide.line{{stroke:var(--soft)!important;stroke-opacity:.45}}"
    "{id} .series .line{{stroke-width:2.5}}"
    "{id} .legend text,{id} .axis text{{fill:var(--ink)!important}}"
)
_SCRIPT = re.compile(r"<script.*?</script>|<!--.*?-->|<\?xml[^>]*\?>", re.DOTALL)
_HEAD = re.compile(r"<svg[^>]*>")
_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_WIDTH, _ROW = 740, 27
_LEGEND = 32
"""Height of the legend, which pygal draws below its own picture when there is a title under the axis."""


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


@dataclass(frozen=True)
class Line:
    """Points joined by a line; as a guide it is thin, grey and dashed; as a mark it is one point that stands out."""

    label: str
    points: Sequence[Point]
    kind: Literal["line", "guide", "mark"] = "line"


def lines(name: str, alt: str, drawn: Sequence[Line], titles: tuple[str, str], *, shares: bool = False) -> Picture:
    """Lines through points; on a square of 0 to 100 by 0 to 100 when both titles are shares."""
    ends: dict[str, Any] = {"range": (0, 100), "xrange": (0, 100)} if shares else {}
    solid = iter(_COLOURS)
    colours = [_GUIDE if line.kind == "guide" else _MARK if line.kind == "mark" else next(solid) for line in drawn]
    chart = _chart(pygal.XY, name, height=400, x_title=titles[0], y_title=titles[1], colours=colours, **ends)
    for line in drawn:
        dash = {"dasharray": "5, 5"} if line.kind == "guide" else {}
        dots = {"show_dots": line.kind != "guide", "dots_size": 8 if line.kind == "mark" else 4}
        chart.add(line.label, list(line.points), stroke_style={"width": 2.5, **dash}, **dots)
    return _drawn(chart, name, alt, below=_LEGEND)


def _chart(kind: Any, name: str, colours: Sequence[str] = _COLOURS, **settings: Any) -> Any:
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground="var(--ink)",
        foreground_strong="var(--ink)",
        foreground_subtle="var(--soft)",
        opacity=".95",
        colors=tuple(colours),
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


def _drawn(chart: Any, name: str, alt: str, below: int = 0) -> Picture:
    """Without script or date, so that the same figures give the same file; with words for who cannot see."""
    svg = _SCRIPT.sub("", chart.render(is_unicode=True)).strip()
    ink = _INK.format(id=f"#chart-{name}")
    head = _HEAD.search(svg)
    head_text = head.group() if head else "<svg>"
    if below:
        head_text = _BOX.sub(lambda box: f'viewBox="0 0 {box[1]} {int(box[2]) + below}"', head_text)
    start = head_text.replace("<svg", f'<svg role="img" aria-label="{escape(alt)}"', 1)
    body = svg[head.end() if head else 0 :].replace("<title>Pygal</title>", "")
    return Picture(name, f"{start}<title>{escape(alt)}</title><style>{ink}</style>{body}", alt)
