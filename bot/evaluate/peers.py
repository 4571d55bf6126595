"""Other ways to find the topic of a question, to measure ours beside: each learns from (text, label) pairs and ranks.

They get what they are usually given: no lexicon, no settings tuned on these sets. rapidfuzz compares with its own
default preparation (lower case, letters and digits).
"""

import difflib
import importlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from rapidfuzz import fuzz, process, utils

from bot.errors import BotError
from bot.knowledge import Lexicon
from bot.understand.common import CommonWords
from bot.understand.details import language_of
from bot.understand.lexicon import Reader
from bot.understand.matcher import Matcher
from bot.understand.text import words

Ranking = list[tuple[str, float]]
"""At most three labels with a confidence, best first."""


_TASTED = 100
"""So many texts of a set tell its language; common Dutch words say nothing in another."""


class PeerMissing(BotError):
    """A library to measure beside is not installed."""


class Peer(Protocol):
    """Knows the examples; ranks the labels for a text."""

    def rank(self, text: str) -> Ranking:
        """The three likeliest labels, best first."""


class Ours:
    """The matcher of this project, with an empty lexicon: it knows no concepts, routes or chat spellings."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str], common_words: Sequence[str]) -> None:
        language = language_of(" ".join(texts[:_TASTED]))
        self._reader = Reader(Lexicon(), CommonWords(common_words if language == "nl" else ()), language=language)
        self._reader.learn(texts)
        self._matcher = Matcher(self._reader, list(zip(texts, labels, strict=True)))

    def rank(self, text: str) -> Ranking:
        """What the matcher gives, with its calibrated probability."""
        found = self._matcher.match(self._reader.read(text))
        self._reader.forget()
        return [(one.topic, one.score) for one in found.candidates]


class Fuzz:
    """The nearest example by one of rapidfuzz's scorers, as `process.extractOne` finds it."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str], scorer: Callable[..., float]) -> None:
        self._texts = [utils.default_process(text) for text in texts]
        self._labels, self._scorer = labels, scorer

    def rank(self, text: str) -> Ranking:
        """Scored on every example."""
        scores = process.cdist([utils.default_process(text)], self._texts, scorer=self._scorer)[0]
        return _best(scores.tolist(), self._labels)


class ChatterBot:
    """The nearest example by ChatterBot's own comparison, over all that it knows (its TextSearch).

    ChatterBot's LevenshteinDistance is, behind its name, difflib's ratio of both texts in lower case, rounded to two
    digits. Its class is used where ChatterBot is installed; it needs spaCy (360 MB), so it is not asked for.
    """

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._texts, self._labels = texts, labels
        self._compare = chatterbot_comparison()

    def rank(self, text: str) -> Ranking:
        """Scored on every example."""
        return _best([self._compare(text, other) for other in self._texts], self._labels)


def chatterbot_comparison() -> Callable[[str, str], float]:
    """ChatterBot's comparison of two texts, or its equivalent."""
    try:
        compare = importlib.import_module("chatterbot.comparisons").LevenshteinDistance(language=None).compare_text
    except ImportError:
        return _as_chatterbot
    return lambda one, other: float(compare(one, other))


def _as_chatterbot(one: str, other: str) -> float:
    return round(difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio(), 2)


class Bm25:
    """The nearest example by BM25 over words (bm25s)."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._labels = labels
        self._index = _library("bm25s").BM25()
        self._index.index([words(text) or [""] for text in texts], show_progress=False)

    def rank(self, text: str) -> Ranking:
        """Scored on every example; words that no example has are left out."""
        known = [word for word in words(text) if word in self._index.vocab_dict]
        scores = self._index.get_scores(known).tolist() if known else [0.0] * len(self._labels)
        return _best(scores, self._labels)


class Logistic:
    """TF-IDF of letter groups (2 to 5) and of words and word pairs, with logistic regression (scikit-learn)."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        text, pipeline = _library("sklearn.feature_extraction.text"), _library("sklearn.pipeline")
        letters = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        whole = text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+")  # noqa: S106
        model = _library("sklearn.linear_model").LogisticRegression(C=10, max_iter=1000)
        self._model = pipeline.make_pipeline(pipeline.make_union(letters, whole), model).fit(list(texts), list(labels))

    def rank(self, text: str) -> Ranking:
        """Scored on every label, with the model's own probability."""
        chances = self._model.predict_proba([text])[0]
        return [(str(self._model.classes_[i]), float(chances[i])) for i in np.argsort(-chances, kind="stable")[:3]]


def peers(common_words: Sequence[str]) -> dict[str, Callable[[Sequence[str], Sequence[str]], Peer]]:
    """Name -> how to build it from texts and labels. Raises PeerMissing where a library is not there."""
    for name in ("bm25s", "sklearn"):
        _library(name)
    return {
        "Diplomawijzer (zonder lexicon)": lambda texts, labels: Ours(texts, labels, common_words),
        "rapidfuzz WRatio": lambda texts, labels: Fuzz(texts, labels, fuzz.WRatio),
        "rapidfuzz token_sort_ratio": lambda texts, labels: Fuzz(texts, labels, fuzz.token_sort_ratio),
        "rapidfuzz token_set_ratio": lambda texts, labels: Fuzz(texts, labels, fuzz.token_set_ratio),
        "ChatterBot": ChatterBot,
        "BM25 (bm25s)": Bm25,
        "TF-IDF, logistisch (scikit-learn)": Logistic,
    }


def _best(scores: Sequence[float], labels: Sequence[str]) -> Ranking:
    """The three labels with the best example; of equals, the one that stands first."""
    best: dict[str, float] = {}
    for score, label in zip(scores, labels, strict=True):
        best[label] = max(score, best.get(label, score))
    return sorted(best.items(), key=lambda pair: -pair[1])[:3]


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise PeerMissing(
            f"{name.split('.')[0]} is niet geïnstalleerd; `make benchmark DIR=map` zet alles klaar, of installeer het "
            "met `.venv/bin/python -m pip install --no-deps --require-hashes -r requirements-peers.txt`"
        ) from None
