"""The commands in the bot's menu, and links that open the bot at a topic."""

from telegram import BotCommand, Update

from handlers.door import Context, Door, door_of

COMMANDS = ("start", "help", "contact", "waarom", "privacy", "nietbewaren", "wis")


def menu(door: Door) -> list[BotCommand]:
    """The commands with their descriptions, as people see them in the menu."""
    return [BotCommand(name, door.wording(f"command.{name}")) for name in COMMANDS]


async def on_command(update: Update, context: Context) -> None:
    """`/help`, `/wis` …, and `/start <topic>` from a link t.me/…?start=<topic>."""
    door, message, chat = door_of(context), update.effective_message, update.effective_chat
    if message is None or chat is None or not message.text:
        return
    first, *payload = message.text.split(maxsplit=1)
    name = first[1:].partition("@")[0].lower()
    new = door.edits.is_new(chat.id, message.message_id, message.text)
    if update.edited_message and not new:
        return
    sent = message.edit_date or message.date
    if name == "start" and payload:
        await door.answer(
            chat.id,
            lambda assistant, session, now: assistant.open_link(payload[0], session, now),
            sent=sent,
            text=payload[0],
        )
        return
    try:
        await door.answer(
            chat.id,
            lambda assistant, session, now: assistant.command(name, session, now),
            sent=sent,
            text=" ".join(payload),
        )
    finally:
        if name == "wis":
            door.desk.sessions.drop(chat.id)
