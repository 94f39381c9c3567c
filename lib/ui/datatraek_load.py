"""The form that loads: which source, which file or text, which period; and how far the work has come."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from lib.domain.datatraek.freshness import RHYTHM_WORDS
from lib.domain.datatraek.profile import Rhythm
from lib.domain.datatraek.rows import TEMPLATE, DatatraekKind
from lib.ui.datatraek_receipts import alert
from lib.ui.files import file_button
from lib.ui.frame import caption
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("datatraek.css")
_UPLOAD = Path(__file__).with_name("datatraek_upload.js")
UNKNOWN = "ukendt"
UNKNOWN_WORDS = "Ukendt fil – foreslå en opsætning"
ENDINGS = ("xlsx", "csv", "tsv", "txt", "eml", "geojson", "json", "gpkg", "zip", "toml")
LARGEST_MB = 50
_NEXT_SOURCE = "naeste_kilde"
_GEOGRAPHY = (DatatraekKind.ZONER, DatatraekKind.AFDELINGER)
FILE, PASTED = "Fil", "Indsat tekst"
PASTED_NAME = "indsat tekst.txt"
SOURCE_KEY, WAY_KEY, FILE_KEY, TEXT_KEY, PERIOD_KEY = "kilde", "maade", "fil", "indsat", "periode"
_STEPS = (
    (
        "Zoner og afdelinger",
        "Indlæs kortfilen med zonerne og listen over afdelinger. Så forsvinder de opdigtede.",
    ),
    (
        "Én kilde ad gangen",
        "Vælg kilden, og læg filen ind, som den kom: Excel, CSV eller mailen selv. Intet skal rettes først.",
    ),
    (
        "Se kladden igennem",
        "Kontrollen siger, hvad der stopper, og hvad der skal ses efter. Intet tal ændres, før du udgiver.",
    ),
)
_ABOUT_UNKNOWN = (
    "Zonekompas ser på overskrifter, værdier og navne, foreslår en opsætning og viser den på de første rækker. "
    "Intet indlæses, før du har set den."
)


@dataclass(frozen=True)
class Wanted:
    """What the user asks to have read. `profile_id` is UNKNOWN for a file without a profile; `name` is only words."""

    profile_id: str
    name: str
    content: bytes
    period: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """Source, name and period as the import command takes them; with "=", for a name may begin with a dash."""
        period = (f"--periode={self.period}",) if self.period else ()
        return (f"--profil={self.profile_id}", f"--navn={self.name}", *period)


def apply_datatraek_style() -> None:
    """Put the style sheet of the page in force, and Danish words in Streamlit's upload box."""
    st.html(_STYLE)
    script = element("script", "{", _UPLOAD.read_text(encoding="utf-8"), "}")
    st.html(script, unsafe_allow_javascript=True)


def load_form(profiles: Sequence[Mapping[str, object]]) -> Wanted | None:
    """The form; what is wanted when the button was pressed and nothing is missing.

    `profiles`: profile_id, title, kind, rhythm, note, asks_period of each known source.
    """
    by_id = {str(profile["profile_id"]): profile for profile in profiles}
    if (wanted := st.session_state.pop(_NEXT_SOURCE, None)) in by_id:
        st.session_state[SOURCE_KEY] = wanted
    chosen = st.selectbox(
        "Kilde",
        [*by_id, UNKNOWN],
        format_func=lambda one: str(by_id[one]["title"]) if one in by_id else UNKNOWN_WORDS,
        key=SOURCE_KEY,
        placeholder="Vælg",
        persist_state="session",
    )
    profile = by_id.get(chosen)
    caption(_about(profile))
    way = st.segmented_control(
        "Hvad har du?", [FILE, PASTED], default=FILE, required=True, key=WAY_KEY, persist_state="session"
    )
    name, content = _file() if way == FILE else _text()
    period = "" if profile is None or profile["kind"] in _GEOGRAPHY else _period(bool(profile["asks_period"]))
    if not pressed("Læs og kontrollér", "laes", main=True):
        return None
    # The button is never disabled: a click that also ends the typing in a field would be lost.
    if not content:
        alert(
            "Der er intet at læse.",
            "Vælg en fil først." if way == FILE else "Indsæt tabellen eller mailen først.",
        )
        return None
    if profile is not None and profile["asks_period"] and not period:
        alert("Perioden mangler.", "Filen siger ikke selv, hvornår tallene gælder: skriv datoen eller året.")
        return None
    return Wanted(chosen, name, content, period)


