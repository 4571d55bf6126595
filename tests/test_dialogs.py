"""Whole conversations, written as *you say / it says* in tests/dialogs/, so that an editor can add one."""

from typing import Any

import pytest
import yaml

from bot.answer.assistant import Assistant
from bot.evaluate.talks import play
from tests.conftest import NOW, ROOT


def dialogs() -> list[Any]:
    return [
        dialog
        for path in sorted((ROOT / "tests/dialogs").glob("*.yaml"))
        for dialog in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: dialog["name"])
def test_dialog(dialog: dict[str, Any], assistant: Assistant) -> None:
    talk = play(dialog, assistant, NOW)
    assert {turn.said: turn.wrong for turn in talk.turns if turn.wrong} == {}
