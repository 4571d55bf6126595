"""The shapes of the knowledge: what may stand in each YAML file. The words are the field's own."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

Audience = Literal["jongere", "ouder", "professional"]
TargetGroup = Literal["vroegtijdige-schoolverlater", "spijbelaar", "jongere-at-risk", "neet"]
Certainty = Literal["zeker", "onzeker", "oud"]
ContactKind = Literal[
    "clb", "jac", "studieadvies", "tko", "examencommissie", "vdab", "naft", "duaal", "ligo", "anderstalig",
    "ocmw", "overkop", "welzijn", "huisvanhetkind", "neet", "schooluitval", "netwerk", "lop", "hulplijn",
]  # fmt: skip
Facet = Literal[
    "wat", "kosten", "duur", "voorwaarden", "leeftijd", "inschrijven", "waar", "hulp", "verdienen", "gevolgen",
    "beroep", "richtingen", "vrijstellingen", "examens", "voorbereiden", "slagen", "aanpassingen", "papieren",
    "wanneer", "verplicht",
]  # fmt: skip

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9.-]+$")]
Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(/\S*)?$")]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]*$")]

PLACEHOLDER = re.compile(r"\{(@?)([a-z0-9.-]+)\}")
"""{tko.vrijstelling} is the value of a fact, {@hulplijn-awel.phone} a field of a contact point."""


class Entry(BaseModel):
    """Anything that stands in a knowledge file: unknown keys are mistakes, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Link(Entry):
    """A page to go to."""

    label: Line
    url: Https


class Source(Entry):
    """Where something was read."""

    title: Line
    url: Https


class ReadSource(Source):
    """A source with the day it was read."""

    read: date


class _Dated(Entry):
    """Something with a shelf life."""

    certainty: Certainty
    source: Source
    read: date
    review_by: date

    def is_shaky(self, today: date) -> bool:
        """Whether the bot must hedge: uncertain, old, or past its shelf life."""
        return self.certainty != "zeker" or today > self.review_by


class Fact(_Dated):
    """An amount, age, term or date that can change: it stands once, and texts point to it."""

    id: FactId
    label: Line
    value: Line
    check_at: Https | None = None
    """The page on which a reader checks today's value, when that is not the source."""


class Topic(Entry):
    """A subject with one answer, and the ways in which it is asked."""

    id: Id
    title: Line
    button: Annotated[Line, Field(max_length=28)]
    route: Id | None = None
    facet: Facet | None = None
    audience: tuple[Audience, ...] = Field(min_length=1)
    target_groups: tuple[TargetGroup, ...] = ()
    examples: tuple[Line, ...] = Field(min_length=1)
    answer: str
    more: str = ""
    contacts: tuple[ContactKind, ...] = Field(default=(), max_length=3)
    helplines: tuple[Id, ...] = ()
    sensitive: bool = False
    related: tuple[Id, ...] = ()
    site: Link | None = None
    sources: tuple[ReadSource, ...] = ()

    def placeholders(self) -> list[str]:
        """What its texts point to, in the order of the text: fact ids, and `@contact.field`."""
        return ["".join(found) for found in PLACEHOLDER.findall(self.answer + self.more)]


class ContactPoint(_Dated):
    """Somebody to turn to: whom it serves, for what, and how to reach it."""

    id: Id
    kind: ContactKind
    name: Line
    municipality: str | None = None
    serves: tuple[str, ...]
    """Municipality names, `arrondissement X`, `provincie X`, `vlaanderen` or `brussel`."""
    audience: tuple[Audience, ...] = Field(min_length=1)
    offers: Annotated[Line, Field(max_length=140)]
    address: Line | None = None
    postcode: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    phone: Line | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")] | None = None
    website: Https | None = None
    chat: Https | None = None
    walk_in: bool = False
    hours: Line | None = None
    opening: Line | None = None
    """The hours in OpenStreetMap's opening_hours notation, for what the bot computes."""
    cost: Line | None = None
    anonymous: bool = False
    note: str | None = None


class Place(Entry):
    """A (sub-)municipality with its postcode: one row of places.csv. `lat` and `lon` in degrees (WGS84)."""

    postcode: str
    name: str
    municipality: str
    nis: str
    arrondissement: str
    province: str
    lat: float
    lon: float


