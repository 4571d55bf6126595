"""config.yaml and the environment as one typed object; every mistake in them is named, with the nearest right word."""

import os
import re
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from rapidfuzz import process

from bot.errors import ConfigError

TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN"  # noqa: S105  (the name of a variable, not a secret)
PROXY_VARIABLE = "DASHBOARD_PROXY_SECRET"
LOG_VARIABLE = "QUERY_LOG_URL"
"""Overrules query_log.url: the place for an address with a password in it."""

_PASSWORD = re.compile(r"\w+://[^/@:]*:[^/@]+@")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Conversation(_Section):
    """How long the bot remembers what was spoken of."""

    minutes: int = Field(default=30, ge=1, le=30)


class Understanding(_Section):
    """From which probability (0 to 1) the bot answers, and from which it offers a choice."""

    answer_from: float = Field(default=0.75, gt=0, lt=1)
    clarify_from: float = Field(default=0.15, gt=0, lt=1)


class MessageLimit(_Section):
    """At most so many messages from one chat in so many seconds; a crisis passes always."""

    messages: int = Field(default=20, ge=1)
    seconds: int = Field(default=60, ge=1)


class Telegram(_Section):
    """The door to Telegram."""

    base_url: str = "https://api.telegram.org/bot"
    poll_seconds: int = Field(default=30, ge=0, le=50)
    late_after_minutes: int = Field(default=60, ge=1)
    stop_seconds: float = Field(default=20, gt=0)
    limit: MessageLimit = MessageLimit()
    state: Path = Path("state")


class QueryLogSettings(_Section):
    """The anonymous query log: where it lies, how long, and whether the masked words of a question are kept."""

    enabled: bool = True
    url: str = Field(default="sqlite:///state/query_log.db", pattern=r"^(sqlite:///.+|postgresql://.+)$", repr=False)
    words: Literal["always", "asked", "never"] = "asked"
    words_days: int = Field(default=90, ge=1, le=90)
    rows_days: int = Field(default=730, ge=1, le=730)


class DashboardLimits(_Section):
    """At most so many a minute: pages and actions of one coordinator, attempts to sign in of everybody together."""

    pages: int = Field(default=240, ge=1)
    actions: int = Field(default=30, ge=1)
    sign_ins: int = Field(default=10, ge=1)


class Proxy(_Section):
    """The organisation's own sign-in, standing before the page and naming who is there in a header."""

    user_header: str = Field(default="", pattern=r"^[A-Za-z0-9-]*$")
    addresses: tuple[str, ...] = ()


class DashboardSettings(_Section):
    """The coordinators' page."""

    host: str = "127.0.0.1"
    port: int = Field(default=8088, ge=0, le=65535)
    public_url: str = Field(default="", pattern=r"^(https://[^/\s]+)?$")
    link_minutes: int = Field(default=10, ge=1, le=10)
    idle_minutes: int = Field(default=30, ge=1)
    session_hours: int = Field(default=8, ge=1, le=24)
    limits: DashboardLimits = DashboardLimits()
    proxy: Proxy = Proxy()
    regions: dict[str, tuple[str, ...]] = {}
    """Name of a region -> its arrondissements."""


class Config(_Section):
    """Every setting. Paths are relative to the folder that config.yaml stands in."""

    knowledge: Path = Path("knowledge")
    cache: Path = Path(".cache")
    conversation: Conversation = Conversation()
    understanding: Understanding = Understanding()
    telegram: Telegram = Telegram()
    query_log: QueryLogSettings = QueryLogSettings()
    dashboard: DashboardSettings = DashboardSettings()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    token: SecretStr | None = Field(default=None, exclude=True)
    """From the environment only; a token in config.yaml is refused."""
    proxy_secret: SecretStr | None = Field(default=None, exclude=True)
    """What the proxy before the coordinators' page proves itself with; from the environment only."""


