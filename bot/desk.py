"""Builds all of it once: config, knowledge, understanding, assistant, sessions."""

from dataclasses import dataclass

from bot.answer.assistant import Assistant
from bot.answer.session import Sessions
from bot.config import Config
from bot.knowledge import Knowledge, load_knowledge
from bot.understand.reading import Understanding


@dataclass
class Desk:
    """Everything a door needs."""

    config: Config
    knowledge: Knowledge
    assistant: Assistant
    sessions: Sessions


def open_desk(config: Config) -> Desk:
    """Read the knowledge and learn from it. Raises KnowledgeError with every mistake of shape."""
    knowledge = load_knowledge(config.knowledge)
    understanding = Understanding(knowledge, knowledge.common_words, config.cache)
    assistant = Assistant(knowledge, understanding, config.understanding)
    return Desk(config, knowledge, assistant, Sessions(config.conversation.minutes))
