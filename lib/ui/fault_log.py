"""A fault that a user is told of goes into the log under a number of its own; lib/serving/logs.py makes the line."""

import logging
import secrets

from lib.domain.faults import fault_of

_LOGGER = logging.getLogger("zonekompas")


def log_fault(event: str, error: BaseException, **about: object) -> str:
    """Writes the fault and where it came from, not its message; returns the number, to tell the user."""
    number, fault = error_number(), fault_of(error)
    known = {"error_id": number, "fault": fault.name if fault else None, **about}
    _LOGGER.error(event, exc_info=error, extra={"about": known})
    return number


def error_number() -> str:
    """'7F3A-09C1': what a user can read aloud, and the log has too."""
    drawn = secrets.token_hex(4).upper()
    return f"{drawn[:4]}-{drawn[4:]}"
