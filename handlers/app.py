"""Builds the Telegram application, connects it and keeps it running until it is told to stop."""

import asyncio
import logging
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from telegram import Bot, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.config import TOKEN_VARIABLE
from bot.desk import Desk
from bot.errors import ConnectionFailed
from bot.logs import guard_loop
from bot.reload import KnowledgeWatch
from handlers.buttons import on_press
from handlers.commands import COMMANDS, menu, on_command
from handlers.door import Door, TelegramApplication
from handlers.errors import on_error
from handlers.groups import on_group_message, on_membership
from handlers.limits import Limit
from handlers.messages import on_location, on_no_text, on_text
from handlers.polling import Pace, Polling, unless
from handlers.sending import Sender

log = logging.getLogger(__name__)

WRONG_TOKEN = (
    f"Telegram aanvaardt het token in {TOKEN_VARIABLE} niet; "
    "vraag bij @BotFather het juiste op (/mybots, API Token) en zet dat in de omgevingsvariabele"
)
NO_TOKEN = f"er is geen token; zet het token van @BotFather in de omgevingsvariabele {TOKEN_VARIABLE}"
_TOKEN = re.compile(r"[\w:-]+", re.ASCII)


async def run(desk: Desk, pace: Pace | None = None) -> None:
    """Answer on Telegram until SIGTERM or Ctrl-C. Raises ConnectionFailed when Telegram refuses the token."""
    guard_loop(asyncio.get_running_loop())
    pace = pace or Pace()
    application = build(desk)
    log_open = desk.noting.log if desk.noting else nullcontext()
    async with log_open:  # closed last, when every answer is sent and noted
        await _serve(application, desk, pace)
    log.info("de bot is gestopt")


async def _serve(application: TelegramApplication, desk: Desk, pace: Pace) -> None:
    with _stopping_on_signals() as stop:
        try:
            await unless(stop, _connect(application, pace))
            if not stop.is_set():
                await _introduce(application.bot, application.bot_data["door"])
                log.info("de bot luistert")
                fresh = asyncio.create_task(_keep_fresh(desk, stop, pace.knowledge))
                await Polling(application, desk.config.telegram, pace).run(stop)
                await fresh
        except InvalidToken:
            raise ConnectionFailed(WRONG_TOKEN) from None
        finally:
            await application.shutdown()
            await application.bot.shutdown()


def build(desk: Desk) -> TelegramApplication:
    """The application with its handlers. It has no updater: handlers/polling.py fetches the updates."""
    if desk.config.token is None:
        raise ConnectionFailed(NO_TOKEN)
    token = desk.config.token.get_secret_value()
    if not _TOKEN.fullmatch(token):
        raise ConnectionFailed(WRONG_TOKEN)
    application = (
        Application.builder()
        .token(token)
        .base_url(desk.config.telegram.base_url)
        .updater(None)
        .job_queue(None)
        .pool_timeout(20)
        .get_updates_connection_pool_size(4)  # with one connection, a torn one can block polling for good
        .build()
    )
    sender = Sender(application.bot, desk.knowledge.wording)
    application.bot_data["door"] = Door(desk, sender, Limit(desk.config.telegram.limit))
    register(application)
    return application


def register(application: TelegramApplication) -> None:
    """All handlers. Order matters: the first one that fits gets the update, and no other."""
    add = application.add_handler
    add(CallbackQueryHandler(on_press))
    add(ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    add(MessageHandler(~filters.ChatType.PRIVATE, on_group_message))  # nothing below this line sees a group
    add(CommandHandler(COMMANDS, on_command))
    add(MessageHandler(filters.TEXT | filters.CAPTION, on_text))
    add(MessageHandler(filters.LOCATION & filters.UpdateType.MESSAGE, on_location))
    add(MessageHandler(~filters.StatusUpdate.ALL & filters.UpdateType.MESSAGE, on_no_text))
    application.add_error_handler(on_error)


async def _connect(application: TelegramApplication, pace: Pace) -> None:
    """Say hello to Telegram, as often as needed: a bot that starts before its network does must come up too."""
    wait, told = pace.first_retry, False
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook(drop_pending_updates=False)
            return
        except InvalidToken:
            raise
        except TelegramError:
            if not told:
                log.warning("Telegram is niet bereikbaar; er wordt opnieuw geprobeerd")
            told = True
        await asyncio.sleep(wait)
        wait = min(wait * 2, pace.last_retry)


async def _introduce(bot: Bot, door: Door) -> None:
    """The commands in the bot's menu. Not having them is a pity, no more."""
    try:
        await bot.set_my_commands(menu(door), scope=BotCommandScopeAllPrivateChats())
    except TelegramError as error:
        log.warning("het menu met opdrachten kon niet gezet worden: %s", type(error).__name__)


async def _keep_fresh(desk: Desk, stop: asyncio.Event, seconds: float) -> None:
    """Take up changed YAML while the bot runs; learning from it happens beside the conversations."""
    watch = KnowledgeWatch(desk)
    while not stop.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)
        if not stop.is_set():
            await asyncio.to_thread(watch.look)


@contextmanager
def _stopping_on_signals() -> Iterator[asyncio.Event]:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    with suppress(NotImplementedError):  # Windows: Ctrl-C then ends the bot the ordinary way
        for each in signals:
            loop.add_signal_handler(each, stop.set)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for each in signals:
                loop.remove_signal_handler(each)
