from tests.check.tiny import Tiny


def test_ages_without_any_open_way(tiny: Tiny) -> None:
    tiny.change(
        "routes.yaml",
        "text: gewone school",
        "from_age: 15\n    to_age: 24\n    text: gewone school\n    closed: Nog niet",
    )
    tiny.change("routes.yaml", "from_age: 18", "from_age: 18\n    to_age: 28")
    assert tiny.problems() == [
        f"{tiny.at('routes.yaml', 'routes:')}: voor wie 12, 13, 14, 29 en 30 jaar is, staat geen enkele weg open; "
        "verruim from_age of to_age"
    ]


def test_a_closed_way_says_why(tiny: Tiny) -> None:
    tiny.change("routes.yaml", "    closed: Dat kan pas later\n", "")
    assert tiny.problems() == [
        f"{tiny.at('routes.yaml', 'id: tko')}: tko: is niet op elke leeftijd open; "
        "zeg bij 'closed' in één zin waarom en wanneer wel"
    ]
