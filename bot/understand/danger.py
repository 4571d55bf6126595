"""Is somebody in danger? Two looks at every message: the rules of crisis.yaml, and what was learned from signals/."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understand.alarm import Alarm, Judgement
from bot.understand.crisis import CrisisDetector, Signal

LEARNED = "geleerd"
"""Stands where a rule's name stands, in a signal that no rule saw."""
ALARM_FROM = 0.7
"""From this chance on a message is a signal, also when no rule saw it."""
RULE_FROM = 0.2
"""Below this chance a rule was misled by words: a lesson about the theme, a saying, a game."""
_TRUSTED, _FEW_WORDS = -0.7, 6
"""So few words leave no room for what takes a rule's meaning away: it has the last word, unless it was wrong more than
twice as often as right (`Record.trust`)."""
SURE_FROM = 0.8
"""Below this chance, and when no rule saw it, a signal is in doubt."""
_WORRY_FROM = 0.05
"""From this chance on whatever is answered carries a help line, so that a missed signal still ends safely."""
_COUNTED = r"\d+(?:u|uur|h|e|de|ste|x|j|jr|k|m|km|[abc]|[abkt]so)\d*\b"
_DISGUISED = re.compile(
    rf"\b(?:\w[ .*_-]){{3,}}\w\b|\b(?=\w*[a-z])(?!{_COUNTED})\w*[0-9@$]\w*[a-z]\w*\b", re.IGNORECASE
)
"""Spaced-out letters, or digits inside words: only the rules can read those. '8u' and '5de' are no disguise."""


@dataclass(frozen=True)
class Look:
    """What both looks saw together."""

    signal: Signal | None
    worry: bool
    """No signal, but not quite nothing either."""
    in_doubt: bool = False
    """A signal that gives way to a question that is plainly about school."""


class Danger:
    """Both looks, and who has the last word: a signal stands unless the learned look is sure that it is none."""

    def __init__(
        self,
        rules: CrisisDetector,
        alarm: Alarm | None,
        in_dutch: Callable[[str], str],
        without_opening: Callable[[str], str] = str,
    ) -> None:
        """`in_dutch` gives what is known of a message in another language as Dutch words, and others as they are.

        `without_opening` leaves out 'vraagje voor een vriend' and the like, which the learned look has seldom seen.
        """
        self._rules, self._alarm, self._in_dutch, self._without_opening = rules, alarm, in_dutch, without_opening

    def look(self, text: str) -> Look:
        """The most urgent danger signal anywhere in the text, or a reason to worry."""
        dutch = self._in_dutch(text) or text
        both = text if dutch == text else f"{text}\n{dutch}"
        signal = self._rules.detect(both)
        if self._alarm is None:
            return Look(signal, worry=False)
        judgement = self._alarm.judge(self._without_opening(text), signal)
        if signal is None and judgement.chance >= ALARM_FROM:
            signal = Signal(judgement.category, self._rules.whom(both), (LEARNED,))
            return Look(signal, worry=True, in_doubt=judgement.chance < SURE_FROM)
        if signal is not None and judgement.chance < RULE_FROM and not _rule_decides(text, judgement):
            return Look(None, worry=True)
        return Look(signal, worry=judgement.chance >= _WORRY_FROM)


def _rule_decides(text: str, judgement: Judgement) -> bool:
    """Whether the rule has the last word.

    The learned look cannot read letters in disguise, and a few words ('ik vermoord de leerkracht') say all there is.
    """
    short = len(text.split()) <= _FEW_WORDS
    return bool(_DISGUISED.search(text)) or (short and judgement.trust is not None and judgement.trust >= _TRUSTED)
