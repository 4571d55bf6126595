"""What a message says about the conversation itself: yes, no, 'not that', 'I mean …', 'the second one'."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.answer.session import PLACE, Session
from bot.knowledge import Lexicon
from bot.understand.lexicon import Reader
from bot.understand.text import tidy

TurnKind = Literal["yes", "no", "not_that"]
CONTACT = "c:"
"""In front of the id of a contact point: show its card."""
_CHOICES = ("t:", PLACE, "r:")
"""Actions that are one of a choice; the others lead away from it."""
_LONGEST_REMARK = 10
"""'nee sorry maar dat is echt niet wat ik bedoel' is a remark; what is longer holds a question."""


@dataclass(frozen=True)
class Correction:
    """'nee, ik bedoel de middenjury': what was meant instead, as it was typed where that can be told."""

    text: str


class Turns:
    """Knows the words of `turns` in lexicon.yaml, in any spelling that the reader writes out."""

    def __init__(self, lexicon: Lexicon, reader: Reader) -> None:
        self._spell_out = reader.spell_out
        turns = lexicon.turns

        def phrases(lines: tuple[str, ...]) -> set[str]:
            return {reader.spell_out(line) for line in lines} | {tidy(line) for line in lines}

        self._yes, self._no = phrases(turns.affirming), phrases(turns.denying)
        self._not_that = re.compile(rf"\b(?:{_either(phrases(turns.not_that))})\b")
        before = _either(self._no | phrases(turns.hesitating))
        means = _either(phrases(turns.correction))
        self._correction = re.compile(rf"^(?:(?:{before}) )*(?:{means}) (?P<meant>.+)$")
        behind = _either(phrases(turns.correction_behind))
        self._behind = re.compile(rf"^(?:(?:{before}) )*(?P<meant>.+) (?:{behind})$")
        self._places = {one: number for number, lines in enumerate(turns.choices) for one in phrases(lines)}
        self._places |= dict.fromkeys(phrases(turns.last_choice), -1)
        self._polite = re.compile(rf"\b(?:{_either(phrases(turns.polite))})\b")
        self._of_card = re.compile(rf"\b(?:{_either(phrases((*turns.polite, *turns.of_card)))})\b")

    def kind_of(self, text: str) -> TurnKind | None:
        """Whether the whole message is a yes, a no or a 'not that'."""
        plain, spelled = tidy(text), self._spell_out(text)
        if plain in self._yes or spelled in self._yes:
            return "yes"
        if plain in self._no or spelled in self._no:
            return "no"
        if self._not_that.search(spelled) and len(spelled.split()) <= _LONGEST_REMARK:
            return "not_that"
        return None

    def correction_in(self, text: str) -> Correction | None:
        """What was meant instead, when the message says so."""
        plain = self._spell_out(text)
        found = self._correction.match(plain) or self._behind.match(plain)
        if found is None:
            return None
        words = text.split()
        ends = (" ".join(words[start:]) for start in range(len(words)))
        return Correction(next((end for end in ends if self._spell_out(end) == found["meant"]), found["meant"]))

    def tapped(self, text: str, session: Session) -> str | None:
        """The action that a typed message stands for: the label of a button, or 'de tweede' of a choice or a list."""
        plain = tidy(text)
        for label, action in session.offered:
            if plain == tidy(label):
                return action
        if session.chose_from:
            choices, around = self.choices(session), self._polite
        else:
            choices, around = [CONTACT + point for point in session.listed], self._of_card
        spelled = self._spell_out(text)
        said = (plain, spelled, *(" ".join(around.sub(" ", one).split()) for one in (plain, spelled)))
        number = next((self._places[one] for one in said if one in self._places), None)
        return choices[number] if number is not None and choices and number < len(choices) else None

    @staticmethod
    def choices(session: Session) -> list[str]:
        """The actions that were offered as a choice, in their order; places before anything else."""
        actions = [action for _, action in session.offered if action.startswith(_CHOICES)]
        return [action for action in actions if action.startswith(PLACE)] or actions


def _either(phrases: set[str]) -> str:
    """A pattern for one of these phrases, the longest first; without phrases it matches nothing."""
    return "|".join(re.escape(one) for one in sorted(phrases, key=lambda one: (-len(one), one))) or "(?!)"
