"""The scenario on the desk: its name and note, saved, shared, exported and imported; and which of two saves counts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from lib.domain.access.account import may_change
from lib.domain.access.actions import Action
from lib.domain.allocation.rules import Rulebook
from lib.domain.dates import short_date
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import KeptSave, SavedScenario
from lib.domain.scenario.written import NAME as NAME_LENGTH
from lib.domain.scenario.written import NOTE as NOTE_LENGTH
from lib.domain.scenario.written import from_json, to_json
from lib.ui import moves_session as session
from lib.ui import scenario_desk as desk
from lib.ui.doors import open_to
from lib.ui.files import file_button
from lib.ui.frame import caption, section
from lib.ui.markup import element, join, text

NOT_YOURS = "Scenariet er en andens. Kopiér det i listen, og ret i kopien."
_FILE, _COMMENT, _END = "scenarie_fil", "scenarie_kommentar", "scenarie_ende"


def desk_panel(
    book: desk.Book,
    document: ScenarioDocument,
    rulebook: Rulebook,
    kept: SavedScenario | None,
    news: Sequence[str],
) -> None:
    """All about the scenario being worked on. `kept`: as it is saved; `news`: what has changed since."""
    desk_form(book, document, rulebook, kept)
    import_form(document, rulebook)
    if kept is not None:
        choice_of_saves(book, kept, rulebook)
        changes_list(news)
        versions_panel(book, kept.scenario_id, rulebook)
        comments_panel(book, kept.scenario_id)


def desk_form(
    book: desk.Book, document: ScenarioDocument, rulebook: Rulebook, kept: SavedScenario | None = None
) -> None:
    """Name and note, and what can be done with the scenario being worked on."""
    section("Dette scenarie", desk_words(document))
    st.text_input(
        "Navn", key=session.NAME, max_chars=NAME_LENGTH, persist_state="session", autocomplete="off"
    )
    st.text_area("Note: hvorfor", key=session.NOTE, max_chars=NOTE_LENGTH, persist_state="session", height=90)
    may_save = open_to(book.account, Action.SCENARIO) and _own(book, kept)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Gem",
            type="primary",
            key="gem_scenarie",
            disabled=not may_save,
            on_click=_save,
            args=(book, document),
        )
        st.button("Nyt scenarie", key="nyt_scenarie", on_click=_start_over, args=(rulebook, document.plan_id))
        make = partial(to_json, document)
        file_button("Hent som fil", make, "scenarie.json", "application/json", "hent_scenarie")
    if scenario_id := session.open_scenario()[0]:
        caption("Del scenariet med dette link:")
        st.code(share_link(st.context.url or "", scenario_id), language=None, wrap_lines=True)


def share_link(url: str, scenario_id: str) -> str:
    """The page's address with only the scenario in it."""
    return f"{url.split('?')[0]}?del=Scenarier&{desk.SCENARIO}={scenario_id}"


def desk_words(document: ScenarioDocument) -> str:
    """How many moves, and whether they are saved."""
    many = len(document.moves)
    moves = "ingen flytninger" if not many else "1 flytning" if many == 1 else f"{many} flytninger"
    if desk.is_draft():
        return f"{moves} · ændringerne står i en kladde, som gemmes af sig selv"
    return f"{moves} · {'gemt' if session.open_scenario()[0] else 'ikke gemt endnu'}"


def import_form(document: ScenarioDocument, rulebook: Rulebook) -> None:
    """A file that somebody has been given, put on the desk."""
    with st.expander("Åbn et scenarie fra en fil"):
        file = st.file_uploader("Scenarie (JSON)", type="json", key=_FILE)
        st.button(
            "Åbn scenariet",
            key="indlaes_scenarie",
            disabled=file is None,
            on_click=_import,
            args=(file.getvalue() if file else b"", document.plan_id, rulebook),
        )


