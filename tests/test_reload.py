import shutil
from pathlib import Path

import pytest

from bot.answer.session import Session
from bot.config import Config
from bot.desk import Desk, open_desk
from bot.reload import KnowledgeWatch
from tests.conftest import NOW, ROOT


@pytest.fixture
def own_desk(tmp_path: Path) -> Desk:
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    return open_desk(Config(knowledge=tmp_path / "knowledge", cache=ROOT / ".cache"))


def test_a_changed_answer_is_live_without_a_restart(own_desk: Desk) -> None:
    watch = KnowledgeWatch(own_desk)
    path = own_desk.config.knowledge / "wording.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Dat weet ik niet.", "Daar heb ik geen antwoord op."), encoding="utf-8")
    assert watch.look() is None
    assert "Daar heb ik geen antwoord op" in own_desk.assistant.reply("hoe laat is het in tokio", Session(), NOW).text


def test_a_broken_file_keeps_the_last_good_knowledge_and_says_what_is_wrong(own_desk: Desk) -> None:
    watch = KnowledgeWatch(own_desk)
    (own_desk.config.knowledge / "topics/diploma.yaml").write_text("- id: [\n", encoding="utf-8")
    problem = watch.look()
    assert problem is not None
    assert "diploma.yaml:2" in problem
    assert own_desk.assistant.reply("wat kost de middenjury", Session(), NOW).outcome.kind == "answered"


def test_the_same_problem_is_told_once(own_desk: Desk) -> None:
    watch = KnowledgeWatch(own_desk)
    (own_desk.config.knowledge / "routes.yaml").write_text("", encoding="utf-8")
    assert watch.look() is not None
    assert watch.look() is None
