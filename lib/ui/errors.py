"""What a user sees when the program itself fails: a Danish sentence and a number to tell of, never a traceback."""

import streamlit as st

from lib.domain.access.account import NotAllowed
from lib.domain.faults import WORDS, Unavailable, fault_of
from lib.ui.fault_log import log_fault
from lib.ui.frame import empty_state
from lib.ui.typed import keep_typed

OURS = (
    "Siden kunne ikke vises",
    "Der er sket en fejl i programmet, og det sidste blev måske ikke gemt. Genindlæs siden; sker det igen, så kontakt "
    "områdesekretariatet.",
)
AGAIN = "Prøv igen"
HERE_STILL = "Genindlæs ikke siden: det, du sendte, står i felterne, når du prøver igen. "


def show_script_error(error: Exception) -> bool:
    """Log `error` under a number of its own and show a message with the number instead of Streamlit's own; True says
    it has been shown.

    A full disk, a busy database and the like are said as what they are (lib/domain/faults.py).
    """
    number = log_fault("page-error", error)
    title, what_to_do = _words(error)
    passing = fault_of(error) is not None
    told = f"{what_to_do} {HERE_STILL * passing}Fejlnummer {number} står i serverens log."
    empty_state(title, told, role="alert", heading="h1")
    if passing:
        keep_typed()
        st.button(AGAIN, key=f"igen-{number}")
    return True


def _words(error: Exception) -> tuple[str, str]:
    if isinstance(error, NotAllowed):
        return "Det har du ikke adgang til", str(error)
    if isinstance(error, Unavailable):
        return "Siden kunne ikke vises", str(error)
    fault = fault_of(error)
    return OURS if fault is None else (WORDS[fault].title, WORDS[fault].what_to_do)
