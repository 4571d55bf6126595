"""What the figures mean, and what they can not say."""

from starlette.requests import Request
from starlette.responses import Response

from bot.dashboard.view import page
from bot.record.suppress import K_SENSITIVE, K


async def help_page(request: Request) -> Response:
    """GET /uitleg"""
    return page(request, "help.html", k=K, k_sensitive=K_SENSITIVE)
