"""Danger, places and conversations are measured through the bot itself."""

from typing import Any

from bot.answer.assistant import Assistant
from bot.desk import Desk
from bot.evaluate.asking import Asked, ask
from bot.evaluate.danger import danger_score, watch
from bot.evaluate.interrupted import Interrupted, interrupt, interrupted_score
from bot.evaluate.measured import Measured, key_figures
from bot.evaluate.sets import Question
from bot.evaluate.talks import play, talk_score
from bot.evaluate.whereabouts import locate, place_score
from bot.knowledge import Knowledge
from bot.outcome import Outcome, OutcomeKind
from bot.understand.places import PlaceFinder
from tests.conftest import NOW


def test_danger_missed_but_answered_with_a_help_line_still_ends_safely(desk: Desk) -> None:
    rows: list[dict[str, Any]] = [
        {"ask": "ik wil dood", "crisis": "zelfmoord", "file": "a"},
        {"ask": "xqz wvb plf", "crisis": "overdosis", "file": "a"},
        {"ask": "wat is tko", "crisis": None, "file": "a"},
    ]
    messages = watch(desk, rows, NOW)
    score = danger_score(messages)
    assert (score.recall, score.right_kind, score.alarms) == (0.5, 0.5, 0.0)
    assert [one.safe for one in messages[:2]] == [True, True]


def test_places_are_right_only_when_all_that_was_meant_is_found(knowledge: Knowledge) -> None:
    finder = PlaceFinder(knowledge.areas, knowledge.nicknames, knowledge.place_words, knowledge.common_words)
    rows: list[dict[str, Any]] = [
        {"say": "ik woon in Gent", "place": "Gent"},
        {"say": "ik woon in Gent", "place": "Genk"},
        {"say": "ik ben van borgerhout", "place": "Antwerpen", "name": "Borgerhout"},
        {"say": "mag ik stoppen met school", "place": None},
    ]
    located = locate(finder, rows)
    assert [one.is_right for one in located] == [True, False, True, True]
    assert place_score(located).kept == 1


def test_a_conversation_goes_on_after_a_turn_that_went_wrong(assistant: Assistant) -> None:
    talk = play(
        {
            "name": "proef",
            "turns": [
                {"you": "wat kost tko", "topic": "okan"},
                {"tap": "Een knop die er niet is"},
                {"you": "hallo"},
                {"you": "en hoelang duurt da", "topic": "tko-duur", "never": ["abracadabra"]},
            ],
        },
        assistant,
        NOW,
    )
    assert [bool(turn.wrong) for turn in talk.turns] == [True, True, False]
    assert "tko-kosten" in talk.turns[0].wrong[0]
    score = talk_score([talk])
    assert (score.talks, score.turns, score.whole) == (1, 3, 0.0)


def test_a_question_is_astray_only_when_what_was_said_before_made_it_wrong() -> None:
    def asked(topic: str | None, kind: OutcomeKind, got: str | None) -> Asked:
        return Asked(Question("vraag", topic, "tweede-kans"), Outcome(kind, got))

    well, unsure = asked("okan", "answered", "okan"), asked("okan", "clarify", None)
    wrong, foreign = asked("okan", "answered", "naft"), asked(None, "unknown", None)
    cases = [(well, wrong), (unsure, wrong), (wrong, wrong), (well, unsure), (foreign, asked(None, "answered", "naft"))]
    found = [Interrupted("naft", alone, within) for alone, within in cases]
    assert [one.is_astray for one in found] == [True, True, False, False, True]
    score = interrupted_score(found)
    assert (score.ours, score.astray, score.foreign, score.foreign_astray) == (4, 0.5, 1, 1.0)


def test_fewer_questions_led_astray_is_better() -> None:
    unknown = Asked(Question("vraag", None, "bot"), Outcome("unknown", None))
    figures = key_figures(Measured([], [], [], [], [], [Interrupted("naft", unknown, unknown)]))
    astray = [one for one in figures if one.key.startswith("interrupted.")]
    assert [one.more_is_better for one in astray] == [False]


def test_a_question_is_asked_once_more_after_another_topic_but_never_after_one_it_belongs_to(desk: Desk) -> None:
    one = ask(desk, Question("wat kost tko", "tko-kosten", "tweede-kans"), NOW)
    found = interrupt(desk, [one] * len(desk.knowledge.topics), NOW)
    topics = desk.knowledge.topics
    assert len({one.before for one in found}) > 10
    assert all(topics[one.before].route != "tko" for one in found)
    assert not any(one.is_astray for one in found)
