"""demo, export, report and approved, as a newcomer starts them: in a process of their own."""

from pathlib import Path

import pytest

from bot.demo import CHANNEL, fill
from bot.desk import Desk
from bot.errors import FiguresError
from bot.record.figures import overview
from bot.record.reading import opened
from bot.record.release import release
from tests.figures.conftest import NOW, Log
from tests.test_cli import bot


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demo database of sixteen weeks, made by the command."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demo')}/demo.db"
    done = bot("demo", "--weeks", "16", "--database", url, seconds=300)
    assert done.returncode == 0, done.stderr
    assert "verzonnen vragen" in done.stdout
    return url


def test_demo_fills_a_database_that_export_and_report_read(demo: str, tmp_path: Path) -> None:
    files = bot("export", str(tmp_path / "uit"), "--database", demo, seconds=300)
    assert files.returncode == 0, files.stderr
    assert (tmp_path / "uit/netwerk.gexf").exists()
    page = bot("report", str(tmp_path / "verslag.html"), "--database", demo)
    assert page.returncode == 0, page.stderr
    assert "Deze cijfers zijn verzonnen" in (tmp_path / "verslag.html").read_text(encoding="utf-8")


def test_a_term_without_figures_names_those_that_have_them(demo: str, tmp_path: Path) -> None:
    done = bot("export", str(tmp_path), "--database", demo, "--term", "2019-09")
    assert done.returncode == 1
    assert "er zijn er van 20" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("url", ["mysql://x", "boekentas", "sqlite:////proc/nergens/x.db"])
def test_a_database_that_can_not_be_used_is_one_clear_line(url: str, tmp_path: Path) -> None:
    done = bot("export", str(tmp_path), "--database", url)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "databank" in done.stderr


def test_without_a_closed_term_the_report_says_what_to_do(tmp_path: Path) -> None:
    done = bot("report", str(tmp_path / "verslag.html"), "--database", f"sqlite:///{tmp_path}/leeg.db")
    assert done.returncode == 1
    assert "run_bot.py demo" in done.stderr
    assert not (tmp_path / "verslag.html").exists()


def test_approved_says_that_every_approved_question_keeps_its_answer() -> None:
    done = bot("approved", seconds=300)
    assert done.returncode == 0, done.stdout
    assert "een ander antwoord" in done.stdout


async def test_demo_never_mixes_with_real_questions(desk: Desk, tmp_path: Path, log: Log) -> None:
    url = f"sqlite:///{tmp_path}/log.db"
    log.talk("tko-kosten")
    async with opened(url) as engine:
        await log.into(engine)
    with pytest.raises(FiguresError, match="echte vragen"):
        await fill(url, desk, 1, NOW)


async def test_demo_is_marked_and_its_second_run_replaces_the_first(desk: Desk, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/demo.db"
    once = await fill(url, desk, 1, NOW)
    again = await fill(url, desk, 1, NOW)
    assert abs(once - again) < once / 4
    async with opened(url) as engine:
        await release(engine, desk.knowledge, NOW)
        seen = await overview(engine)
    assert seen.invented
    assert [week.week for week in seen.weeks] == ["2026-W47"]
    assert CHANNEL == "demo"
