"""crisis.yaml as typed objects: the danger categories, what is said, and how danger is recognised."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.knowledge.models import Entry, Id, Line

Spoken = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^0-9]*$")]
"""Text for a reader; without digits, because phone numbers stand with the contact points."""
About = Literal["self", "other", "read"]
"""Whom a rule is about; `read` means: see who stands nearest in the text."""

_CHOICE = r"(GETAL|GROOT|[a-z]{4,}~|[a-z0-9]{3,}\*|[a-z0-9]+)"
_WORD = rf"(\.\.|{_CHOICE}(\|{_CHOICE})*)"
_EXPRESSION = re.compile(rf"{_WORD}( {_WORD})*")
_ALWAYS_SHOWN = ("hulplijn-112", "hulplijn-awel")


class Category(Entry):
    """One kind of danger: who helps, and what the bot says."""

    id: Id
    order: int = Field(ge=1)
    """The lowest wins when a text holds several kinds of danger."""
    sensitive: bool = True
    lines: tuple[Id, ...]
    """Contact points, the right door first."""
    text: Spoken
    """To somebody who is in danger."""
    text_other: Spoken
    """To somebody who worries about another."""


class Pattern(Entry):
    """Classes of words that mean something when they stand near each other."""

    name: Id
    needs: tuple[Id, ...] = Field(min_length=1)
    some_of: tuple[Id, ...] = ()
    """Of these classes at least `at_least` must be there too."""
    at_least: int = Field(default=1, ge=1)
    within: int = Field(default=6, ge=0)
    """At most so many words from the first to the last one found; fillers do not count."""
    ordered: bool = False
    tight: bool = False
    """The words of each class stand side by side, without fillers between them."""
    unless_near: tuple[Id, ...] = ()
    """A word of these classes close by takes the meaning away."""
    unless: tuple[Id, ...] = ()
    """A word of these classes anywhere in the text takes the meaning away."""

    @cached_property
    def needed(self) -> frozenset[Id]:
        """The classes that must all be there, to compare with those of a text at once."""
        return frozenset(self.needs)


class Rule(Pattern):
    """A pattern that is a danger signal."""

    category: Id
    about: About = "read"
    never_about: tuple[Id, ...] = ()
    """Persons of these classes are not the ones in danger here (parents who throw somebody out)."""


def _classes_of(pattern: Pattern) -> set[str]:
    never = pattern.never_about if isinstance(pattern, Rule) else ()
    return {*pattern.needs, *pattern.some_of, *pattern.unless_near, *pattern.unless, *never}


class CrisisRules(Entry):
    """The whole of crisis.yaml."""

    first_line: Spoken
    """Names nothing: it shows on a locked screen."""
    categories: tuple[Category, ...] = Field(min_length=1)
    fillers: tuple[Line, ...]
    """Words that may stand anywhere inside an expression."""
    spellings: dict[str, tuple[str, ...]]
    """What is meant -> how it is also written; a spelling may stand with several meanings."""
    sounds: tuple[tuple[str, str], ...]
    """Regular expression -> what it is in standard Dutch; tried on unknown words only."""
    typos: tuple[Id, ...]
    """The classes of which long words are recognised when misspelt."""
    emoji: dict[str, Line]
    real_words: tuple[str, ...]
    """Ordinary words that must not be taken for a misspelt danger word."""
    classes: dict[Id, tuple[str, ...]]
    """Words, `stem*`, `infinitive~`, and expressions in which `a|b` is a choice and `..` a gap of a few words."""
    first_person: Id
    first_person_object: Id
    others: Id
    others_after: Id
    """The classes that tell whom a text is about: 'ik'; 'mij' and 'mijn arm'; others; 'bij mijn dochter'."""
    others_not_after: tuple[Line, ...]
    """After one of these words another person is not the one in danger ('geslagen door mijn vader')."""
    near_topics: tuple[Id, ...] = ()
    """Topics whose examples may themselves hold danger ('waar kan ik slapen'): no model of what is harmless."""
    worried: Id
    looked_after: Id
    told_to_me: Id
    mine: Id
    """Classes for a message in which no rule saw anything: 'ik vermoed', 'een leerling', 'vertelde mij', 'mijn'."""
    harmless: tuple[Pattern, ...]
    """Sayings: the words of their first class no longer count for a rule, the rest of the text does."""
    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if problems := list(self._problems()):
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        known = {category.id for category in self.categories}
        if len(known) < len(self.categories) or len({one.order for one in self.categories}) < len(self.categories):
            yield "categories: elke id en elke order mag maar één keer voorkomen"
        for category in self.categories:
            for missing in set(_ALWAYS_SHOWN) - set(category.lines):
                yield f"categories: {category.id}: {missing} hoort altijd bij lines"
            if not any(rule.category == category.id for rule in self.rules):
                yield f"categories: {category.id}: geen enkele regel leidt hierheen"
        for rule in self.rules:
            if rule.category not in known:
                yield f"rules: {rule.name}: er is geen categorie '{rule.category}'"
        yield from self._problems_of_classes()
        for pattern in (*self.harmless, *self.rules):
            for name in _classes_of(pattern) - self.classes.keys():
                yield f"{pattern.name}: er is geen klasse '{name}'"
        names = [pattern.name for pattern in (*self.harmless, *self.rules)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"{name}: deze naam staat er twee keer"
        for name in {*self._person_classes(), *self.typos} - self.classes.keys():
            yield f"er is geen klasse '{name}'"

    def _problems_of_classes(self) -> Iterator[str]:
        used = {name for pattern in (*self.harmless, *self.rules) for name in _classes_of(pattern)}
        used |= {one.strip("<>") for expressions in self.classes.values() for one in expressions if one.startswith("<")}
        for name in self.classes.keys() - used - set(self._person_classes()):
            yield f"classes: geen enkele regel gebruikt '{name}'; gebruik ze of schrap ze"
        for name, expressions in self.classes.items():
            for one in expressions:
                if one.startswith("<"):
                    if one.strip("<>") not in self.classes:
                        yield f"classes: {name}: er is geen klasse '{one}'"
                elif not _EXPRESSION.fullmatch(one):
                    yield f"classes: {name}: '{one}' past hier niet; kleine letters, geen accent, streepje of apostrof"

    def _person_classes(self) -> tuple[str, ...]:
        return (
            *(self.first_person, self.first_person_object, self.others, self.others_after),
            *(self.worried, self.looked_after, self.told_to_me, self.mine),
        )
