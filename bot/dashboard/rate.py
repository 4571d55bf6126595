"""At most so many times a minute."""

from collections import deque
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


class Rate:
    """Counts what each key did in the last minute; in memory only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: dict[str, deque[datetime]] = {}

    def allows(self, key: str, now: datetime) -> bool:
        """Whether this key may do it once more; if so, it counts."""
        self._times = {one: own for one, own in self._times.items() if own[-1] > now - _MINUTE}
        times = self._times.setdefault(key, deque())
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
