"""A button may also be typed: its label, or 'de tweede' when there was a choice."""

from bot.answer.session import Session
from bot.understand.text import tidy

_ORDINALS = {
    "1": 0, "een": 0, "eerste": 0, "de eerste": 0, "de 1ste": 0, "die eerste": 0, "1e": 0, "1ste": 0, "optie 1": 0,
    "2": 1, "twee": 1, "tweede": 1, "de tweede": 1, "de 2de": 1, "die tweede": 1, "2e": 1, "2de": 1, "optie 2": 1,
    "3": 2, "drie": 2, "derde": 2, "de derde": 2, "de 3de": 2, "die derde": 2, "3e": 2, "3de": 2, "optie 3": 2,
    "de laatste": -1, "laatste": -1, "de onderste": -1, "de bovenste": 0,
}  # fmt: skip
_CHOICES = ("t:", "p:", "r:")
"""Actions that are one of a choice; the others lead away from it."""


def tapped_in_words(text: str, session: Session) -> str | None:
    """The action of the button that a typed message stands for."""
    plain = tidy(text)
    for label, action in session.offered:
        if plain == tidy(label):
            return action
    if plain in _ORDINALS and session.chose_from:
        actions = [action for _, action in session.offered if action.startswith(_CHOICES)]
        places = [action for action in actions if action.startswith("p:")]
        offered, number = places or actions, _ORDINALS[plain]
        return offered[number] if offered and number < len(offered) else None
    return None
