"""No help line of another country: a Dutch number does not answer here."""

import re
from collections.abc import Iterator
from datetime import date

from bot.check.material import Material
from bot.knowledge import Problem

_INSTEAD = {
    re.compile(r"0[89]00[ -]?0113|(?<![\d.,/:-])113(?![\d/:-]|[.,]\d)"): "{@hulplijn-1813.phone}",
    re.compile(r"0800[ -]?0432|\bkindertelefoon\b", re.IGNORECASE): "Awel, {@hulplijn-awel.phone}",
}
_NOT_SHOWN = re.compile(r"^\s*#.*|\s#\s.*|^\s*note:.*|https?://\S+")


def no_dutch_help_lines(material: Material, _today: date) -> Iterator[Problem]:
    """113 and the Kindertelefoon are of the Netherlands; remarks for editors may name them."""
    for file, lines in material.lines.items():
        for number, line in enumerate(lines, start=1):
            for pattern, instead in _INSTEAD.items():
                if found := pattern.search(_NOT_SHOWN.sub("", line)):
                    text = f"'{found.group()}' is een hulplijn van Nederland; in Vlaanderen is het {instead}"
                    yield Problem(file, number, text)
