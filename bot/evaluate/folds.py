"""The examples tested on each other: learn from a part of them, ask the rest. Every learning takes seconds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.evaluate.figures import share
from bot.evaluate.sets import Question
from bot.knowledge import Knowledge
from bot.outcome import Candidate
from bot.understand.reading import Understanding

FOLDS = 5
SIZES: tuple[int | None, ...] = (5, 10, 15, 20, None)
"""Examples a topic in the learning curve; None is all of them."""


@dataclass(frozen=True)
class Guess:
    """What a text was taken for by one who had not seen it."""

    text: str
    topic: str
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> str:
        """The likeliest topic."""
        return self.candidates[0].topic


@dataclass(frozen=True)
class Learnt:
    """How well one understands who learnt from so many examples a topic. Shares from 0 to 1."""

    size: int | None
    examples: int
    first: float
    among_three: float


def cross_validated(knowledge: Knowledge, folds: int = FOLDS) -> list[Guess]:
    """Every example, read by who learnt from all but its fold. A topic's title is always learnt."""
    guesses: list[Guess] = []
    for fold in range(folds):
        kept = {
            name: topic.model_copy(update={"examples": _but(topic.examples, fold, folds)})
            for name, topic in knowledge.topics.items()
        }
        # danger is not what is tested here, and takes as long to learn as the topics
        learnt = replace(knowledge, topics=kept, not_ours=_but(knowledge.not_ours, fold, folds), signals={})
        understanding = Understanding(learnt, knowledge.common_words)
        for name, topic in knowledge.topics.items():
            for text in topic.examples[fold::folds]:
                guesses.append(Guess(text, name, understanding.read(text, {}).match.candidates))
    return guesses


def accuracy(guesses: Sequence[Guess]) -> tuple[float, float]:
    """Share (0 to 1) right first, and among three."""
    first = sum(one.best == one.topic for one in guesses)
    three = sum(one.topic in [candidate.topic for candidate in one.candidates] for one in guesses)
    return share(first, len(guesses)), share(three, len(guesses))


def learning_curve(
    knowledge: Knowledge, questions: Sequence[Question], sizes: Sequence[int | None] = SIZES
) -> list[Learnt]:
    """Learn from the first few examples of every topic and ask the questions that are ours."""
    ours = [question for question in questions if question.topic]
    return [_learnt(knowledge, ours, size) for size in sizes]


def _learnt(knowledge: Knowledge, questions: Sequence[Question], size: int | None) -> Learnt:
    fewer = {
        name: topic.model_copy(update={"examples": topic.examples[:size]}) for name, topic in knowledge.topics.items()
    }
    understanding = Understanding(replace(knowledge, topics=fewer, signals={}), knowledge.common_words)
    guesses = [Guess(one.ask, one.topic or "", understanding.read(one.ask, {}).match.candidates) for one in questions]
    return Learnt(size, sum(len(topic.examples) for topic in fewer.values()), *accuracy(guesses))


def _but(texts: tuple[str, ...], fold: int, folds: int) -> tuple[str, ...]:
    return tuple(text for number, text in enumerate(texts) if number % folds != fold)
