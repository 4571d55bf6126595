"""What the pages read from: the database, the knowledge and a bot of their own; figures are read once a term."""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Config
from bot.desk import Desk
from bot.errors import FiguresError
from bot.knowledge import Knowledge
from bot.record.export import export
from bot.record.figures import Overview, overview
from bot.record.network import Network, network
from bot.record.release import release
from bot.record.report import report
from bot.record.review import Group, review
from bot.record.terms import term_named
from bot.reload import KnowledgeWatch
from bot.weeks import week_of

_LATE = timedelta(hours=1)
"""A week is read only then after it closed: the log may still be writing its last rows."""

_FEW_MINUTES = timedelta(minutes=10)


@dataclass
class Office:
    """Everything the pages need."""

    config: Config
    engine: AsyncEngine
    desk: Desk
    clock: Callable[[], datetime]
    invented: bool = False
    """Whether the figures were made by `demo`; known after the first look."""
    _week: str = ""
    _seen: dict[str, Overview] = field(default_factory=dict)
    _networks: dict[str, Network] = field(default_factory=dict)
    _files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _groups: list[Group] = field(default_factory=list)
    _grouped: datetime | None = None
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Apart, so that a page of figures never waits for somebody's files."""

    def __post_init__(self) -> None:
        self._watch = KnowledgeWatch(self.desk)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge as it is now."""
        return self.desk.knowledge

    @property
    def today(self) -> date:
        """The day, for what has a shelf life."""
        return self.clock().date()

    async def seen(self, term: str = "") -> Overview:
        """The figures of one term, by default the last closed one. Raises FiguresError for a term without figures."""
        async with self._reading:
            await self._release()
            if term not in self._seen:
                self._seen[term] = await overview(self.engine, term_named(term) if term else None)
            self.invented = self._seen[term].invented
            return self._seen[term]

    async def network(self, seen: Overview) -> Network:
        """The network of the same term. Raises FiguresError when no term has closed yet."""
        if seen.figures is None:
            raise FiguresError("er is nog geen afgesloten periode, en dus nog geen netwerk")
        name = seen.figures.term.id
        async with self._making:
            if name not in self._networks:
                made = await asyncio.to_thread(network, seen.figures, self.knowledge, seen.before)
                self._networks[name] = made
            return self._networks[name]

    async def files(self, seen: Overview) -> dict[str, bytes]:
        """Every file to download of the same term, by its name; none when no term has closed yet."""
        if seen.figures is None:
            return {}
        name = seen.figures.term.id
        async with self._making:
            if name not in self._files:
                self._files[name] = await asyncio.to_thread(_files, seen, self.knowledge)
            return self._files[name]

    async def groups(self, *, fresh: bool = True) -> list[Group]:
        """The questions to review, largest group first; those of the last few minutes when they need not be fresh."""
        now = self.clock()
        if fresh or self._grouped is None or now >= self._grouped + _FEW_MINUTES:
            self._groups, self._grouped = await review(self.engine, self.knowledge, now), now
        return self._groups

    async def renew(self) -> None:
        """Take up changed knowledge, of an approval or of an editor; what was made of the old one is let go."""
        async with self._making:
            before = self.desk.knowledge
            await asyncio.to_thread(self._watch.look)
            if self.desk.knowledge is not before:
                self._networks.clear()
                self._files.clear()

    async def _release(self) -> None:
        """Once a week, read the week that closed."""
        settled = self.clock() - _LATE
        if week_of(settled) != self._week:
            await release(self.engine, self.knowledge, settled)
            self._seen.clear()
            self._week = week_of(settled)


def _files(seen: Overview, knowledge: Knowledge) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = {path.name: path.read_bytes() for path in export(Path(folder), seen, knowledge)}
    return {"verslag.html": report(seen, knowledge).encode(), **made}
