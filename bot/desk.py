"""Builds all of it once: config, knowledge, understanding, assistant, sessions."""

from dataclasses import dataclass, replace

from bot.answer.assistant import Assistant
from bot.answer.session import Sessions
from bot.config import Config
from bot.knowledge import Knowledge, load_knowledge
from bot.noting import Noting
from bot.record.query_log import QueryLog
from bot.understand.reading import Understanding


@dataclass
class Desk:
    """Everything a door needs."""

    config: Config
    knowledge: Knowledge
    assistant: Assistant
    sessions: Sessions
    noting: Noting | None = None
    """Writes the query log; None at a door that keeps nothing."""

    def learn(self, fresh: "Desk") -> None:
        """Take over the knowledge of a desk that was just opened; conversations and the log go on."""
        if self.noting is not None:
            self.noting.learn(fresh.knowledge, fresh.config.knowledge)
        self.knowledge, self.assistant = fresh.knowledge, fresh.assistant


def open_desk(config: Config) -> Desk:
    """Read the knowledge and learn from it. Raises KnowledgeError with every mistake of shape."""
    knowledge = replace(load_knowledge(config.knowledge), origins={})  # line numbers are for editors: 10 MB
    understanding = Understanding(knowledge, knowledge.common_words, config.cache)
    assistant = Assistant(knowledge, understanding, config.understanding)
    return Desk(config, knowledge, assistant, Sessions(config.conversation.minutes))


def keep_log(desk: Desk, channel: str) -> QueryLog | None:
    """Give the desk a query log, unless config.yaml says no; whoever opens it must close it too."""
    settings = desk.config.query_log
    if not settings.enabled:
        return None
    log = QueryLog(settings)
    desk.noting = Noting(desk.knowledge, desk.config.knowledge, settings, log, channel)
    return log
