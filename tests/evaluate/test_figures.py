"""What an asker got, and how it is counted."""

from itertools import pairwise

import pytest

from bot.desk import Desk
from bot.evaluate.asking import Asked, ask_all
from bot.evaluate.chances import auroc, bands_of, expected_error, right_at_refusal, threshold_curve
from bot.evaluate.figures import per_topic, quantile, refusal_of, score_of
from bot.evaluate.sets import Question
from tests.conftest import NOW
from tests.evaluate.made import asked

RIGHT = asked("tko-wat", "answered", ("tko-wat", 0.9))
WRONG = asked("tko-wat", "answered", ("okot", 0.7), ("tko-wat", 0.2))
CHOICE = asked("tko-wat", "clarify", ("okot", 0.4), ("tko-wat", 0.3), shown=("okot", "tko-wat"))
LOST = asked("tko-wat", "unknown", ("okot", 0.1), shown=("okot",))
REFUSED = asked(None, "unknown", ("okot", 0.05))
OFFERED = asked(None, "clarify", ("okot", 0.4), shown=("okot",))
IN_VAIN = asked(None, "answered", ("okot", 0.8))
GREETED = asked(None, "smalltalk", ("groet", 0.8))
ALL = [RIGHT, WRONG, CHOICE, LOST, REFUSED, OFFERED, IN_VAIN, GREETED]


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (RIGHT, "right"),
        (WRONG, "wrong"),
        (CHOICE, "choice"),
        (LOST, "lost"),
        (REFUSED, "refused"),
        (OFFERED, "offered"),
        (IN_VAIN, "answered"),
        (GREETED, "refused"),
        (asked("tko-wat", "crisis"), "lost"),
        (asked("contact-zoeken", "contacts", ("contact-zoeken", 0.9)), "right"),
    ],
)
def test_each_outcome_has_one_word_for_what_the_asker_got(one: Asked, verdict: str) -> None:
    assert one.verdict == verdict


def test_the_score_tells_right_from_a_choice_wrong_and_lost() -> None:
    score = score_of(ALL)
    assert (score.count, score.right, score.choice, score.wrong, score.lost) == (4, 0.25, 0.25, 0.25, 0.25)
    assert (score.first, score.among_three, score.shown) == (0.25, 0.75, 0.5)


def test_questions_that_are_not_ours_are_counted_apart_and_a_greeting_back_does_no_harm() -> None:
    refusal = refusal_of(ALL)
    assert (refusal.count, refusal.answered, refusal.offered) == (4, 0.25, 0.25)


def test_nothing_asked_gives_no_share_and_no_error() -> None:
    assert score_of([]).right == 0
    assert refusal_of([]).answered == 0
    assert quantile([], 0.5) == 0


def test_a_topic_names_what_it_is_taken_for_the_weakest_topic_first() -> None:
    fine = asked("okot", "answered", ("okot", 0.9))
    danger = asked("tko-wat", "crisis")
    weak, strong = per_topic([fine, *ALL, danger])
    assert (weak.topic, weak.taken_for) == ("tko-wat", (("okot", 3), ("gevaar", 1)))
    assert (strong.topic, strong.taken_for) == ("okot", ())


def test_the_reliability_curve_lays_the_chance_beside_what_was_right() -> None:
    bands = {band.low: band for band in bands_of(ALL)}
    assert (bands[0.9].count, bands[0.9].right) == (1, 1.0)
    assert (bands[0.7].count, bands[0.7].right) == (1, 0.0)
    assert bands[0.4].count == 2


def test_the_expected_error_is_nothing_for_who_is_right_as_often_as_he_says() -> None:
    honest = [asked("a", "answered", ("a" if i < 75 else "b", 0.75)) for i in range(100)]
    assert expected_error(bands_of(honest)) == pytest.approx(0)
    assert expected_error(bands_of(honest[75:])) == pytest.approx(0.75)


def test_a_higher_threshold_answers_fewer_right_ones_and_fewer_in_vain() -> None:
    steps = threshold_curve(ALL)
    assert (steps[0].right, steps[0].in_vain) == (0.25, 1.0)
    assert (steps[-1].right, steps[-1].in_vain) == (0.0, 0.0)
    assert all(low.in_vain >= high.in_vain for low, high in pairwise(steps))


def test_auroc_counts_the_pairs_in_the_right_order() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1
    assert auroc([0.1], [0.9]) == 0
    assert auroc([0.5, 0.9], [0.5, 0.1]) == pytest.approx((0.5 + 1 + 1 + 1) / 4)


def test_what_is_left_when_nine_in_ten_foreign_questions_are_refused() -> None:
    foreign = [number / 10 for number in range(10)]
    assert right_at_refusal([(0.95, True), (0.95, False), (0.5, True)], foreign) == pytest.approx(1 / 3)


def test_a_question_is_asked_as_if_nothing_was_said_before(desk: Desk) -> None:
    questions = [
        Question("wat kost de middenjury", "examencommissie-kosten", "x"),
        Question("en hoelang duurt da", None, "x"),
    ]
    first, second = ask_all(desk, questions, NOW)
    assert first.verdict == "right"
    assert first.milliseconds > 0
    assert second.best != "examencommissie-duur" or second.verdict != "answered"
