"""Who is signed in: kept in memory only, ended by doing nothing, by time, by signing out and by a restart."""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer

from bot.config import DashboardSettings


@dataclass
class Session:
    """One browser of one coordinator."""

    id: str
    who: str
    """The name that the organisation's proxy gave; empty for who came with a link."""
    since: datetime
    seen: datetime
    notes: list[dict[str, object]] = field(default_factory=list)
    """What the next page must tell, such as what was just approved."""

    def told(self) -> list[dict[str, object]]:
        """The notes; each is told once."""
        notes, self.notes = self.notes, []
        return notes


class Sessions:
    """All sessions of this process. Their cookies are signed with a secret that no other process knows."""

    def __init__(self, settings: DashboardSettings) -> None:
        self._idle = timedelta(minutes=settings.idle_minutes)
        self._longest = timedelta(hours=settings.session_hours)
        secret = secrets.token_bytes(32)
        self._cookie = Signer(secret, salt="cookie")
        self._form = Signer(secret, salt="form")
        self._open: dict[str, Session] = {}

    def start(self, now: datetime, who: str = "") -> Session:
        """A new session; those that ended are cleared away."""
        self._open = {key: one for key, one in self._open.items() if self._lasts(one, now)}
        session = Session(secrets.token_urlsafe(32), who, now, now)
        self._open[session.id] = session
        return session

    def cookie(self, session: Session) -> str:
        """What the browser keeps."""
        return self._cookie.sign(session.id).decode()

    def of(self, cookie: str, now: datetime) -> Session | None:
        """The session of a cookie, now seen; None when it ended, or the cookie was made up."""
        try:
            session = self._open.get(self._cookie.unsign(cookie).decode())
        except (BadSignature, UnicodeError):
            return None
        if session is None or not self._lasts(session, now):
            return None
        session.seen = now
        return session

    def end(self, session: Session) -> None:
        """Sign out."""
        self._open.pop(session.id, None)

    def form_key(self, session: Session) -> str:
        """What every form of this session carries, so that no other site can send one."""
        return self._form.get_signature(session.id).decode()

    def is_own_form(self, session: Session, key: str) -> bool:
        """Whether a form was made for this session."""
        return hmac.compare_digest(self.form_key(session).encode(), key.encode())

    def _lasts(self, session: Session, now: datetime) -> bool:
        return now < session.seen + self._idle and now < session.since + self._longest
