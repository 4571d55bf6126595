"""What the documents say is true: commands, dependencies, settings."""

import re
import tomllib

import yaml

from bot.config import Config
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_bot_stands_in_the_readme() -> None:
    code = "".join((ROOT / "bot" / name).read_text(encoding="utf-8") for name in ("cli.py", "cli_record.py"))
    commands = re.findall(r'_add\(\s*commands,\s*"(\w+)"', code)
    assert commands
    assert [name for name in commands if f"run_bot.py {name}" not in README] == []


def test_every_telegram_command_stands_in_the_readme() -> None:
    wording = yaml.safe_load((ROOT / "knowledge/wording.yaml").read_text(encoding="utf-8"))["telegram"]
    commands = [key.removeprefix("command.") for key in wording if key.startswith("command.")]
    assert len(commands) == 7
    assert [name for name in commands if f"/{name}" not in README.replace("\n", " ")] == []


def test_every_make_target_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (run|test|check|bench|benchmark|lock|chat)\b", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_dependency_earns_its_place_in_a_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    reasons = (ROOT / "docs/decisions/0002-dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=~\[]", one)[0] for one in project["project"]["dependencies"]]
    first_cells = [line.split("|")[1] for line in reasons.splitlines() if line.startswith("|")]
    assert set(names) - {name.strip() for cell in first_cells for name in cell.split(",")} == set()


def test_every_setting_is_explained_in_the_config_file() -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for name, field in Config.model_fields.items():
        assert field.exclude or re.search(rf"^{name}:", text, re.MULTILINE), name


def test_no_package_host_stands_in_the_locked_requirements() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-peers.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index-url" not in text


_COMPOSED = ("language.", "reply.place_", "telegram.", "row.", "log.words_")
"""Keys that the code puts together."""


def test_every_sentence_the_code_says_stands_in_the_wording_and_none_is_left_over() -> None:
    groups = yaml.safe_load((ROOT / "knowledge/wording.yaml").read_text(encoding="utf-8"))
    known = {f"{group}.{key}" for group, own in groups.items() for key in own}
    code = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")
    )
    said = set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', code))
    unused = {key for key in known - said if not key.startswith(_COMPOSED)}
    assert unused == set()
