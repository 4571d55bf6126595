"""Who comes in, for how long, and who does not."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import Route

from bot.config import Config, Proxy
from bot.desk import Desk
from tests.dashboard.conftest import PAGES, UNKNOWN, Clock, Site, site_of

OTHER_PAGES = ("/netwerk/gegevens", "/netwerk/knoop", "/downloads/netwerk.gexf", "/downloads/alles.zip")


@pytest.mark.parametrize("address", [*PAGES, *OTHER_PAGES])
async def test_nobody_sees_a_page_without_signing_in(stranger: Site, address: str) -> None:
    answer = await stranger.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/aanmelden")


async def test_a_link_survives_a_preview_and_works_once(stranger: Site) -> None:
    key = stranger.links.give(stranger.clock())
    for _ in range(3):
        assert "Meld mij aan" in (await stranger.get(f"/aanmelden?sleutel={key}")).text
    assert (await stranger.http.head(f"/aanmelden?sleutel={key}")).status_code == 200
    first = await stranger.http.post("/aanmelden", data={"sleutel": key})
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert (await stranger.get("/")).status_code == 200
    stranger.http.cookies.clear()
    assert (await stranger.http.post("/aanmelden", data={"sleutel": key})).status_code == 403
    assert "werkt niet meer" in (await stranger.get(f"/aanmelden?sleutel={key}")).text


async def test_a_link_ends_after_ten_minutes(stranger: Site) -> None:
    key = stranger.links.give(stranger.clock())
    stranger.clock.on(minutes=10)
    assert (await stranger.http.post("/aanmelden", data={"sleutel": key})).status_code == 403


async def test_only_the_hash_of_a_link_is_kept(stranger: Site, tmp_path: Path) -> None:
    key = stranger.links.give(stranger.clock())
    (file,) = (tmp_path / "links").iterdir()
    assert key not in file.name + file.read_text(encoding="ascii")
    assert file.stat().st_mode & 0o077 == 0


async def test_a_session_ends_by_doing_nothing(newcomer: Site) -> None:
    for _ in range(3):
        newcomer.clock.on(minutes=29)
        assert (await newcomer.get("/feiten")).status_code == 200
    newcomer.clock.on(minutes=30)
    assert (await newcomer.get("/feiten")).status_code == 303


async def test_a_session_ends_after_a_working_day_however_busy(newcomer: Site) -> None:
    for _ in range(24):
        newcomer.clock.on(minutes=19)
        assert (await newcomer.get("/uitleg")).status_code == 200
    newcomer.clock.on(minutes=24)
    assert (await newcomer.get("/uitleg")).status_code == 303


async def test_a_cookie_is_worth_nothing_after_signing_out_or_when_made_up(newcomer: Site) -> None:
    cookie = newcomer.http.cookies["diplomawijzer"]
    assert (await newcomer.send("/afmelden")).status_code == 303
    for worthless in (cookie, cookie[:-1] + "A", "x", ""):
        newcomer.http.cookies.clear()
        newcomer.http.cookies.set("diplomawijzer", worthless)
        assert (await newcomer.get("/")).status_code == 303


@pytest.fixture
def forms(newcomer: Site) -> list[str]:
    routes = [route for route in newcomer.app.routes if isinstance(route, Route)]
    return [route.path for route in routes if "POST" in (route.methods or ()) and route.path != "/aanmelden"]


async def test_no_form_is_taken_that_this_session_did_not_make(newcomer: Site, forms: list[str]) -> None:
    assert len(forms) == 4
    for address in forms:
        for form in ({}, {"formulier": ""}, {"formulier": "x" * 27}):
            answer = await newcomer.http.post(address, data=form)
            assert (answer.status_code, "verlopen" in answer.text) == (403, True), address
    assert (await newcomer.get("/")).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://elders.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_no_form_is_taken_from_another_site(newcomer: Site, headers: dict[str, str]) -> None:
    newcomer.http.headers.update(headers)
    assert "komt niet van deze pagina" in (await newcomer.send("/afmelden")).text
    answer = await newcomer.http.post("/aanmelden", data={"sleutel": newcomer.links.give(newcomer.clock())})
    assert answer.status_code == 403


async def test_another_name_for_this_machine_is_refused(stranger: Site) -> None:
    """A site whose name points to 127.0.0.1 (DNS rebinding) must not reach the page."""
    assert (await stranger.http.get("/aanmelden", headers={"Host": "elders.example"})).status_code == 400


async def test_signing_in_actions_and_pages_have_a_limit_that_passes(newcomer: Site) -> None:
    limits = newcomer.app.state.office.config.dashboard.limits
    answers = [(await newcomer.send("/nakijken/proef", tekst="hoi")).status_code for _ in range(limits.actions + 1)]
    assert answers == [200] * limits.actions + [429]
    newcomer.clock.on(minutes=1)
    assert (await newcomer.send("/nakijken/proef", tekst="hoi")).status_code == 200
    newcomer.clock.on(minutes=1)
    for _ in range(limits.pages):
        assert (await newcomer.get("/uitleg")).status_code == 200
    assert "gaat te snel" in (await newcomer.get("/uitleg")).text
    newcomer.clock.on(minutes=1)
    tries = [
        (await newcomer.http.post("/aanmelden", data={"sleutel": "x"})).status_code for _ in range(limits.sign_ins + 1)
    ]
    assert tries == [403] * limits.sign_ins + [429]


async def test_nothing_large_is_taken_whatever_its_header_says(newcomer: Site) -> None:
    async def endless() -> Any:
        for _ in range(100):
            yield b"a" * 1024

    assert (await newcomer.http.post("/nakijken/proef", content=b"a" * 70_000)).status_code == 413
    assert (await newcomer.http.post("/nakijken/proef", content=endless())).status_code == 413


@pytest.mark.parametrize("address", [*PAGES, "/aanmelden", "/bestaat-niet", "/static/page.css"])
async def test_every_answer_closes_the_browser_to_others(newcomer: Site, address: str) -> None:
    answer = await newcomer.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] in ("no-store", "no-cache")
    if "html" in answer.headers["content-type"]:
        assert "<style" not in answer.text
        assert " style=" not in answer.text
        assert "<script>" not in answer.text
        assert "https://" not in answer.text.replace('<a href="https://', "")


async def test_the_log_holds_no_word_and_no_key(newcomer: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    key = newcomer.links.give(newcomer.clock())
    await newcomer.get(f"/aanmelden?sleutel={key}")
    await newcomer.get("/onderwerpen?thema=zwanger")
    await newcomer.get("/onderwerpen/zwanger")
    await newcomer.send("/nakijken/proef", tekst=UNKNOWN)
    said = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("bot"))
    assert "POST try_out 200" in said
    assert "GET sign_in 200" in said
    assert not any(word in said for word in (key, "zwanger", "avondles"))


@dataclass
class Behind:
    """What stands before the page."""

    address: str = "10.0.0.2"
    secret: str | None = "geheim"


def with_proxy(config: Config) -> Config:
    page = config.dashboard.model_copy(
        update={
            "public_url": "https://wijzer.example",
            "proxy": Proxy(user_header="X-Remote-User", addresses=("10.0.0.2",)),
        }
    )
    return config.model_copy(update={"dashboard": page, "proxy_secret": SecretStr("geheim")})


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        (Behind(), 200),
        (Behind(address="10.0.0.3"), 303),
        (Behind(secret="anders"), 303),
        (Behind(secret=None), 303),
    ],
)
async def test_only_the_configured_proxy_may_say_who_somebody_is(
    engine: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path, behind: Behind, status: int
) -> None:
    site = site_of(with_proxy(desk.config), engine, desk, clock, tmp_path, client=behind.address)
    site.http.headers["X-Remote-User"] = "an.voorbeeld"
    if behind.secret:
        site.http.headers["X-Proxy-Secret"] = behind.secret
    async with site.http:
        answer = await site.get("/uitleg")
        assert answer.status_code == status
        assert ("an.voorbeeld" in answer.text) == (status == 200)
        if status == 200:
            assert "Secure" in answer.headers["set-cookie"]
            assert "strict-transport-security" in answer.headers


async def test_who_signs_out_at_the_proxy_is_out_here_too(
    engine: AsyncEngine, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    site = site_of(with_proxy(desk.config), engine, desk, clock, tmp_path, client="10.0.0.2")
    site.http.headers.update({"X-Remote-User": "an.voorbeeld", "X-Proxy-Secret": "geheim"})
    async with site.http:
        assert (await site.get("/uitleg")).status_code == 200
        del site.http.headers["X-Remote-User"]
        assert (await site.get("/uitleg")).status_code == 303


async def test_without_a_configured_proxy_a_name_in_a_header_opens_nothing(stranger: Site) -> None:
    stranger.http.headers.update({"X-Remote-User": "an.voorbeeld", "X-Proxy-Secret": ""})
    assert (await stranger.get("/uitleg")).status_code == 303
