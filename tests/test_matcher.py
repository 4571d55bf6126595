import pytest

from bot.knowledge import Lexicon
from bot.understand.lexicon import Reader
from bot.understand.matcher import Matcher

EXAMPLES: list[tuple[str, str | None]] = [
    ("wat kost tko", "tko-kosten"),
    ("hoeveel moet ik betalen voor tweedekans", "tko-kosten"),
    ("prijs van tweedekansonderwijs", "tko-kosten"),
    ("is tko gratis", "tko-kosten"),
    ("mag ik stoppen met school", "stoppen"),
    ("ik wil niet meer naar school gaan", "stoppen"),
    ("kan ik van school gaan op mijn zestien", "stoppen"),
    ("tot welke leeftijd moet ik naar school", "stoppen"),
    ("hallo daar", "groet"),
    ("goeiemorgen", "groet"),
    ("hey alles goed", "groet"),
    ("wat kost een fiets", None),
    ("hoe laat vertrekt de bus", None),
    ("welke film speelt er", None),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader(Lexicon())
    reader.learn(text for text, _ in EXAMPLES)
    return reader


@pytest.fixture(scope="module")
def matcher(reader: Reader) -> Matcher:
    return Matcher(reader, EXAMPLES)


@pytest.mark.parametrize(
    ("asked", "topic"),
    [("is tweedekansonderwijs gratis", "tko-kosten"), ("kheb gezegd: stoppen met school", "stoppen")],
)
def test_a_question_in_other_words_finds_its_topic(reader: Reader, matcher: Matcher, asked: str, topic: str) -> None:
    best = matcher.match(reader.read(asked)).best
    assert best is not None
    assert best.topic == topic


def test_scores_are_probabilities_and_come_best_first(reader: Reader, matcher: Matcher) -> None:
    scores = [candidate.score for candidate in matcher.match(reader.read("wat kost school")).candidates]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_typo_in_a_greeting_stays_a_greeting(reader: Reader, matcher: Matcher) -> None:
    best = matcher.match(reader.read("goeiemorgenn")).best
    assert best is not None
    assert best.topic == "groet"


def test_gibberish_knows_no_words(reader: Reader, matcher: Matcher) -> None:
    assert matcher.match(reader.read("qsdfjk wxcvb")).known == 0


def test_the_same_input_always_gives_the_same_output(reader: Reader, matcher: Matcher) -> None:
    again = Matcher(reader, EXAMPLES)
    asked = reader.read("moet ik betalen voor tko")
    assert matcher.match(asked) == again.match(asked)


def test_the_example_that_spoke_most_for_an_answer_is_named(reader: Reader, matcher: Matcher) -> None:
    assert matcher.match(reader.read("is tko gratis ofzo")).nearest == "is tko gratis"


def test_without_examples_of_nobody_a_strange_question_is_less_sure_than_one_of_ours(reader: Reader) -> None:
    ours_alone = Matcher(reader, [(text, topic) for text, topic in EXAMPLES if topic])
    known = ours_alone.match(reader.read("hoeveel moet ik betalen voor tko")).best.score
    strange = ours_alone.match(reader.read("welke film speelt er in de cinema")).best.score
    assert strange < known / 2


def test_favour_tips_the_balance_between_two_near_topics(reader: Reader, matcher: Matcher) -> None:
    asked = reader.read("school kost")
    plain = matcher.match(asked).candidates
    tipped = matcher.match(asked, {"stoppen": 1.0}).candidates
    assert tipped[0].topic == "stoppen"
    assert tipped != plain
