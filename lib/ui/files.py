"""The one way that a file leaves a page: who fetched what stands in the audit before the browser is given it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.ui.fault_log import log_fault

SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_LEDGER = "filer_der_hentes"

Content = bytes | str


@dataclass(frozen=True)
class Ledger:
    """Where it is written that a file was fetched: `write` is given what it is ('profil, punkter.csv') and the version
    that it shows, `version` where the file has none of its own. `plan_mark` ('plan-') stands first in a file's name
    where there is more than one plan."""

    page_id: str
    version: str
    write: Callable[[str, str], None]
    plan_mark: str = ""


def keep_ledger(ledger: Ledger) -> None:
    """What the files of the page that is drawn now are written in. `open_page` says it, at every run."""
    st.session_state[_LEDGER] = ledger


def file_button(
    label: str,
    content: Content | Callable[[], Content],
    file_name: str,
    mime: str,
    key: str,
    main: bool = False,
    told: str = "",
    version: str = "",
) -> None:
    """A download button. What takes time to make is handed over as a function, which is called when somebody asks.

    The audit names the file by `told`, else by `file_name`: say `told` where the name is not one of ours. `version` is
    what the file shows, where that is another one than the page's.
    """
    st.download_button(
        label,
        partial(fetched, st.session_state.get(_LEDGER), content, told or file_name, version),
        file_name=f"{_plan_mark()}{file_name}",
        mime=mime,
        on_click="ignore",
        type="primary" if main else "secondary",
        key=key,
    )


def _plan_mark() -> str:
    ledger = st.session_state.get(_LEDGER)
    return ledger.plan_mark if isinstance(ledger, Ledger) else ""


def fetched(
    ledger: Ledger | None, content: Content | Callable[[], Content], what: str, version: str = ""
) -> Content:
    """The file, made and written of. Where it cannot be made, or not be written of, nobody is given it: the log has the
    fault, and the button says that it went wrong (style.css).

    Streamlit calls it in a thread of its own at every click, outside the run of the page.
    """
    try:
        if ledger is None:
            raise LookupError("the page keeps no ledger: open_page has not been called")
        made = content() if callable(content) else content
        ledger.write(f"{ledger.page_id}, {what}", version or ledger.version)
    except Exception as error:
        log_fault("file-not-given", error, page=ledger.page_id if ledger else None)
        raise
    return made
