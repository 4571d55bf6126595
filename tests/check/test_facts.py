from datetime import date

from tests.check.tiny import Tiny

FILE = "facts/tko.yaml"
BOTH = "read: 2026-11-20\n  review_by: 2027-09-01\n\n"


def test_a_fact_past_its_day_says_where_to_look(tiny: Tiny) -> None:
    tiny.write(FILE, tiny.text(FILE).replace("review_by: 2027-09-01", "review_by: 2027-10-01"))
    tiny.change(FILE, BOTH.replace("09", "10"), "read: 2026-11-20\n  review_by: 2026-11-23\n\n")
    assert tiny.problems() == [
        f"{tiny.at(FILE, '2026-11-23')}: tko.leeftijd: moest nagekeken zijn tegen 2026-11-23; "
        "kijk na op https://onderwijs.vlaanderen.be/tko en zet een nieuwe read en review_by"
    ]


def test_check_at_is_the_page_to_look_at(tiny: Tiny) -> None:
    overdue = [problem for problem in tiny.problems(date(2027, 9, 2)) if "tko.prijs" in problem]
    assert len(overdue) == 1
    assert "kijk na op https://www.vlaanderen.be/prijzen en" in overdue[0]


def test_a_fact_is_fine_on_its_last_day(tiny: Tiny) -> None:
    assert tiny.problems(date(2027, 9, 1)) == []


def test_a_contact_point_has_a_shelf_life_too(tiny: Tiny) -> None:
    (overdue,) = [problem for problem in tiny.problems(date(2027, 9, 2)) if "clb-gent" in problem]
    assert "moest nagekeken zijn tegen 2027-09-01; kijk na op https://www.clbgent.be en" in overdue


def test_read_in_the_future(tiny: Tiny) -> None:
    tiny.change(FILE, BOTH, BOTH.replace("2026-11-20", "2026-12-01"))
    tiny.change(
        "topics/tweede-kans.yaml",
        'url: "https://onderwijs.vlaanderen.be/prijs", read: 2026-11-20',
        'url: "https://onderwijs.vlaanderen.be/prijs", read: 2027-01-01',
    )
    assert tiny.problems() == [
        f"{tiny.at(FILE, '2026-12-01')}: tko.leeftijd: read 2026-12-01 ligt in de toekomst; "
        "zet de dag waarop je het las",
        f"{tiny.at('topics/tweede-kans.yaml', '2027-01-01')}: tko-kosten: read 2027-01-01 ligt in de toekomst; "
        "zet de dag waarop je het las",
    ]


def test_to_be_reviewed_before_it_was_read(tiny: Tiny) -> None:
    tiny.change(FILE, BOTH, BOTH.replace("2027-09-01", "2025-09-01"))
    assert tiny.problems() == [
        f"{tiny.at(FILE, '2025-09-01')}: tko.leeftijd: review_by 2025-09-01 komt vóór read 2026-11-20; "
        "kies een dag daarna"
    ]


def test_a_fact_that_no_text_uses(tiny: Tiny) -> None:
    tiny.change("topics/tweede-kans.yaml", " Dat kan vanaf {tko.leeftijd}.", "")
    tiny.change("routes.yaml", "pas vanaf {tko.leeftijd}", "pas later")
    assert tiny.problems() == [
        f"{tiny.at(FILE, 'id: tko.leeftijd')}: tko.leeftijd: geen enkele tekst gebruikt {{tko.leeftijd}}; "
        "gebruik het of haal het weg"
    ]
