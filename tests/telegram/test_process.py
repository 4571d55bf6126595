"""`python run_bot.py` as a process: killed, stopped, refused, and listened to at the loudest log level."""

import asyncio
import signal
from pathlib import Path

from tests.record.conftest import stored
from tests.telegram.conftest import Spawn
from tests.telegram.fake_api import FakeTelegram

NAMES = (
    "Sofie",
    "Mohammed",
    "Vandenbroucke",
    "Özgür",
    "sint-lutgardis",
    "0470123456",
    "@sofietje07",
    "94.07.14-123.45",
)


async def test_kill_9_loses_no_question_and_only_those_in_flight_are_answered_twice(
    telegram: FakeTelegram, tmp_path: Path, spawn: Spawn
) -> None:
    crowd = [telegram.user(f"Gast{number}") for number in range(60)]
    for guest in crowd:
        guest.types("wat is tweedekansonderwijs?")
    never = asyncio.Event()
    telegram.fail("sendMessage", held=never, times=1000, spare=25, after=True)
    bot = await spawn()
    ledger = tmp_path / "state/answered"
    await telegram.until(
        lambda: len(telegram.called("sendMessage")) == 25 and len(written(ledger)) == 25, "25 noted answers"
    )
    done = {call.params["chat_id"] for call in telegram.called("sendMessage")}
    bot.kill()
    await bot.wait()
    telegram.repair()
    assert telegram.waiting
    bot = await spawn()
    await telegram.until(lambda: not telegram.waiting, "the confirmation of all sixty")
    bot.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(bot.wait(), 15) == 0
    heard = {guest.chat: len(guest.messages) for guest in crowd}
    assert min(heard.values()) == 1
    assert done.isdisjoint(chat for chat, count in heard.items() if count > 1)
    assert max(heard.values()) == 2
    assert written(ledger) == []
    assert ledger.stat().st_mode & 0o777 == 0o600


async def test_sigterm_answers_all_that_was_fetched_and_ends_well(
    telegram: FakeTelegram, tmp_path: Path, spawn: Spawn
) -> None:
    crowd = [telegram.user(f"Gast{number}") for number in range(60)]
    for guest in crowd:
        guest.types("wat is tweedekansonderwijs?")
    held = asyncio.Event()
    telegram.fail("sendMessage", held=held, times=1000, spare=5)
    bot = await spawn()
    await telegram.until(lambda: len(telegram.called("sendMessage")) == 5)
    bot.send_signal(signal.SIGTERM)
    held.set()
    assert await asyncio.wait_for(bot.wait(), 15) == 0
    assert [len(guest.messages) for guest in crowd] == [1] * 60
    assert telegram.waiting == []
    kept = await stored(f"sqlite:///{tmp_path}/state/query_log.db")
    assert [row["topic"] for row in kept] == ["tko-wat"] * 60
    assert len({row["conversation"] for row in kept}) == 60


async def test_a_wrong_token_is_one_line_on_the_screen(telegram: FakeTelegram, tmp_path: Path, spawn: Spawn) -> None:
    telegram.expect_refusal("Unauthorized")
    right, telegram.token = telegram.token, "123456:wrong-token"
    bot = await spawn()
    telegram.token = right
    assert await asyncio.wait_for(bot.wait(), 15) == 1
    lines = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert "TELEGRAM_BOT_TOKEN" in lines[0]
    assert "wrong-token" not in lines[0]


async def test_the_canaries_of_two_hundred_messages_are_in_no_file_and_no_log(
    telegram: FakeTelegram, tmp_path: Path, spawn: Spawn
) -> None:
    """At DEBUG, with bad connections, refusals, edits, photos, taps and groups: nothing may leak."""
    crowd = [telegram.user(f"{NAMES[number % 4]}{number}") for number in range(20)]
    telegram.fail("sendMessage", status=502, times=5, spare=10)
    telegram.fail("sendMessage", drop=True, times=5, spare=20)
    telegram.fail("getUpdates", status=502, times=2, spare=3)
    telegram.too_many(crowd[3].chat, retry_after=1)
    telegram.expect_refusal("query is too old")
    crowd[19].has_blocked = True
    group = telegram.group()
    bot = await spawn(log_level="debug")
    last = 0
    for number in range(200):
        guest, canary = crowd[number % 20], NAMES[number % len(NAMES)]
        match number % 10:
            case 7:
                last = guest.sends("photo", caption=f"foto van {canary}")
            case 8 if guest.messages:
                last = guest.presses(f"t:{canary}", guest.messages[0])
            case 9:
                last = group.says(f"@diplomawijzer_bot wie is {canary}", by=guest)
            case _:
                guest.types(f"ik ben {canary} en wil mijn diploma halen")
                last = guest.edits(f"ik ben {canary} van {NAMES[(number + 3) % len(NAMES)]}")
    await telegram.until(lambda: telegram.confirmed > last, "all answers")
    bot.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(bot.wait(), 15) == 0
    kept = files_below(tmp_path)
    assert {path.name for path in kept} >= {"output", "answered", "query_log.db"}
    secrets = [*NAMES, telegram.token, telegram.token.partition(":")[2], str(group.chat)]
    secrets += [str(guest.chat) for guest in crowd] + [guest.me["username"] for guest in crowd]
    for path in kept:
        content = path.read_bytes().decode(errors="replace").casefold()
        assert [secret for secret in secrets if secret.casefold() in content] == [], path.name
    assert "de bot luistert" in (tmp_path / "output").read_text(encoding="utf-8")


def files_below(folder: Path) -> list[Path]:
    """All files but the settings, which hold the address of the fake server."""
    return [path for path in folder.rglob("*") if path.is_file() and path.name != "config.yaml"]


def written(ledger: Path) -> list[str]:
    return ledger.read_text().split() if ledger.exists() else []
