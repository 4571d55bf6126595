from datetime import date
from pathlib import Path

import pytest

from bot.check import due_table, facts_due
from bot.knowledge import Knowledge, load_knowledge
from tests.check.tiny import TODAY, Tiny

FACT = """
- id: {name}
  label: Een feit
  value: iets
  certainty: {certainty}
  source: {{title: Bron, url: "https://www.bron.be/{name}"}}
  read: 2026-01-01
  review_by: {review_by}
"""


@pytest.fixture
def knowledge(tiny: Tiny) -> Knowledge:
    facts = [
        ("a.zeker", "zeker", "2027-11-01"),
        ("a.binnenkort", "zeker", "2027-01-15"),
        ("a.onzeker", "onzeker", "2027-06-01"),
        ("a.oud", "oud", "2027-02-01"),
        ("a.te-laat", "zeker", "2026-11-23"),
    ]
    added = "".join(FACT.format(name=name, certainty=certainty, review_by=day) for name, certainty, day in facts)
    tiny.write("facts/tko.yaml", tiny.text("facts/tko.yaml") + added)
    return load_knowledge(Path("knowledge"))


def test_the_worst_come_first_and_what_is_certain_is_left_out(knowledge: Knowledge) -> None:
    assert [(due.status, due.fact.id) for due in facts_due(knowledge, TODAY)] == [
        ("te laat", "a.te-laat"), ("oud", "a.oud"), ("onzeker", "a.onzeker"), ("binnenkort", "a.binnenkort"),
    ]  # fmt: skip


def test_the_table_says_where_it_stands_and_where_to_look(knowledge: Knowledge) -> None:
    header, *rows = due_table(knowledge, TODAY, date(2027, 9, 1))
    assert header == ("Waarom", "Tegen", "Feit", "Waarde", "Staat bij", "Kijk na op")
    assert [row[:2] for row in rows] == [
        ("te laat", "2026-11-23"), ("binnenkort", "2027-01-15"), ("oud", "2027-02-01"), ("onzeker", "2027-06-01"),
        ("later", "2027-09-01"), ("later", "2027-09-01"),
    ]  # fmt: skip
    assert rows[-1] == (
        "later", "2027-09-01", "Inschrijvingsgeld", "38 euro", "tko-kosten", "https://www.vlaanderen.be/prijzen",
    )  # fmt: skip
    assert rows[-2][4] == "tko-wat, routes.yaml"
    assert rows[0][4:] == ("nergens", "https://www.bron.be/a.te-laat")
