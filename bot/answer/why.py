"""/waarom: how the last question was read, in words a 16-year-old follows."""

from collections.abc import Mapping

from bot.answer.session import Session, Why
from bot.answer.wording import Wording
from bot.knowledge import Topic
from bot.outcome import Outcome
from bot.understand.reading import Reading

_WORTH_NAMING = 0.1
"""Runners-up with a smaller probability are not named."""


def why_of(reading: Reading, outcome: Outcome) -> Why:
    """What to remember of a reading. Only words of the lexicon and of the examples, never what else was typed."""
    heard = tuple((said, concept) for said, concept in reading.text.heard if said.replace(" ", "-") != concept)
    by_words = outcome.kind != "unknown" and outcome.topic in (None, reading.match.best.topic)
    return Why(heard, outcome, reading.match.nearest if by_words else None)


def explain(session: Session, topics: Mapping[str, Topic], wording: Wording) -> str:
    """The explanation of the last answer as lines of text."""
    if session.last and session.last.kind == "crisis":
        return wording.say("why.crisis")
    if session.why is None:
        return wording.say("why.nothing")
    why, outcome = session.why, session.why.outcome
    lines = [wording.say("why.heard", typed=said, meant=meant.replace("-", " ")) for said, meant in why.heard]
    if outcome.place:
        lines.append(wording.say("why.place", place=outcome.place))
    if outcome.age:
        lines.append(wording.say("why.age", age=outcome.age))
    if outcome.topic and outcome.topic in topics:
        title = topics[outcome.topic].title
        lines.append(wording.say("why.topic", topic=title, percent=round(outcome.score * 100)))
        reason = wording.say("why.nearest", example=why.nearest) if why.nearest else wording.say("why.spoken")
        lines.append(reason)
    else:
        lines.append(wording.say("why.unsure"))
    others = [
        topics[one.topic].title
        for one in outcome.candidates
        if one.topic != outcome.topic and one.score >= _WORTH_NAMING and one.topic in topics
    ]
    if others:
        lines.append(wording.say("why.others", topics=" · ".join(others)))
    return "\n".join(lines)
