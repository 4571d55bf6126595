"""Which topic is a question about, and how sure are we: all examples vote, and the vote is calibrated."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from bot.outcome import Candidate
from bot.understand.calibration import Doubles, chance, fit_curve, signs_of
from bot.understand.lexicon import Reader, ReadText
from bot.understand.shelf import Arrays, Shelf, key_of, pack, unpack
from bot.understand.vectors import Rows, Sight, Sparse
from bot.understand.votes import Votes

_MANY = 5000
"""From so many examples on, a part that only two of them have says nothing of a subject: without those a quarter of the
parts is left out, and no figure moves more than by chance. Of danger it does say something (docs/matching.md)."""


@dataclass(frozen=True)
class Match:
    """The topics a text could be about, best first, and why."""

    candidates: tuple[Candidate, ...]
    nearest: str | None
    """The example that spoke most for the best candidate; None when none did."""
    known: float
    """Share (0 to 1) of the text's words that are known, weighted by rarity."""
    elsewhere: float
    """By how much the vote for 'nothing of ours' is ahead of the best topic's, whatever was spoken of (-1 to 1)."""

    @property
    def best(self) -> Candidate:
        """The likeliest topic."""
        return self.candidates[0]


class Matcher:
    """Knows the examples; `match` is pure and takes well under a millisecond, however many examples there are."""

    def __init__(
        self,
        reader: Reader,
        examples: Sequence[tuple[str, str | None]],
        shelf: Shelf | None = None,
    ) -> None:
        """Learn from (text, topic id) pairs, or take from the shelf what was learned from the same pairs before.

        The texts that are nothing of ours carry None.
        """
        self._topics = sorted({topic for _, topic in examples if topic})
        self._column = {topic: i for i, topic in enumerate(self._topics)}
        ordered = sorted(examples, key=lambda pair: self._column.get(pair[1] or "", len(self._topics)))
        self._texts = [text for text, _ in ordered]
        self._labels = np.array([self._column.get(topic or "", len(self._topics)) for _, topic in ordered])
        self._knows_foreign = bool(self._labels.size) and int(self._labels[-1]) == len(self._topics)
        self._borders: list[int] = np.searchsorted(self._labels, np.arange(len(self._topics) + 1)).tolist()
        shelf = shelf or Shelf(None)
        key = key_of(ordered, reader.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn([reader.read(text) for text in self._texts])
            reader.forget()
            shelf.put(key, stored)
        else:
            self._take_up(stored)

    def _take_up(self, stored: Arrays) -> None:
        self._votes = Votes(stored)
        self._rows = Rows(stored["ids"], stored["values"], stored["starts"])
        self._pushes = stored["pushes"]
        self._words = frozenset(unpack(stored["known"]))
        self._curve: Doubles = stored["curve"]

    def match(self, text: ReadText, favour: Mapping[str, float] | None = None) -> Match:
        """The three likeliest topics; `favour` adds to the vote of topics that fit the conversation."""
        vector = self._votes.sight.question(text)
        vote = self._votes.of(vector)
        elsewhere = float(vote[-1] - vote[:-1].max())
        for topic, extra in (favour or {}).items():
            vote[self._column[topic]] += extra
        best = np.argsort(-vote[:-1], kind="stable")[:3]
        known = _known_share(text, self._words, self._votes.sight)
        signs = signs_of(vote, None if self._knows_foreign else known)
        chances = chance(signs[best], self._curve).tolist()
        candidates = tuple(Candidate(self._topics[c], round(p, 4)) for c, p in zip(best.tolist(), chances, strict=True))
        return Match(candidates, self._spoke_for(vector, int(best[0])), known, elsewhere)

    def _learn(self, read: list[ReadText]) -> Arrays:
        """Let all examples vote and fit the curve; seconds for thousands of examples."""
        learned = Votes.learn(read, self._labels, len(self._topics) + 1, more=int(len(read) >= _MANY))
        sight = Sight(learned.stored)
        rows = learned.rows.with_only(sight.shown())
        stored = learned.stored | {"ids": rows.ids, "values": rows.values, "starts": rows.starts}
        stored["pushes"] = learned.svm.votes[np.arange(len(read)), self._labels]  # each example to its own topic
        ours = [text for text, label in zip(read, self._labels.tolist(), strict=True) if label < len(self._topics)]
        times = Counter(word for text in ours for word in set(text.words.split()))
        stored["known"] = pack(sorted(times))
        by_others = {word for word, number in times.items() if number > 1}
        known = None if self._knows_foreign else [_known_share(text, by_others, sight) for text in read]
        stored["curve"] = fit_curve(learned.svm.without_itself(), self._labels, known)
        self._take_up(stored)
        return stored

    def _spoke_for(self, vector: Sparse, topic: int) -> str | None:
        """The example of the topic that pushed most, by what it shows; None when none did."""
        first, last = self._borders[topic], self._borders[topic + 1]
        ids, values = vector
        dense = np.zeros(self._votes.sight.width, dtype=np.float32)
        dense[ids] = values
        pushes = self._rows.likeness(dense, first, last) * self._pushes[first:last]
        most = int(pushes.argmax())
        return self._texts[first + most] if pushes[most] > 0 else None


def _known_share(text: ReadText, words: Set[str], sight: Sight) -> float:
    """How much of the text's weight is in these words (0 to 1); a repaired word counts for its similarity.

    A word of the lexicon is known, also when no example has it.
    """
    similarity = {better: degree for _, better, degree in text.repaired}
    named = {word for expression, _ in text.heard for word in expression.split()}
    total = known = 0.0
    for word in text.words.split():
        rarity = sight.rarity(word)
        total += rarity
        if word in named or word in words:
            known += rarity * similarity.get(word, 1.0)
    return known / total if total else 0.0
