"""Which facts somebody must look at again."""

from starlette.requests import Request
from starlette.responses import Response

from bot.check.due import Due, Status, facts_due
from bot.dashboard.view import office_of, page

STATUS: dict[Status, str] = {
    "te laat": "De datum om na te kijken is voorbij. De bot zegt er nu bij dat het misschien niet meer klopt.",
    "oud": "We vonden enkel een oude bron. De bot zegt dat erbij.",
    "onzeker": "We zijn niet zeker. De bot zegt dat erbij.",
    "binnenkort": "Binnen twee maanden na te kijken.",
}


async def facts_page(request: Request) -> Response:
    """GET /feiten"""
    office = office_of(request)
    due = facts_due(office.knowledge, office.today)
    groups: dict[Status, list[Due]] = {status: [one for one in due if one.status == status] for status in STATUS}
    return page(
        request, "facts.html", groups=groups, meaning=STATUS, known=len(office.knowledge.facts), today=office.today,
        titles={key: topic.title for key, topic in office.knowledge.topics.items()},
    )  # fmt: skip
