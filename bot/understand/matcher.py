"""Which topic is a question about, and how sure are we: all examples vote, and the vote is calibrated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.outcome import Candidate
from bot.understand.calibration import Ballot, Doubles, LeftOut, chance, fit_curve, signs_of
from bot.understand.lexicon import Reader, ReadText
from bot.understand.shelf import Arrays, Shelf, key_of, pack, unpack
from bot.understand.vectors import Floats, Rows
from bot.understand.votes import Learned, Votes

_SAME_ROUTE, _OTHER_ROUTE, _SAME_FACET = 0.10, -0.15, 0.10
"""What naming a route or facet adds to the vote (votes lie between 0 and about 1)."""
_GIVE_WAY = frozenset({"inschrijven", "examens", "wat"})
"""Facets that are often only the occasion of a question about another one."""

Subject = tuple[str | None, str | None]
"""The route and the facet of a topic."""


@dataclass(frozen=True)
class Match:
    """The topics a text could be about, best first, and why."""

    candidates: tuple[Candidate, ...]
    nearest: tuple[tuple[str, float], ...]
    """The examples that spoke most for the best candidate, with their share of its vote (0 to 1)."""
    known: float
    """Share (0 to 1) of the text's words that are known, weighted by rarity."""

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
        subjects: Mapping[str, Subject] | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """Learn from (text, topic id) pairs, or take from the shelf what was learned from the same pairs before.

        The texts that are nothing of ours carry None.

        `subjects` gives the route and facet of each topic: a text that names one of them pulls to its topics.
        """
        self._topics = sorted({topic for _, topic in examples if topic})
        self._column = {topic: i for i, topic in enumerate(self._topics)}
        ordered = sorted(examples, key=lambda pair: self._column.get(pair[1] or "", len(self._topics)))
        self._texts = [text for text, _ in ordered]
        self._labels = np.array([self._column.get(topic or "", len(self._topics)) for _, topic in ordered])
        self._borders: list[int] = np.searchsorted(self._labels, np.arange(len(self._topics) + 1)).tolist()
        self._agreement = Agreement([(subjects or {}).get(topic, (None, None)) for topic in self._topics])
        shelf = shelf or Shelf(None)
        key = key_of(ordered, sorted((subjects or {}).items()), reader.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn([reader.read(text) for text in self._texts])
            shelf.put(key, stored)
        else:
            self._take_up(stored)

    def _take_up(self, stored: Arrays) -> None:
        self._votes = Votes(stored)
        self._rows = Rows(stored["ids"], stored["values"], stored["starts"])
        self._pushes = stored["pushes"]
        self._words = frozenset(unpack(stored["known"]))
        self._curve: Doubles = stored["curve"]

    def strongest(self, text: ReadText) -> float:
        """The vote of the topic that gets most (0 to about 1): how much this is one of our questions."""
        return float(self._votes.of(self._votes.sight.vector(text))[:-1].max())

    def match(self, text: ReadText, favour: Mapping[str, float] | None = None) -> Match:
        """The three likeliest topics; `favour` adds to the vote of topics that fit the conversation."""
        vector = ids, values = self._votes.sight.vector(text)
        pull = self._agreement.of(text)
        scores = self._votes.of(vector) + pull
        for topic, extra in (favour or {}).items():
            scores[self._column[topic]] += extra
        known = self._known_share(text, self._words.__contains__)
        order = np.argsort(-scores[:-1], kind="stable")[:3].tolist()
        dense = np.zeros(self._votes.sight.width, dtype=np.float32)
        dense[ids] = values
        likeness = {c: self._rows.likeness(dense, self._borders[c], self._borders[c + 1]) for c in order}
        ballot = Ballot(scores, pull, known, text.length)
        signs = np.stack([signs_of(ballot, c, float(likeness[c].max(initial=0))) for c in order])
        chances = zip(order, chance(signs, self._curve).tolist(), strict=True)
        ranked = sorted(chances, key=lambda pair: -pair[1])
        candidates = tuple(Candidate(self._topics[c], round(p, 4)) for c, p in ranked)
        best = ranked[0][0]
        return Match(candidates, self._spoke_for(likeness[best], best), known)

    def _learn(self, read: list[ReadText]) -> Arrays:
        """Let all examples vote and fit the curve; seconds for thousands of examples."""
        learned = Votes.learn(read, self._labels, len(self._topics) + 1)
        rows = learned.rows
        stored = learned.stored | {"ids": rows.ids, "values": rows.values, "starts": rows.starts}
        stored["pushes"] = learned.ridge.votes[np.arange(len(read)), self._labels]  # each example to its own topic
        ours = [text for text, label in zip(read, self._labels.tolist(), strict=True) if label < len(self._topics)]
        stored["known"] = pack(sorted({word for text in ours for word in text.words.split()}))
        self._votes = Votes(stored)
        stored["curve"] = self._calibrate(read, learned)
        self._take_up(stored)
        return stored

    def _calibrate(self, read: list[ReadText], learned: Learned) -> Doubles:
        pull = np.stack([self._agreement.of(text) for text in read])

        def without_topic(topic: int) -> Floats:
            first, last = self._borders[topic], self._borders[topic + 1]
            return np.asarray(learned.ridge.without(first, last) + pull[first:last], dtype=np.float32)

        alone = learned.ridge.without_itself() + pull
        left_out = LeftOut(read, self._labels, learned.near, alone, without_topic, pull, self._known_share)
        return fit_curve(left_out, len(self._topics))

    def _known_share(self, text: ReadText, is_known: Callable[[str], bool]) -> float:
        """How much of the text's weight is in known words; a repaired word counts for its similarity.

        A word of the lexicon is known, also when no example has it.
        """
        similarity = {better: degree for _, better, degree in text.repaired}
        named = {word for expression, _ in text.heard for word in expression.split()}
        total = known = 0.0
        for word in text.words.split():
            rarity = self._votes.sight.rarity(word)
            total += rarity
            if word in named or is_known(word):
                known += rarity * similarity.get(word, 1.0)
        return known / total if total else 0.0

    def _spoke_for(self, likeness: Floats, topic: int) -> tuple[tuple[str, float], ...]:
        """The examples of the topic that pushed most, with their share of what its examples pushed together."""
        first = self._borders[topic]
        pushes = likeness * self._pushes[first : first + len(likeness)]
        total = float(pushes[pushes > 0].sum()) or 1.0
        top = np.argsort(-pushes, kind="stable")[:3].tolist()
        return tuple((self._texts[first + i], round(float(pushes[i]) / total, 2)) for i in top if pushes[i] > 0)


class Agreement:
    """How well each topic agrees with the route and the facet that a text names."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._routes = {route for route, _ in subjects if route}
        self._facets = {facet for _, facet in subjects if facet}
        self._route_of = np.array([route or "" for route, _ in subjects])
        self._facet_of = np.array([facet or "" for _, facet in subjects])

    @staticmethod
    def _asked_facets(named: set[str]) -> set[str]:
        """'Wat kost inschrijven?' asks about the cost: a facet that others are often about gives way to them."""
        return named - _GIVE_WAY or named

    def of(self, text: ReadText) -> Floats:
        """What to add to the vote of each topic; the last number, for 'nothing of ours', is always 0."""
        named = {concept for _, concept in text.heard}
        pull = np.zeros(len(self._route_of) + 1, dtype=np.float32)
        if routes := list(named & self._routes):
            same = np.isin(self._route_of, routes)
            pull[:-1] += np.where(same, _SAME_ROUTE, np.where(self._route_of != "", _OTHER_ROUTE, 0))
            if facets := list(self._asked_facets(named & self._facets)):
                pull[:-1] += np.where(same & np.isin(self._facet_of, facets), _SAME_FACET, 0)
        return pull
