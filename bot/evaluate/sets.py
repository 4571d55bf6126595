"""Files with questions -> question sets. What a row asks for says what it is: topic, danger, place or conversation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BotError
from bot.understand.text import tidy

Row = dict[str, Any]
PLAIN = "gewoon"
"""The style of a question that has none."""
NEAR = "dichtbij"
"""The style of a question that is not ours, but nearly."""
PROFESSIONAL = "professional"
"""The style of questions by teachers, counsellors and parents; all other styles are those of youngsters."""


class SetError(BotError):
    """A file with questions cannot be used as it is."""


@dataclass(frozen=True)
class Question:
    """What somebody asks, with the topic that a person says it is about (None: nothing of ours)."""

    ask: str
    topic: str | None
    file: str
    style: str = PLAIN
    theme: str = ""
    """The file of its topic in knowledge/topics; of a question that is not ours, its own file."""


@dataclass
class Sets:
    """All that is asked, by kind. The rows keep the shape they have in their files, with `file` added."""

    questions: list[Question] = field(default_factory=list)
    danger: list[Row] = field(default_factory=list)
    """`{ask, crisis}`: crisis is the category, or None where it only looks like danger."""
    places: list[Row] = field(default_factory=list)
    """`{say, place | options | area | outside, name?, answering?}`."""
    talks: list[Row] = field(default_factory=list)
    """`{name, turns}`."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found to ask."""
        return not (self.questions or self.danger or self.places or self.talks)


def read_sets(folders: Iterable[Path], themes: Mapping[str, str]) -> Sets:
    """Read every .yaml file in these folders and below; `themes` is topic id -> theme.

    Raises SetError when a folder holds no file, or a file is no list of rows.
    """
    sets = Sets()
    for folder in folders:
        paths = sorted(folder.rglob("*.yaml")) if folder.is_dir() else [folder] * folder.is_file()
        if not paths:
            raise SetError(
                f"{folder}: hier staat geen enkel .yaml-bestand met vragen; geef een map zoals tests/questions"
            )
        for path in paths:
            for number, row in enumerate(_rows(path), start=1):
                _sort(row, path, number, sets, themes)
    return sets


def without_examples(questions: Iterable[Question], examples: Iterable[str]) -> list[Question]:
    """The questions that are no example letter for letter: nothing is tested on what it was learnt from."""
    learnt = {tidy(example) for example in examples}
    return [question for question in questions if tidy(question.ask) not in learnt]


def _rows(path: Path) -> list[Any]:
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SetError(f"{path}: kan niet gelezen worden ({' '.join(str(error).split())})") from None
    if not isinstance(rows or [], list):
        raise SetError(f"{path}: hier hoort een lijst; elke regel begint met '- {{ask: …, topic: …}}'")
    return rows or []


def _sort(row: Any, path: Path, number: int, sets: Sets, themes: Mapping[str, str]) -> None:
    match row:
        case {"turns": list(), "name": _}:
            sets.talks.append({**row, "file": path.stem})
        case {"say": str()}:
            sets.places.append({**row, "file": path.stem})
        case {"ask": str(), "topic": str() | None as topic}:
            sets.questions.append(
                Question(row["ask"], topic, path.stem, _style(row, path, themes), themes.get(topic or "", path.stem))
            )
        case {"ask": str(), "crisis": str() | None}:
            sets.danger.append({**row, "file": path.stem})
        case _:
            raise SetError(
                f"{path}: regel {number} van de lijst is geen vraag; verwacht ask met topic of crisis, say met place, "
                "of name met turns"
            )


def _style(row: Row, path: Path, themes: Mapping[str, str]) -> str:
    """A row's own style; else that of its file: a file named after a theme is written plainly."""
    if "style" in row:
        return str(row["style"])
    if path.stem not in themes.values():
        return path.stem
    if row["topic"] is None:
        return NEAR
    return PROFESSIONAL if path.stem == PROFESSIONAL else PLAIN