def choice_of_saves(book: desk.Book, scenario: SavedScenario, rulebook: Rulebook) -> None:
    """Which of the saves that stand beside each other goes on; nothing where there is only one."""
    if not scenario.beside:
        return
    ends = {kept.save_id: kept for kept in (scenario.head, *scenario.beside)}
    section("Flere har gemt samtidig", "Alle udgaver er bevaret. Vælg den, der skal gælde.")
    if not (open_to(book.account, Action.SCENARIO) and _own(book, scenario)):
        return
    chosen = st.radio("Udgave", list(ends), format_func=lambda each: save_words(ends[each]), key=_END)
    args = (book, scenario, chosen, rulebook)
    st.button("Lad den gælde", key="vaelg_udgave", on_click=_choose, args=args)


def save_words(kept: KeptSave) -> str:
    """A save in a line: its number, name, account, day and data version."""
    return f"Udgave {kept.save_id}: {kept.name} · {kept.actor} · {short_date(kept.at)} · tal {kept.version}"


def changes_list(sentences: Sequence[str]) -> None:
    """What has changed since the scenario was saved; nothing when nothing has."""
    if sentences:
        section("Siden scenariet blev gemt", "Det er regnet på de tal og regler, der gælder nu.")
        st.html(element("ul", join(element("li", text(each)) for each in sentences), class_="zk-told"))


def comments_panel(book: desk.Book, scenario_id: str) -> None:
    """What has been said of the scenario, and the field to say more."""
    said = book.comments(scenario_id)
    section("Kommentarer", "" if said else "Ingen har skrevet endnu.")
    items = (
        element("li", element("small", text(f"{each.actor}, {short_date(each.at)}: ")), text(each.text))
        for each in said
    )
    if said:
        st.html(element("ul", join(items)))
    if not open_to(book.account, Action.COMMENT):
        return
    st.text_area("Skriv en kommentar", key=_COMMENT, height=80)
    st.button("Tilføj kommentaren", key="kommenter", on_click=_comment, args=(book, scenario_id))


def versions_panel(book: desk.Book, scenario_id: str, rulebook: Rulebook) -> None:
    """Every save of the scenario, any of which can be put on the desk again."""
    saves = {kept.save_id: kept for kept in reversed(book.saves(scenario_id))}
    with st.expander(f"Udgaver ({len(saves)})"):
        chosen = st.selectbox(
            "Udgave",
            list(saves),
            format_func=lambda each: save_words(saves[each]),
            key="udgave",
            placeholder="Vælg",
        )
        args = (saves[chosen], scenario_id, rulebook)
        st.button("Åbn udgaven", key="aabn_udgave", on_click=desk.open_save, args=args)


def _own(book: desk.Book, kept: SavedScenario | None) -> bool:
    """Whether the scenario may be changed by who is at the screen; says what to do instead where it is another's."""
    if kept is None or may_change(book.account, kept.owner):
        return True
    caption(NOT_YOURS)
    return False


def _save(book: desk.Book, document: ScenarioDocument) -> None:
    state = st.session_state
    desk.save(book, replace(document, name=state[session.NAME], note=state[session.NOTE]))


def _start_over(rulebook: Rulebook, plan_id: str) -> None:
    session.start_over(rulebook, plan_id)
    desk.forget()


def _import(written: bytes, plan_id: str, rulebook: Rulebook) -> None:
    try:
        document = from_json(written, plan_id)
    except ScenarioUnreadable as unreadable:
        desk.tell(str(unreadable), good=False)
        return
    desk.forget()
    session.load(document, rulebook)
    desk.tell(f"»{document.name or 'Scenariet'}« er åbnet. Gem det for at beholde det.")


def _choose(book: desk.Book, scenario: SavedScenario, chosen: int, rulebook: Rulebook) -> None:
    others = {kept.save_id for kept in (scenario.head, *scenario.beside)} - {chosen}
    try:
        done = book.choose(scenario.scenario_id, chosen, others)
    except book.refusals as refused:
        desk.tell(str(refused), good=False)
        return
    kept = next(each for each in book.saves(scenario.scenario_id) if each.save_id == done.save_id)
    if desk.open_save(kept, scenario.scenario_id, rulebook):
        desk.tell("Udgaven gælder nu. De andre står stadig under Udgaver.")


def _comment(book: desk.Book, scenario_id: str) -> None:
    try:
        book.comment(scenario_id, st.session_state.get(_COMMENT, ""))
    except book.refusals as refused:
        desk.tell(str(refused), good=False)
    else:
        st.session_state[_COMMENT] = ""
