"""The questions that were not understood, grouped by likeness, for a coordinator to give a place.

What may be read of them: docs/decisions/0007-reading-safely.md. Closed weeks only; a group is shown when k
conversations share it (10 when it may be about something sensitive), without place, week or conversation; of its
wordings only words that k conversations used. A wording somebody gave us to learn from ("Ja, leer hiervan") needs no
group.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.knowledge import Knowledge
from bot.record.suppress import K_SENSITIVE, K
from bot.record.tables import questions, reviewed
from bot.record.wordings import PlaceMask, common_words, form_of, mask_rare
from bot.weeks import week_of

NEW_TOPIC, NOT_OURS = "nieuw-onderwerp", "niet-voor-ons"
KEPT_DAYS = 90
"""Words are kept so long, and the review looks no further back."""
_UNSURE_UNDER = 0.65
_ALIKE = 72
"""From this likeness (0 to 100, rapidfuzz's token_sort_ratio) two wordings are one group."""
_FORMS = 2500
"""So many of the most used wordings are grouped; the rest waits until it is asked oftener."""
_WORDINGS, _CANDIDATES = 8, 3
_NEXT_TO_NOTHING = 0.05
"""Candidates below this probability say nothing."""
_STEPS = (500, 200, 100, 50, 20, 10, 5)


class Misfit(NamedTuple):
    """The columns of `questions` that the review is made of."""

    week: str
    event: str
    outcome: str
    score: float
    topic: str | None
    candidates: str
    conversation: int
    words: str


@dataclass(frozen=True)
class Group:
    """Wordings that look alike, and what the bot made of them."""

    id: str
    """Stays the same as long as its first wording does."""
    wordings: tuple[str, ...]
    """Most used first, at most eight; ▢ stands for what may not be read."""
    at_least: int
    """At least so many conversations: 5, 10, 20, 50 …; 1 for a wording given to learn from."""
    candidates: tuple[tuple[str, float], ...]
    """(topic, mean probability) that the bot saw, best first."""
    reasons: tuple[str, ...]
    """unknown · clarify · unsure · rejected · taught, most frequent first."""
    form: str = field(repr=False, default="")
    """By this a verdict is remembered."""


async def review(engine: AsyncEngine, knowledge: Knowledge, now: datetime, most: int = 100) -> list[Group]:
    """The groups without a verdict, largest first."""
    first = week_of(now - timedelta(days=KEPT_DAYS))
    wanted = select(*(questions.c[name] for name in Misfit._fields)).where(
        questions.c.week >= first, questions.c.week < week_of(now), questions.c.words.is_not(None)
    )
    misfits = (
        questions.c.outcome.in_(("unknown", "clarify"))
        | questions.c.event.in_(("rejected", "taught"))
        | ((questions.c.outcome == "answered") & (questions.c.score < _UNSURE_UNDER))
    )
    async with engine.connect() as connection:
        rows = [Misfit(*row) for row in await connection.execute(wanted.where(misfits))]
        decided = set(await connection.scalars(select(reviewed.c.form)))
    return [group for group in groups(rows, knowledge) if not _is_decided(group.form, decided)][:most]


async def decide(engine: AsyncEngine, group: Group, verdict: str, now: datetime) -> None:
    """Remember what a group is: a topic id, NEW_TOPIC or NOT_OURS. It does not come back, not even spelt otherwise."""
    async with engine.begin() as connection:
        await connection.execute(delete(reviewed).where(reviewed.c.form == group.form))
        await connection.execute(insert(reviewed).values(form=group.form, verdict=verdict, week=week_of(now)))


async def undecide(engine: AsyncEngine, form: str) -> None:
    """Forget a verdict, so that the group comes back."""
    async with engine.begin() as connection:
        await connection.execute(delete(reviewed).where(reviewed.c.form == form))


async def decided(engine: AsyncEngine) -> list[tuple[str, str, str]]:
    """(form, verdict, week) of every verdict, latest week first."""
    async with engine.connect() as connection:
        rows = await connection.execute(select(reviewed).order_by(reviewed.c.week.desc(), reviewed.c.form))
        return [(row.form, row.verdict, row.week) for row in rows]


def groups(rows: Sequence[Misfit], knowledge: Knowledge) -> list[Group]:
    """All groups that may be read, largest first."""
    places = PlaceMask(knowledge)
    masked = {words: places.over(words) for words in {row.words for row in rows}}
    rows = [row._replace(words=masked[row.words]) for row in rows]
    common = common_words(((row.conversation, row.words) for row in rows), K)
    by_form: dict[str, list[Misfit]] = defaultdict(list)
    for row in rows:
        if form := form_of(row.words)[:300]:
            by_form[form].append(row)
    ranked = sorted(by_form, key=lambda form: (-_conversations(by_form[form]), form))[:_FORMS]
    sensitive = {topic.id for topic in knowledge.topics.values() if topic.sensitive}
    found = []
    for own in _alike(ranked):
        members = [row for form in own for row in by_form[form]]
        group = _group(own[0], members, common, sensitive)
        if group:
            found.append(group)
    return sorted(found, key=lambda group: (-group.at_least, group.form))


def _alike(forms: Sequence[str]) -> list[list[str]]:
    """The most used form leads; whoever is near enough and has no leader yet follows."""
    if not forms:
        return []
    alike = process.cdist(forms, forms, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, dtype=np.uint8, workers=2)
    free = np.ones(len(forms), dtype=bool)
    found = []
    for leader in range(len(forms)):
        if not free[leader]:
            continue
        members = np.flatnonzero((alike[leader] >= _ALIKE) & free).tolist()
        free[members] = False
        found.append([forms[leader], *(forms[i] for i in members if i != leader)])
    return found


def _group(leader: str, rows: list[Misfit], common: frozenset[str], sensitive: set[str]) -> Group | None:
    candidates = _candidates(rows)
    may_be_sensitive = any(topic in sensitive for topic, _ in candidates)
    size = _conversations(rows)
    readable = rows
    if size < (K_SENSITIVE if may_be_sensitive else K):
        readable = [row for row in rows if row.event == "taught"]
        if not readable:
            return None
    texts = Counter(row.words if row.event == "taught" else mask_rare(row.words, common) for row in readable)
    wordings = [text for text, _ in sorted(texts.items(), key=lambda one: (-one[1], one[0])) if form_of(text)]
    if not wordings:
        return None
    return Group(
        id=hashlib.blake2b(leader.encode(), digest_size=6).hexdigest(),
        wordings=tuple(wordings[:_WORDINGS]),
        at_least=next((step for step in _STEPS if size >= step), 1),
        candidates=candidates,
        reasons=tuple(reason for reason, _ in Counter(_reason(row) for row in rows).most_common()),
        form=leader,
    )


def _conversations(rows: Iterable[Misfit]) -> int:
    return len({row.conversation for row in rows})


def _reason(row: Misfit) -> str:
    if row.event != "question":
        return row.event
    return row.outcome if row.outcome in ("unknown", "clarify") else "unsure"


def _candidates(rows: Sequence[Misfit]) -> tuple[tuple[str, float], ...]:
    """The topics that the bot saw in these, by mean probability over all of them."""
    total: Counter[str] = Counter()
    for row in rows:
        for one in row.candidates.split():
            topic, _, score = one.rpartition(":")
            total[topic] += round(float(score) * 100)
    means = ((topic, round(points / 100 / len(rows), 2)) for topic, points in total.most_common(_CANDIDATES))
    return tuple((topic, mean) for topic, mean in means if mean >= _NEXT_TO_NOTHING)


def _is_decided(form: str, decided: set[str]) -> bool:
    if form in decided:
        return True
    return process.extractOne(form, decided, scorer=fuzz.token_sort_ratio, score_cutoff=90) is not None
