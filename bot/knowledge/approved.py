"""approved.yaml: questions that a coordinator gave a topic, and that must keep it."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.errors import KnowledgeError
from bot.knowledge.models import Entry, Id, Line
from bot.knowledge.yaml_lines import read_yaml

FILE = "approved.yaml"
HEADER = "# Vragen die een coördinator een onderwerp gaf. De bot moet ze zo blijven beantwoorden: run_bot.py approved.\n\n"


class Approved(Entry):
    """A question, and the topic whose answer it must get."""

    ask: Line
    topic: Id


_LIST = TypeAdapter(tuple[Approved, ...])


def read_approved(folder: Path) -> tuple[Approved, ...]:
    """The approved questions; none when the file is not there. Raises KnowledgeError when it is not well-formed."""
    path = folder / FILE
    if not path.exists():
        return ()
    document, problems = read_yaml(path, str(path))
    if problems:
        raise KnowledgeError("\n".join(map(str, problems)))
    try:
        return _LIST.validate_python(document.value or ())
    except ValidationError:
        raise KnowledgeError(f"{path}: hier horen regels '- {{ask: \"een vraag\", topic: id-van-een-onderwerp}}'") from None
