"""A second look for danger, learned from messages: it hears what no rule has words for, and what only sounds like it.

The rules of crisis.yaml know words; 'ik heb mijn playstation weggegeven, ik heb ze niet lang meer nodig' has none of
them. All messages of knowledge/signals vote, as the examples of topics do, and one logistic curve weighs that vote
together with what the rules saw. The curve is fitted on what each message would have got without itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from bot.understand.calibration import Doubles, chance, logistic_fit
from bot.understand.crisis import CrisisDetector, Signal
from bot.understand.lexicon import Reader
from bot.understand.shelf import Shelf, key_of
from bot.understand.text import clean
from bot.understand.vectors import Floats
from bot.understand.votes import Votes

_SENTENCE = re.compile(r"[^.!?\n]+")
_MOST_SENTENCES = 12
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class Judgement:
    """How likely it is (0 to 1) that somebody is in danger, and which kind of danger it would be."""

    chance: float
    category: str


class Alarm:
    """Built once from messages per category and messages without danger; `judge` is pure."""

    def __init__(
        self,
        danger: Mapping[str, Iterable[str]],
        harmless: Iterable[str],
        reader: Reader,
        rules: CrisisDetector,
        shelf: Shelf | None = None,
    ) -> None:
        """`reader` learns its words from these messages; `rules` are asked what they see in each of them."""
        self._reader, self._rules = reader, rules
        self._categories = sorted(danger)
        messages = [(text, i) for i, name in enumerate(self._categories) for text in danger[name]]
        messages += [(text, len(self._categories)) for text in harmless]
        reader.learn(text for text, _ in messages)
        shelf = shelf or Shelf(None)
        key = key_of(messages, self._categories, reader.learned_from, rules.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn(messages)
            shelf.put(key, stored)
        self._votes = Votes(stored)
        self._curve: Doubles = stored["curve"]

    def judge(self, text: str, signal: Signal | None) -> Judgement:
        """Judge a whole message and each of its sentences: in a long story the danger stands in one of them."""
        text = clean(text)
        sentences = [one for one in _SENTENCE.findall(text) if len(one.split()) >= _FEWEST_WORDS][:_MOST_SENTENCES]
        votes = np.stack([self._vote(one) for one in (text, *(sentences if len(sentences) > 1 else ()))])
        chances = chance(_signs(votes, signal is not None), self._curve)
        best = int(np.argmax(chances))
        return Judgement(float(chances[best]), self._categories[int(np.argmax(votes[best, :-1]))])

    def _vote(self, text: str) -> Floats:
        return self._votes.of(self._votes.sight.vector(self._reader.read(text)))

    def _learn(self, messages: list[tuple[str, int]]) -> dict[str, np.ndarray]:
        labels = np.array([label for _, label in messages])
        learned = Votes.learn([self._reader.read(text) for text, _ in messages], labels, len(self._categories) + 1)
        seen = np.array([self._rules.detect(text) is not None for text, _ in messages])
        signs = np.concatenate(
            [_signs(vote[None], bool(s)) for vote, s in zip(learned.ridge.without_itself(), seen, strict=True)]
        )
        right = (labels < len(self._categories)).astype(np.float64)
        learned.stored["curve"] = logistic_fit(signs, right, np.ones(len(signs)))
        return learned.stored


def _signs(votes: Floats, seen_by_rules: bool) -> Floats:
    """What speaks for danger: all its votes together, the strongest kind, the vote against, and the rules."""
    danger = np.clip(votes[:, :-1], 0, None)
    rules = np.full(len(votes), float(seen_by_rules), dtype=np.float32)
    return np.stack([votes[:, :-1].sum(1), danger.max(1), votes[:, -1], rules, np.ones_like(rules)], axis=1)
