"""Plays whole conversations, written as *you say / it says*, and says in which turns the bot went wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.answer.assistant import Assistant
from bot.answer.reply import Reply
from bot.answer.session import Session
from bot.evaluate.figures import share
from bot.evaluate.sets import Row

_ACTS = {"you", "tap"}


@dataclass(frozen=True)
class Turn:
    """One turn that expects something, and what was wrong with it (nothing: it was right)."""

    said: str
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Talk:
    """One conversation."""

    name: str
    turns: tuple[Turn, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every turn was right."""
        return not any(turn.wrong for turn in self.turns)


@dataclass(frozen=True)
class TalkScore:
    """Shares from 0 to 1."""

    talks: int
    turns: int
    right: float
    whole: float


def play(row: Row, assistant: Assistant, moment: datetime) -> Talk:
    """Play one conversation to its end, also past a turn that went wrong."""
    session, turns = Session(), []
    reply: Reply | None = None
    for turn in row["turns"]:
        said = str(turn.get("you") or turn.get("tap"))
        answer = _take(turn, reply, assistant, session, moment)
        if answer is None:
            turns.append(Turn(said, (f"er is geen knop {said!r}",)))
            continue
        reply = answer
        if turn.keys() - _ACTS:
            turns.append(Turn(said, tuple(_wrong_with(reply, turn))))
    return Talk(str(row["name"]), tuple(turns))


def talk_score(talks: Iterable[Talk]) -> TalkScore:
    """Count the turns and the whole conversations that went right."""
    talks = list(talks)
    turns = [turn for talk in talks for turn in talk.turns]
    return TalkScore(
        len(talks),
        len(turns),
        share(sum(not turn.wrong for turn in turns), len(turns)),
        share(sum(talk.is_whole for talk in talks), len(talks)),
    )


def _take(turn: Row, before: Reply | None, assistant: Assistant, session: Session, moment: datetime) -> Reply | None:
    if "you" in turn:
        return assistant.reply(turn["you"], session, moment)
    actions = {button.label: button.action for button in (before.buttons if before else ())}
    return assistant.press(actions[turn["tap"]], session, moment) if turn["tap"] in actions else None


def _wrong_with(reply: Reply, turn: Row) -> list[str]:
    """What the turn expects and the reply does not hold."""
    wrong = [f"{expected!r} staat er niet in" for expected in turn.get("says", []) if expected not in reply.text]
    wrong += [f"{forbidden!r} mag er niet staan" for forbidden in turn.get("never", []) if forbidden in reply.text]
    outcome = {"outcome": reply.outcome.kind, **vars(reply.outcome)}
    for name in ("outcome", "topic", "place", "age"):
        if name in turn and outcome[name] != turn[name]:
            wrong.append(f"{name} is {outcome[name]}, verwacht {turn[name]}")
    if "contact" in turn and turn["contact"] not in [point.id for point in reply.contacts]:
        wrong.append(f"contactpunt {turn['contact']} ontbreekt")
    return wrong
