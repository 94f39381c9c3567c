"""What a user sees when the program itself fails: a Danish sentence and a number to tell of, never a traceback."""

import logging
import secrets

from lib.domain.access.account import NotAllowed
from lib.domain.faults import WORDS, Unavailable, fault_of
from lib.ui.frame import empty_state

_LOGGER = logging.getLogger("zonekompas")
OURS = (
    "Siden kunne ikke vises",
    "Der er sket en fejl i programmet, og det sidste blev måske ikke gemt. Genindlæs siden; sker det igen, så kontakt "
    "områdesekretariatet.",
)


def show_script_error(error: Exception) -> bool:
    """Log `error` under a number of its own and show a message with the number instead of Streamlit's own; True says
    it has been shown.

    A full disk, a busy database and the like are said as what they are (lib/domain/faults.py).
    """
    number = error_number()
    fault = fault_of(error)
    about = {"error_id": number, "fault": fault.name if fault else None}
    _LOGGER.error("page-error", exc_info=error, extra={"about": about})
    title, what_to_do = _words(error)
    empty_state(title, f"{what_to_do} Fejlnummer {number} står i serverens log.", role="alert", heading="h1")
    return True


def error_number() -> str:
    """'7F3A-09C1': what a user can read aloud, and the log has too."""
    drawn = secrets.token_hex(4).upper()
    return f"{drawn[:4]}-{drawn[4:]}"


def _words(error: Exception) -> tuple[str, str]:
    if isinstance(error, NotAllowed):
        return "Det har du ikke adgang til", str(error)
    if isinstance(error, Unavailable):
        return "Siden kunne ikke vises", str(error)
    fault = fault_of(error)
    return OURS if fault is None else (WORDS[fault].title, WORDS[fault].what_to_do)