def choose_next(profile_id: str) -> None:
    """Let the form choose this source when it is drawn again."""
    st.session_state[_NEXT_SOURCE] = profile_id


def first_steps() -> None:
    """What to load first, and our own template: for a plan that has loaded nothing yet."""
    items = join(element("li", element("b", text(name)), text(f" {words}")) for name, words in _STEPS)
    st.html(
        element(
            "section",
            element("h2", "Her er intet indlæst endnu", class_="zk-section"),
            element(
                "p",
                "Alle tal på siderne fulgte indtil nu med planen eller er opdigtede eksempler. Begynd sådan:",
            ),
            element("ol", items, class_="zk-steps"),
            class_="zk-first",
        )
    )
    template()


def template() -> None:
    """Our own template, for figures that come in no file of a known source."""
    head = (";".join(TEMPLATE.values()) + "\r\n").encode("utf-8-sig")
    file_button("Hent skabelonen (CSV)", head, "zonekompas-skabelon.csv", "text/csv", "hent_skabelon")
    caption(
        "Én række pr. indikator, område og periode; skriv navnet eller id. Et tomt felt er ukendt, aldrig nul."
    )


@contextmanager
def handed_over(content: bytes, name: str = "", stem: str = "indlæst") -> Iterator[Path]:
    """The bytes as a file that only this account can read, gone again afterwards. Of `name` only the ending is used;
    `stem` is a name of ours."""
    ending = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="zonekompas-") as folder:
        path = Path(folder) / f"{stem}{ending if ending.removeprefix('.') in ENDINGS else ''}"
        path.write_bytes(content)
        yield path


@contextmanager
def progress(first_words: str) -> Iterator[Callable[[str, float], None]]:
    """A bar that follows a job; it is told the step in words and how far the work has come, 0 to 1."""
    bar = st.progress(0.0, first_words)
    clicked: list[StopException | RerunException] = []

    def on_step(words: str, share: float) -> None:
        if clicked:
            return
        try:
            bar.progress(min(max(share, 0.0), 1.0), words)
        except (StopException, RerunException) as elsewhere:
            # The user has clicked on something else. The work is not left half done for that: it goes on to its end,
            # and the page runs again then.
            clicked.append(elsewhere)

    yield on_step
    if clicked:
        raise clicked[0]
    bar.empty()


def pressed(label: str, key: str, main: bool = False, disabled: bool = False) -> bool:
    """A button that starts a job; `main` is the page's main action.

    The click is kept until the page has seen it: a run of the page that starts over before it is done
    (lib/ui/navigation.py) would lose it.
    """
    kept = f"trykket_{key}"
    st.button(
        label,
        type="primary" if main else "secondary",
        key=key,
        disabled=disabled,
        on_click=partial(st.session_state.__setitem__, kept, True),
    )
    return bool(st.session_state.pop(kept, False))


def _about(profile: Mapping[str, object] | None) -> str:
    if profile is None:
        return _ABOUT_UNKNOWN
    rhythm = f"Kommer {RHYTHM_WORDS[Rhythm(str(profile['rhythm']))]}."
    return f"{rhythm} {profile.get('note') or ''}".strip()


def _file() -> tuple[str, bytes]:
    uploaded = st.file_uploader(
        "Excel, CSV, mail (.eml) eller kortfil",
        type=list(ENDINGS[:-1]),
        key=FILE_KEY,
        max_upload_size=LARGEST_MB,
    )
    return (uploaded.name, uploaded.getvalue()) if uploaded is not None else ("", b"")


def _text() -> tuple[str, bytes]:
    pasted = st.text_area(
        "Tabel eller mailtekst",
        key=TEXT_KEY,
        height=180,
        placeholder="Kopiér tabellen fra mailen eller regnearket, og sæt den ind her",
    )
    return PASTED_NAME, (pasted or "").strip().encode()


def _period(needed: bool) -> str:
    label = "Hvornår gælder tallene?" if needed else "Hvornår gælder tallene? Kun hvis filen ikke siger det"
    typed = st.text_input(label, key=PERIOD_KEY, placeholder="fx 2.11.2026 eller 2026", autocomplete="off")
    return (typed or "").strip()
