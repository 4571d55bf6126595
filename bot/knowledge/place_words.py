"""place-words.yaml: the Dutch around the name of a place."""

from typing import Annotated

from pydantic import StringConstraints

from bot.knowledge.models import Entry

Seen = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]
"""A word as a message is read: lower case, no accents, no apostrophe."""


class PlaceWords(Entry):
    """Which words around a name make a place of it, and which make something else; each list is explained in the file."""

    living: frozenset[Seen] = frozenset()
    coming: frozenset[Seen] = frozenset()
    out_of: frozenset[Seen] = frozenset()
    beside_coming: frozenset[Seen] = frozenset()
    inside: frozenset[Seen] = frozenset()
    weak: frozenset[Seen] = frozenset()
    kinds: frozenset[Seen] = frozenset()
    spots: frozenset[Seen] = frozenset()
    around: frozenset[Seen] = frozenset()
    waters: frozenset[Seen] = frozenset()
    helpers: frozenset[Seen] = frozenset()
    houses: frozenset[Seen] = frozenset()
    of_whom: frozenset[Seen] = frozenset()
    seeking: frozenset[Seen] = frozenset()
    addresses: frozenset[Seen] = frozenset()
    home: frozenset[Seen] = frozenset()
    occupations: frozenset[Seen] = frozenset()
    relatives: frozenset[Seen] = frozenset()
    formerly: frozenset[Seen] = frozenset()
    far: frozenset[Seen] = frozenset()
    distances: frozenset[Seen] = frozenset()
    how_far: frozenset[Seen] = frozenset()
    bearings: frozenset[Seen] = frozenset()
    that_is: frozenset[Seen] = frozenset()
    titles: frozenset[Seen] = frozenset()
    surnames: frozenset[Seen] = frozenset()
    names_of_people: frozenset[Seen] = frozenset()
    called: frozenset[Seen] = frozenset()
    people: frozenset[Seen] = frozenset()
    speaking: frozenset[Seen] = frozenset()
    together: frozenset[Seen] = frozenset()
    doing: frozenset[Seen] = frozenset()
    tastes: frozenset[Seen] = frozenset()
    teams: frozenset[Seen] = frozenset()
    at_a_game: frozenset[Seen] = frozenset()
    games: frozenset[Seen] = frozenset()
    of_a_team: frozenset[Seen] = frozenset()
    songs: frozenset[Seen] = frozenset()
    events: frozenset[Seen] = frozenset()
    products: frozenset[Seen] = frozenset()
    tasks: frozenset[Seen] = frozenset()
    trips: frozenset[Seen] = frozenset()
    news: frozenset[Seen] = frozenset()
    filling: frozenset[Seen] = frozenset()
    counting: frozenset[Seen] = frozenset()
    units: frozenset[Seen] = frozenset()
    money: frozenset[Seen] = frozenset()
