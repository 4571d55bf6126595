"""The line-by-line door and the terminal, as a user starts them: in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def bot(*arguments: str, text: str = "", folder: Path = ROOT, seconds: int = 60) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "TELEGRAM_BOT_TOKEN"}
    return subprocess.run(
        [sys.executable, str(ROOT / "run_bot.py"), *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
        timeout=seconds,
    )


def test_json_lines_are_answered_in_order_and_share_their_conversation() -> None:
    asked = [
        {"text": "wa kost tko in 9000?", "conversation": "7"},
        {"text": "hallo", "conversation": "8"},
        {"text": "en hoelang duurt da", "conversation": "7"},
    ]
    done = bot("ask", "--jsonl", text="".join(json.dumps(line) + "\n" for line in asked))
    assert done.returncode == 0, done.stderr
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["outcome"], first["topic"], first["place"]) == ("answered", "tko-kosten", "Gent")
    assert set(first) == {
        *("text", "outcome", "topic", "score", "candidates", "place", "age", "language", "crisis"),
        *("contacts", "buttons", "reply"),
    }
    assert len(first["candidates"]) <= 3
    assert first["contacts"][0].keys() == {"id", "kind", "name", "municipality"}
    assert second["outcome"] == "smalltalk"
    assert (third["topic"], third["place"]) == ("tko-duur", "Gent")


def test_a_line_that_is_no_json_is_named_and_nothing_breaks() -> None:
    done = bot("ask", "--jsonl", text='{"text": "hallo"}\ngeen json\n')
    assert done.returncode == 1
    assert "regel 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_question_in_the_terminal_has_no_colour_codes_in_a_pipe() -> None:
    done = bot("ask", "wat kost de middenjury")
    assert "38 euro" in done.stdout
    assert "\x1b" not in done.stdout


def test_without_a_token_the_bot_talks_in_the_terminal_and_says_so() -> None:
    done = bot(text="wat kost de middenjury\n1\n")
    assert "TELEGRAM_BOT_TOKEN" in done.stdout.splitlines()[0]
    assert done.stdout.count("euro") >= 1
    assert done.returncode == 0


def test_a_number_that_is_no_button_is_read_as_text() -> None:
    assert "Gent" in bot("chat", text="/contact\n9000\n").stdout


@pytest.mark.parametrize(
    "command", ["run", "chat", "ask", "preview", "schema", "check", "export", "report", "demo", "approved"]
)
def test_every_command_has_help_in_dutch(command: str) -> None:
    done = bot(command, "--help")
    assert done.returncode == 0
    assert command in done.stdout


def test_a_broken_knowledge_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/x.yaml").write_text("- id: [\n", encoding="utf-8")
    (tmp_path / "config.yaml").write_text("knowledge: .\n", encoding="utf-8")
    done = bot("--config", str(tmp_path / "config.yaml"), "ask", "hallo")
    assert done.returncode == 1
    assert "topics/x.yaml:2" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("knowlege: x\n", encoding="utf-8")
    done = bot("--config", str(tmp_path / "config.yaml"), "ask", "hallo")
    assert done.returncode == 1
    assert "bedoel je 'knowledge'" in done.stderr
