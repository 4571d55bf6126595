"""Withholding small cells, and as many more as it takes that no sum or difference gives them away.

A cell is withheld for its own size. Whatever more is withheld is decided from what is public alone, never from the size
of a withheld cell: so it makes no difference to anything that is shown whether nobody or almost k did something.
docs/decisions/0007-reading-safely.md argues the rules; tests/figures/test_suppress.py attacks them.
"""

from collections.abc import Mapping

K = 5
"""At least so many conversations before a figure is shown."""
K_SENSITIVE = 10
"""The same where a topic is marked `sensitive`."""


def whole(cells: Mapping[str, int], k: int) -> dict[str, int]:
    """A whole that falls apart into a few named parts: all of them, or none when one is small."""
    return dict(cells) if min(cells.values()) >= k else {}


def shares(cells: Mapping[str, int], total: int, k: int) -> dict[str, int]:
    """Which parts of a whole that is public may be shown, when some conversations are of no part (no place was said).

    `cells` hold every part that can exist, also when nobody is in it: nought is as small as one. What is left of the
    whole is of the withheld parts and of no part together; when that is under k, the smallest shown part goes too.
    """
    shown = {name: count for name, count in cells.items() if count >= k}
    while shown and total - sum(shown.values()) < k:
        del shown[_smallest(shown)]
    return shown


def subjects(counts: Mapping[str, int], total: int, ks: Mapping[str, int], asked: int) -> dict[str, int]:
    """Which topics may be shown, of which a conversation can have several or none.

    At least k asked it and at least k did not: else everybody who asked anything would be known to have asked it.
    `asked` conversations are known to have had a topic; those that no shown topic explains must leave room for doubt.
    """
    shown = {name: count for name, count in counts.items() if ks[name] <= count <= total - ks[name]}
    while shown and not _leaves_doubt(counts, shown, ks, asked):
        del shown[_smallest(shown)]
    return shown


def _leaves_doubt(counts: Mapping[str, int], shown: Mapping[str, int], ks: Mapping[str, int], asked: int) -> bool:
    """Whether the withheld topics could explain the rest of the conversations without any single one of them."""
    room = [ks[name] - 1 for name in counts if name not in shown]
    return not room or sum(room) - max(room) >= asked - sum(shown.values())


def row(cells: Mapping[str, int], of_topic: int, of_places: Mapping[str, int], rest: int, k: int) -> dict[str, int]:
    """Which places of one topic may be shown.

    `of_topic` and `of_places` are shown totals of the topic and the places, `rest` is the number of conversations
    without a shown place. At least k of the place asked it and at least k did not.
    """
    shown = {place: count for place, count in cells.items() if k <= count <= of_places[place] - k}
    while shown and not _row_is_safe(cells, shown, of_topic, rest, k):
        del shown[_smallest(shown)]
    return shown


def _row_is_safe(cells: Mapping[str, int], shown: Mapping[str, int], of_topic: int, rest: int, k: int) -> bool:
    left = of_topic - sum(shown.values())
    withheld = [place for place in cells if place not in shown]
    return left >= k and (not withheld or rest + (len(withheld) - 1) * (k - 1) >= left)


def pair(both: int, one: int, other: int, k: int) -> int | None:
    """How many conversations had two things, rounded down to fives; None when that says too much of too few."""
    if both < k or one - both < k or other - both < k:
        return None
    return floor(both, k)


def floor(number: int, k: int) -> int | None:
    """A number that others lean on, rounded down to fives; None when it is under k."""
    return number // K * K if number >= k else None


def some(part: int, whole: int, k: int) -> int | None:
    """A part of a shown whole: the whole when all but a few, None when only a few, else the number itself."""
    if part < k:
        return None
    return whole if whole - part < k else part


def _smallest(shown: Mapping[str, int]) -> str:
    return min(shown, key=lambda name: (shown[name], name))
