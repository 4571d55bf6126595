"""Attacks on suppression: whoever holds all that is published, and knows the rules, must learn nothing more."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.record import suppress

K = 3
Table = tuple[int, ...]
Published = tuple[object, ...]


def possible(publish: Callable[[Table], tuple[dict[int, int], object]], tables: Iterable[Table]) -> list[set[int]]:
    """For each withheld cell of each publication: every value it can have, to somebody who also knows the rules.

    The last number of a table is of those without a place, who are no cell.
    """
    alike: dict[Published, list[Table]] = defaultdict(list)
    for table in tables:
        shown, public = publish(table)
        alike[tuple(sorted(shown.items())), public].append(table)
    return [
        {table[cell] for table in same}
        for (shown, _), same in alike.items()
        for cell in range(len(same[0]) - 1)
        if cell not in dict(shown)  # type: ignore[call-overload]
    ]


def named(cells: Sequence[int]) -> dict[str, int]:
    return {str(i): cell for i, cell in enumerate(cells)}


def numbered(shown: dict[str, int]) -> dict[int, int]:
    return {int(name): cell for name, cell in shown.items()}


def test_no_part_of_a_known_whole_can_be_told_from_nought_or_from_almost_k() -> None:
    """Row totals: every table of three places and 'no place said' with up to 15 conversations."""

    def publish(table: Table) -> tuple[dict[int, int], object]:
        return numbered(suppress.shares(named(table[:3]), sum(table), K)), sum(table)

    tables = [table for table in product(range(16), repeat=4) if K <= sum(table) <= 15]
    found = possible(publish, tables)
    assert len(found) > 400
    assert all({0, K - 1} <= values for values in found)


def test_a_whole_of_few_parts_shows_all_of_them_or_none() -> None:
    assert suppress.whole({"a": 9, "b": 5}, 5) == {"a": 9, "b": 5}
    assert suppress.whole({"a": 9, "b": 4}, 5) == {}
    assert suppress.whole({"a": 9, "b": 0}, 5) == {}


def test_no_place_of_a_topic_can_be_worked_out_from_the_topic_and_the_places() -> None:
    """The matrix: every row of three places whose totals are public, with a public rest."""
    for of_places, rest in [((6, 7, 9), 3), ((6, 6, 6), 5), ((8, 9, 14), 8)]:

        def publish(table: Table, of_places: Table = of_places, rest: int = rest) -> tuple[dict[int, int], object]:
            shown = suppress.row(named(table[:3]), sum(table), named(of_places), rest, K)
            return numbered(shown), sum(table)

        whole = sum(of_places) + rest
        sizes = [range(size + 1) for size in (*of_places, rest)]
        tables = [table for table in product(*sizes) if K <= sum(table) <= whole - K]
        assert all(len(values) > 1 for values in possible(publish, tables))


COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=2)


@given(COUNTS, st.data())
def test_what_is_withheld_for_its_size_changes_nothing_else(cells: dict[str, int], data: st.DataObject) -> None:
    """The one who asked makes no difference: not to a figure, and not to what else is withheld."""
    total = sum(cells.values()) + 20
    other = {name: data.draw(st.integers(0, 4)) if cell < 5 else cell for name, cell in cells.items()}
    ks = dict.fromkeys(cells, 5)
    assert suppress.shares(cells, total, 5) == suppress.shares(other, total, 5)
    assert suppress.subjects(cells, total, ks, total) == suppress.subjects(other, total, ks, total)
    places = dict.fromkeys(cells, 60)
    assert suppress.row(cells, total, places, 30, 5) == suppress.row(other, total, places, 30, 5)


@given(COUNTS)
def test_nothing_under_k_is_shown_and_no_rest_is_under_k(cells: dict[str, int]) -> None:
    total = sum(cells.values()) + 1
    shown = suppress.shares(cells, total, 5)
    assert all(cell >= 5 for cell in shown.values())
    assert not shown or total - sum(shown.values()) >= 5


@given(COUNTS, st.integers(0, 60))
def test_the_withheld_topics_of_known_askers_leave_room_for_doubt_about_each(cells: dict[str, int], asked: int) -> None:
    """Everybody asked something: if no shown topic explains them, no single withheld topic must have been it."""
    total = max(cells.values()) + asked + 5
    ks = {name: 10 if name < "c" else 5 for name in cells}
    shown = suppress.subjects(cells, total, ks, asked)
    hidden = [name for name in cells if name not in shown]
    for one in hidden:
        if shown:
            assert sum(ks[name] - 1 for name in hidden if name != one) >= asked - sum(shown.values())


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_pair_says_of_no_few_that_they_had_both_or_only_one(both: int, one: int, other: int) -> None:
    shown = suppress.pair(both, one + both, other + both, 5)
    assert shown is None or (both >= 5 and one >= 5 and other >= 5 and shown % 5 == 0 and shown <= both < shown + 5)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_part_is_all_or_none_or_leaves_k_on_both_sides(part: int, rest: int) -> None:
    shown = suppress.some(part, part + rest, 5)
    assert shown == (None if part < 5 else part + rest if rest < 5 else part)
