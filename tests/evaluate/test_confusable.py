"""Topics that steal each other's questions, and the words that tell them apart; examples tested on each other."""

from dataclasses import replace

from bot.evaluate.confusable import Stolen, Vocabulary, confusables
from bot.evaluate.folds import accuracy, cross_validated, learning_curve
from bot.evaluate.sets import Question
from bot.knowledge import Knowledge


def test_the_words_of_one_topic_that_the_other_never_has_tell_most() -> None:
    examples = {
        "kosten": ["wat kost tko", "hoe duur is tko", "prijs van tko", "kost tko veel"],
        "duur": ["hoelang duurt tko", "hoeveel maanden is tko", "duurt tko lang"],
        "waar": ["waar kan ik tko volgen"],
    }
    vocabulary = Vocabulary.of(examples)
    assert vocabulary.telling("kosten", "duur")[0] == "kost"
    assert vocabulary.telling("duur", "kosten")[0] == "duurt"
    assert "tko" not in vocabulary.telling("kosten", "duur")


def test_two_topics_that_steal_from_each_other_stand_once_with_both_counts(knowledge: Knowledge) -> None:
    stolen = [
        Stolen("wat kost tko eigenlijk", "tko-kosten", "tko-duur"),
        Stolen("hoeveel flappen voor tko", "tko-kosten", "tko-duur"),
        Stolen("tko lengte", "tko-duur", "tko-kosten"),
        Stolen("iets", "tko-wat", "okan"),
    ]
    (pair,) = confusables(stolen, knowledge)
    assert (pair.first, pair.second, pair.first_lost, pair.second_lost) == ("tko-duur", "tko-kosten", 1, 2)
    assert "flappen" in pair.unknown
    assert pair.question == "tko lengte"


def few(knowledge: Knowledge) -> Knowledge:
    """Six topics that are easy to tell apart."""
    names = ("tko-kosten", "okan", "pesten", "studietoelage", "vdab-inschrijven", "leerplicht")
    return replace(knowledge, topics={name: knowledge.topics[name] for name in names}, not_ours=knowledge.not_ours[:20])


def test_every_example_is_read_once_by_who_never_saw_it(knowledge: Knowledge) -> None:
    small = few(knowledge)
    guesses = cross_validated(small, folds=3)
    assert sorted(one.text for one in guesses) == sorted(
        text for topic in small.topics.values() for text in topic.examples
    )
    first, three = accuracy(guesses)
    assert 0.7 < first <= three <= 1


def test_the_learning_curve_learns_from_no_more_examples_than_it_says(knowledge: Knowledge) -> None:
    small = few(knowledge)
    questions = [
        Question("wat kost tko", "tko-kosten", "x"),
        Question("ze pesten mij", "pesten", "x"),
        Question("weer", None, "x"),
    ]
    one, every = learning_curve(small, questions, (1, None))
    assert one.examples == len(small.topics)
    assert every.examples == sum(len(topic.examples) for topic in small.topics.values())
    assert every.first == 1
