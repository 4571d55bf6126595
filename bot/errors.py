"""The one tree of errors raised on purpose.

BotError
├── ConfigError       config.yaml or the environment cannot be used as it is
├── KnowledgeError    the files in knowledge/ cannot be used as they are
├── FiguresError      what was asked of the query log can not be read or written
└── ConnectionFailed  Telegram refuses the bot for good (a wrong token)
"""


class BotError(Exception):
    """A mistake a person can mend; the message says what, where and how. Shown without a traceback."""


class ConfigError(BotError):
    """config.yaml or the environment cannot be used as it is."""


class KnowledgeError(BotError):
    """The knowledge folder cannot be used as it is; one line a problem."""


class FiguresError(BotError):
    """What was asked of the query log can not be read or written."""


class ConnectionFailed(BotError):
    """Telegram refuses this bot for good, so trying again is no use."""
