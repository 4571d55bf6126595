"""The question sets in tests/questions/: how well the bot understands, held to floors that may only rise.

A set is a sample, not a list to learn by heart: a single miss is no failure, a worse share is.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.answer.assistant import Assistant
from bot.answer.session import Session
from bot.knowledge import Knowledge
from bot.outcome import Outcome
from tests.conftest import NOW, ROOT

FOLDER = ROOT / "tests/questions"
ANSWERED_RIGHT, AMONG_THREE, ANSWERED_WRONG = 0.70, 0.93, 0.05
"""Shares of all questions with a topic."""
ANSWERED_IN_VAIN = 0.10
"""Share of the questions that are nothing of ours."""


@dataclass(frozen=True)
class Question:
    ask: str
    topic: str | None
    file: str


@cache
def questions() -> tuple[Question, ...]:
    return tuple(
        Question(one["ask"], one["topic"], path.stem)
        for path in sorted(FOLDER.glob("*.yaml"))
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
        if "topic" in one
    )


@pytest.fixture(scope="module")
def outcomes(assistant: Assistant) -> dict[Question, Outcome]:
    return {one: assistant.reply(one.ask, Session(), NOW).outcome for one in questions()}


def test_enough_questions_are_answered_right_and_few_wrong(outcomes: dict[Question, Outcome]) -> None:
    ours = {one: outcome for one, outcome in outcomes.items() if one.topic}
    answered = {one: outcome for one, outcome in ours.items() if outcome.kind in ("answered", "smalltalk", "contacts")}
    right = sum(outcome.topic == one.topic for one, outcome in answered.items())
    near = sum(one.topic in [c.topic for c in outcome.candidates] for one, outcome in ours.items())
    wrong = len(answered) - right
    figures = f"juist {right / len(ours):.3f}, bij de drie {near / len(ours):.3f}, fout {wrong / len(ours):.3f}"
    assert right >= ANSWERED_RIGHT * len(ours), figures
    assert near >= AMONG_THREE * len(ours), figures
    assert wrong <= ANSWERED_WRONG * len(ours), figures


def test_few_questions_that_are_not_ours_get_an_answer(outcomes: dict[Question, Outcome]) -> None:
    foreign = [outcome for one, outcome in outcomes.items() if one.topic is None]
    answered = sum(outcome.kind == "answered" for outcome in foreign)
    assert answered <= ANSWERED_IN_VAIN * len(foreign), f"{answered} van {len(foreign)} toch beantwoord"


def test_every_topic_is_asked_about_in_words_that_are_no_example(knowledge: Knowledge) -> None:
    asked = {one.topic for one in questions()}
    examples = {example.lower() for topic in knowledge.topics.values() for example in topic.examples}
    assert not [topic for topic in knowledge.topics if topic not in asked]
    assert not [one.ask for one in questions() if one.topic and one.ask.lower() in examples]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_question_file_names_only_topics_that_exist(path: Path, knowledge: Knowledge) -> None:
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [row["topic"] for row in rows if row.get("topic") and row["topic"] not in knowledge.topics] == []
