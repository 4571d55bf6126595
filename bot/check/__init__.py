"""Every rule that the knowledge must keep: one run names every mistake, with file, line and how to mend it."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from bot.check import (
    abroad,
    approved,
    contacts,
    facts,
    glossary,
    literals,
    places,
    readability,
    references,
    routes,
    texts,
    topics,
)
from bot.check.coverage import coverage
from bot.check.due import due_table, facts_due
from bot.check.material import Material, read_material
from bot.check.routes import route_matrix
from bot.knowledge import Problem
from bot.record.vocabulary import mask_problems

__all__ = ["check", "coverage", "due_table", "facts_due", "route_matrix", "run_check"]

Rule = Callable[[Material, date], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    topics.examples_are_enough,
    topics.examples_point_one_way,
    topics.buttons_differ,
    topics.topics_have_a_source,
    texts.plain_words_only,
    texts.lengths_fit,
    literals.figures_are_facts,
    readability.texts_are_easy,
    references.topics_point_to_topics,
    references.topics_name_help_lines,
    references.placeholders_can_be_filled,
    references.routes_lead_to_topics,
    references.routes_can_be_filled,
    references.signals_lead_to_help_lines,
    approved.approved_questions_have_a_topic,
    facts.reading_days_make_sense,
    facts.sources_are_read,
    facts.facts_are_used,
    contacts.phones_are_belgian,
    contacts.points_can_be_reached,
    contacts.addresses_are_whole,
    contacts.hours_can_be_computed,
    contacts.points_stand_with_their_kind,
    places.places_exist,
    places.postcodes_fit,
    places.every_municipality_is_served,
    places.nicknames_are_of_places,
    routes.every_situation_has_a_route,
    routes.every_age_has_an_answer,
    routes.rules_speak_of_known_answers,
    abroad.no_dutch_help_lines,
    glossary.expressions_can_match,
    glossary.readings_are_known_words,
)


def check(folder: Path, today: date) -> list[Problem]:
    """Every mistake in the folder, of shape and of sense, by file and line."""
    material, shape = read_material(folder)
    return _problems(material, [*shape, *mask_problems(folder)], today)


def run_check(folder: Path, today: date) -> tuple[list[str], int]:
    """What `check` prints, and its exit code: 0 when all is well, 1 otherwise."""
    material, shape = read_material(folder)
    problems = _problems(material, [*shape, *mask_problems(folder)], today)
    read = [path for path in folder.rglob("*") if path.suffix in {".yaml", ".csv", ".txt"}]
    files = _count(len(read), "bestand", "bestanden")
    if problems:
        return [*map(str, problems), f"{_count(len(problems), 'probleem', 'problemen')} in {files}"], 1
    counts = (
        files,
        _count(len(material.topics), "onderwerp", "onderwerpen"),
        _count(len(material.facts), "feit", "feiten"),
        _count(len(material.contacts), "contactpunt", "contactpunten"),
    )
    return [f"Alles in orde: {', '.join(counts)}"], 0


def _problems(material: Material, shape: list[Problem], today: date) -> list[Problem]:
    found = {*shape, *(problem for rule in RULES for problem in rule(material, today))}
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.text))


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
