"""`evaluate --benchmark`: the matcher on public question sets, beside other methods, in one run.

A set is a folder with train.csv, test.csv and perhaps some *oos-test.csv (questions that nobody can answer), with
columns `text` and `label`. Nothing is tuned on them.
"""

import csv
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.evaluate.chances import auroc, right_at_refusal
from bot.evaluate.document import Report, Row, Section, Table
from bot.evaluate.figures import share
from bot.evaluate.peers import Peer, peers
from bot.evaluate.sets import SetError
from bot.knowledge import Knowledge

_INTRO = (
    "Gemeten op {day} ({machine}), alles in één keer, op publieke sets van anderen; niets is erop afgesteld. Onze "
    "matcher leest hier met een leeg lexicon: geen begrippen, routes of chattaal. “Eerste” en “bij de drie”: het "
    "juiste onderwerp staat bovenaan, of bij de drie. AUROC: kans dat een vraag van de set zekerder lijkt dan een "
    "vraag van niemand. “Juist bij 90% geweigerd”: deel dat nog juist beantwoord wordt als de grens zo hoog ligt "
    "dat 90% van de vragen van niemand geweigerd wordt. Van een set met meer dan duizend voorbeelden worden er 15 "
    "per onderwerp getrokken, altijd dezelfde. ChatterBot vergelijkt met difflib (zijn LevenshteinDistance is dat) "
    "met elk voorbeeld; omdat dat traag is, krijgt het een steekproef van ten hoogste 200 vragen van de set en 200 "
    "van niemand. De anderen krijgen wat hun handleiding aanraadt: rapidfuzz met default_process, BM25 over "
    "woorden, TF-IDF over lettergroepen (2 tot 5) en woorden met logistische regressie (C = 10)."
)

Pair = tuple[str, str]
"""A text and its label."""

_SEED = "2026"
_LARGE = 1000
"""A set with more examples than this is brought down to a few a topic, as a knowledge base has."""
_SLOW = frozenset({"ChatterBot"})
_ENOUGH = 200
"""A method that takes a tenth of a second a question is asked at most so many, of ours and of nobody's."""


@dataclass(frozen=True)
class PublicSet:
    """One public question set."""

    name: str
    train: list[Pair]
    test: list[Pair]
    foreign: list[str]
    """Questions that nobody can answer; none in some sets."""


@dataclass(frozen=True)
class Standing:
    """How one method did on one set. Shares from 0 to 1; the last two are None where nothing is foreign."""

    set: str
    method: str
    asked: int
    first: float
    among_three: float
    auroc: float | None
    right_at_90: float | None
    """Share of our questions answered right when 90% of the foreign ones are refused."""
    milliseconds: float


def benchmark(folder: Path, knowledge: Knowledge, per_topic: int, tell: Callable[[str], None]) -> list[Row]:
    """The table: a row for each set and method; `tell` hears where we are. Raises SetError, and PeerMissing."""
    methods = peers(knowledge.common_words)
    rows: list[Row] = [
        ("set", "methode", "vragen", "eerste", "bij de drie", "AUROC", "juist bij 90% geweigerd", "ms per vraag")
    ]
    for public in read_public(folder, per_topic):
        tell(f"{public.name}: {len(public.train)} voorbeelden, {len(public.test) + len(public.foreign)} vragen ...")
        rows += [_row(standing) for standing in compare(public, methods)]
    return rows


def benchmark_report(rows: Sequence[Row], day: str, machine: str) -> Report:
    """The table as a report, a chapter for each set."""
    header, *body = rows
    names = list(dict.fromkeys(row[0] for row in body))
    sections = [Section(name, (Table((header[1:], *(row[1:] for row in body if row[0] == name))),)) for name in names]
    return Report("De matcher naast andere methodes", _INTRO.format(day=day, machine=machine), tuple(sections))


def read_public(folder: Path, per_topic: int) -> list[PublicSet]:
    """Every set in the folder. Raises SetError when there is none, or one is broken."""
    homes = sorted({path.parent for path in folder.rglob("train.csv")})
    if not homes:
        raise SetError(
            f"{folder}: hier staat geen enkele set; een set is een map met train.csv en test.csv (text,label)"
        )
    return [_read(home, per_topic) for home in homes]


def compare(public: PublicSet, methods: Mapping[str, Callable[[Sequence[str], Sequence[str]], Peer]]) -> list[Standing]:
    """Let every method learn the same examples and answer the same questions."""
    texts, labels = zip(*public.train, strict=True)
    standings = []
    for name, learn in methods.items():
        asked = _sample(public, _ENOUGH) if name in _SLOW else public
        standings.append(_standing(name, learn(texts, labels), asked))
    return standings


def _standing(name: str, peer: Peer, public: PublicSet) -> Standing:
    start = time.perf_counter()
    ours = [(peer.rank(text), label) for text, label in public.test]
    foreign = [peer.rank(text)[0][1] for text in public.foreign]
    took = (time.perf_counter() - start) * 1000
    right = [(ranking[0][1], ranking[0][0] == label) for ranking, label in ours]
    three = sum(label in [one for one, _ in ranking] for ranking, label in ours)
    asked = len(ours) + len(foreign)
    return Standing(
        public.name,
        name,
        asked,
        share(sum(ok for _, ok in right), len(right)),
        share(three, len(ours)),
        auroc([value for value, _ in right], foreign) if foreign else None,
        right_at_refusal(right, foreign) if foreign else None,
        share(took, asked),
    )


def _row(one: Standing) -> Row:
    shares = [
        f"{100 * value:.1f}" if value is not None else "-"
        for value in (one.first, one.among_three, one.auroc, one.right_at_90)
    ]
    return (one.set, one.method, str(one.asked), *shares, f"{one.milliseconds:.2f}")


def _read(home: Path, per_topic: int) -> PublicSet:
    train = _pairs(home / "train.csv")
    if len(train) > _LARGE:
        train = _fewer(train, per_topic)
    foreign = [text for path in sorted(home.glob("*oos-test.csv")) for text, _ in _pairs(path)]
    return PublicSet(home.name, train, _pairs(home / "test.csv"), foreign)


def _pairs(path: Path) -> list[Pair]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [(row["text"], row["label"]) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise SetError(f"{path}: kan niet gelezen worden ({error}); verwacht kolommen text en label") from None


def _fewer(train: Sequence[Pair], per_topic: int) -> list[Pair]:
    """The same few examples of each label every time."""
    random, by_label = Random(_SEED), dict[str, list[Pair]]()  # noqa: S311  (a draw, not a secret)
    for pair in train:
        by_label.setdefault(pair[1], []).append(pair)
    return [
        pair
        for label in sorted(by_label)
        for pair in random.sample(by_label[label], min(per_topic, len(by_label[label])))
    ]


def _sample(public: PublicSet, most: int) -> PublicSet:
    random = Random(_SEED)  # noqa: S311
    test = random.sample(public.test, min(most, len(public.test)))
    return PublicSet(public.name, public.train, test, random.sample(public.foreign, min(most, len(public.foreign))))
