"""YAML with line numbers, read the way an editor expects: `9:00`, `0471 12 34 56`, `no` and dates stay text."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
Step = str | int


@dataclass(frozen=True)
class Problem:
    """One mistake in the knowledge folder, as an editor reads it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Document:
    """The content of one file, and the line (from 1) on which each part of it begins."""

    file: str
    value: Value
    lines: dict[tuple[Step, ...], int]

    def line(self, *steps: Step) -> int:
        """Line of the part at these steps, or of the nearest part around it that the file has."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


class _Loader(yaml.CSafeLoader):
    """PyYAML's C parser with YAML 1.2's few plain types; PyYAML itself reads 9:00 as 540 and `no` as False."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9]\d*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


def read_yaml(path: Path, shown_as: str) -> tuple[Document, list[Problem]]:
    """Read one file; a file that can not be read gives an empty document and the problem."""
    empty = Document(shown_as, None, {})
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        return empty, [Problem(shown_as, 1, f"kan niet gelezen worden ({error.strerror})")]
    except UnicodeDecodeError:
        return empty, [Problem(shown_as, 1, "is geen UTF-8-tekst; bewaar het bestand als UTF-8")]
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line + 1) if error.problem_mark else 1
        return empty, [Problem(shown_as, line, f"is geen geldige YAML: {error.problem}")]
    except yaml.YAMLError as error:
        return empty, [Problem(shown_as, 1, f"is geen geldige YAML: {' '.join(str(error).split())}")]
    if root is None:
        return empty, []
    lines: dict[tuple[Step, ...], int] = {}
    problems: list[Problem] = []
    value = _plain(root, (), lines, problems, shown_as)
    return Document(shown_as, value, lines), problems


def _plain(
    node: yaml.Node,
    steps: tuple[Step, ...],
    lines: dict[tuple[Step, ...], int],
    problems: list[Problem],
    file: str,
) -> Value:
    lines[steps] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*steps, i), lines, problems, file) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in mapping:
                problems.append(Problem(file, line, f"'{key}' staat hier twee keer; laat er één staan"))
            mapping[key] = _plain(value_node, (*steps, key), lines, problems, file)
            lines[(*steps, key)] = line
        return mapping
    return _scalar(node)


def _scalar(node: yaml.Node) -> Value:
    text = str(node.value)
    match node.tag.rsplit(":", 1)[-1]:
        case "bool":
            return text == "true"
        case "null":
            return None
        case "int":
            return int(text)
        case "float":
            return float(text)
    return text
