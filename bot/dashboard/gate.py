"""Nobody sees a page who is not signed in: by a link that works once, or by the organisation's proxy."""

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.config import Config
from bot.dashboard.links import Links
from bot.dashboard.office import Office
from bot.dashboard.rate import Rate
from bot.dashboard.sessions import Session, Sessions
from bot.dashboard.view import error_page, page

COOKIE = "diplomawijzer"
SIGN_IN = "/aanmelden"
_SECRET_HEADER = "x-proxy-secret"  # noqa: S105  (the name of a header)


class Gate:
    """Knows who is who, and how often they come."""

    def __init__(self, office: Office, links: Links) -> None:
        settings = office.config.dashboard
        self.sessions = Sessions(settings)
        self._links = links
        self._clock = office.clock
        self._config = office.config
        self._secure = bool(settings.public_url)
        self._pages = Rate(settings.limits.pages)
        self._actions = Rate(settings.limits.actions)
        self._sign_ins = Rate(settings.limits.sign_ins)

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application behind this gate."""

        async def gated(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["path"].startswith("/static/"):
                await app(scope, receive, send)
                return
            request = Request(scope)
            session, is_new = self._session(request)
            scope.setdefault("state", {})["session"] = session
            sending = self._with_cookie(send, session) if session and is_new else send
            try:
                refusal = self._refusal(request, session)
            except HTTPException as refused:
                refusal = error_page(request, refused)
            await (refusal or app)(scope, receive, sending)

        return gated

    def _refusal(self, request: Request, session: Session | None) -> Response | None:
        """What to answer instead of the page. Raises HTTPException for what nobody may do."""
        if request.method == "POST":
            self._refuse_foreign(request)
        if session is not None:
            self._count(request, session)
        elif request.url.path != SIGN_IN:
            if request.method == "POST":
                raise HTTPException(403, "Je bent niet meer aangemeld. Meld je opnieuw aan en probeer nog eens.")
            return RedirectResponse(SIGN_IN, 303)
        return None

    async def sign_in(self, request: Request) -> Response:
        """GET shows a button and uses nothing up; POST uses the link up and opens the door."""
        now = self._clock()
        if not self._sign_ins.allows("", now):
            raise HTTPException(429, "Er zijn te veel pogingen om aan te melden. Wacht een minuut.")
        if request.method == "POST":
            key = str((await request.form()).get("sleutel", ""))
            if not self._links.use(key, now):
                return page(request, "sign_in.html", 403, key="", refused=True)
            session = self.sessions.start(now)
            answer = RedirectResponse("/", 303)
            answer.headers.append("set-cookie", self._cookie(session))
            return answer
        key = request.query_params.get("sleutel", "")
        works = self._links.works(key, now)
        return page(request, "sign_in.html", key=key if works else "", refused=bool(key) and not works)

    async def sign_out(self, request: Request) -> Response:
        """End the session; the cookie is worth nothing from then on."""
        self.sessions.end(request.state.session)
        answer = RedirectResponse(SIGN_IN, 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    def _session(self, request: Request) -> tuple[Session | None, bool]:
        """The session of a request, and whether it begins here because the proxy says who this is."""
        now, who = self._clock(), proxy_user(request, self._config)
        session = self.sessions.of(request.cookies.get(COOKIE, ""), now)
        if session is not None and session.who == who:
            return session, False
        if session is not None and session.who:
            self.sessions.end(session)  # the proxy no longer names this person
            session = None
        return (self.sessions.start(now, who), True) if who else (session, False)

    def _count(self, request: Request, session: Session) -> None:
        rate = self._actions if request.method == "POST" else self._pages
        if not rate.allows(session.who or session.id, self._clock()):
            raise HTTPException(429, "Dat gaat te snel. Wacht een minuut en probeer opnieuw.")

    def _refuse_foreign(self, request: Request) -> None:
        """A form that another site sends is none of ours, whatever it carries."""
        fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        own = {urlsplit(self._config.dashboard.public_url).netloc, request.headers.get("host")} - {"", None}
        if fetched not in (None, "same-origin") or (origin is not None and urlsplit(origin).netloc not in own):
            raise HTTPException(403, "Dit formulier komt niet van deze pagina.")

    def _with_cookie(self, send: Send, session: Session) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", self._cookie(session))
            await send(message)

        return sending

    def _cookie(self, session: Session) -> str:
        secure = "; Secure" if self._secure else ""
        return f"{COOKIE}={self.sessions.cookie(session)}; Path=/; HttpOnly; SameSite=Strict{secure}"


def proxy_user(request: Request, config: Config) -> str:
    """Who the organisation's proxy says this is; empty when it says nothing, or is not the proxy."""
    proxy, secret = config.dashboard.proxy, config.proxy_secret
    client = request.client.host if request.client else ""
    if not proxy.user_header or secret is None or client not in proxy.addresses:
        return ""
    headers = Headers(scope=request.scope)
    if not hmac.compare_digest(headers.get(_SECRET_HEADER, "").encode(), secret.get_secret_value().encode()):
        return ""
    return headers.get(proxy.user_header, "").strip()[:100]
