"""From the folder knowledge/ to one Knowledge object, with every mistake of shape in one go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError
from rapidfuzz import process

from bot.errors import KnowledgeError
from bot.knowledge.areas import Areas, read_areas
from bot.knowledge.crisis import CrisisRules
from bot.knowledge.place_words import PlaceWords
from bot.knowledge.models import ContactPoint, Entry, Fact, Glossary, Lexicon, Topic
from bot.knowledge.routes import RouteTable
from bot.knowledge.yaml_lines import Document, Problem, Step, read_yaml

E = TypeVar("E", bound=BaseModel)


class Nicknames(Entry):
    """nicknames.yaml: what people call a place -> its name in places.csv, or an area."""

    places: dict[str, str]
    areas: dict[str, str] = Field(default_factory=dict)
    ambiguous: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Names of several places that places.csv does not itself give the same name."""
    abroad: dict[str, str] = Field(default_factory=dict)
    """Places outside Flanders and Brussels -> what to say where they are (`wallonie`, `nederland`, `buitenland`)."""
    needs_context: tuple[str, ...] = ()
    """Names that are ordinary words too; they count only after 'in', 'van', 'uit' and the like."""
    only_home: tuple[str, ...] = ()
    """Names so ordinary, or so far away, that only 'ik woon in' and the like make a place of them."""
    never_words: tuple[str, ...] = ()
    """Names among the common words that are never anything but a place."""

HARMLESS = "geen-gevaar"
"""The file of signals/ with messages that only sound like danger."""


@dataclass(frozen=True)
class Origin:
    """Where an entry stands, for messages to an editor."""

    document: Document
    steps: tuple[Step, ...]

    def problem(self, text: str, *steps: Step) -> Problem:
        """A problem at this part of the entry."""
        return Problem(self.document.file, self.document.line(*self.steps, *steps), text)


@dataclass(frozen=True)
class Knowledge:
    """Everything the bot knows, read once and never changed."""

    topics: dict[str, Topic]
    facts: dict[str, Fact]
    contacts: dict[str, ContactPoint]
    areas: Areas
    nicknames: Nicknames
    place_words: PlaceWords
    lexicon: Lexicon
    glossary: Glossary
    crisis: CrisisRules
    signals: dict[str, tuple[str, ...]]
    """Crisis category -> messages that hold that danger; HARMLESS -> messages that only sound like danger."""
    routes: RouteTable
    wording: Mapping[str, str]
    not_ours: tuple[str, ...]
    """Questions that look like ours but are not."""
    common_words: tuple[str, ...] = field(repr=False)
    """Common Dutch words, most frequent first: they are never taken for a misspelling."""
    themes: dict[str, str]
    """Topic id -> the name of its file."""
    origins: dict[str, Origin] = field(repr=False)
    """`topic:x`, `fact:x`, `contact:x` -> where it stands."""


def load_knowledge(folder: Path) -> Knowledge:
    """Read the folder; raises KnowledgeError that lists every mistake of shape, a line each."""
    knowledge, problems = read_knowledge(folder)
    if knowledge is None or problems:
        raise KnowledgeError("\n".join(str(problem) for problem in problems))
    return knowledge


def read_knowledge(folder: Path) -> tuple[Knowledge | None, list[Problem]]:
    """Read the folder and collect the mistakes of shape; None when a whole file is missing or unreadable."""
    reader = KnowledgeReader(folder)
    topics = reader.entries("topics", Topic, "topic")
    facts = reader.entries("facts", Fact, "fact")
    contacts = reader.entries("contacts", ContactPoint, "contact")
    nicknames = reader.single("nicknames.yaml", Nicknames)
    place_words = reader.single("place-words.yaml", PlaceWords)
    lexicon = reader.single("lexicon.yaml", Lexicon)
    glossary = reader.single("glossary.yaml", Glossary)
    crisis = reader.single("crisis.yaml", CrisisRules)
    signals = reader.signals("signals")
    routes = reader.single("routes.yaml", RouteTable)
    wording = reader.wording("wording.yaml")
    not_ours = reader.lines("not-ours.yaml")
    common_words = reader.words("words.txt")
    areas = reader.areas("places.csv")
    if (
        nicknames is None
        or place_words is None
        or lexicon is None
        or glossary is None
        or crisis is None
        or routes is None
        or areas is None
    ):
        return None, reader.problems
    themes = {key[6:]: Path(o.document.file).stem for key, o in reader.origins.items() if key.startswith("topic:")}
    return Knowledge(
        topics, facts, contacts, areas, nicknames, place_words, lexicon, glossary, crisis, signals, routes, wording, not_ours,
        common_words, themes, reader.origins,
    ), reader.problems  # fmt: skip


