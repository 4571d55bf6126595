"""A second look for danger, learned from messages: it hears what no rule has words for, and what only sounds like it.

The rules of crisis.yaml know words; 'ik heb mijn playstation weggegeven, ik heb ze niet lang meer nodig' has none of
them. All messages of knowledge/signals vote, as the examples of topics do, and one logistic curve weighs that vote
together with what the rules saw. The curve is fitted on what each message would have got without itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from bot.understand.calibration import Doubles, chance, logistic_fit
from bot.understand.crisis import CrisisDetector, Signal
from bot.understand.lexicon import Reader, ReadText
from bot.understand.shelf import Shelf, key_of, pack, unpack
from bot.understand.text import clean, in_latin
from bot.understand.vectors import Floats
from bot.understand.votes import Votes

Bools = npt.NDArray[np.bool_]

_SENTENCE = re.compile(r"[^.!?\n]+")
_MOST_SENTENCES = 12
_FEWEST_WORDS = 3
_ITS_OWN = 0.7
"""So much of the say a sentence has, its whole message has the rest: 'Ik mag er nooit meer binnen' is no danger in a
story about a school that expels."""


@dataclass(frozen=True)
class Judgement:
    """How likely it is (0 to 1) that somebody is in danger, and which kind of danger it would be."""

    chance: float
    category: str
    trust: float | None
    """How far the rule that saw it can be trusted (see `Record.trust`); None when no rule saw anything."""


@dataclass(frozen=True)
class Alone:
    """What each message would have got without itself: first those of each category by name, then the harmless ones."""

    chance: Doubles
    in_danger: Bools
    by_rules: Bools
    """Whether the rules see something in it."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a message that has more than one.

    >>> sentences_of("Ik zit in 4A. Mag ik blijven zitten?"), sentences_of("mag ik blijven zitten")
    (['Ik zit in 4A', 'Mag ik blijven zitten'], [])
    """
    sentences = [one.strip() for one in _SENTENCE.findall(clean(text)) if len(one.split()) >= _FEWEST_WORDS]
    return sentences if len(sentences) > 1 else []


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
        reader.learn(in_latin(text) for text, _ in messages)
        shelf = shelf or Shelf(None)
        key = key_of(messages, self._categories, reader.learned_from, rules.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn(messages)
            reader.forget()
            shelf.put(key, stored)
        self._votes = Votes(stored)
        self._curve: Doubles = stored["curve"]
        self._trust = dict(zip(unpack(stored["rules"]), stored["trust"].tolist(), strict=True))
        self.alone = Alone(stored["alone"], stored["in_danger"], stored["by_rules"])

    def judge(self, text: str, signal: Signal | None) -> Judgement:
        """Judge a whole message and each of its sentences: in a long story the danger stands in one of them."""
        trust = self._trust.get(signal.matched[0], 0.0) if signal else None
        read = [self._read(one) for one in (text, *sentences_of(text)[:_MOST_SENTENCES])]
        self._reader.forget()
        votes = [self._votes.of(self._votes.sight.vector(one)) for one in read]
        chances = chance(
            np.stack([_signs(vote, trust, one) for vote, one in zip(votes, read, strict=True)]), self._curve
        )
        chances[[not self._votes.sight.knows_some(one) for one in read]] = 0  # it has letters like ours by chance
        chances[1:] = _ITS_OWN * chances[1:] + (1 - _ITS_OWN) * chances[0]
        best = int(np.argmax(chances))
        return Judgement(float(chances[best]), self._categories[int(np.argmax(votes[best][:-1]))], trust)

    def _read(self, text: str) -> ReadText:
        return self._reader.read(in_latin(text))

    def _learn(self, messages: list[tuple[str, int]]) -> dict[str, np.ndarray]:
        labels = np.array([label for _, label in messages])
        read = [self._read(text) for text, _ in messages]
        learned = Votes.learn(read, labels, len(self._categories) + 1)
        in_danger = labels < len(self._categories)
        seen_by = [signal.matched[0] if (signal := self._rules.detect(text)) else None for text, _ in messages]
        record = Record(seen_by, in_danger.tolist())
        trusts = [
            record.trust(rule, besides=own) if rule else None for rule, own in zip(seen_by, in_danger, strict=True)
        ]
        signs = np.stack(
            [
                _signs(vote, trust, text)
                for text, vote, trust in zip(read, learned.svm.without_itself(), trusts, strict=True)
            ]
        )
        curve = logistic_fit(signs, in_danger)
        by_rules = np.array([rule is not None for rule in seen_by])
        own = {"curve": curve, "alone": chance(signs, curve), "in_danger": in_danger, "by_rules": by_rules}
        own |= {"rules": pack(record.rules), "trust": np.array([record.trust(rule) for rule in record.rules])}
        return {**learned.stored, **own}


class Record:
    """How often each rule was right: a rule that also sees lessons and sayings is worth less than one that does not."""

    def __init__(self, seen_by: Sequence[str | None], in_danger: Sequence[bool]) -> None:
        """For each message the rule that saw something in it, and whether it is danger."""
        pairs = list(zip(seen_by, in_danger, strict=True))
        self._right = Counter(rule for rule, danger in pairs if danger)
        self._wrong = Counter(rule for rule, danger in pairs if not danger)
        self.rules = sorted({rule for rule in seen_by if rule})

    def trust(self, rule: str, besides: bool | None = None) -> float:
        """Logarithm of right to wrong (about -4 to 5), without one message that is danger or not (`besides`)."""
        right = self._right[rule] - (besides is not None and besides)
        wrong = self._wrong[rule] - (besides is not None and not besides)
        return log((right + 1) / (wrong + 1))


def _signs(vote: Floats, trust: float | None, text: ReadText) -> Floats:
    """What speaks for danger: the lead of the likeliest kind on 'no danger', and the rules; the length, and 1.

    Of the rules (`trust`: None when they saw nothing) whether they saw something, and how far the one that did can be
    trusted.
    """
    lead = vote[:-1].max() - vote[-1]
    return np.array([lead, trust is not None, trust or 0.0, np.log1p(text.length), 1], dtype=np.float32)
