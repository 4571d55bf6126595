"""A second look for danger, learned from messages: it hears what no rule has words for, and what only sounds like it.

The rules of crisis.yaml know words; 'ik heb mijn playstation weggegeven, ik heb ze niet lang meer nodig' has none of
them. All messages of knowledge/signals vote, as the examples of topics do, and one logistic curve weighs that vote
together with what the rules saw. The curve is fitted on what each message would have got without itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.knowledge import HARMLESS
from bot.understand.calibration import Doubles, chance, logistic_fit
from bot.understand.crisis import CrisisDetector, Signal
from bot.understand.lexicon import Reader
from bot.understand.shelf import Arrays, Shelf, key_of
from bot.understand.text import clean
from bot.understand.vectors import Floats
from bot.understand.votes import Votes

_SENTENCE = re.compile(r"[^.!?\n]+")
_MOST_SENTENCES = 12
_FEWEST_WORDS = 3


_LONE_SENTENCE = 0.5
"""The chance of one sentence out of a story counts for so much: without the others it is easily misread."""
Ordinary = Callable[[str], float]
"""How strongly (0 to about 1) a text is an ordinary question of ours."""


@dataclass(frozen=True)
class Judgement:
    """How likely it is (0 to 1) that somebody is in danger, and which kind of danger it would be."""

    chance: float
    category: str


class Alarm:
    """Built once from messages per category and messages without danger; `judge` is pure."""

    def __init__(
        self,
        messages: Mapping[str, Sequence[str]],
        ordinary_questions: Sequence[str],
        reader: Reader,
        rules: CrisisDetector,
        ordinary: Ordinary,
        shelf: Shelf | None = None,
    ) -> None:
        """Learn from messages by category (HARMLESS holds those that only sound like danger) and ordinary questions.

        `reader` learns its words from all of them; `rules` and `ordinary` say what else is known of a message.
        """
        self._reader, self._rules, self._ordinary = reader, rules, ordinary
        self._categories = sorted(name for name in messages if name != HARMLESS)
        known = [(text, i) for i, name in enumerate(self._categories) for text in messages[name]]
        known += [(text, len(self._categories)) for text in messages.get(HARMLESS, ())]
        beside = [(text, len(self._categories)) for text in ordinary_questions]
        reader.learn(text for text, _ in (*known, *beside))
        shelf = shelf or Shelf(None)
        key = key_of(known, beside, self._categories, reader.learned_from, rules.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn(known, beside)
            shelf.put(key, stored)
        self._votes = Votes(stored)
        self._curve: Doubles = stored["curve"]

    def judge(self, text: str, signal: Signal | None) -> Judgement:
        """Judge a whole message and each of its sentences: in a long story the danger stands in one of them."""
        text = clean(text)
        sentences = [one for one in _SENTENCE.findall(text) if len(one.split()) >= _FEWEST_WORDS][:_MOST_SENTENCES]
        parts = (text, *(sentences if len(sentences) > 1 else ()))
        votes = np.stack([self._vote(one) for one in parts])
        ordinary = np.array([self._ordinary(one) for one in parts], dtype=np.float32)
        chances = chance(_signs(votes, np.full(len(parts), signal is not None), ordinary), self._curve)
        chances[1:] *= _LONE_SENTENCE if signal is None else 1
        best = int(np.argmax(chances))
        return Judgement(float(chances[best]), self._categories[int(np.argmax(votes[best, :-1]))])

    def _vote(self, text: str) -> Floats:
        return self._votes.of(self._votes.sight.vector(self._reader.read(text)))

    def _learn(self, known: list[tuple[str, int]], beside: list[tuple[str, int]]) -> Arrays:
        """Let all messages vote; the curve is fitted on `known` alone, since `ordinary` has learned from `beside`."""
        everything = known + beside
        labels = np.array([label for _, label in everything])
        learned = Votes.learn([self._reader.read(text) for text, _ in everything], labels, len(self._categories) + 1)
        alone = learned.ridge.without_itself()[: len(known)]
        seen = np.array([self._rules.detect(text) is not None for text, _ in known])
        ordinary = np.array([self._ordinary(text) for text, _ in known], dtype=np.float32)
        right = (labels[: len(known)] < len(self._categories)).astype(np.float64)
        learned.stored["curve"] = logistic_fit(_signs(alone, seen, ordinary), right, np.ones(len(known)))
        return learned.stored


def _signs(votes: Floats, seen_by_rules: npt.NDArray[np.bool_], ordinary: Floats) -> Floats:
    """What speaks for danger: its votes together, the strongest kind, the vote against, the rules, what else it is."""
    danger = votes[:, :-1]
    rules = seen_by_rules.astype(np.float32)
    return np.stack([danger.sum(1), danger.max(1), votes[:, -1], rules, ordinary, np.ones_like(rules)], axis=1)