class KnowledgeReader:
    """Reads file after file, and remembers what was wrong and where everything stood."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.origins: dict[str, Origin] = {}

    def entries(self, subfolder: str, model: type[E], word: str) -> dict[str, E]:
        """All entries of the lists in one subfolder, by id."""
        found: dict[str, E] = {}
        paths = sorted((self.folder / subfolder).glob("*.yaml"))
        if not paths:
            self.problems.append(Problem(f"{self.folder / subfolder}", 1, "hier staat geen enkel .yaml-bestand"))
        for path in paths:
            document = self._document(path)
            if not isinstance(document.value, list):
                if document.value is not None:
                    self.problems.append(Problem(document.file, 1, "hier hoort een lijst: elk stuk begint met '- id:'"))
                continue
            for number, value in enumerate(document.value):
                entry = self._entry(document, (number,), value, model)
                if entry is None:
                    continue
                key = f"{word}:{entry.id}"  # type: ignore[attr-defined]  # every listed model has an id
                origin = Origin(document, (number,))
                if earlier := self.origins.get(key):
                    there = f"{earlier.document.file}:{earlier.document.line(*earlier.steps)}"
                    self.problems.append(origin.problem(f"id '{key.split(':')[1]}' bestaat al in {there}; geef een andere id"))
                    continue
                found[key.split(":", 1)[1]] = entry
                self.origins[key] = origin
        return found

    def single(self, name: str, model: type[E]) -> E | None:
        """The one entry that a whole file is."""
        before = len(self.problems)
        document = self._document(self.folder / name)
        if document.value is not None:
            return self._entry(document, (), document.value, model)
        if len(self.problems) == before:
            self.problems.append(Problem(document.file, 1, "is leeg; zet de inhoud terug"))
        return None

    def wording(self, name: str) -> dict[str, str]:
        """wording.yaml: group -> name -> sentence, flattened to `group.name`."""
        document = self._document(self.folder / name)
        sentences: dict[str, str] = {}
        for group, own in (document.value if isinstance(document.value, dict) else {}).items():
            for key, sentence in (own if isinstance(own, dict) else {}).items():
                sentences[f"{group}.{key}"] = str(sentence).strip()
        return sentences

    def lines(self, name: str) -> tuple[str, ...]:
        """A file that is one list of sentences."""
        document = self._document(self.folder / name)
        return tuple(str(one) for one in document.value) if isinstance(document.value, list) else ()

    def signals(self, subfolder: str) -> dict[str, tuple[str, ...]]:
        """Lists of messages, by the name of their file."""
        paths = sorted((self.folder / subfolder).glob("*.yaml"))
        return {path.stem: self.lines(f"{subfolder}/{path.name}") for path in paths}

    def words(self, name: str) -> tuple[str, ...]:
        """A text file with one word a line."""
        try:
            return tuple((self.folder / name).read_text(encoding="utf-8").split())
        except OSError as error:
            self.problems.append(Problem(str(self.folder / name), 1, f"kan niet gelezen worden ({error.strerror})"))
            return ()

    def areas(self, name: str) -> Areas | None:
        """places.csv."""
        try:
            return read_areas(self.folder / name)
        except (OSError, ValueError, KeyError) as error:
            self.problems.append(Problem(str(self.folder / name), 1, f"kan niet gelezen worden ({type(error).__name__})"))
            return None

    def _document(self, path: Path) -> Document:
        document, problems = read_yaml(path, str(path))
        self.problems += problems
        return document

    def _entry(self, document: Document, steps: tuple[Step, ...], value: object, model: type[E]) -> E | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for mistake in error.errors():
                where = steps + tuple(mistake["loc"])
                text = in_dutch(mistake["type"], mistake["loc"], mistake.get("ctx", {}), mistake["input"], model)
                self.problems.append(Problem(document.file, document.line(*where), text))
            return None


def in_dutch(
    kind: str, where: tuple[Step, ...], context: Mapping[str, Any], value: object, model: type[BaseModel]
) -> str:
    """One of pydantic's mistakes as a sentence for an editor: what is wrong and how to mend it."""
    name = ".".join(str(step) for step in where) or "dit stuk"
    sentence = _SENTENCES.get(kind)
    if kind == "extra_forbidden":
        nearest = process.extractOne(str(where[-1]), list(model.model_fields))
        return f"onbekende sleutel '{where[-1]}'; bedoel je '{nearest[0]}'?"
    if sentence is None:
        return f"{name}: {value!r} past hier niet"
    return f"{name}: {sentence(context, value)}"


_SENTENCES: dict[str, Callable[[Mapping[str, Any], object], str]] = {
    "missing": lambda _c, _v: "ontbreekt; vul het aan",
    "literal_error": lambda c, v: f"'{v}' is geen bekende waarde; kies uit {c['expected'].replace(' or ', ', ')}",
    "string_too_long": lambda c, v: f"is {len(str(v))} tekens lang; ten hoogste {c['max_length']}",
    "string_too_short": lambda _c, _v: "is leeg; vul het aan of laat de sleutel weg",
    "string_type": lambda _c, v: f"{v!r} moet tekst zijn; zet er aanhalingstekens rond",
    "string_pattern_mismatch": lambda c, v: f"'{v}' heeft niet de juiste vorm{_hint(str(c['pattern']))}",
    "date_from_datetime_parsing": lambda _c, v: f"'{v}' is geen datum; schrijf 2026-11-22",
    "date_type": lambda _c, v: f"{v!r} is geen datum; schrijf 2026-11-22",
    "value_error": lambda c, _v: str(c["error"]),
    "tuple_type": lambda _c, v: f"hier hoort een lijst, geen {v!r}; zet er [ ] rond",
    "too_long": lambda c, _v: f"ten hoogste {c['max_length']}",
    "too_short": lambda c, _v: f"minstens {c['min_length']}",
    "model_type": lambda _c, v: f"{v!r} past hier niet; hier horen sleutels met een waarde",
    "bool_type": lambda _c, v: f"{v!r} moet true of false zijn",
}


def _hint(pattern: str) -> str:
    if "https" in pattern:
        return "; een adres begint met https:// en heeft geen spaties"
    if "@" in pattern:
        return "; een mailadres ziet eruit als info@voorbeeld.be"
    if r"\d{4}" in pattern:
        return "; een postcode heeft vier cijfers tussen aanhalingstekens"
    if r"\n" in pattern:
        return "; schrijf het op één regel"
    return "; kleine letters, cijfers en streepjes"
