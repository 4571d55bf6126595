"""Groups and channels: one line that points to the private chat, and only to whoever addresses the bot."""

from telegram import Chat, ChatMember, Message, MessageEntity, Update
from telegram.constants import ChatType

from handlers.commands import COMMANDS
from handlers.door import Context, door_of
from handlers.limits import Verdict

_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)


async def on_group_message(update: Update, context: Context) -> None:
    """A command or a mention of this bot; everything else in a group is none of its business."""
    message, chat = update.effective_message, update.effective_chat
    is_new = update.message is not None or update.channel_post is not None
    if message is not None and chat is not None and is_new and _addresses(message, context.bot.username):
        await _point_to_private(chat, context)


async def on_membership(update: Update, context: Context) -> None:
    """Added to a group: say where it works. Blocked in a private chat: forget the conversation."""
    change = update.my_chat_member
    if change is None:
        return
    was_inside, inside = (member.status in _INSIDE for member in (change.old_chat_member, change.new_chat_member))
    if change.chat.type == ChatType.PRIVATE:
        if not inside:
            door_of(context).desk.sessions.forget(change.chat.id)
    elif inside and not was_inside:
        await _point_to_private(change.chat, context)


def _addresses(message: Message, username: str) -> bool:
    """Whether the message holds `@us`, `/command@us` or one of our commands for nobody in particular."""
    us = f"@{username}".lower()
    texts = {
        **message.parse_entities([MessageEntity.BOT_COMMAND, MessageEntity.MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION]),
    }
    for text in texts.values():
        name, at, _ = text.lower().partition("@")
        if text.lower().endswith(us) or (not at and name.removeprefix("/") in COMMANDS):
            return True
    return False


async def _point_to_private(chat: Chat, context: Context) -> None:
    door = door_of(context)
    if door.limit.judge(chat.id, door.clock()) is Verdict.PASS:
        link = f"https://t.me/{context.bot.username}"
        await door.sender.say(chat.id, door.wording("group").replace("{link}", link))
