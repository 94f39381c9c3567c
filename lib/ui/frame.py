"""The shared pieces of a page: headline, section, notices, cards, tables with their download. Drawing
only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.formula_guard import guarded
from lib.domain.free_text import clean_text
from lib.reports.chart_png import Frame, Picture, chart_png
from lib.ui.files import file_button
from lib.ui.markup import element, join, text
from lib.ui.theme import tokens
from lib.ui.written_table import written

PRODUCT_NAME = "Zonekompas"
ONLY_REAL_KEY = "kun_rigtige"
ONLY_REAL_LABEL = "Kun offentliggjorte og indlæste tal"
_STYLE = Path(__file__).with_name("style.css")
_NARROW = Path(__file__).with_name("narrow.css")
_REACH = Path(__file__).with_name("reach.js").read_text(encoding="utf-8")
NO_FIGURES = "Der er ingen tal at vise"
"""The heading of an empty state where figures should be."""


@dataclass(frozen=True)
class Remark:
    """A line on a card or in a table cell: `tone` is 'better', 'worse' or 'plain' (not judged)."""

    words: str
    tone: str = "plain"


@dataclass(frozen=True)
class ZoneCard:
    """What one zone card says; `value` is ready text ('47,9') or None when the figure is missing."""

    number: int
    name: str
    value: str | None
    unit: str
    main: Remark | None
    others: tuple[str, ...] = ()


def apply_style() -> None:
    """Put the style sheets and the language of the page in force (Streamlit's own page says English)."""
    st.html(_STYLE)
    st.html(_NARROW)
    st.html(f"<script>{_REACH}</script>", unsafe_allow_javascript=True)


def headline(title: str, subtitle: str = "", demo: str = "") -> None:
    """The finding of the page, and under it what, where, when, unit and the named comparison.

    `demo` says on top of the page, in a few words, what on it is demo.
    """
    note = element("span", text(demo), class_="zk-demo", role="note") if demo else ""
    below = element("p", text(subtitle), note, class_="zk-subtitle") if subtitle or note else ""
    st.html(element("header", element("h1", text(title), class_="zk-headline"), below))


def brand() -> None:
    """The product's name at the top left, before the menus."""
    st.html(element("div", text(PRODUCT_NAME), class_="zk-brand"))


def only_real_switch() -> None:
    """The switch at the top right of every page, drawn by app.py.

    Its choice stands in the address and follows the user from page to page: Streamlit forgets an address's value at
    the first change of page when the widget belongs to a page and not to the entry script.
    """
    with st.container(key="frame-switch"):
        st.toggle(ONLY_REAL_LABEL, key=ONLY_REAL_KEY, bind="query-params", persist_state="session")


def only_real() -> bool:
    """The choice of the switch *Kun offentliggjorte og indlæste tal*."""
    return bool(st.session_state.get(ONLY_REAL_KEY, False))


def version_mark(mark: str) -> None:
    """Plan, version and date, at the top of every page beside the switch."""
    st.html(element("div", text(mark), class_="zk-version"))


def section(title: str, caption: str = "") -> None:
    """A part of the page with its caption."""
    below = element("p", text(caption), class_="zk-caption") if caption else ""
    st.html(element("h2", text(title), class_="zk-section") + below)


def panel(name: str) -> DeltaGenerator:
    """A panel that groups what is drawn `with` it; `name` is unique on the page."""
    return st.container(key=f"panel-{name}")


def demo_notice(words: str) -> None:
    """Says on the page what is demo. Shown above the first thing that holds a demo value."""
    st.html(element("p", text(words), class_="zk-notice", role="note"))


def source_line(*sentences: str) -> None:
    """Source, version and reservations, last and small; a line for each sentence."""
    st.html(element("p", "<br>".join(text(sentence) for sentence in sentences), class_="zk-source"))


def empty_state(
    title: str,
    what_to_do: str,
    command: str = "",
    role: str = "status",
    heading: str = "h2",
    steps: Sequence[str] = (),
) -> None:
    """A designed page or part without content: what is the matter, and what to do; `command` is shown as
    code, `steps` as a numbered list."""
    way = element("ol", join(element("li", text(step)) for step in steps)) if steps else ""
    code = element("p", element("code", text(command))) if command else ""
    st.html(
        element(
            "section",
            element(heading, text(title), class_="zk-section"),
            element("p", text(what_to_do)),
            way,
            code,
            class_="zk-empty",
            role=role,
        )
    )


def what_to_load(only_real_figures: bool, what: str = "et datatræk") -> str:
    """What to do where there is nothing to show; demo figures can be switched on only where they are off."""
    other = ", eller slå demotallene til øverst på siden" if only_real_figures else " på siden Datatræk"
    return f"Indlæs {what}{other}."


def no_figures(only_real_figures: bool, heading: str = "h2") -> None:
    """The empty state of a page that has nothing to draw."""
    empty_state(NO_FIGURES, what_to_load(only_real_figures), heading=heading)


def zone_cards(cards: Sequence[ZoneCard]) -> None:
    """One card per zone, in the order given (always zone order)."""
    st.html(
        element("ul", join(element("li", _card(card), class_="zk-card") for card in cards), class_="zk-cards")
    )


def _card(card: ZoneCard) -> str:
    heading = element(
        "h2", element("span", text(card.number), class_="zk-badge", aria_hidden="true"), text(card.name)
    )
    if card.value is None:
        return heading + element("p", "mangler", class_="zk-value zk-none")
    value = element("p", text(card.value), element("small", text(card.unit)), class_="zk-value")
    main = (
        element("p", element("b", text(card.main.words)), class_=f"zk-{card.main.tone}") if card.main else ""
    )
    return heading + value + main + join(element("p", text(line), class_="zk-quiet") for line in card.others)


def caption(words: str) -> None:
    """A small line under or over something."""
    st.html(element("p", text(words), class_="zk-caption"))


def text_table(table: pd.DataFrame) -> None:
    """A frame of sentences as an HTML table, its first column as the row's heading."""
    heads = join(element("th", text(name), scope="col") for name in table.columns)
    rows = join(
        element(
            "tr", element("th", text(first), scope="row"), join(element("td", text(cell)) for cell in rest)
        )
        for first, *rest in table.itertuples(index=False)
    )
    body = element("thead", element("tr", heads)) + element("tbody", rows)
    drawn, heard = element("table", body, class_="zk-table zk-text"), ", ".join(map(str, table.columns))
    st.html(element("div", drawn, class_="zk-scroll", tabindex="0", role="region", aria_label=heard))


def data_table(
    table: pd.DataFrame, decimals: Mapping[str, int], label: str, height: int | str = "auto"
) -> None:
    """A sortable table whose numbers are written the Danish way; `decimals` by column, `height` in px.

    A missing number reads 'mangler'. `label` is what a screen reader says.
    """
    st.dataframe(written(table, decimals), hide_index=True, height=height, alt=label)


def data_expander(
    table: pd.DataFrame,
    file_name: str,
    source: str,
    decimals: Mapping[str, int] | None = None,
    label: str = "Vis tallene",
    picture: Picture | None = None,
    title: str = "",
    subtitle: str = "",
) -> None:
    """The table behind a picture, closed, with its CSV. `table` has Danish column names.

    Without `decimals` every column of fractions is shown with one. `picture` is the chart as the page draws it (a
    Vega-Lite dict): it can be fetched as PNG with `title` (the finding), `subtitle` and `source` inside it.
    """
    if decimals is None:
        decimals = dict.fromkeys(table.select_dtypes("float").columns, 1)
    with st.expander(label):
        data_table(table, decimals, f"{label}: {source}")
        downloads(table, file_name, source, picture, title, subtitle)


def downloads(
    table: pd.DataFrame,
    file_name: str,
    source: str,
    picture: Picture | None = None,
    title: str = "",
    subtitle: str = "",
) -> None:
    """The buttons under a table: CSV, and PNG when there is a `picture`. `file_name` is that of the CSV."""
    with st.container(horizontal=True):
        csv_download(table, file_name, source)
        if picture is not None:
            name = Path(file_name).with_suffix(".png").name
            about = source.removeprefix(f"{title}. ")
            png_download(picture, name, Frame(title, subtitle, about))


def png_download(picture: Picture, file_name: str, frame: Frame) -> None:
    """A download button for a chart as PNG; it is not drawn before somebody asks for it."""
    make = partial(chart_png, picture, frame, tokens())
    file_button("Hent billede (PNG)", make, file_name, "image/png", f"hent-{file_name}")


def csv_download(frame: pd.DataFrame, file_name: str, source: str) -> None:
    """A download button for `frame`; the file ends with its source and version."""
    file_button("Hent som CSV", partial(csv_bytes, frame, source), file_name, "text/csv", f"hent-{file_name}")


def csv_bytes(frame: pd.DataFrame, source: str) -> bytes:
    """CSV as a Danish Excel opens it: semicolons, decimal comma, UTF-8 with mark; last line source and
    version.

    A text that a spreadsheet would run as a formula gets an apostrophe first.
    """
    safe = frame.apply(lambda column: column.map(_not_a_formula)).rename(columns=_not_a_formula)
    body = safe.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    quoted = '"' + str(_not_a_formula(source)).replace('"', '""') + '"'
    return (body + quoted + "\r\n").encode("utf-8-sig")


def _not_a_formula(value: object) -> object:
    """A text without control signs, and with an apostrophe first where it would be a formula; a number as it is."""
    return guarded(clean_text(value)) if isinstance(value, str) else value
