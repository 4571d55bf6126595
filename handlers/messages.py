"""What people send in a private chat: words, a place, or something the bot cannot read."""

from telegram import Update

from handlers.door import Context, door_of


async def on_text(update: Update, context: Context) -> None:
    """A question, or the caption of a picture. An edited one is a new question, unless its words are the same."""
    door, message, chat = door_of(context), update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    text = message.text or message.caption or ""
    new = door.edits.is_new(chat.id, message.message_id, text)
    if update.edited_message and not new:
        return
    await door.answer(
        chat.id,
        lambda assistant, session, now: assistant.reply(text, session, now),
        sent=message.edit_date or message.date,
        text=text,
    )


async def on_location(update: Update, context: Context) -> None:
    """A shared place: used for this one answer and kept nowhere."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or message.location is None:
        return
    here = message.location
    await door_of(context).answer(
        chat.id,
        lambda assistant, session, now: assistant.located(here.latitude, here.longitude, session, now),
        sent=message.date,
    )


async def on_no_text(update: Update, context: Context) -> None:
    """A photo, a voice message, a sticker …"""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    await door_of(context).answer(
        chat.id, lambda assistant, session, now: assistant.no_text(session, now), sent=message.date
    )
