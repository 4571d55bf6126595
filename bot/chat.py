"""The terminal chat: the same assistant, with history, numbered buttons and colours that survive a pipe."""

import sys
from collections.abc import Callable
from datetime import datetime

from rich.console import Console
from rich.text import Text

from bot.answer.reply import Button, Reply
from bot.answer.session import Session
from bot.answer.wording import Wording
from bot.desk import Desk
from bot.reload import KnowledgeWatch

_STYLES = {
    "crisis": "bold",
    "hedge": "yellow",
    "source": "dim",
    "contact": "cyan",
    "helpline": "green",
    "question": "bold",
}


def talk(desk: Desk, clock: Callable[[], datetime], *, says_no_token: bool = False) -> int:
    """Talk until Ctrl-D. Reads lines from a pipe too, so that a conversation can be played from a file."""
    wording = Wording(desk.knowledge.wording)
    console = Console(highlight=False)
    if says_no_token:
        console.print(wording.say("terminal.no_token"), style="dim", soft_wrap=True)
    console.print(wording.say("terminal.hello"), style="dim", soft_wrap=True)
    watch = KnowledgeWatch(desk)
    session, buttons = Session(), tuple[Button, ...]()
    read = _reader(wording.say("terminal.prompt"))
    while (line := read()) is not None:
        line = line.strip()
        if not line:
            continue
        if problem := watch.look():
            console.print(problem, style="yellow")
        if line.isdecimal() and 1 <= int(line) <= len(buttons):
            reply = desk.assistant.press(buttons[int(line) - 1].action, session, clock())
        else:
            reply = desk.assistant.reply(line, session, clock())
        buttons = reply.buttons
        show(reply, console)
    console.print(wording.say("terminal.bye"), style="dim")
    return 0


def show(reply: Reply, console: Console | None = None) -> None:
    """Print one reply, its parts in their own colour and its buttons numbered."""
    console = console or Console(highlight=False)
    for part in reply.parts:
        console.print()
        style = _STYLES.get(part.kind, "")
        if part.title:
            console.print(Text(part.title, style="bold"))
        if part.text:
            console.print(Text(part.text, style=style), soft_wrap=not console.is_terminal)
    if reply.buttons:
        console.print()
    for number, button in enumerate(reply.buttons, start=1):
        console.print(Text(f"  [{number}] {button.label}", style="magenta"))
    console.print()


def _reader(name: str) -> Callable[[], str | None]:
    """Reads the next line, None at the end; with history and editing when a person types."""
    if not sys.stdin.isatty():
        return lambda: line if (line := sys.stdin.readline()) else None
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import InMemoryHistory

    session: PromptSession[str] = PromptSession(history=InMemoryHistory())

    def ask() -> str | None:
        try:
            return session.prompt(f"{name} › ")
        except (EOFError, KeyboardInterrupt):
            return None

    return ask
