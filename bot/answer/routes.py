"""Which way to a diploma: from a few answers to the open ways, best first, and the rule that closes each other one."""

from dataclasses import dataclass

from bot.knowledge.routes import Answers, Closing, Route, RouteTable, holds


@dataclass(frozen=True)
class Advice:
    """The ways that are open, best first, each with what to know about it; and the closed ones, each with its rule."""

    open: tuple[tuple[Route, tuple[str, ...]], ...]
    closed: tuple[tuple[Route, Closing], ...]


def advise(table: RouteTable, answers: Answers) -> Advice:
    """Split the ways into open and closed for these answers. A rule on something unknown closes nothing."""
    closed = [(route, rule) for route in table.routes if (rule := _closing(route, answers))]
    shut = {route.id for route, _ in closed}
    opened = [route for route in table.routes if route.id not in shut]
    opened.sort(key=lambda route: -sum(holds(when, answers) for when in route.suits))
    return Advice(tuple((route, _remarks(route, answers)) for route in opened), tuple(closed))


def _closing(route: Route, answers: Answers) -> Closing | None:
    return next((rule for rule in route.closed if holds(rule.when, answers)), None)


def _remarks(route: Route, answers: Answers) -> tuple[str, ...]:
    return tuple(one.rule for one in route.remark if holds(one.when, answers))
