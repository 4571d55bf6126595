"""approved.yaml: what a coordinator approved is a question with a topic that exists."""

from collections.abc import Iterator
from datetime import date

from bot.check.material import Material, meant
from bot.errors import KnowledgeError
from bot.knowledge import Problem
from bot.knowledge.approved import FILE, read_approved


def approved_questions_have_a_topic(material: Material, _today: date) -> Iterator[Problem]:
    """Each has the right shape, and its topic was not taken away."""
    path = material.folder / FILE
    try:
        approved = read_approved(material.folder)
    except KnowledgeError as error:
        yield Problem(str(path), 1, str(error).partition(": ")[2])
        return
    known = material.written["topics"]
    lines = material.lines.get(str(path), ())
    for one in approved:
        if one.topic not in known:
            line = next((number for number, text in enumerate(lines, start=1) if one.ask in text), 1)
            hint = meant(one.topic, known, "kies er een dat bestaat, of haal de regel weg")
            yield Problem(str(path), line, f"'{one.ask}' hoort bij '{one.topic}', dat er niet is; {hint}")
