"""The plan's scenarios: what there is, and opening, copying, putting away and comparing them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.domain.access.account import may, may_change
from lib.domain.access.actions import Action
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.rules import Rulebook
from lib.domain.dates import short_date
from lib.domain.scenario.compared import FEWEST, MOST, compare
from lib.domain.scenario.compared_sentences import comparison_sentences
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import SavedScenario
from lib.ui import scenario_desk as desk
from lib.ui.frame import caption, data_expander, section, text_table
from lib.ui.markup import element, join, text

BASELINE, DESK = "Placeringen i dag", "Dette scenarie"
_CHOSEN, _AWAY, _COMPARED = (f"scenarie_{field}" for field in ("valg", "vaek", "sammenlign"))


def list_panel(book: desk.Book, rulebook: Rulebook) -> tuple[SavedScenario, ...]:
    """The scenarios in use with what can be done with one of them; returns them."""
    found = book.in_use()
    section("Gemte scenarier", "" if found else "Ingen endnu. Giv scenariet et navn, og tryk Gem.")
    if found:
        text_table(listing(found))
        by_id = {each.scenario_id: each for each in found}
        if st.session_state.get(_CHOSEN) not in by_id:
            st.session_state.pop(_CHOSEN, None)
        chosen = st.selectbox(
            "Scenarie",
            list(by_id),
            format_func=lambda each: by_id[each].head.name,
            key=_CHOSEN,
            placeholder="Vælg",
        )
        _buttons(book, by_id[chosen], rulebook)
    if away := {each.scenario_id: each for each in book.away()}:
        with st.expander(f"Lagt væk ({len(away)})"):
            back = st.selectbox(
                "Lagt væk",
                list(away),
                format_func=lambda each: away[each].head.name,
                key=_AWAY,
                placeholder="Vælg",
            )
            if may_change(book.account, away[back].owner):
                st.button("Tag det frem igen", key="tag_frem", on_click=_take_back, args=(book, away[back]))
    return found


def listing(found: Sequence[SavedScenario]) -> pd.DataFrame:
    """Name, owner, day, data version and whether somebody must choose, as texts."""
    return pd.DataFrame(
        {
            "Scenarie": [each.head.name for each in found],
            "Ejer": [each.owner for each in found],
            "Gemt": [short_date(each.head.at) for each in found],
            "Tal": [f"version {each.head.version}" for each in found],
            "Udgaver": ["flere står ved siden af hinanden" if each.beside else "én gælder" for each in found],
        }
    )


def compared_panel(
    found: Sequence[SavedScenario],
    on_desk: ScenarioDocument,
    rulebook: Rulebook,
    needs: Sequence[Need],
    mark: str,
) -> tuple[str, str] | None:
    """Two to four scenarios side by side; returns finding and what follows it, None until two are chosen.

    `rulebook` is the plan's own: each scenario brings what it has lifted and locked.
    """
    section("Side om side", "Det, der skiller scenarierne, står øverst")
    baseline = ScenarioDocument(on_desk.plan_id, BASELINE, on_desk.version, (), (), rulebook.terms)
    chosen = chosen_to_compare(found, replace(on_desk, name=on_desk.name or DESK), baseline)
    if not chosen:
        return None
    table = compare(chosen, rulebook, needs)
    st.html(comparison(table))
    data_expander(comparison_export(table), "scenarier.csv", mark)
    finding, *others = comparison_sentences(chosen, rulebook, needs)
    return finding.removesuffix("."), " ".join(others)


def chosen_to_compare(
    found: Sequence[SavedScenario], on_desk: ScenarioDocument, baseline: ScenarioDocument
) -> tuple[ScenarioDocument, ...]:
    """The documents to set side by side, two to four; none until two are chosen."""
    offered: dict[str, str] = {"": BASELINE, "bord": DESK}
    offered |= {each.scenario_id: each.head.name for each in found}
    kept = [each for each in st.session_state.get(_COMPARED, ["", "bord"]) if each in offered]
    st.session_state[_COMPARED] = kept
    chosen = st.multiselect(
        "Sammenlign to til fire scenarier",
        list(offered),
        format_func=offered.get,
        max_selections=MOST,
        key=_COMPARED,
        placeholder="Vælg",
        persist_state="session",
        select_all=False,
    )
    own: dict[str, ScenarioDocument] = {"": baseline, "bord": on_desk}
    documents = _readable(found, chosen) | own
    picked = tuple(documents[each] for each in chosen if each in documents)
    if len(picked) < FEWEST:
        caption("Vælg mindst to.")
        return ()
    return picked


def comparison(frame: pd.DataFrame) -> str:
    """The table side by side: what sets the scenarios apart first and marked. `frame` as `compared.compare`."""
    labels = [name for name in frame.columns if name not in ("group", "measure", "differs")]
    corner = element("th", element("span", "Mål", class_="zk-hidden"), scope="col")
    heads = corner + join(element("th", text(name), scope="col") for name in labels)
    body = join(_row(row, labels) for row in frame.to_dict("records"))
    table = element(
        "table", element("thead", element("tr", heads)), element("tbody", body), class_="zk-table"
    )
    words = "Scenarier side om side"
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=words)


def comparison_export(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with Danish column names."""
    words = frame.assign(differs=["ja" if differs else "nej" for differs in frame["differs"]])
    return words.rename(columns={"group": "Gruppe", "measure": "Mål", "differs": "Forskellige"})


