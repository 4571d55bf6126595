"""What is asked: all topics with a filter, and everything about one of them."""

from collections import Counter
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.dashboard.pages.network import neighbours
from bot.dashboard.regions import Region, regions
from bot.dashboard.view import figures_page, office_of
from bot.record.figures import Figures, Trend, trends
from bot.record.gaps import gaps


async def topics_page(request: Request) -> Response:
    """GET /onderwerpen?thema=…&streek=…"""
    office, asked = office_of(request), request.query_params
    seen = await office.seen(asked.get("periode", ""))
    if seen.figures is None:
        return figures_page(request, "", seen)
    every = regions(office.config.dashboard, office.knowledge)
    region, theme = every.get(asked.get("streek", "")), asked.get("thema", "")
    found = trends(_topics(seen.figures, region), _topics(seen.before, region) if seen.before else None)
    themes = office.knowledge.themes
    return figures_page(
        request, "topics.html", seen, topics=[one for one in found if theme in ("", themes.get(one.name))],
        themes=sorted(set(themes.values())), theme=theme, theme_of=themes, regions=list(every.values()),
        region=region, titles={key: topic.title for key, topic in office.knowledge.topics.items()},
    )  # fmt: skip


async def topic_page(request: Request) -> Response:
    """GET /onderwerpen/{topic}"""
    office, name = office_of(request), request.path_params["topic"]
    topic = office.knowledge.topics.get(name)
    if topic is None:
        raise HTTPException(404, f"Er is geen onderwerp '{name}'.")
    seen = await office.seen(request.query_params.get("periode", ""))
    if seen.figures is None:
        return figures_page(request, "", seen)
    figures, before, net = seen.figures, seen.before, await office.network(seen)
    places = {place: number for (own, place), number in figures.cells.items() if own == name}
    kinds = [(kind, number) for (own, kind), number in figures.referred.items() if own == name]
    return figures_page(
        request, "topic.html", seen, topic=topic, places=trends(places, None),
        trend=Trend(name, figures.topics.get(name), before.topics.get(name) if before else None),
        gaps=[gap for gap in gaps(figures, office.knowledge) if gap.topic == name],
        kinds=sorted(kinds, key=lambda one: (-one[1], one[0])), rejected=figures.rejected.get(name),
        together=[one for one in neighbours(net, f"topic:{name}") if one.kinds & {"together", "after"}],
    )  # fmt: skip


def _topics(figures: Figures, region: Region | None) -> Mapping[str, int]:
    """Conversations a topic; of a region the sum of what is shown of its arrondissements."""
    if region is None:
        return figures.topics
    found: Counter[str] = Counter()
    for (topic, place), conversations in figures.cells.items():
        if place in region.places:
            found[topic] += conversations
    return found
