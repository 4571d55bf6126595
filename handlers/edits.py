"""Tells a question that was really reworded from an edit that changed nothing."""

from collections import OrderedDict

REMEMBERED = 1000


class Edits:
    """Remembers a fingerprint, never the text, of the latest messages; in memory only.

    Telegram also reports an "edit" when a link preview loads or a reaction is added.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[int, int], int] = OrderedDict()

    def is_new(self, chat_id: int, message_id: int, text: str) -> bool:
        """Whether this message was not yet seen with this text."""
        key, fingerprint = (chat_id, message_id), hash(text)
        if self._seen.get(key) == fingerprint:
            return False
        self._seen[key] = fingerprint
        self._seen.move_to_end(key)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True
