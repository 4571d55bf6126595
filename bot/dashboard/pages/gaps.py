"""Where questions come from and nobody near answers them, added up over the region that a coordinator cares for."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.dashboard.regions import Region, regions
from bot.dashboard.view import figures_page, office_of
from bot.record.figures import overview
from bot.record.gaps import Gap, gaps

ALL_TERMS = "alles"
_FIRST = 3


@dataclass(frozen=True)
class Need:
    """One topic in one region: how often it was asked without anybody near, and where."""

    topic: str
    conversations: int
    without_local: int
    places: tuple[Gap, ...]
    """One gap an arrondissement (added up over terms), most conversations without anybody near first."""
    kinds: tuple[str, ...]
    """The kinds of contact point that would help."""


async def gaps_page(request: Request) -> Response:
    """GET /zonder-hulp?streek=…&alles=1"""
    office, asked = office_of(request), request.query_params
    seen = await office.seen(asked.get("periode", ""))
    if seen.figures is None:
        return figures_page(request, "", seen)
    every = regions(office.config.dashboard, office.knowledge)
    region, all_terms = every.get(asked.get("streek", "")), bool(asked.get(ALL_TERMS))
    found = gaps(seen.figures, office.knowledge)
    if all_terms:
        others = [await overview(office.engine, term) for term in seen.terms if term != seen.figures.term]
        found += [gap for other in others if other.figures for gap in gaps(other.figures, office.knowledge)]
    needs = added_up(found, region)
    return figures_page(
        request, "gaps.html", seen, needs=needs, first=[need for need in needs if need.without_local][:_FIRST],
        regions=list(every.values()), region=region, all_terms=all_terms,
        examples={key: topic.examples[:2] for key, topic in office.knowledge.topics.items()},
        titles={key: topic.title for key, topic in office.knowledge.topics.items()},
    )  # fmt: skip


def added_up(found: Iterable[Gap], region: Region | None) -> list[Need]:
    """The gaps of a region by topic, most conversations without anybody near first."""
    by_place: dict[tuple[str, str], Gap] = {}
    for gap in found:
        if region is None or gap.place in region.places:
            key = gap.topic, gap.place
            by_place[key] = _sum(by_place[key], gap) if key in by_place else gap
    by_topic: dict[str, list[Gap]] = {}
    for gap in by_place.values():
        by_topic.setdefault(gap.topic, []).append(gap)
    needs = [
        Need(
            topic,
            sum(gap.conversations for gap in own),
            sum(gap.without_local for gap in own),
            tuple(sorted(own, key=lambda gap: (-gap.without_local, -gap.conversations, gap.place))),
            own[0].kinds,
        )
        for topic, own in by_topic.items()
    ]
    return sorted(needs, key=lambda need: (-need.without_local, -need.conversations, need.topic))


def _sum(one: Gap, other: Gap) -> Gap:
    return Gap(
        one.topic, one.place, one.conversations + other.conversations, one.without_local + other.without_local,
        one.municipalities, one.uncovered, one.kinds,
    )  # fmt: skip
