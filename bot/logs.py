"""Logging that cannot give anybody away: no text, no name, no number, no token, at any level.

Our own records pass as they were written, and we write no content. Records of other libraries hold whole messages and
the token (httpx in every address, python-telegram-bot in every update): only their name and the type of error remain.
That happens in the formatter of the only handler, where no level setting can undo it.
"""

import asyncio
import logging
import sys
import threading
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

OURS = ("bot", "handlers", "run_bot")
_ROOT = Path(__file__).absolute().parents[1]
_log = logging.getLogger(__name__)


def setup_logging(level: str) -> None:
    """Log to standard error from `level` on, and let no unexpected error print what it holds."""
    handler = logging.StreamHandler()
    handler.addFilter(_worth_a_line)
    handler.setFormatter(_Discreet())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.lastResort = handler
    logging.raiseExceptions = False  # a record that cannot be formatted would be printed with its arguments
    sys.excepthook = _on_uncaught
    sys.unraisablehook = lambda unraisable: _log.error("genegeerde fout: %s", describe(unraisable.exc_value))
    threading.excepthook = lambda crash: _log.error("fout in een thread: %s", describe(crash.exc_value))
    warnings.showwarning = _on_warning


def guard_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Errors that nobody awaited are logged by type and place; asyncio itself would print them whole."""
    loop.set_exception_handler(_on_loop_error)


def describe(error: BaseException | None) -> str:
    """The type and place of an error, never its message: `ValueError in bot/answer/compose.py:42`."""
    return f"{type(error).__name__} in {place_of(error)}"


def place_of(error: BaseException | None) -> str:
    """The deepest line of our own code that the error came through, or else the deepest line at all."""
    places = []
    traceback = error.__traceback__ if error else None
    while traceback:
        places.append((Path(traceback.tb_frame.f_code.co_filename), traceback.tb_lineno))
        traceback = traceback.tb_next
    ours = [(path.relative_to(_ROOT), line) for path, line in places if _is_ours(path)]
    path, line = (ours or [(Path(path.name), line) for path, line in places] or [(Path("?"), 0)])[-1]
    return f"{path}:{line}"


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0].removesuffix(".py") in OURS


def _is_our_logger(name: str) -> bool:
    return name.partition(".")[0] in OURS


def _worth_a_line(record: logging.LogRecord) -> bool:
    return _is_our_logger(record.name) or record.levelno >= logging.WARNING


class _Discreet(logging.Formatter):
    """One line a record; never a traceback, and of other libraries no word of their own."""

    def format(self, record: logging.LogRecord) -> str:
        try:
            said = record.getMessage() if _is_our_logger(record.name) else _reduced(record)
        except Exception as error:  # noqa: BLE001  (a wrong placeholder must not print its arguments)
            said = describe(error)
        return f"{self.formatTime(record)} {record.levelname.lower()} {record.name}: {said}"


def _reduced(record: logging.LogRecord) -> str:
    kind = record.exc_info[0] if record.exc_info else None
    return kind.__name__ if kind else record.levelname


def _on_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _log.critical("onverwachte fout: %s", describe(error))


def _on_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    _log.error("fout op de achtergrond: %s", describe(context.get("exception")))


def _on_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    _log.warning("%s in %s:%d", category.__name__, Path(filename).name, lineno)
