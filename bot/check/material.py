"""What the rules look at: the parts of the knowledge that could be read, and the files as the editor wrote them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rapidfuzz import fuzz, process

from bot.knowledge import Areas, ContactPoint, Fact, Origin, Problem, Topic, read_knowledge
from bot.knowledge.load import KnowledgeReader  # reads on where read_knowledge has to give up
from bot.knowledge.models import ContactKind
from bot.knowledge.yaml_lines import Document, Step, Value, read_yaml

KINDS: tuple[str, ...] = get_args(ContactKind)

_ALIKE = 75
"""From this similarity (0 to 100) an existing name is offered as what was meant."""

_SINGLES = ("crisis.yaml", "routes.yaml", "nicknames.yaml", "lexicon.yaml", "glossary.yaml")

_WRITTEN_ID = re.compile(r"""^-\s+id:\s*["']?([^\s"'#]+)""", re.MULTILINE)


@dataclass(frozen=True)
class Material:
    """The knowledge folder for the rules. An entry with a mistake of shape is missing here, but its id is `written`."""

    folder: Path
    topics: Mapping[str, Topic]
    facts: Mapping[str, Fact]
    contacts: Mapping[str, ContactPoint]
    areas: Areas | None
    origins: Mapping[str, Origin]
    singles: Mapping[str, Document]
    """The files of `_SINGLES` by name, as they stand."""
    lines: Mapping[str, tuple[str, ...]]
    """Path of a YAML file, as shown in problems -> its lines."""
    written: Mapping[str, frozenset[str]]
    """`topics`, `facts`, `contacts` -> every id in the files of that folder, also of entries that are not right yet."""
    broken: frozenset[str]
    """Files with a mistake of shape: what they miss is no mistake of another file."""

    def problem(self, key: str, text: str, *steps: Step) -> Problem:
        """A problem with `topic:x`, `fact:x` or `contact:x`, at this part of it."""
        return self.origins[key].problem(f"{key.partition(':')[2]}: {text}", *steps)

    def theme(self, topic: str) -> str:
        """The name of the file in which a topic stands, without .yaml."""
        return Path(self.origins[f"topic:{topic}"].document.file).stem


def read_material(folder: Path) -> tuple[Material, list[Problem]]:
    """Read the folder for the rules, with the mistakes of shape."""
    knowledge, problems = read_knowledge(folder)
    reader = KnowledgeReader(folder)
    texts = {str(path): _text(path) for path in sorted(folder.rglob("*.yaml"))}
    material = Material(
        folder,
        knowledge.topics if knowledge else reader.entries("topics", Topic, "topic"),
        knowledge.facts if knowledge else reader.entries("facts", Fact, "fact"),
        knowledge.contacts if knowledge else reader.entries("contacts", ContactPoint, "contact"),
        knowledge.areas if knowledge else reader.areas("places.csv"),
        knowledge.origins if knowledge else reader.origins,
        {name: _document(folder / name) for name in _SINGLES},
        {file: tuple(text.splitlines()) for file, text in texts.items()},
        {part: _ids(folder / part, texts) for part in ("topics", "facts", "contacts")},
        frozenset(problem.file for problem in problems),
    )
    return material, problems


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """The end of a message about an unknown name: the nearest name that exists, otherwise what to do.

    >>> meant("tko-kost", ["tko-kosten", "okot"], "kies er een die bestaat")
    "bedoel je 'tko-kosten'?"
    """
    nearest = process.extractOne(name, sorted(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_ALIKE)
    return f"bedoel je '{nearest[0]}'?" if nearest else otherwise


def listed(names: Iterable[object], most: int = 5) -> str:
    """'a', 'a en b', 'a, b en c'; of a long list the beginning and how many more.

    >>> listed(["Gent", "Mol", "Lo", "As"], most=2)
    'Gent, Mol en 2 andere'
    """
    shown = [str(name) for name in names]
    if len(shown) > most:
        return f"{', '.join(shown[:most])} en {len(shown) - most} andere"
    return " en ".join([part for part in (", ".join(shown[:-1]), shown[-1]) if part]) if shown else ""


def strings(document: Document) -> Iterator[tuple[int, str]]:
    """Every string in a file, with its line."""
    for steps in document.lines:
        value: Value = document.value
        for step in steps:
            value = value[step]  # type: ignore[index]  # the steps are those of this very value
        if isinstance(value, str):
            yield document.line(*steps), value


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _document(path: Path) -> Document:
    return read_yaml(path, str(path))[0]


def _ids(part: Path, texts: Mapping[str, str]) -> frozenset[str]:
    own = (text for file, text in texts.items() if Path(file).parent == part)
    return frozenset(found for text in own for found in _WRITTEN_ID.findall(text))
