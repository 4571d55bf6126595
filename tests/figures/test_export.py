"""Files that open unchanged in Gephi and in a spreadsheet, and a page for a meeting."""

import csv
import re
from pathlib import Path

import networkx as nx
import pytest
import yaml
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.knowledge import Knowledge
from bot.record.export import export, is_safe, write_csv
from bot.record.figures import Overview, overview
from bot.record.release import release
from bot.record.report import report
from tests.conftest import ROOT
from tests.figures.conftest import NOW, TERM_WEEKS, Log

SEPARATOR = {"nodes": ",", "edges": ","}


@pytest.fixture
async def seen(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> Overview:
    for week in (*TERM_WEEKS, "2026-W30", "2026-W31"):
        log.talks(9, "tko-kosten", "tko-inschrijven", week=week, place="Gent", contact_kinds="tko", channel="demo")
        log.talks(9, "werkloosheid-beperkt", week=week, place="Ieper", local=False, channel="demo")
        log.talks(9, "tko-kosten", week=week, place="Ieper", channel="demo")
        log.talks(9, "schoolmoe", week=week, channel="demo")
        log.talk("werkloosheid-beperkt", week=week, channel="demo")
        log.talk("tko-kosten", week=week, channel="demo", outcome="clarify")
        log.talk(None, week=week, channel="demo")
    await log.into(engine)
    await release(engine, knowledge, NOW)
    return await overview(engine)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=SEPARATOR.get(path.stem, ";")))


def test_the_network_opens_as_graphml_and_as_gexf(tmp_path: Path, seen: Overview, knowledge: Knowledge) -> None:
    export(tmp_path, seen, knowledge)
    nodes, edges = rows_of(tmp_path / "nodes.csv"), rows_of(tmp_path / "edges.csv")
    for graph in (nx.read_graphml(tmp_path / "netwerk.graphml"), nx.read_gexf(tmp_path / "netwerk.gexf")):
        assert set(graph) == {row["Id"] for row in nodes}
        assert graph.number_of_edges() == len(edges)
        assert graph.nodes["topic:tko-kosten"]["label"] == knowledge.topics["tko-kosten"].title
        weights = {data["weight"] for _, _, data in graph.edges(data=True)}
        assert weights == {float(row["Weight"]) for row in edges}
    assert list(nodes[0])[:2] == ["Id", "Label"]  # what Gephi looks for
    assert list(edges[0])[:4] == ["Source", "Target", "Type", "Weight"]


def test_no_file_holds_a_number_of_conversations_under_k(tmp_path: Path, seen: Overview, knowledge: Knowledge) -> None:
    for path in export(tmp_path, seen, knowledge):
        if path.suffix == ".csv":
            for row in rows_of(path):
                counts = [
                    row[name] for name in ("gesprekken", "Weight", "vorige_periode", "duim_omlaag") if row.get(name)
                ]
                assert all(int(count) >= 5 for count in counts), path


def test_every_row_says_its_period_and_if_it_is_invented(tmp_path: Path, seen: Overview, knowledge: Knowledge) -> None:
    for path in export(tmp_path, seen, knowledge):
        if path.suffix == ".csv" and path.stem != "weken":
            assert {(row["periode"], row["k"], row["verzonnen"]) for row in rows_of(path)} == {("2026-09", "5", "1")}
    assert "verzonnen" in (tmp_path / "LEESMIJ.md").read_text(encoding="utf-8").split("\n")[2]


def test_the_dictionary_explains_every_column_of_every_file_and_no_other(
    tmp_path: Path, seen: Overview, knowledge: Knowledge
) -> None:
    text = (ROOT / "bot/record/texts/data-dictionary.yaml").read_text(encoding="utf-8")
    explained = {name: sorted(own["columns"]) for name, own in yaml.safe_load(text)["files"].items()}
    written = [path for path in export(tmp_path, seen, knowledge) if path.suffix == ".csv"]
    assert {path.name: sorted(rows_of(path)[0]) for path in written} == explained


def test_the_gap_map_names_what_nobody_near_answers(tmp_path: Path, seen: Overview, knowledge: Knowledge) -> None:
    export(tmp_path, seen, knowledge)
    first = rows_of(tmp_path / "hiaten.csv")[0]
    assert (first["onderwerp"], first["arrondissement"]) == ("werkloosheid-beperkt", "Ieper")
    assert first["zonder_lokaal_contactpunt"] == first["gesprekken"] == str(9 * len(TERM_WEEKS))


def test_the_same_term_gives_the_same_files(tmp_path: Path, seen: Overview, knowledge: Knowledge) -> None:
    once = {path.name: path.read_bytes() for path in export(tmp_path / "a", seen, knowledge)}
    again = {path.name: path.read_bytes() for path in export(tmp_path / "b", seen, knowledge)}
    assert once == again
    assert report(seen, knowledge) == report(seen, knowledge)


@pytest.mark.parametrize("evil", ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "\t=1", "|calc", "%0A"])
def test_no_text_runs_as_a_formula(tmp_path: Path, evil: str) -> None:
    path = write_csv(tmp_path / "x.csv", (("naam", "verschil"), [(evil, -5)]))
    row = rows_of(path)[0]
    assert row == {"naam": f"'{evil}", "verschil": "-5"}
    assert is_safe(row.values())
    assert not is_safe([evil])


def test_the_report_is_one_page_that_reaches_for_nothing(seen: Overview, knowledge: Knowledge) -> None:
    page = report(seen, knowledge)
    assert page.startswith("<!doctype html>")
    assert set(re.findall(r"https?://[^\s\"'<)]+", page)) == {"http://www.w3.org/2000/svg"}
    assert "<script" not in page
    assert "@import" not in page
    assert page.count("<svg") == 3
    assert "Deze cijfers zijn verzonnen" in page
    assert page.count("Periode: september-oktober 2026 (week 36 tot en met 44)") == 5
    assert page.count("Niet getoond:") == 4
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_the_report_escapes_what_stands_in_the_knowledge(seen: Overview, knowledge: Knowledge) -> None:
    from dataclasses import replace

    evil = knowledge.topics["tko-kosten"].model_copy(update={"title": "<img src=x onerror=alert(1)>"})
    page = report(seen, replace(knowledge, topics={**knowledge.topics, "tko-kosten": evil}))
    assert "<img" not in page
    assert "&lt;img" in page
