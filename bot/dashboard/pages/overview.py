"""The first page: how many conversations, how they ended, what stands out and what waits."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.check.due import facts_due
from bot.dashboard.pages.gaps import added_up
from bot.dashboard.view import figures_page, office_of
from bot.record.figures import Figures, Overview, Trend, Week, trends
from bot.record.gaps import gaps

_WEEKS, _TOP, _ENOUGH = 26, 5, 10
ENDINGS = (
    ("answered", "helemaal beantwoord"),
    ("clarify", "eerst nagevraagd"),
    ("unknown", "iets niet begrepen"),
)
"""Outcome, and what a coordinator calls it."""


@dataclass(frozen=True)
class Column:
    """One week in the chart; lengths in parts of the drawing."""

    week: Week
    x: float
    height: float
    in_term: bool
    labelled: bool


async def overview_page(request: Request) -> Response:
    """GET /"""
    office = office_of(request)
    seen = await office.seen(request.query_params.get("periode", ""))
    waiting = await office.groups(fresh=False)
    due = facts_due(office.knowledge, office.today)
    if seen.figures is None:
        return figures_page(request, "", seen, waiting=len(waiting))
    topics = trends(seen.figures.topics, seen.before.topics if seen.before else None)
    return figures_page(
        request, "overview.html", seen, titles=_titles(office.knowledge.topics), topics=topics[:_TOP],
        risers=_risers(topics), needs=added_up(gaps(seen.figures, office.knowledge), None)[:_TOP],
        columns=columns(seen), scale=_most(seen), endings=endings(seen.figures, seen.before), waiting=len(waiting),
        total=Trend("", seen.figures.total, seen.before.total if seen.before else None),
        due=due, late=sum(one.status == "te laat" for one in due), weeks=seen.weeks[-_WEEKS:],
    )  # fmt: skip


def columns(seen: Overview, width: float = 720, height: float = 160) -> list[Column]:
    """The last half year as columns of a chart; a withheld week has height 0."""
    weeks, most = seen.weeks[-_WEEKS:], _most(seen)
    step = width / max(len(weeks), 1)
    own = seen.figures.term.weeks if seen.figures else ()
    return [
        Column(week, i * step, height * (week.conversations or 0) / most, week.week in own, i % 4 == 0)
        for i, week in enumerate(weeks)
    ]


def endings(now: Figures, before: Figures | None) -> list[tuple[str, str, float | None, float | None]]:
    """(outcome, name, part now, part before)."""
    return [(key, name, now.share(key), before.share(key) if before else None) for key, name in ENDINGS]


def _most(seen: Overview) -> int:
    """The top of the chart: a round number above the busiest week."""
    most = max((week.conversations or 0 for week in seen.weeks[-_WEEKS:]), default=0)
    step = 10 if most < 100 else 50 if most < 500 else 500
    return max(step, -(-most // step) * step)


def _risers(topics: list[Trend]) -> list[Trend]:
    """What grew most, among topics large enough for that to mean something."""
    grown = [one for one in topics if (one.change or 0) > 0.05 and (one.now or 0) >= _ENOUGH]
    return sorted(grown, key=lambda one: -(one.change or 0))[:_TOP]


def _titles(topics: object) -> dict[str, str]:
    return {key: topic.title for key, topic in topics.items()} if isinstance(topics, dict) else {}
