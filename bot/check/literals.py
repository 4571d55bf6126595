"""Figures that stand in a text instead of in a fact: amounts, ages, terms, dates, phone numbers."""

import re
from collections.abc import Iterator
from datetime import date

from bot.check.material import Material
from bot.check.texts import Text, texts
from bot.knowledge import Problem

_NUMBER = r"\d[\d.,]*"
_SPELT = r"\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+tien|\w*(?:tig|honderd|duizend))"
_TEEN = r"\b(?:twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|(?:een|vijf)?(?:en)?twintig)"
_AGE = r"\d{1,2}(?:e|de|ste)?"
_BEFORE_AGE = r"\b(?:tot|vanaf|voor|vóór|na|op|onder|boven|rond)\s+(?:je|jouw|uw|zijn|haar|hun|de)"
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b"
)
_TERM = (
    r"(?:halve\s+|hele\s+|volle\s+)?(?:seconden?|minuten|minuut|uren|uur|weken|week|maanden|maand|jaren|(?:school)?jaar"
    r"|semesters?|trimesters?|\w*dagen|\w*dag|lesuren|lesuur|lestijden)\b"
)

_SCHOOL = re.compile(
    r"\b[1-7](?:e|de|ste)\b|\b[1-7](?= (?:aso|bso|kso|tso|arbeidsmarkt|doorstroom|dubbele)\b)"
    r"|\b[1-7][AB]\b|\bOK ?[1-4]\b|\bOV ?[1-4]\b|\b[ABC][12]\b"
    r"|\b(?:niveau|type|graad|jaar|leerjaar|fase|opleidingsvorm)\s+\d(?:\.\d)?(?:(?:, | en | of | tot )\d)*\b(?!\s*%)",
    re.IGNORECASE,
)
"""School years and grades, levels, types of special education: they do not change."""

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns), re.IGNORECASE))
    for kind, *patterns in (
        ("het bedrag", rf"€\s*{_NUMBER}", rf"{_NUMBER}\s*(?:€|(?:euro|eur|cent)\b)", rf"{_SPELT}\s+euro\b", "€"),
        ("het percentage", rf"{_NUMBER}\s*(?:%|procent\b)", rf"{_SPELT}\s+procent\b"),
        ("de datum", rf"\b{_AGE}\s+{_MONTH}(?:\s+\d{{4}})?", rf"\b{_MONTH}\s+\d{{4}}"),
        ("de datum", r"\b\d{1,4}[/-]\d{1,2}[/-]\d{2,4}\b", r"\b\d{1,2}/\d{1,2}\b"),
        ("het telefoonnummer", r"(?:\+32|\b0)[\d /.()-]{6,13}\d\b"),
        ("het telefoonnummer", r"\b(?:10[1-8]|11[0-3]|116 ?\d{3}|17[0-4]\d|18[01]\d)\b"),
        ("het uur", r"\b\d{1,2}\s*u(?:\d{2})?\b", r"\b\d{1,2}[:.]\d{2}(?:\s*uur)?\b", r"\bom\s+\d{1,2}\s+uur\b"),
        ("de leeftijd", r"\b\d{1,2}(?:\s*-?\s*(?:tot|en|of)\s*\d{1,2})?\s*-?\s*jarigen?\b"),
        ("de leeftijd", rf"{_BEFORE_AGE}\s+{_AGE}\b", r"\b\d{1,2}\s*\+", rf"{_TEEN}\s+jaar\b"),
        ("de leeftijd of duur", rf"\b{_NUMBER}(?:\s*(?:tot|of|en|-|–)\s*{_NUMBER})?\s+{_TERM}"),
        ("het jaartal", r"\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?\b"),
        ("het getal", r"\b\d[\d.,]*(?:e|de|ste)?\b"),
    )
)


def figures_are_facts(material: Material, _today: date) -> Iterator[Problem]:
    """Every figure that can change stands once, as a fact or with a contact point."""
    for text in texts(material):
        for kind, literal, offset in literals(text.bare):
            yield text.problem(f"{kind} '{literal}' staat vast in de tekst; {_mend(text, kind, literal)}", offset)


def literals(text: str) -> Iterator[tuple[str, str, int]]:
    """What kind of figure stands where; each is found once, and school years and grades are left alone.

    >>> list(literals("In het 6de jaar betaal je 38 euro"))
    [('het bedrag', '38 euro', 26)]
    """
    rest = _SCHOOL.sub(lambda found: " " * len(found.group()), text)
    for kind, pattern in _KINDS:
        for found in pattern.finditer(rest):
            yield kind, found.group().strip(" ."), found.start()
        rest = pattern.sub(lambda found: " " * len(found.group()), rest)


def _mend(text: Text, kind: str, literal: str) -> str:
    material = text.material
    if text.key in ("title", "button"):
        return "schrijf de titel en de knop zonder getal"
    if kind == "het telefoonnummer":
        digits = re.sub(r"\D", "", literal)
        own = [one.id for one in material.contacts.values() if one.phone and re.sub(r"\D", "", one.phone) == digits]
        return f"schrijf {{@{own[0]}.phone}}" if own else "schrijf {@contactpunt.phone}"
    same = [fact.id for fact in material.facts.values() if fact.value.lower() == literal.lower()]
    nearby = [fact for fact in same if fact.partition(".")[0] in (text.topic.route, text.topic.id.partition("-")[0])]
    if same:
        return f"schrijf {{{(nearby or same)[0]}}} als dat feit bedoeld is, anders een nieuw feit"
    return "maak er een feit van in facts/ en schrijf {groep.naam}"
