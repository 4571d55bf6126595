"""A small, strict Bot API server: what Telegram would refuse, it refuses; what Telegram keeps, it keeps.

async with FakeTelegram() as telegram:
    anna = telegram.user("Anna")
    anna.types("wat is tko?")
    …start a bot on telegram.base_url with telegram.token…
    answer = await anna.hears()
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Self

from aiohttp import web

from tests.telegram.bot_api import BotApi
from tests.telegram.checks import Refusal, decoded
from tests.telegram.faults import Call, Fault, Params

PATIENCE = 30.0
"""Seconds a test waits for something that should happen at once."""


class _Dropped(Exception):
    pass


class FakeTelegram(BotApi):
    """The server, with every call recorded and everybody who talks to the bot."""

    def __init__(self) -> None:
        super().__init__()
        self.token = "700700700:AAEexampleTokenForTests_0123456789ab"
        self.base_url = ""
        self.calls: list[Call] = []
        self._faults: list[Fault] = []
        self._expected: list[str] = ["bot was blocked"]

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=10 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.base_url = f"http://127.0.0.1:{self.port}/bot"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._poller = None
        await self.notify()
        await self._runner.cleanup()

    # What a test asks for, and looks at

    def fail(self, method: str, chat: int | None = None, **how: Any) -> Fault:
        """Arrange a fault; see Fault for the ways."""
        fault = Fault(method, chat, **how)
        self._faults.append(fault)
        return fault

    def too_many(self, chat: int, retry_after: int, times: int = 1) -> Fault:
        description = f"Too Many Requests: retry after {retry_after}"
        return self.fail(
            "sendMessage", chat, refusal=Refusal(429, description, {"retry_after": retry_after}), times=times
        )

    def repair(self) -> None:
        """No more faults."""
        self._faults.clear()

    def expect_refusal(self, words: str) -> None:
        """A refusal with these words in it does not fail the test."""
        self._expected.append(words)

    def called(self, method: str, chat: int | None = None) -> list[Call]:
        return [call for call in self.calls if call.method == method and chat in (None, call.params.get("chat_id"))]

    @property
    def unexpected(self) -> list[Call]:
        """Calls that were refused without anybody having expected it."""
        return [
            call for call in self.calls if call.refusal and not any(words in call.refusal for words in self._expected)
        ]

    async def until(self, condition: Callable[[], bool], what: str = "it") -> None:
        """Wait until something is true of this server; it is looked at after every event."""
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(condition), PATIENCE)
            except TimeoutError:
                raise AssertionError(f"{what} never happened; last calls: {self.calls[-5:]}") from None

    # Serving

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method, params = request.match_info["method"], await _params(request)
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            result = await self._with_faults(method, params)
        except _Dropped:
            self._record(Call(method, params))
            if request.transport:
                request.transport.abort()
            return web.Response()
        except Refusal as refusal:
            self._record(Call(method, params, refusal.description))
            body: Params = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return web.json_response(body, status=refusal.code)
        self._record(Call(method, params))
        if isinstance(result, web.Response):
            return result
        return web.json_response({"ok": True, "result": result})

    async def _with_faults(self, method: str, params: Params) -> Any:
        fault = next((fault for fault in self._faults if fault.fits(method, params)), None)
        if fault is None:
            return await self.do(method, params)
        fault.times -= 1
        result = await self.do(method, params) if fault.after else None
        if fault.held:
            await fault.held.wait()
        if fault.refusal:
            self.expect_refusal(fault.refusal.description)
            raise fault.refusal
        if fault.status:
            return web.Response(status=fault.status, text="<html>Bad Gateway</html>", content_type="text/html")
        if fault.drop:
            raise _Dropped
        return result if fault.after else await self.do(method, params)

    def _record(self, call: Call) -> None:
        self.calls.append(call)
        self.later_notify()


async def _params(request: web.Request) -> Params:
    body = await (request.json() if request.content_type == "application/json" else request.post())
    return {name: decoded(name, value) for name, value in {**request.query, **body}.items()}


@asynccontextmanager
async def fake_telegram() -> AsyncIterator[FakeTelegram]:
    """A running server; afterwards, no call may have been refused without being expected."""
    async with FakeTelegram() as telegram:
        yield telegram
        assert not telegram.unexpected, f"refused: {telegram.unexpected}"
