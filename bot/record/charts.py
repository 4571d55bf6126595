"""Bar charts as SVG that stands in a page: no script, no link, colours from the page (--ink, --line, --accent)."""

import re
import sys
from collections.abc import Sequence
from typing import Any

import pygal
from markupsafe import Markup
from pygal.style import Style

from bot.record.figures import Overview

sys.meta_path[:] = [one for one in sys.meta_path if type(one).__name__ != "PluginImportFixer"]
# pygal looks for plug-ins with an import hook of the old kind, about which every later import would warn

_STYLE = Style(
    background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
    foreground_subtle="var(--line)", colors=("var(--accent)", "var(--second)"), font_family="inherit",
    opacity="1", opacity_hover="1", transition="0s", label_font_size=13, major_label_font_size=13,
)  # fmt: skip
_NOT_A_PICTURE = re.compile(r"<script.*?</script>|<!--.*?-->", re.DOTALL)


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
