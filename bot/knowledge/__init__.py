"""The YAML as typed objects. Nothing here decides anything; bot/check.py holds the rules."""

from bot.knowledge.areas import Areas, Municipality
from bot.knowledge.load import HARMLESS, Knowledge, Nicknames, Origin, load_knowledge, read_knowledge
from bot.knowledge.models import (
    PLACEHOLDER,
    Concept,
    ContactPoint,
    Fact,
    Lexicon,
    Place,
    Topic,
)
from bot.knowledge.routes import Route, RouteTable
from bot.knowledge.yaml_lines import Problem

__all__ = [
    "HARMLESS",
    "PLACEHOLDER",
    "Areas",
    "Concept",
    "ContactPoint",
    "Fact",
    "Knowledge",
    "Lexicon",
    "Municipality",
    "Nicknames",
    "Origin",
    "Place",
    "Problem",
    "Route",
    "RouteTable",
    "Topic",
    "load_knowledge",
    "read_knowledge",
]
