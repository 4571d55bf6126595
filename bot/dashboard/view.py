"""From figures to a page: the templates, and how numbers are said in Dutch."""

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from pathlib import Path
from typing import cast
from urllib.parse import quote, urlencode

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.dashboard.office import Office
from bot.record.figures import Overview, Trend
from bot.record.network import Node

HERE = Path(__file__).parent
Handler = Callable[[Request], Awaitable[Response]]
_ABOUT_EQUAL = 0.05
_NAMES: dict[str, str] = yaml.safe_load((HERE / "texts.yaml").read_text(encoding="utf-8"))["names"]

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def office_of(request: Request) -> Office:
    """The office that this application was built for."""
    return cast("Office", request.app.state.office)


def page(request: Request, template: str, status: int = 200, /, **shown: object) -> HTMLResponse:
    """A template as a page, with what every page has."""
    session = getattr(request.state, "session", None)
    sessions = request.app.state.gate.sessions
    always = {
        "session": session,
        "form_key": sessions.form_key(session) if session else "",
        "path": request.url.path,
        "invented": session is not None and office_of(request).invented,
        "chosen_term": "",
        "terms": (),
        "to": partial(to, ""),
    }
    return HTMLResponse(_templates.get_template(template).render({**always, **shown}), status)


def figures_page(request: Request, template: str, seen: Overview, /, **shown: object) -> HTMLResponse:
    """A page of figures, with its period and what is withheld; a page that says what to do when there are none yet."""
    figures = seen.figures
    if figures is None:
        return page(request, "no_figures.html", seen=seen, **shown)
    return page(
        request, template, seen=seen, figures=figures, before=seen.before, withheld=figures.withheld,
        terms=seen.terms, chosen_term=figures.term.id,
        to=partial(to, figures.term.id if figures.term != seen.terms[0] else ""), **shown,
    )  # fmt: skip


def to(term: str, path: str, /, **asked: str) -> str:
    """The address of a page that keeps the chosen term; `term` is empty for the last one."""
    query = {name: value for name, value in {**asked, "periode": term}.items() if value}
    return f"{quote(path)}?{urlencode(query)}" if query else quote(path)


def error_page(request: Request, error: HTTPException) -> HTMLResponse:
    """What went wrong, and what to do."""
    return page(request, "error.html", error.status_code, said=error.detail)


def action(handler: Handler) -> Handler:
    """A handler of a form: refuses one that this session's own page did not make."""

    @wraps(handler)
    async def checked(request: Request) -> Response:
        form = await request.form()
        session = request.state.session
        if session is None or not request.app.state.gate.sessions.is_own_form(session, str(form.get("formulier", ""))):
            raise HTTPException(403, "Dit formulier is verlopen. Ga terug, laad de pagina opnieuw en probeer nog eens.")
        return await handler(request)

    return checked


def number(value: int | float | None) -> str:
    """1234 as '1 234' with a narrow space; what is withheld as 'niet getoond'."""
    return "niet getoond" if value is None else f"{value:,.0f}".replace(",", "\u202f")


def percent(part: float | None) -> str:
    """0.314 as '31 %'."""
    return "niet getoond" if part is None else f"{100 * part:.0f}\u00a0%"


def decimal(value: float) -> str:
    """2.34 as '2,3'."""
    return f"{value:.1f}".replace(".", ",")


def change(trend: Trend) -> str:
    """How a number compares with the term before, in words that need no colour."""
    if trend.before is None or trend.change is None or trend.now is None:
        return "niet te vergelijken"
    if abs(trend.change) < _ABOUT_EQUAL:
        return "ongeveer gelijk"
    size = f"{abs(trend.change):.0%}".replace("%", "\u00a0%")
    if trend.change >= 1:
        return f"▲ {decimal(trend.now / trend.before)} keer zoveel"
    return f"▲ {size} meer" if trend.change > 0 else f"▼ {size} minder"


def week_name(week: str) -> str:
    """2026-W48 as 'week 48, 2026'."""
    return f"week {int(week[6:])}, {week[:4]}"


def kind_name(kind: str) -> str:
    """A kind of contact point or a target group as a coordinator calls it."""
    return _NAMES.get(kind, kind.replace("-", " "))


def node_name(node: Node) -> str:
    """A node of the network as a coordinator calls it."""
    if node.kind == "group" and node.label == "neet":
        return "NEET"
    return kind_name(node.label) if node.kind in ("kind", "group") else node.label


_templates.filters.update(
    kind_name=kind_name,
    node_name=node_name,
    number=number,
    percent=percent,
    decimal=decimal,
    change=change,
    week_name=week_name,
)
