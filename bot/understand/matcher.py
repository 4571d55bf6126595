"""Which topic is a question about, and how sure are we: all examples vote, and the vote is calibrated.

Kernel ridge regression over the examples: one linear system, so the same input always gives the same output, a change
of the YAML is live in seconds, and what each example would have been taken for *without itself* follows in closed form
(Rasmussen & Williams 2006, §5.4.2). docs/decisions/0001-matching.md says why this and not another method.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.outcome import Candidate
from bot.understand.calibration import Doubles, LeftOut, chance, fit_curve, signs_of
from bot.understand.lexicon import Reader, ReadText
from bot.understand.shelf import Arrays, Shelf, key_of, pack, unpack
from bot.understand.vectors import Floats, Kernel

_RIDGE = 1.0
"""Smoothing of the vote; 0.3 to 2 differ by at most two points of accuracy on the public sets."""
_SAME_ROUTE, _OTHER_ROUTE, _SAME_FACET = 0.10, -0.15, 0.10
"""What naming a route or facet adds to the vote (votes lie between 0 and about 1)."""
_GIVE_WAY = frozenset({"inschrijven", "examens"})
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
    """Knows the examples; `match` is pure and takes about a millisecond."""

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
        self._texts = [text for text, _ in examples]
        self._topics = sorted({topic for _, topic in examples if topic})
        self._column = {topic: i for i, topic in enumerate(self._topics)}
        self._labels = np.array([self._column.get(topic or "", len(self._topics)) for _, topic in examples])
        self._agreement = Agreement([(subjects or {}).get(topic, (None, None)) for topic in self._topics])
        shelf = shelf or Shelf(None)
        key = key_of(examples, sorted((subjects or {}).items()), reader.learned_from)
        stored = shelf.get(key)
        if stored is None:
            stored = self._learn([reader.read(text) for text in self._texts])
            shelf.put(key, stored)
        else:
            self._take_up(stored)

    def _take_up(self, stored: Arrays) -> None:
        self._kernel = Kernel(stored)
        self._words = frozenset(unpack(stored["known"]))
        self._votes: Floats = stored["votes"]
        self._curve: Doubles = stored["curve"]

    def match(self, text: ReadText, favour: Mapping[str, float] | None = None) -> Match:
        """The three likeliest topics; `favour` adds to the vote of topics that fit the conversation."""
        likeness = self._kernel.likeness(text)
        scores = likeness @ self._votes + self._agreement.of(text)
        for topic, extra in (favour or {}).items():
            scores[self._column[topic]] += extra
        known = self._known_share(text, self._words.__contains__)
        order = np.argsort(-scores[:-1], kind="stable")[:3].tolist()
        near = [float(likeness[self._labels == c].max(initial=0)) for c in order]
        signs = np.stack([signs_of(scores, c, n, known) for c, n in zip(order, near, strict=True)])
        ranked = sorted(
            (
                Candidate(self._topics[c], round(float(p), 4))
                for c, p in zip(order, chance(signs, self._curve), strict=True)
            ),
            key=lambda candidate: -candidate.score,
        )
        return Match(tuple(ranked), self._spoke_for(likeness, ranked[0].topic), known)

    def _learn(self, read: list[ReadText]) -> Arrays:
        """Index the examples, solve for the votes, fit the curve; a few seconds for three thousand examples."""
        ours = [text for text, label in zip(read, self._labels.tolist(), strict=True) if label < len(self._topics)]
        stored = Kernel.build(read)
        stored["known"] = pack(sorted({word for text in ours for word in text.words.split()}))
        self._kernel = Kernel(stored)
        likeness = self._kernel.matrix(read)
        inverse = np.linalg.inv(likeness + _RIDGE * np.eye(len(read), dtype=np.float32)).astype(np.float32)
        targets = np.zeros((len(read), len(self._topics) + 1), dtype=np.float32)
        targets[np.arange(len(read)), self._labels] = 1
        stored["votes"] = inverse @ targets
        stored["curve"] = self._calibrate(read, likeness, inverse, targets, stored["votes"])
        self._take_up(stored)
        return stored

    def _calibrate(
        self, read: list[ReadText], likeness: Floats, inverse: Floats, targets: Floats, votes: Floats
    ) -> Doubles:
        pull = np.stack([self._agreement.of(text) for text in read])
        np.fill_diagonal(likeness, 0)

        def without_topic(block: npt.NDArray[np.int64]) -> Floats:
            gone = np.linalg.solve(inverse[np.ix_(block, block)], votes[block])
            return np.asarray(targets[block] - gone + pull[block], dtype=np.float32)

        alone = targets - votes / np.diag(inverse)[:, None] + pull
        left_out = LeftOut(read, self._labels, likeness, alone, without_topic, self._known_share)
        return fit_curve(left_out, len(self._topics))

    def _known_share(self, text: ReadText, is_known: Callable[[str], bool]) -> float:
        """How much of the text's weight is in known words; a repaired word counts for its similarity."""
        similarity = {better: degree for _, better, degree in text.repaired}
        total = known = 0.0
        for word in text.words.split():
            rarity = self._kernel.rarity(word)
            total += rarity
            if is_known(word):
                known += rarity * similarity.get(word, 1.0)
        return known / total if total else 0.0

    def _spoke_for(self, likeness: Floats, topic: str) -> tuple[tuple[str, float], ...]:
        pushes = likeness * self._votes[:, self._column[topic]]
        total = float(pushes[pushes > 0].sum()) or 1.0
        top = sorted(np.argpartition(-pushes, min(3, len(pushes) - 1))[:3].tolist(), key=lambda i: (-pushes[i], i))
        return tuple((self._texts[i], round(float(pushes[i]) / total, 2)) for i in top if pushes[i] > 0)


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
