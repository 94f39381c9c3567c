"""The server's log: one JSON object a line on standard error, for a collector and for people.

No line holds a figure, a name, an address that a request came from, a query string or the message of an exception:
those may quote what a user wrote. What went wrong is told by the types and the places in the code.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from lib.domain.faults import causes

ROOT = Path(__file__).resolve().parents[2]
OWN = "zonekompas"
LIBRARIES = ("streamlit", "uvicorn", "websockets", "asyncio")
ALLOWED = frozenset(
    {
        "error_id", "fault", "page", "seconds", "version", "address", "port", "python", "reason", "group", "status",
    }
)  # fmt: skip
"""What an event of ours may tell besides its name. A field that is not here is left out."""
MOST_FRAMES = 15
LONGEST = 300
_TOLD_BY_US = ("streamlit.error_util", "Uncaught app execution")
"""Streamlit writes each failed run with its message, before lib/ui/errors.py does it without."""


class JsonLines(logging.Formatter):
    """A record as one line. Of a library's record the template is told, not what was put into it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a JSON object without line breaks."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
        }
        if record.name == OWN:
            line |= {"event": str(record.msg)[:LONGEST], **_allowed(getattr(record, "about", {}))}
        else:
            line |= {"event": "library", "logger": record.name, "template": str(record.msg)[:LONGEST]}
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line |= {"exception": exception_names(error), "frames": frames(error.__traceback__)}
        return json.dumps(line, ensure_ascii=False)


def _allowed(about: dict[str, object]) -> dict[str, object]:
    return {
        name: value if isinstance(value, int | float) else str(value)[:LONGEST]
        for name, value in about.items()
        if name in ALLOWED and value is not None
    }


def exception_names(error: BaseException) -> list[str]:
    """The types of the error and of all that led to it, with SQLite's or the system's own name of the fault."""
    names = []
    for cause in causes(error):
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "errno", None)
        own = f"{type(cause).__module__}.{type(cause).__qualname__}".removeprefix("builtins.")
        names.append(f"{own} ({code})" if code else own)
    return names


def frames(trace: TracebackType | None) -> list[str]:
    """'pages/profil.py:41 open_page', the innermost last; of libraries only the end of the path."""
    return [
        f"{_place(Path(frame.filename))}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)[-MOST_FRAMES:]
    ]


def _place(path: Path) -> str:
    inside = path.is_relative_to(ROOT) and "site-packages" not in path.parts
    return path.relative_to(ROOT).as_posix() if inside else "/".join(path.parts[-2:])


def set_up_logs() -> None:
    """Our own events and those of the server's libraries go through JsonLines. May be called again: the libraries make
    some of their loggers late."""
    own = logging.getLogger(OWN)
    if not own.handlers:
        own.addHandler(logging.StreamHandler(sys.stderr))
        own.setLevel(logging.INFO)
        own.propagate = False
    known = logging.root.manager.loggerDict
    for name in [OWN, *known]:
        if name == OWN or name.split(".")[0] in LIBRARIES:
            for handler in logging.getLogger(name).handlers:
                handler.setFormatter(JsonLines())
    told = logging.getLogger(_TOLD_BY_US[0])
    if not told.filters:
        told.addFilter(_not_told_by_us)


def _not_told_by_us(record: logging.LogRecord) -> bool:
    """Streamlit's own line stands where it is the only one: a page that cannot be compiled never runs."""
    error = record.exc_info[1] if record.exc_info else None
    return record.msg != _TOLD_BY_US[1] or isinstance(error, SyntaxError)


def event(name: str, level: int = logging.INFO, **about: object) -> None:
    """One event of ours; only the fields in ALLOWED are written."""
    logging.getLogger(OWN).log(level, name, extra={"about": about})