class Concept(Entry):
    """One meaning with all the words for it; each of them counts as the same word when matching."""

    id: Id
    words: tuple[Line, ...] = Field(min_length=1)
    who: bool = False
    """It says about whom a question is, not about what: 'mijn ouders', 'het vierde middelbaar'."""


class Turns(Entry):
    """Words that say something about the conversation itself, not about a subject."""

    affirming: tuple[Line, ...] = ()
    denying: tuple[Line, ...] = ()
    not_that: tuple[Line, ...] = ()
    """'dat bedoel ik niet': the last answer was not what was asked."""
    correction: tuple[Line, ...] = ()
    """'nee ik bedoel': what follows replaces the last question."""
    correction_behind: tuple[Line, ...] = ()
    """The same behind what is meant: 'Lier bedoel ik'."""
    hesitating: tuple[Line, ...] = ()
    """'oei', 'sorry maar': may stand before a correction."""
    choices: tuple[tuple[Line, ...], ...] = ()
    """The ways to say 'the first', then 'the second', then 'the third'."""
    last_choice: tuple[Line, ...] = ()
    asking: tuple[Line, ...] = ()
    """A sentence that begins with one of these asks something."""
    telling: tuple[Line, ...] = ()
    """Behind such a word these make it no question: '(ik) heb nog geen werk'."""
    there: tuple[Line, ...] = ()
    """'is er een': who says so beside a place asks for people there."""
    seeking: tuple[Line, ...] = ()
    """'ik zoek': who says so of a helper that is named, beside a place, wants to see them."""
    greeting: tuple[Line, ...] = ()
    """A greeting before a question says nothing about its subject."""
    opening: tuple[Line, ...] = ()
    """'weet iemand', 'kort vraagje': in front of a question, and nothing of it."""
    introducing: tuple[Line, ...] = ()
    """Words that only say who is speaking, beside one of `being`: 'ik ben mama van drie'."""
    being: tuple[Line, ...] = ()
    """'ben', 'zit': without one of these a piece of a message introduces nobody."""
    thanking: tuple[Line, ...] = ()
    """'alvast bedankt': behind a question, and nothing of it."""
    closing: tuple[Line, ...] = ()
    """'lol', 'aub': behind anything, and nothing of it."""
    vague: tuple[Line, ...] = ()
    """'iets met school': somebody who does not know yet what to ask gets a choice."""
    leave: tuple[Line, ...] = ()
    """'mag ik': whether something is open to somebody."""
    supposing: tuple[Line, ...] = ()
    """'als ik pas 17 ben': whether it is open to who is of that age."""
    comparing: tuple[Line, ...] = ()
    """Words that lay two routes side by side: 'verschil tussen naft en duaal'."""
    polite: tuple[Line, ...] = ()
    """Words around a choice that change nothing: 'de eerste graag'."""
    of_card: tuple[Line, ...] = ()
    """What is asked of one contact point of a list: 'het nummer van de tweede'."""
    linking: tuple[Line, ...] = ()
    """Words that may stand before the word that asks: 'en hoe', 'dus mag ik'."""
    pointing: tuple[Line, ...] = ()
    """Words that stand for what was said before: 'wie beslist daarover?'."""
    leaning: tuple[Line, ...] = ()
    """A short sentence with one of these leans on what was said before: 'en mag dat dan'."""


class Lexicon(Entry):
    """How Flemish youngsters write: spellings, concepts, and words that say who is asking."""

    spellings: dict[str, str] = {}
    concepts: tuple[Concept, ...] = ()
    askers: dict[Audience, tuple[Line, ...]] = {}
    facets: dict[Facet, tuple[Line, ...]] = {}
    turns: Turns = Turns()


Language = Literal["en", "fr", "tr", "ar", "uk", "ru", "pl", "ro", "es"]


class Glossary(RootModel[dict[Language, dict[Line, str]]]):
    """glossary.yaml: language -> expression -> the Dutch it is read as."""

    model_config = ConfigDict(frozen=True)

    @property
    def languages(self) -> dict[str, dict[str, str]]:
        """The same with plain language codes."""
        return {str(code): pairs for code, pairs in self.root.items()}
