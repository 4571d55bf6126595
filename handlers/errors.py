"""What happens when a handler fails unexpectedly: a log line without a word of the message, and a kind answer."""

import logging
import secrets
from contextlib import suppress

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.logs import place_of
from handlers.door import Context, door_of

log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log an id, the type and the place of the error; never its message, which may quote the question."""
    log_error(context.error)
    chat = update.effective_chat if isinstance(update, Update) else None
    if chat is None or chat.type != ChatType.PRIVATE:
        return
    door = door_of(context)
    with suppress(TelegramError):
        await door.sender.say(chat.id, door.wording("error"))


def log_error(error: BaseException | None) -> None:
    """One line by which an operator can find the fault: `fout 1f0c2a9b: ValueError in bot/answer/compose.py:42`."""
    log.error("fout %s: %s in %s", secrets.token_hex(4), type(error).__name__, place_of(error))
