"""A tap on a button: answered by a new message, so that everything said stays on the screen."""

from contextlib import suppress

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers.door import Context, door_of


async def on_press(update: Update, context: Context) -> None:
    """Hand the button's action to the assistant; a forged or old one gets a kind answer there."""
    query = update.callback_query
    if query is None:
        return
    with suppress(TelegramError):  # "query is too old": the tap still deserves its answer
        await query.answer()
    chat = query.message.chat if query.message else None
    if chat is None or chat.type != ChatType.PRIVATE:
        return
    action = query.data or ""
    await door_of(context).answer(chat.id, lambda assistant, session, now: assistant.press(action, session, now))
