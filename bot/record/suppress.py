"""Withholding small cells, and as many more as it takes that no sum or difference gives them away.

Everything here is pure and decides from the counts alone, so the same counts are always withheld in the same way.
docs/decisions/0007-reading-safely.md proves the rules; tests/record/test_suppress.py attacks them.
"""

from collections.abc import Mapping

K = 5
"""At least so many conversations before a figure is shown."""
K_SENSITIVE = 10
"""The same where a topic is marked `sensitive`."""


def shares(cells: Mapping[str, int], total: int, k: int, *, nameless: bool) -> dict[str, int]:
    """Which parts of a whole that is public may be shown.

    `cells` hold every part that can exist, also when nobody is in it: nought is as small as one. With `nameless` the
    whole also holds conversations of no part (no place was said), and their number is never shown.
    """
    shown = {name: count for name, count in cells.items() if count >= k}
    while shown and not _rest_is_safe(cells, shown, total, k, nameless=nameless):
        del shown[_smallest(shown)]
    return shown


def _rest_is_safe(cells: Mapping[str, int], shown: Mapping[str, int], total: int, k: int, *, nameless: bool) -> bool:
    """Whether total minus shown says nothing of a withheld part but that it is small."""
    withheld = [name for name in cells if name not in shown]
    rest = total - sum(shown.values())
    if not withheld and not nameless:
        return True
    if rest < k:
        return False
    return nameless or any(cells[name] >= k for name in withheld) or (len(withheld) - 1) * (k - 1) >= rest


def subjects(counts: Mapping[str, int], total: int, ks: Mapping[str, int]) -> dict[str, int]:
    """Which topics may be shown, of which a conversation can have several or none.

    At least k asked it and at least k did not: else everybody who asked anything would be known to have asked it.
    """
    shown = {name: count for name, count in counts.items() if ks[name] <= count <= total - ks[name]}
    while shown and not _capacity(counts, shown, ks):
        del shown[_smallest(shown)]
    return shown


def _capacity(counts: Mapping[str, int], shown: Mapping[str, int], ks: Mapping[str, int]) -> bool:
    """Whether the withheld topics could be as many without any single one of them."""
    withheld = [name for name in counts if name not in shown]
    room = [ks[name] - 1 for name in withheld]
    return not withheld or sum(room) - max(room) >= sum(min(counts[name], ks[name] - 1) for name in withheld)


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
