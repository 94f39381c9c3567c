"""What has gone wrong around the program (disk, database, data file), and how it is said: no fault ends in a traceback.

Errors are told apart by the numbers that the system and SQLite give them, never by the words of a library, but for
three sentences of the C library that DuckDB passes on without their number.
"""

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unavailable(Exception):
    """Something that the program stands on cannot be used; the message says in Danish what, and what to do."""


class Fault(StrEnum):
    """The kinds of fault that have a sentence of their own; the value stands in the log and in the health answer."""

    FULL = "disken er fuld"
    READ_ONLY = "skrivebeskyttet"
    REFUSED = "adgang nægtet"
    BUSY = "optaget"
    DAMAGED = "beskadiget"
    MOVED = "flyttet"
    DISK = "disken svarer ikke"
    GONE = "svarer ikke"


@dataclass(frozen=True)
class FaultWords:
    """`title` is what has happened, `what_to_do` what to do about it; both are whole sentences but for the title."""

    title: str
    what_to_do: str

    @property
    def sentence(self) -> str:
        """Both in one, for the command line."""
        return f"{self.title}. {self.what_to_do}"


STANDS = "Det, der var gemt før, står uændret."
WORDS = {
    Fault.FULL: FaultWords(
        "Disken er fuld",
        f"Det sidste blev ikke gemt. {STANDS} Gør plads på disken, hvor data ligger, og prøv så igen.",
    ),
    Fault.READ_ONLY: FaultWords(
        "Disken kan ikke skrives på",
        f"Det sidste blev ikke gemt. {STANDS} Disken eller filen er skrivebeskyttet; giv programmets bruger lov til at "
        "skrive, og prøv så igen.",
    ),
    Fault.REFUSED: FaultWords(
        "Programmet har ikke adgang til sine filer",
        f"Det sidste blev ikke gemt. {STANDS} Giv programmets bruger adgang til mapperne i docs/deployment.md.",
    ),
    Fault.BUSY: FaultWords(
        "Databasen er optaget",
        f"En anden var ved at skrive, så det sidste blev ikke gemt. {STANDS} Vent et øjeblik, og prøv igen.",
    ),
    Fault.DAMAGED: FaultWords(
        "Databasen er beskadiget",
        "Intet er ændret. Stop programmet, gem den beskadigede fil til eftersyn, og gendan den seneste sikkerhedskopi "
        "(docs/deployment.md).",
    ),
    Fault.MOVED: FaultWords(
        "Databasefilen er flyttet eller slettet, mens programmet kørte",
        "Det sidste blev ikke gemt. Læg filen tilbage, eller gendan den seneste sikkerhedskopi, og start programmet "
        "igen.",
    ),
    Fault.DISK: FaultWords(
        "Disken kunne ikke læses eller skrives",
        f"Det sidste blev ikke gemt. {STANDS} Se efter, om disken er fuld eller i stykker, og prøv så igen.",
    ),
    Fault.GONE: FaultWords(
        "Databasen svarer ikke",
        f"Det sidste blev ikke gemt. {STANDS} Vent et øjeblik, og prøv igen; sker det stadig, så se efter, om "
        "databasens server kører, og om adressen i ZONEKOMPAS_STATE_URL er rigtig.",
    ),
}
"""What is said of each fault, on a page and at the command line."""

_BY_ERRNO = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EFBIG: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.REFUSED,
    errno.EPERM: Fault.REFUSED,
    errno.EIO: Fault.DISK,
}
_SQLITE_MOVED = 1032
_BY_SQLITE = {
    5: Fault.BUSY,
    6: Fault.BUSY,
    8: Fault.READ_ONLY,
    10: Fault.DISK,
    11: Fault.DAMAGED,
    13: Fault.FULL,
    14: Fault.REFUSED,
    26: Fault.DAMAGED,
}
"""SQLite's primary result codes: BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB."""
_BY_SQLSTATE = {
    "25006": Fault.READ_ONLY,
    "40001": Fault.BUSY,
    "40P01": Fault.BUSY,
    "53100": Fault.FULL,
    "53300": Fault.BUSY,
    "55P03": Fault.BUSY,
    "58030": Fault.DISK,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}
"""PostgreSQL's codes: a standby that may only be read, serialisation, deadlock, disk, too many connections, a lock that
was waited for, input and output, damaged pages."""
_BY_SYSTEM_WORDS = {
    "No space left on device": Fault.FULL,
    "File too large": Fault.FULL,
    "Read-only file system": Fault.READ_ONLY,
}
_LOST_CONNECTION = frozenset({"OperationalError", "InterfaceError"})
"""What every Python database driver raises when the server has gone (PEP 249)."""
_ALL_TAKEN = ("sqlalchemy.exc", "TimeoutError")
"""All connections that the program may hold were in use for as long as it waits."""


def fault_of(error: BaseException) -> Fault | None:
    """The fault behind an error, looked for in the error itself and in all that led to it; None: a fault of ours."""
    for cause in causes(error):
        found = _own_fault(cause)
        if found is not None:
            return found
    chain = list(causes(error))
    of_a_server = not any(hasattr(cause, "sqlite_errorcode") for cause in chain)
    lost = any(type(cause).__name__ in _LOST_CONNECTION for cause in chain)
    return Fault.GONE if of_a_server and lost else None


def system_words(error: OSError) -> str:
    """The fault behind an error of the system in a few Danish words; of one without words its number."""
    fault = fault_of(error)
    return fault.value if fault else f"fejl {error.errno or 0} i systemet"


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what a database layer has wrapped in it, and what it was raised from; each once."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, BaseException) and not any(current is known for known in seen):
            seen.append(current)
            yield current
            waiting += [getattr(current, "orig", None), current.__cause__, current.__context__]


def _own_fault(error: BaseException) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return Fault.MOVED if code == _SQLITE_MOVED else _BY_SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return _BY_SQLSTATE.get(state)
    if (type(error).__module__, type(error).__name__) == _ALL_TAKEN:
        return Fault.BUSY
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    said = str(error)
    return next((fault for words, fault in _BY_SYSTEM_WORDS.items() if words in said), None)
