"""JSON schemas of the knowledge files, so that an editor such as VS Code completes keys and underlines mistakes."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from bot.knowledge import ContactPoint, Fact, Lexicon, Nicknames, RouteTable, Topic
from bot.knowledge.crisis import CrisisRules
from bot.knowledge.models import Glossary
from bot.knowledge.place_words import PlaceWords

SCHEMAS: dict[str, TypeAdapter[object]] = {
    "topics": TypeAdapter(list[Topic]),
    "facts": TypeAdapter(list[Fact]),
    "contacts": TypeAdapter(list[ContactPoint]),
    "nicknames": TypeAdapter(Nicknames),
    "place-words": TypeAdapter(PlaceWords),
    "lexicon": TypeAdapter(Lexicon),
    "routes": TypeAdapter(RouteTable),
    "glossary": TypeAdapter(Glossary),
    "crisis": TypeAdapter(CrisisRules),
}


def schema_of(name: str) -> str:
    """The text of one schema file."""
    return json.dumps(SCHEMAS[name].json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write all schema files; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in SCHEMAS:
        path = folder / f"{name}.json"
        path.write_text(schema_of(name), encoding="utf-8")
        paths.append(path)
    return paths
