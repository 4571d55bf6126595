"""Is somebody in danger? Two looks at every message: the rules of crisis.yaml, and what was learned from signals/."""

from collections.abc import Callable

from bot.understand.alarm import Alarm
from bot.understand.crisis import CrisisDetector, Signal

LEARNED = "geleerd"
"""Stands where a rule's name stands, in a signal that no rule saw."""
ALARM_FROM = 0.6
"""From this chance on a message is a signal, also when no rule saw it."""
RULE_FROM = 0.35
"""Below this chance a rule was misled by words: a lesson about the theme, a saying, a game."""


class Danger:
    """Both looks, and who has the last word: a signal stands unless the learned look is sure that it is none."""

    def __init__(self, rules: CrisisDetector, alarm: Alarm | None, in_dutch: Callable[[str], str]) -> None:
        """`in_dutch` gives what is known of a message in another language as Dutch words, and others as they are."""
        self.rules, self.alarm, self._in_dutch = rules, alarm, in_dutch

    def seen_in(self, text: str) -> Signal | None:
        """The most urgent danger signal anywhere in the text."""
        if (dutch := self._in_dutch(text)) != text:
            text = f"{text}\n{dutch}"
        signal = self.rules.detect(text)
        if self.alarm is None:
            return signal
        judgement = self.alarm.judge(text, signal)
        if signal is not None:
            return signal if judgement.chance >= RULE_FROM else None
        if judgement.chance < ALARM_FROM:
            return None
        return Signal(judgement.category, self.rules.whom(text), (LEARNED,))
