"""A report as blocks, apart from how they are written; and the same report as Markdown or as one HTML page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

Row = tuple[str, ...]
_NUMBER = re.compile(r"[-+<>≥≤ ]*[\d.,]*\s*(%|ms|punten|van [\d.]+)?")
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Table:
    """Rows, the first of which is the header. A folded one is opened by who wants to read it."""

    rows: Sequence[Row]
    folded: str = ""
    """What stands on the fold; nothing for a table that is always open."""


@dataclass(frozen=True)
class Picture:
    """A drawing, with in words what it shows."""

    name: str
    svg: str
    alt: str


Block = str | Table | Picture


@dataclass(frozen=True)
class Section:
    """A chapter of the report."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """The whole report."""

    title: str
    intro: str
    sections: tuple[Section, ...]

    @property
    def pictures(self) -> list[Picture]:
        """Every drawing, in order."""
        return [block for section in self.sections for block in section.blocks if isinstance(block, Picture)]


def write_markdown(report: Report, path: Path) -> None:
    """Write the report, with its drawings as files beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [f"# {report.title}", report.intro]
    for section in report.sections:
        parts += [f"## {section.title}", *(_in_markdown(block) for block in section.blocks)]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    for picture in report.pictures:
        (path.parent / f"{picture.name}.svg").write_text(picture.svg + "\n", encoding="utf-8")


def write_page(report: Report, path: Path) -> None:
    """Write the report as one HTML file that needs nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.tests |= {
        "table": lambda block: isinstance(block, Table),
        "text": lambda block: isinstance(block, str),
        "number_column": lambda _cell, rows, column: _holds_numbers(rows, column),
    }
    path.write_text(environment.get_template("page.html").render(report=report), encoding="utf-8")


def markdown_table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table; the first is the header."""
    header, *body = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    lines = [header, ("---",) * len(header), *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _holds_numbers(rows: Sequence[Row], column: int) -> bool:
    """Whether every cell of a column is a number, a share or a dash, so that it reads best to the right."""
    cells = [row[column] for row in rows[1:] if column < len(row)]
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _in_markdown(block: Block) -> str:
    if isinstance(block, Picture):
        return f"![{block.alt}]({block.name}.svg)"
    if isinstance(block, Table):
        table = markdown_table(block.rows)
        return f"<details><summary>{block.folded}</summary>\n\n{table}\n\n</details>" if block.folded else table
    return block
