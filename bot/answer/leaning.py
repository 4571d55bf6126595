"""How much the conversation so far speaks for each topic, before the words of a new question are weighed."""

from collections.abc import Mapping

from bot.answer.session import Session
from bot.knowledge import Topic

_SAME_ROUTE = 0.06
"""Push to the vote of topics on the route we are speaking of; a tie-breaker, no judge (votes lie between 0 and 1)."""
_LEANING_SAME_ROUTE, _LEANING_RELATED, _LEANING_ITSELF = 0.2, 0.15, 0.25
"""The same when the sentence cannot stand alone; then what was answered, and what that led to, come near as well."""
_LEANING_OFFERED = 0.5
"""The same for what was offered just before, times the probability it had."""


def favour(topics: Mapping[str, Topic], session: Session, *, leans: bool) -> dict[str, float]:
    """What to add to the vote of each topic in this conversation."""
    push: dict[str, float] = {}
    if leans and session.last is not None and session.last.kind == "clarify":
        push = {one.topic: _LEANING_OFFERED * one.score for one in session.last.candidates}
    before = topics.get(session.topic or "")
    if before is None:
        return push
    if leans:
        push |= dict.fromkeys((name for name in before.related if name in topics), _LEANING_RELATED)
    if leans:
        push[before.id] = _LEANING_ITSELF
    if before.route is not None:
        same = _LEANING_SAME_ROUTE if leans else _SAME_ROUTE
        readers = set(before.audience)
        push |= {
            topic.id: same
            for topic in topics.values()
            if topic.route == before.route and not readers.isdisjoint(topic.audience)
        }
    return push
