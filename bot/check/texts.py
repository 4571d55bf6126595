"""The texts of a topic: no mark-up, no addresses, no shouting, not too long."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.check.material import Material
from bot.knowledge import PLACEHOLDER, Problem, Topic

LONGEST = {"title": 60, "answer": 500, "more": 1000}
"""Characters, after filling in the facts."""

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:be|brussels|com|eu|gent|info|net|nl|org|vlaanderen)\b(?:/\S*)?",
    re.IGNORECASE,
)
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+);")
_MARKDOWN = re.compile(
    r"\*\*|__|`|\[[^\]\n]+\]\(|(?<!\w)[*_](?=\w)[^*_\n]+(?<=\w)[*_](?!\w)|^[ \t]*(?:#{1,6}|[-*+]|\d+[.)])\s",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Text:
    """One text of a topic (`title`, `button`, `answer`, `more`) and where it stands."""

    material: Material
    topic: Topic
    key: str

    @property
    def written(self) -> str:
        """As it stands in the file."""
        return str(getattr(self.topic, self.key))

    @property
    def bare(self) -> str:
        """As written, each placeholder blanked out to spaces, so that places in the text stay the same."""
        return PLACEHOLDER.sub(lambda found: " " * len(found.group()), self.written)

    @property
    def filled(self) -> str:
        """As a reader sees it: the facts and contact fields filled in."""
        return PLACEHOLDER.sub(lambda found: self._value(*found.groups()), self.written).strip()

    def line_start(self, number: int) -> int:
        """Where this line (from 0) begins in the text as written; facts fill no lines, so also when filled."""
        return sum(len(line) + 1 for line in self.written.split("\n")[:number])

    def problem(self, text: str, offset: int | None = None) -> Problem:
        """A problem of the whole text, or at this offset: the line is exact when the text stands there as written."""
        problem = self.material.problem(f"topic:{self.topic.id}", f"{self.key}: {text}", self.key)
        if offset is None:
            return problem
        lines = self.material.lines.get(problem.file, ())
        below = self.written.count("\n", 0, offset)
        there = problem.line + 1 + below
        wanted = self.written.split("\n")[below].strip()
        if there <= len(lines) and wanted and lines[there - 1].strip() == wanted:
            return Problem(problem.file, there, problem.text)
        return problem

    def _value(self, mark: str, name: str) -> str:
        if not mark:
            return self.material.facts[name].value if name in self.material.facts else name
        contact, _, field = name.rpartition(".")
        return str(getattr(self.material.contacts.get(contact), field, name))


def texts(material: Material, *keys: str) -> Iterator[Text]:
    """These texts (all four without keys) of all topics."""
    for topic in material.topics.values():
        for key in keys or ("title", "button", "answer", "more"):
            if getattr(topic, key):
                yield Text(material, topic, key)


def plain_words_only(material: Material, _today: date) -> Iterator[Problem]:
    """No mark-up, no addresses, no exclamation marks, and no stray braces."""
    for text in texts(material):
        for pattern, message in _MARKS:
            for found in pattern.finditer(text.bare):
                yield text.problem(message(found.group().strip()), found.start())


def lengths_fit(material: Material, _today: date) -> Iterator[Problem]:
    """There is an answer, and titles, answers and explanations fit on a phone."""
    for topic in material.topics.values():
        if not topic.answer.strip():
            yield material.problem(f"topic:{topic.id}", "answer: is leeg; schrijf het antwoord", "answer")
    for text in texts(material, *LONGEST):
        length, most = len(text.filled), LONGEST[text.key]
        if length > most:
            tail = "zet de rest onder 'more'" if text.key == "answer" else "kort het in"
            yield text.problem(f"is {length} tekens lang, ten hoogste {most}; {tail}")


_MARKS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_ADDRESS, lambda found: f"'{found}' is een adres; zet het bij 'site' of in het contactpunt, niet in de tekst"),
    (_HTML, lambda found: f"'{found}' is HTML; schrijf gewone tekst"),
    (_MARKDOWN, lambda found: f"'{found}' is Markdown; schrijf gewone tekst, een lijst begint met '• '"),
    (re.compile("!"), lambda _: "hier staat een uitroepteken; schrijf het rustig, met een punt"),
    (re.compile("[{}]"), lambda found: f"losse '{found}'; een feit staat er als {{groep.naam}}, in kleine letters"),
)