def _row(row: Mapping[object, object], labels: Sequence[str]) -> str:
    differs = bool(row["differs"])
    sign = element("span", "≠ ", aria_label="forskellige") if differs else ""
    cells = join(element("td", text(row[label])) for label in labels)
    head = element("th", sign, text(row["measure"]), scope="row")
    return element("tr", head, cells, class_="zk-differs" if differs else None)


def _readable(found: Sequence[SavedScenario], chosen: Sequence[str]) -> dict[str, ScenarioDocument]:
    documents = {}
    for each in found:
        if each.scenario_id in chosen:
            try:
                documents[each.scenario_id] = each.document
            except ScenarioUnreadable as unreadable:
                caption(f"»{each.head.name}« kan ikke læses: {unreadable}")
    return documents


def _buttons(book: desk.Book, one: SavedScenario, rulebook: Rulebook) -> None:
    with st.container(horizontal=True, gap="small"):
        args = (one.head, one.scenario_id, rulebook)
        st.button("Åbn", key="aabn_scenarie", on_click=desk.open_save, args=args)
        if may_change(book.account, one.owner):
            st.button("Læg væk", key="laeg_vaek", on_click=_put_away, args=(book, one))
        if may(book.account, Action.SCENARIO):
            st.button("Kopiér", key="kopier", on_click=_copy, args=(book, one, rulebook))


def _copy(book: desk.Book, one: SavedScenario, rulebook: Rulebook) -> None:
    try:
        made = book.copy(one.scenario_id, one.head.save_id, f"Kopi af {one.head.name}")
    except book.refusals as refused:
        desk.tell(str(refused), good=False)
        return
    if desk.open_save(made.head, made.scenario_id, rulebook):
        desk.tell(f"»{made.head.name}« er åben. Giv den et navn, og gem.")


def _put_away(book: desk.Book, one: SavedScenario) -> None:
    try:
        book.put_away(one.scenario_id, one.head.save_id)
    except book.refusals as refused:
        desk.tell(str(refused), good=False)
    else:
        desk.tell(f"»{one.head.name}« er lagt væk. Det kan tages frem igen.")


def _take_back(book: desk.Book, one: SavedScenario) -> None:
    try:
        book.take_back(one.scenario_id, one.head.save_id)
    except book.refusals as refused:
        desk.tell(str(refused), good=False)
    else:
        desk.tell(f"»{one.head.name}« er i listen igen.")
