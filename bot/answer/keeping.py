"""What is said about the query log, and what a person can say about it: no, wrong answer, learn from this."""

from collections.abc import Mapping
from dataclasses import fields, replace

from bot.answer.compose import Composer
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session
from bot.answer.wording import Wording
from bot.knowledge import Topic
from bot.outcome import EventKind, Outcome, Row

ACTION = "k"
_NO, _WRONG, _LEARN = f"{ACTION}:no", f"{ACTION}:wrong", f"{ACTION}:learn"
_CHOICES = 2


class Keeping:
    """Adds the sentence and the buttons of the log to a reply, and answers what is tapped or asked about it."""

    def __init__(self, topics: Mapping[str, Topic], compose: Composer, wording: Wording) -> None:
        self._topics = topics
        self._compose = compose
        self._wording = wording

    def add(self, reply: Reply, session: Session) -> Reply:
        """The reply with what belongs under it where a log is kept; none of it at a door that keeps nothing."""
        if session.log is None or not session.is_kept:
            return reply
        buttons: list[Button] = []
        if reply.event == "question" and reply.repaired is not None:
            if reply.outcome.kind == "answered":
                buttons.append(Button(self._wording.say("buttons.wrong"), f"{_WRONG}:{reply.outcome.topic}"))
            elif reply.outcome.kind in ("unknown", "clarify") and session.log.words == "asked":
                buttons.append(Button(self._wording.say("buttons.learn"), _LEARN))
        parts = reply.parts
        if not session.told:
            session.told = True
            parts += (Part("notice", self._wording.say("log.first")),)
            buttons.append(Button(self._wording.say("buttons.refuse"), _NO))
        return replace(reply, parts=parts, buttons=(*reply.buttons, *buttons))

    @staticmethod
    def without_words(reply: Reply) -> Reply:
        """The reply to a message that worries us: its words are never kept, nor asked for."""
        return replace(reply, repaired=None, buttons=tuple(one for one in reply.buttons if one.action != _LEARN))

    def press(self, action: str, session: Session) -> Reply | None:
        """Answer a tap on one of our buttons; None when it is stale."""
        if action == _NO:
            return self.refuse(session)
        if action == _LEARN and session.is_kept and session.words is not None:
            said = self._wording.say("log.learned", words=session.words)
            return Reply((Part("answer", said),), Outcome("smalltalk"), event="taught")
        kind, _, topic = action.rpartition(":")
        if kind == _WRONG and topic in self._topics:
            return self._rejected(topic, session)
        return None

    def refuse(self, session: Session) -> Reply:
        """Keep nothing of this conversation any more, and take back what was kept of it."""
        number = session.conversation
        session.refused = session.told = True
        session.conversation, session.position, session.row, session.words = None, 0, None, None
        key = "log.nothing" if session.log is None else "log.refused"
        return Reply((Part("answer", self._wording.say(key)),), Outcome("smalltalk"), take_back=number)

    def forget(self, session: Session) -> Reply:
        """Forget the conversation, also in the log."""
        number = session.conversation
        session.forget()
        key = "forget.text" if session.log is None else "forget.with_log"
        return Reply((Part("answer", self._wording.say(key)),), Outcome("smalltalk", "bot-privacy"), take_back=number)

    def explain(self, session: Session) -> Reply:
        """/privacy: what is kept, with the very row that the last question left."""
        say = self._wording.say
        lines = [say("privacy.text")]
        if session.log is None:
            lines.append(say("log.nothing"))
        elif session.refused:
            lines.append(say("log.refused_before"))
        elif session.danger is not None:
            lines.append(say("log.after_danger"))
        else:
            terms = session.log
            lines.append(say("log.each", time=_time(terms.rows_days)))
            lines.append(say(f"log.words_{terms.words}", time=_time(terms.words_days)))
            lines.append(say("log.how_to_stop"))
            lines += [say("log.your_row") + "\n" + self._shown(session.row)] if session.row else [say("log.no_row")]
        parts = tuple(Part("answer", line) for line in (*lines, say("privacy.telegram")))
        return Reply(parts, Outcome("smalltalk", "bot-privacy"))

    @staticmethod
    def rejection(session: Session) -> EventKind | None:
        """What to keep when the last answer is called wrong: once for an answer, and only if that was kept."""
        row, last = session.row, session.last
        answered = row is not None and last is not None and last.kind == "answered" and last.topic == row.topic
        return "rejected" if session.is_kept and answered and row and row.event == "question" else None

    def _rejected(self, topic: str, session: Session) -> Reply:
        """It was not what was meant: the next candidates, and a person."""
        last = session.last
        is_last = last is not None and last.topic == topic
        event = self.rejection(session) if is_last else None
        others = [one.topic for one in last.candidates] if last and is_last else []
        others = [one for one in (*others, *self._topics[topic].related) if one != topic and one in self._topics]
        buttons = self._compose.topic_buttons(list(dict.fromkeys(others))[:_CHOICES])
        buttons.append(Button(self._wording.say("buttons.person"), "w"))
        if event and session.log is not None and session.log.words == "asked" and session.words:
            buttons.append(Button(self._wording.say("buttons.learn"), _LEARN))
        parts = (Part("question", self._wording.say("log.rejected")), self._compose.helpline_line())
        return Reply(parts, Outcome("clarify"), tuple(buttons), event=event)

    def _shown(self, row: Row) -> str:
        """Every column of a row in plain Dutch, a line each."""
        return "\n".join(
            self._wording.say(f"row.{field.name}", value=self._in_dutch(field.name, getattr(row, field.name)))
            for field in fields(row)
        )

    def _in_dutch(self, name: str, value: object) -> object:
        if value is None or value == "":
            return self._wording.say("row.nothing")
        if isinstance(value, bool):
            return self._wording.say("row.yes" if value else "row.no")
        if name in ("event", "outcome", "channel"):
            return self._wording.say(f"row.{name}_{value}")
        if name == "topic" and value in self._topics:
            return self._topics[str(value)].title
        return f"“{value}”" if name == "words" else value


def _time(days: int) -> str:
    """A number of days as a child reads it.

    >>> _time(730), _time(90)
    ('2 jaar', '90 dagen')
    """
    return f"{days // 365} jaar" if days % 365 == 0 else f"{days} dagen"