def load_config(path: Path) -> Config:
    """Read config.yaml and the token from the environment.

    Raises ConfigError with every mistake in the file, a line each.
    """
    settings = _read(path)
    for name, variable in (("token", TOKEN_VARIABLE), ("proxy_secret", PROXY_VARIABLE)):
        if name in settings:
            raise ConfigError(f"{path}: {name} hoort niet in dit bestand; zet hem in de omgevingsvariabele {variable}")
    secrets = {
        "token": os.environ.get(TOKEN_VARIABLE, "").strip() or None,
        "proxy_secret": os.environ.get(PROXY_VARIABLE, "").strip() or None,
    }
    settings = _with_log_address(settings, path)
    try:
        config = Config.model_validate({**settings, **secrets})
    except ValidationError as error:
        problems = [_in_dutch(problem["type"], problem["loc"], problem["input"]) for problem in error.errors()]
        raise ConfigError("\n".join(f"{path}: {problem}" for problem in problems)) from None
    if config.understanding.clarify_from > config.understanding.answer_from:
        raise ConfigError(f"{path}: understanding.clarify_from moet kleiner zijn dan understanding.answer_from")
    if problem := _unsafe_dashboard(config):
        raise ConfigError(f"{path}: {problem}")
    return config.model_copy(
        update={
            "knowledge": path.parent / config.knowledge,
            "cache": path.parent / config.cache,
            "telegram": config.telegram.model_copy(update={"state": path.parent / config.telegram.state}),
            "query_log": config.query_log.model_copy(update={"url": _from_folder(path, config.query_log.url)}),
        }
    )


def _with_log_address(settings: dict[str, object], path: Path) -> dict[str, object]:
    """The settings with the log's address from the environment, if it is there; a password in the file is refused."""
    section = settings.get("query_log")
    if isinstance(section, dict) and _PASSWORD.match(str(section.get("url", ""))):
        raise ConfigError(
            f"{path}: query_log.url bevat een wachtwoord; zet dat adres in de omgeving als {LOG_VARIABLE}"
        )
    url = os.environ.get(LOG_VARIABLE, "").strip()
    if not url:
        return settings
    return {**settings, "query_log": {**(section if isinstance(section, dict) else {}), "url": url}}


def _from_folder(path: Path, url: str) -> str:
    """An SQLite file lies beside config.yaml, unless its path is absolute (four slashes)."""
    kind, _, file = url.partition(":///")
    return f"{kind}:///{path.parent.absolute() / file}" if kind == "sqlite" else url


def _unsafe_dashboard(config: Config) -> str | None:
    """Why the coordinators' page may not be opened like this, if so."""
    page = config.dashboard
    if page.proxy.user_header and not page.proxy.addresses:
        return "dashboard.proxy.addresses is leeg; zet er het adres van de proxy die de namen doorgeeft"
    if page.proxy.user_header and config.proxy_secret is None:
        return f"dashboard.proxy.user_header vraagt ook een geheim in de omgevingsvariabele {PROXY_VARIABLE}"
    if page.host not in ("127.0.0.1", "localhost") and not page.public_url:
        return "dashboard.host is van buitenaf bereikbaar; zet er een proxy voor en vul dashboard.public_url in (https://…)"
    return None


def _read(path: Path) -> dict[str, object]:
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: kan niet gelezen worden ({error.strerror})") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: is geen geldige YAML ({' '.join(str(error).split())})") from None
    if not isinstance(settings or {}, dict):
        raise ConfigError(f"{path}: er worden regels 'naam: waarde' verwacht")
    return settings or {}


def _in_dutch(kind: str, where: tuple[int | str, ...], value: object) -> str:
    name = ".".join(str(step) for step in where)
    if kind == "extra_forbidden":
        known = list(_names(Config, ""))
        nearest = process.extractOne(name, known)
        return f"'{name}' is geen bekende instelling; bedoel je '{nearest[0]}'?"
    if name == "query_log.url":  # it may come from the environment, with a password in it
        value = "..."
    return f"{name} is {value!r}; dat past niet (kijk naar de uitleg in config.yaml)"


def _names(section: type[BaseModel], prefix: str) -> list[str]:
    names = []
    for name, field in section.model_fields.items():
        if field.exclude:
            continue
        names.append(prefix + name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            names += _names(field.annotation, f"{prefix}{name}.")
    return names
