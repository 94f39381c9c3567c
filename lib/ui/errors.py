"""What a user sees when the program itself fails: a Danish sentence, never a traceback."""

import logging

from lib.ui.frame import empty_state

_LOGGER = logging.getLogger("zonekompas")


def show_script_error(error: Exception) -> bool:
    """Log `error` with its traceback and show a message instead of Streamlit's own; True says it has been
    shown."""
    _LOGGER.error("A page failed", exc_info=error)
    empty_state(
        "Siden kunne ikke vises",
        "Der er sket en fejl i programmet. Genindlæs siden; sker det igen, så kontakt områdesekretariatet. "
        "Fejlen er skrevet i serverens log, og ingen tal er ændret.",
        role="alert",
        heading="h1",
    )
    return True
