"""Names that point to something else: topics, help lines, facts and contact fields that must exist."""

from collections.abc import Iterator
from datetime import date

from bot.check.material import Material, listed, meant, strings
from bot.check.texts import texts
from bot.knowledge import PLACEHOLDER, Problem
from bot.knowledge.yaml_lines import Document, Step

_FILLED = ("answer", "more")
"""Only in these texts does the bot fill in facts."""

_FIELDS = ("name", "phone", "email", "website", "chat", "address", "hours", "cost")
"""What of a contact point can be told in a sentence."""


def topics_point_to_topics(material: Material, _today: date) -> Iterator[Problem]:
    """`related` names other topics that exist."""
    known = material.written["topics"]
    for topic in material.topics.values():
        for number, other in enumerate(topic.related):
            if other == topic.id:
                text = "related: verwijst naar zichzelf; noem de vraag die hierna komt"
            elif other in known:
                continue
            else:
                text = f"related: er is geen onderwerp '{other}'; {meant(other, known, 'noem een id dat bestaat')}"
            yield material.problem(f"topic:{topic.id}", text, "related", number)


def topics_name_help_lines(material: Material, _today: date) -> Iterator[Problem]:
    """`helplines` names contact points that exist."""
    for topic in material.topics.values():
        for number, line in enumerate(topic.helplines):
            if line not in material.written["contacts"]:
                yield material.problem(f"topic:{topic.id}", _no_line(material, "helplines", line), "helplines", number)


def placeholders_can_be_filled(material: Material, _today: date) -> Iterator[Problem]:
    """{group.name} is a fact, {@contact.field} a filled-in field of a contact point."""
    for text in texts(material):
        for found in PLACEHOLDER.finditer(text.written):
            if text.key not in _FILLED:
                mistake: str | None = f"'{found.group()}' wordt hier niet ingevuld; dat kan enkel in answer en more"
            else:
                mistake = _mistake(material, *found.groups())
            if mistake:
                yield text.problem(mistake, found.start())


def routes_lead_to_topics(material: Material, _today: date) -> Iterator[Problem]:
    """Each way in routes.yaml is a button to a topic."""
    known = material.written["topics"]
    for line, route, topic in _values(material.singles["routes.yaml"], "routes", "topic"):
        if topic not in known:
            text = f"{route}: er is geen onderwerp '{topic}'; {meant(topic, known, 'noem een id dat bestaat')}"
            yield Problem(material.singles["routes.yaml"].file, line, text)


def signals_lead_to_help_lines(material: Material, _today: date) -> Iterator[Problem]:
    """Each danger signal in crisis.yaml shows help lines that exist."""
    for line, category, name in _values(material.singles["crisis.yaml"], "categories", "lines"):
        if name not in material.written["contacts"]:
            yield Problem(material.singles["crisis.yaml"].file, line, _no_line(material, category, name))


def routes_can_be_filled(material: Material, _today: date) -> Iterator[Problem]:
    """{group.name} in routes.yaml is a fact, {@contact.field} a filled-in field of a contact point."""
    document = material.singles["routes.yaml"]
    for line, text in strings(document):
        for found in PLACEHOLDER.finditer(text):
            if mistake := _mistake(material, *found.groups()):
                yield Problem(document.file, line, mistake)


def _mistake(material: Material, mark: str, name: str) -> str | None:
    return _contact_mistake(material, name) if mark else _fact_mistake(material, name)


def _no_line(material: Material, where: str, name: str) -> str:
    lines = [one for one in material.written["contacts"] if one.startswith("hulplijn")]
    return f"{where}: er is geen hulplijn '{name}'; {meant(name, lines, 'noem een id uit contacts/hulplijn.yaml')}"


def _fact_mistake(material: Material, name: str) -> str | None:
    known = material.written["facts"]
    if name in known:
        return None
    return f"er is geen feit '{name}'; {meant(name, known, 'zet het bij facts/ of kies een feit dat bestaat')}"


def _contact_mistake(material: Material, name: str) -> str | None:
    contact, _, field = name.rpartition(".")
    known = material.written["contacts"]
    if contact not in known:
        return f"er is geen contactpunt '{contact}'; {meant(contact, known, 'noem een id dat bestaat')}"
    if field not in _FIELDS:
        choice = f"kies uit {listed(_FIELDS, len(_FIELDS))}"
        return f"'{field}' van een contactpunt kan niet in een zin; {meant(field, _FIELDS, choice)}"
    point = material.contacts.get(contact)
    if point and not getattr(point, field):
        return f"{contact} heeft geen '{field}'; vul het daar in of kies iets anders"
    return None


def _values(document: Document, part: str, key: str) -> Iterator[tuple[int, str, str]]:
    """Line, id of the entry and value, for each value of this key in a list of entries."""
    whole = document.value if isinstance(document.value, dict) else {}
    entries = whole.get(part)
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        if not isinstance(entry, dict) or key not in entry:
            continue
        value = entry[key]
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            steps: tuple[Step, ...] = (part, number, key, index)
            yield document.line(*steps), str(entry.get("id", part)), str(one)
