"""How much the conversation so far speaks for each topic, before the words of a new question are weighed."""

from collections.abc import Mapping

from bot.answer.session import Session
from bot.knowledge import Topic

_SAME_ROUTE, _RELATED, _ITSELF = 0.2, 0.1, 0.25
"""Push to the vote of topics on the route we are speaking of, of what the answer led to, and of what was answered
(votes lie between about 0 and 1)."""
_OFFERED = 0.5
"""The same for what was offered just before, times the probability it had."""


def favour(topics: Mapping[str, Topic], session: Session) -> dict[str, float]:
    """What to add to the vote of each topic, for a sentence that cannot stand alone."""
    push: dict[str, float] = {}
    if session.last is not None and session.last.kind == "clarify":
        push = {one.topic: _OFFERED * one.score for one in session.last.candidates}
    before = topics.get(session.topic or "")
    if before is None:
        return push
    push |= dict.fromkeys((name for name in before.related if name in topics), _RELATED)
    push[before.id] = _ITSELF
    if before.route is not None:
        readers = set(before.audience)
        push |= {
            topic.id: _SAME_ROUTE
            for topic in topics.values()
            if topic.route == before.route and not readers.isdisjoint(topic.audience)
        }
    return push
