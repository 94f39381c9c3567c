"""The files of a paper: each is made when somebody asks for it, once for what it holds, with what happens said."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from lib.domain.material.paper import Paper
from lib.domain.numbers import number
from lib.ui.files import file_button
from lib.ui.frame import caption

MADE, _ASKED = "indstilling_filer", "indstilling_fil_oensket"
_KEPT = 8
"""Files that a session holds on to; the oldest go first."""
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class FileKind:
    """A kind of file: `ending` ('docx'), `name` ('Word'), what it is `good_for`, its `mime`, and `make`, which writes
    it and may take seconds; it raises one of `faults`, with a Danish sentence, where it cannot."""

    ending: str
    name: str
    good_for: str
    mime: str
    make: Callable[[], bytes]
    faults: tuple[type[Exception], ...] = ()


def file_row(kinds: Sequence[FileKind], paper: Paper, name: str) -> None:
    """A place for each kind side by side: made ready on the first press, fetched on the second."""
    mark = content_mark(paper)
    for place, kind in zip(st.columns(len(kinds), gap="medium"), kinds, strict=True):
        with place, st.container(border=True, key=f"fil-{kind.ending}"):
            _file(kind, mark, f"{name}.{kind.ending}")


def content_mark(paper: Paper) -> str:
    """What a paper holds, as a hash: the same paper is written once."""
    return hashlib.sha256(repr(paper).encode()).hexdigest()


def _file(kind: FileKind, mark: str, file_name: str) -> None:
    made: dict[tuple[str, str], bytes] = st.session_state.get(MADE, {})
    st.markdown(f"**{kind.name}** (.{kind.ending})")
    caption(kind.good_for)
    own = (kind.ending, mark)
    ready = made.get(own)
    if ready is None and st.session_state.get(_ASKED) == own:
        ready = _make(kind, made, mark)
    if ready is None:
        st.button("Gør filen klar", key=f"klar-{kind.ending}", on_click=_ask, args=own)
    else:
        label = f"Hent {kind.name} ({number(len(ready) / _MEGABYTE, 2)} MB)"
        file_button(label, ready, file_name, kind.mime, f"hent-{kind.ending}", main=True)


def _ask(ending: str, mark: str) -> None:
    st.session_state[_ASKED] = (ending, mark)


def _make(kind: FileKind, made: dict[tuple[str, str], bytes], mark: str) -> bytes | None:
    """Writes the file while the page says so, and holds on to it; None where it could not be written."""
    del st.session_state[_ASKED]
    with st.status(f"Skriver {kind.name}-filen: tekst, tabeller og billeder ...") as status:
        try:
            written = kind.make()
        except kind.faults as fault:
            status.update(label=str(fault), state="error")
            return None
        status.update(label=f"{kind.name}-filen er klar", state="complete")
    latest = [*made.items(), ((kind.ending, mark), written)][-_KEPT:]
    st.session_state[MADE] = dict(latest)
    return written
