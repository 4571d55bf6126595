"""The application: every page with its address, behind the guard and the gate."""

import logging
from urllib.parse import urlsplit

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.dashboard.gate import SIGN_IN, Gate
from bot.dashboard.guard import Guard
from bot.dashboard.links import Links
from bot.dashboard.office import Office
from bot.dashboard.pages.downloads import download, downloads_page
from bot.dashboard.pages.facts import facts_page
from bot.dashboard.pages.gaps import gaps_page
from bot.dashboard.pages.help import help_page
from bot.dashboard.pages.network import network_data, network_page, node_part
from bot.dashboard.pages.overview import overview_page
from bot.dashboard.pages.places import places_page
from bot.dashboard.pages.review import HERE, decide_group, review_page, take_back, try_out
from bot.dashboard.pages.topics import topic_page, topics_page
from bot.dashboard.regions import regions
from bot.dashboard.view import HERE as FOLDER
from bot.dashboard.view import action, error_page
from bot.errors import FiguresError
from bot.logs import describe

log = logging.getLogger(__name__)


def build(office: Office, links: Links) -> Starlette:
    """The application. Raises ConfigError when a region in config.yaml is none."""
    settings = office.config.dashboard
    regions(settings, office.knowledge)
    gate = Gate(office, links)
    hosts = ["127.0.0.1", "localhost", *filter(None, [urlsplit(settings.public_url).hostname])]
    app = Starlette(
        routes=[
            Route("/", overview_page),
            Route("/onderwerpen", topics_page),
            Route("/onderwerpen/{topic}", topic_page),
            Route("/plaatsen", places_page),
            Route("/netwerk", network_page),
            Route("/netwerk/knoop", node_part),
            Route("/netwerk/gegevens", network_data),
            Route("/zonder-hulp", gaps_page),
            Route(HERE, review_page),
            Route(f"{HERE}/besluit", action(decide_group), methods=["POST"]),
            Route(f"{HERE}/terug", action(take_back), methods=["POST"]),
            Route(f"{HERE}/proef", action(try_out), methods=["POST"]),
            Route("/feiten", facts_page),
            Route("/downloads", downloads_page),
            Route("/downloads/{file}", download),
            Route("/uitleg", help_page),
            Route(SIGN_IN, gate.sign_in, methods=["GET", "POST"]),
            Route("/afmelden", action(gate.sign_out), methods=["POST"]),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        middleware=[
            Middleware(Guard, secure=bool(settings.public_url)),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            Middleware(gate.around),
        ],
        exception_handlers={
            HTTPException: _refused,
            FiguresError: _no_such_figures,
            DBAPIError: _no_database,
            Exception: _broken,
        },
    )
    app.state.office, app.state.gate = office, gate
    return app


async def _refused(request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, HTTPException) else HTTPException(500)
    if refused.status_code == 404 and refused.detail == "Not Found":
        refused = HTTPException(404, "Deze pagina bestaat niet.")
    return error_page(request, refused)


async def _no_such_figures(request: Request, error: Exception) -> Response:
    return error_page(request, HTTPException(404, f"{error}."[:1].upper() + f"{error}."[1:]))


async def _no_database(request: Request, error: Exception) -> Response:
    log.error("de databank kan niet gelezen worden: %s", describe(error))
    return error_page(
        request, HTTPException(503, "De databank kan nu niet gelezen worden. Probeer het straks opnieuw.")
    )


async def _broken(request: Request, error: Exception) -> Response:
    return error_page(request, HTTPException(500, "Hier ging iets mis. In het logboek staat waar."))
