"""Opens the page on this machine until Ctrl-C or SIGTERM, and prints a link to come in."""

import socket
from collections.abc import Callable
from datetime import datetime

import uvicorn
from starlette.applications import Starlette

from bot.config import Config
from bot.dashboard.app import build
from bot.dashboard.links import Links
from bot.dashboard.office import Office
from bot.desk import open_desk
from bot.errors import ConfigError
from bot.record.reading import opened

Clock = Callable[[], datetime]
_OPEN_CONNECTIONS = 100
_PATIENCE = 5
"""Seconds that open requests get when the page stops."""


def links_of(config: Config) -> Links:
    """The links to sign in with; they lie beside what else the bot must remember."""
    return Links(config.telegram.state / "dashboard-links", config.dashboard.link_minutes)


def address(config: Config, port: int) -> str:
    """Where a coordinator finds the page."""
    return config.dashboard.public_url or f"http://{config.dashboard.host}:{port}"


def invitation(config: Config, port: int, clock: Clock) -> str:
    """A fresh link, in words."""
    link = f"{address(config, port)}/aanmelden?sleutel={links_of(config).give(clock())}"
    return f"Open deze link in je browser (hij werkt één keer, {config.dashboard.link_minutes} minuten lang):\n{link}"


async def serve(config: Config, url: str, clock: Clock, tell: Callable[[str], None]) -> None:
    """Serve until told to stop. Raises ConfigError when the port is taken, FiguresError when there is no database."""
    own = _bound(config)
    port = own.getsockname()[1]
    desk = open_desk(config)
    async with opened(url) as engine:
        server = server_of(build(Office(config, engine, desk, clock), links_of(config)))
        tell(invitation(config, port, clock))
        tell("Nog een link nodig? Typ in een andere terminal: run_bot.py dashboard --link. Stoppen: Ctrl-C.")
        await server.serve(sockets=[own])


def server_of(app: Starlette) -> uvicorn.Server:
    """The server of an application; it logs nothing itself and believes no header about who is calling."""
    settings = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, proxy_headers=False, lifespan="off",
        limit_concurrency=_OPEN_CONNECTIONS, timeout_graceful_shutdown=_PATIENCE,
    )  # fmt: skip
    return uvicorn.Server(settings)


def _bound(config: Config) -> socket.socket:
    page = config.dashboard
    own = socket.socket()
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((page.host, page.port))
        own.listen(_OPEN_CONNECTIONS)  # whoever opens the link before the page is ready waits, and is not refused
    except OSError as error:
        own.close()
        raise ConfigError(
            f"{page.host}:{page.port} is niet vrij ({error.strerror}); "
            "kies een andere poort met --port of dashboard.port in config.yaml"
        ) from None
    return own
