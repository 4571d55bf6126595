"""Whole conversations, written as *you say / it says* in tests/dialogs/, so that an editor can add one."""

from typing import Any

import pytest
import yaml

from bot.answer.assistant import Assistant
from bot.answer.reply import Reply
from bot.answer.session import Session
from tests.conftest import NOW, ROOT


def dialogs() -> list[Any]:
    return [
        dialog
        for path in sorted((ROOT / "tests/dialogs").glob("*.yaml"))
        for dialog in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: dialog["name"])
def test_dialog(dialog: dict[str, Any], assistant: Assistant) -> None:
    session, reply = Session(), None
    for turn in dialog["turns"]:
        reply = _take(turn, reply, assistant, session)
        said = turn.get("you") or turn.get("tap")
        for expected in turn.get("says", []):
            assert expected in reply.text, f"{said!r}: {expected!r} staat niet in:\n{reply.text}"
        for forbidden in turn.get("never", []):
            assert forbidden not in reply.text, f"{said!r}: {forbidden!r} mag er niet staan"
        outcome = {"outcome": reply.outcome.kind, **vars(reply.outcome)}
        for name in ("outcome", "topic", "place", "age"):
            if name in turn:
                assert outcome[name] == turn[name], f"{said!r}: {name}\n{reply.text}"
        if "contact" in turn:
            assert turn["contact"] in [point.id for point in reply.contacts], said


def _take(turn: dict[str, Any], before: Reply | None, assistant: Assistant, session: Session) -> Reply:
    if "you" in turn:
        return assistant.reply(turn["you"], session, NOW)
    assert before is not None, "een gesprek begint met you"
    action = {button.label: button.action for button in before.buttons}[turn["tap"]]
    return assistant.press(action, session, NOW)
