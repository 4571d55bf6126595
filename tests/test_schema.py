import json

import pytest

from bot.schema import SCHEMAS, schema_of
from tests.conftest import ROOT


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_file_is_the_one_the_code_makes(name: str) -> None:
    path = ROOT / f"knowledge/schema/{name}.json"
    assert path.read_text(encoding="utf-8") == schema_of(name), "draai: python run_bot.py schema"


def test_every_topic_file_points_to_its_schema() -> None:
    for folder in ("topics", "facts", "contacts"):
        for path in (ROOT / "knowledge" / folder).glob("*.yaml"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert first == f"# yaml-language-server: $schema=../schema/{folder}.json", path.name


def test_a_schema_names_the_keys_of_a_topic() -> None:
    schema = json.loads(schema_of("topics"))
    assert {"id", "examples", "answer", "sources"} <= set(schema["$defs"]["Topic"]["properties"])
