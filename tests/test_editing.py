"""An example taken into the knowledge: one line more, checked, live, locked, and gone again with one click."""

import difflib
import shutil
from pathlib import Path

import pytest

from bot.answer.session import Session
from bot.check import check
from bot.config import Config, load_config
from bot.desk import Desk, open_desk
from bot.editing import approve, changed_answers, undo
from bot.errors import KnowledgeError
from bot.knowledge.approved import read_approved
from bot.reload import KnowledgeWatch
from tests.check.tiny import Tiny
from tests.conftest import NOW, ROOT
from tests.dashboard.conftest import small_knowledge

TEXT = "vraagt zo'n avondschool veel centen: ja?"


@pytest.fixture
def config(tmp_path: Path, desk: Desk) -> Config:
    """The shipped knowledge, and what was learned of it, in folders that may change."""
    shipped = load_config(ROOT / "config.yaml")
    shutil.copytree(shipped.knowledge, tmp_path / "knowledge")
    shutil.copytree(desk.config.cache, tmp_path / "cache")
    return shipped.model_copy(update={"knowledge": tmp_path / "knowledge", "cache": tmp_path / "cache"})


@pytest.fixture
def small(tmp_path: Path) -> Config:
    """A part of the knowledge, which is learned in seconds, again and again."""
    shipped = load_config(ROOT / "config.yaml")
    return shipped.model_copy(update={"knowledge": small_knowledge(tmp_path), "cache": tmp_path / "cache"})


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.*")}


def test_an_approved_example_is_one_line_answered_live_locked_and_undone(small: Config) -> None:
    before = contents(small.knowledge)
    desk = open_desk(small)
    watch = KnowledgeWatch(desk)
    edit = approve(small, "tko-kosten", TEXT, NOW)
    assert (edit.topic, edit.text, edit.changed) == ("tko-kosten", TEXT, ())
    after = contents(small.knowledge)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"topics/tweede-kans.yaml", "approved.yaml"}
    old, new = (one["topics/tweede-kans.yaml"].splitlines() for one in (before, after))
    diff = [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[0] in "+-"][2:]
    assert diff == [f'+    - "{TEXT}"']

    assert watch.look() is None
    assert desk.assistant.reply(TEXT, Session(), NOW).outcome.topic == "tko-kosten"
    assert [(one.ask, one.topic) for one in read_approved(small.knowledge)] == [(TEXT, "tko-kosten")]
    assert changed_answers(desk, NOW) == []

    with pytest.raises(KnowledgeError, match="staat al bij tko-kosten"):
        approve(small, "tko-kosten", TEXT, NOW)
    undo(small, "tko-kosten", TEXT)
    assert {**contents(small.knowledge), "approved.yaml": ""} == {**before, "approved.yaml": ""}
    assert read_approved(small.knowledge) == ()
    with pytest.raises(KnowledgeError, match="niets terug te draaien"):
        undo(small, "tko-kosten", TEXT)


def test_a_change_of_knowledge_shows_which_approved_questions_answer_differently(config: Config) -> None:
    (config.knowledge / "approved.yaml").write_text(
        '- {ask: "wat kost de middenjury", topic: examencommissie-kosten}\n- {ask: "wat kost tko", topic: okan}\n',
        encoding="utf-8",
    )
    (changed,) = changed_answers(open_desk(config), NOW)
    assert (changed.ask, changed.topic, changed.now) == ("wat kost tko", "okan", "tko-kosten")


@pytest.mark.parametrize(
    ("topic", "text", "why"),
    [
        ("tko-kosten", "wat is tko", "staat ook bij tko-wat"),
        ("tko-kosten", "wat kost ▢ daar", "schrijf de vraag voluit"),
        ("tko-kosten", "   ", "schrijf de vraag voluit"),
        ("bestaat-niet", "wat kost dat nu weer", "er is geen onderwerp"),
        ("tko-kosten", "a" * 200, "te lang"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_nothing_changes(config: Config, topic: str, text: str, why: str) -> None:
    before = contents(config.knowledge)
    with pytest.raises(KnowledgeError, match=why):
        approve(config, topic, text, NOW)
    assert contents(config.knowledge) == before


def test_what_sounds_like_danger_never_becomes_an_example(config: Config) -> None:
    before = contents(config.knowledge)
    with pytest.raises(KnowledgeError, match="hoort de bot gevaar"):
        approve(config, "okan", "ik wil mezelf iets aandoen", NOW)
    assert contents(config.knowledge) == before


def test_an_example_that_would_still_not_be_answered_so_is_refused(tmp_path: Path) -> None:
    tiny = Tiny.built(tmp_path / "small")
    for name in ("wording.yaml", "lexicon.yaml"):
        shutil.copy(ROOT / "knowledge" / name, tiny.folder)
    config = load_config(ROOT / "config.yaml").model_copy(
        update={"knowledge": tiny.folder, "cache": tmp_path / "cache"}
    )
    before = contents(tiny.folder)
    with pytest.raises(KnowledgeError, match="zou de bot"):
        approve(config, "tko-kosten", "iets met geld", NOW)
    assert contents(tiny.folder) == before


def test_every_approved_question_of_this_repository_keeps_its_answer(desk: Desk) -> None:
    assert changed_answers(desk, NOW) == []


def test_check_names_an_approved_question_whose_topic_is_gone_or_that_has_another_shape(config: Config) -> None:
    path = config.knowledge / "approved.yaml"
    path.write_text('# uitleg\n\n- {ask: "wat kost tko", topic: tko-kostn}\n', encoding="utf-8")
    (problem,) = (one for one in check(config.knowledge, NOW.date()) if one.file == str(path))
    assert problem.line == 3
    assert "bedoel je 'tko-kosten'?" in problem.text
    path.write_text("- {vraag: x}\n", encoding="utf-8")
    (problem,) = (one for one in check(config.knowledge, NOW.date()) if one.file == str(path))
    assert "ask" in problem.text


def test_a_broken_list_of_approved_questions_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "approved.yaml").write_text("- {vraag: x}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="ask"):
        read_approved(tmp_path)
