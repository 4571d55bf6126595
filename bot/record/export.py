"""Files for Gephi, a spreadsheet or a colleague: released figures, with a dictionary of their columns."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import yaml

from bot.knowledge import Knowledge
from bot.record.figures import Figures, Overview
from bot.record.network import Network, Node, network
from bot.record.sheets import MARKS, Cell, Sheet, marks, sheets

_TEXTS = Path(__file__).parent / "texts"
_COLOURS = {"topic": (31, 95, 153), "place": (138, 75, 8), "kind": (122, 94, 168), "group": (61, 125, 79)}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def export(folder: Path, overview: Overview, knowledge: Knowledge) -> list[Path]:
    """Write every file of one term into a folder; gives their paths. The same term always gives the same files."""
    figures = overview.figures
    if figures is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    net = network(figures, knowledge, overview.before)
    written = [write_csv(folder / f"{name}.csv", table) for name, table in sheets(overview, net, knowledge).items()]
    written += write_graphs(folder, net)
    dictionary = folder / "LEESMIJ.md"
    dictionary.write_text(data_dictionary(figures), encoding="utf-8")
    return [*written, dictionary]


def write_csv(path: Path, table: Sheet) -> Path:
    """One table as CSV: commas and UTF-8 for Gephi, semicolons and a byte order mark for a spreadsheet in Flanders."""
    header, rows = table
    for_gephi = path.stem in ("nodes", "edges")
    with path.open("w", encoding="utf-8" if for_gephi else "utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter="," if for_gephi else ";")
        writer.writerow(header)
        writer.writerows([_safe(cell) for cell in row] for row in rows)
    return path


def write_graphs(folder: Path, net: Network) -> list[Path]:
    """The network as GraphML and GEXF, with the same names as in the CSV files."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=f"Diplomawijzer {net.figures.term.name}")
    for node in net.nodes:
        graph.add_node(
            node.id, label=node.label, soort=node.kind, gesprekken=node.conversations, gemeenschap=node.community,
            tussenpositie=node.betweenness, x=node.x, y=node.y,
        )  # fmt: skip
    for edge in net.edges:
        own: dict[str, Cell] = {} if edge.change is None else {"verschil": edge.change}
        graph.add_edge(
            edge.source, edge.target, weight=float(edge.weight), soort=edge.kind, lift=edge.lift, lift_laag=edge.low,
            lift_hoog=edge.high, patroon=edge.is_pattern, **own,
        )  # fmt: skip
    for key, value in zip(MARKS, marks(net.figures), strict=True):
        graph.graph[key] = value
    paths = [folder / "netwerk.graphml", folder / "netwerk.gexf"]
    nx.write_graphml(graph, paths[0], infer_numeric_types=True)
    for node in net.nodes:  # only GEXF can say how a node is to be drawn
        graph.nodes[node.id]["viz"] = _drawing(node)
    nx.write_gexf(graph, paths[1])
    text = paths[1].read_text(encoding="utf-8")
    paths[1].write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text), encoding="utf-8")
    return paths


def _drawing(node: Node) -> dict[str, object]:
    """How Gephi shows a node when it opens the file."""
    red, green, blue = _COLOURS[node.kind]
    return {
        "position": {"x": 1000 * node.x, "y": -1000 * node.y, "z": 0.0},
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": round(5 + node.conversations**0.5, 2),
    }


def data_dictionary(figures: Figures) -> str:
    """What each file and column means, in Markdown: units, period, k, and what was withheld."""
    text = yaml.safe_load((_TEXTS / "data-dictionary.yaml").read_text(encoding="utf-8"))
    withheld = figures.withheld
    lines = [
        f"# {text['title']}", "", *([f"**{text['invented']}**", ""] if figures.invented else []),
        text["intro"].format(
            period=figures.term.label, k=figures.k, k_sensitive=figures.k_sensitive, total=figures.total or "–"
        ),
        f"## {text['withheld_title']}", "",
        *(f"- {name}: {withheld[key]}" for key, name in text["withheld"].items()), "",
    ]  # fmt: skip
    for file, own in text["files"].items():
        lines += [f"## {file}", "", own["about"], "", f"| {' | '.join(text['head'])} |", "|---|---|---|"]
        lines += [f"| {column} | {unit} | {meaning} |" for column, (unit, meaning) in own["columns"].items()] + [""]
    return "\n".join(lines)


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def is_safe(cells: Iterable[str]) -> bool:
    """Whether no cell of a written file can run as a formula; a number may begin with a minus."""
    return not any(cell.startswith(_FORMULA) and not re.fullmatch(r"-\d+(\.\d+)?", cell) for cell in cells)
