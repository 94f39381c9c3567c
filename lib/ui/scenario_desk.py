"""The scenario on the desk: opened from a link, kept as a draft at every change, and saved.

The address names what the desk holds (`scenarie`, `kladde`), so that a lost connection or a shared link opens it again.
"""

import uuid
from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

import streamlit as st

from lib.domain.access.account import Account
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import Terms
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import Comment, Draft, KeptSave, Save, SavedScenario
from lib.domain.scenario.written import to_json
from lib.ui import moves_session as session
from lib.ui.markup import element, text

SCENARIO, DRAFT = "scenarie", "kladde"
_DRAFT_ID, _WRITTEN, _TOLD, _TONE, _READ = (
    f"scenarie_{field}" for field in ("kladde", "skrevet", "besked", "tone", "laest")
)
NO_LINK = "Scenariet i linket findes ikke her. Se listen over scenarier."


class Book(Protocol):
    """Where scenarios are kept; every method but the readers raises one of `refusals`."""

    @property
    def account(self) -> Account: ...
    @property
    def refusals(self) -> tuple[type[Exception], ...]: ...
    def in_use(self) -> tuple[SavedScenario, ...]: ...
    def away(self) -> tuple[SavedScenario, ...]: ...
    def find(self, scenario_id: str) -> SavedScenario | None: ...
    def saves(self, scenario_id: str) -> tuple[KeptSave, ...]: ...
    def new(self, document: ScenarioDocument, draft_id: str) -> SavedScenario: ...
    def save(self, scenario_id: str, based_on: int, document: ScenarioDocument, draft_id: str) -> Save: ...
    def copy(self, scenario_id: str, save_id: int, name: str) -> SavedScenario: ...
    def put_away(self, scenario_id: str, based_on: int) -> Save: ...
    def take_back(self, scenario_id: str, based_on: int) -> Save: ...
    def choose(self, scenario_id: str, save_id: int, instead_of: Collection[int]) -> Save: ...
    def comment(self, scenario_id: str, text: str) -> int: ...
    def comments(self, scenario_id: str) -> tuple[Comment, ...]: ...
    def keep_draft(
        self, draft_id: str, document: ScenarioDocument, scenario_id: str | None, based_on: int | None
    ) -> None: ...
    def draft(self, draft_id: str) -> Draft | None: ...


def open_from_link(book: Book, rulebook: Rulebook) -> None:
    """Put on the desk what the address names, once: a draft before the scenario it goes on from."""
    draft_id, scenario_id = (st.query_params.get(key, "") for key in (DRAFT, SCENARIO))
    if (draft_id, scenario_id) == st.session_state.get(_READ):
        return
    st.session_state[_READ] = (draft_id, scenario_id)
    if draft_id and draft_id != st.session_state.get(_DRAFT_ID) and (draft := book.draft(draft_id)):
        _open_draft(draft, rulebook)
    elif scenario_id and scenario_id != session.open_scenario()[0]:
        found = book.find(scenario_id)
        if found is None:
            tell(NO_LINK, good=False)
        else:
            open_save(found.head, scenario_id, rulebook)


def open_save(kept: KeptSave, scenario_id: str, rulebook: Rulebook) -> bool:
    """Put a kept save on the desk; says why where it cannot be read."""
    try:
        document = kept.document
    except ScenarioUnreadable as unreadable:
        tell(str(unreadable), good=False)
        return False
    session.load(document, rulebook, scenario_id, kept.save_id)
    clean(document)
    return True


def keep_going(book: Book, document: ScenarioDocument, may_keep: bool = True) -> None:
    """Keep the draft where something has changed since the last look, and let the address name what the desk holds.

    Without `may_keep` the desk is only tried out on: what is changed is nobody's draft.
    """
    written = _mark(document)
    untouched = st.session_state.setdefault(_WRITTEN, _mark_of_nothing(document))
    if may_keep and written != untouched:
        scenario_id, based_on = session.open_scenario()
        draft_id = st.session_state.get(_DRAFT_ID) or uuid.uuid4().hex
        try:
            book.keep_draft(draft_id, document, scenario_id or None, based_on or None)
        except book.refusals as refused:
            tell(str(refused), good=False)
        else:
            st.session_state[_DRAFT_ID] = draft_id
        st.session_state[_WRITTEN] = written
    _name_in_address()


def save(book: Book, document: ScenarioDocument) -> None:
    """Keep the desk's scenario under its name; whoever was not first is told, and both are kept."""
    scenario_id, based_on = session.open_scenario()
    draft_id = st.session_state.get(_DRAFT_ID, "")
    try:
        if scenario_id:
            kept = book.save(scenario_id, based_on, document, draft_id)
            session.kept_as(scenario_id, kept.save_id)
            told = kept.sentence
        else:
            made = book.new(document, draft_id)
            session.kept_as(made.scenario_id, made.head.save_id)
            told = ""
    except book.refusals as refused:
        tell(str(refused), good=False)
        return
    clean(document)
    tell(told or f"»{document.name}« er gemt.", good=not told)


def clean(document: ScenarioDocument) -> None:
    """What the desk holds is kept as it is: there is no draft."""
    st.session_state[_WRITTEN] = _mark(document)
    st.session_state[_DRAFT_ID] = ""


def forget() -> None:
    """What is put on the desk next goes on from no draft."""
    st.session_state[_DRAFT_ID] = ""
    st.session_state.pop(_WRITTEN, None)


def is_draft() -> bool:
    """Whether the desk holds changes that only the draft has."""
    return bool(st.session_state.get(_DRAFT_ID))


def tell(sentence: str, good: bool = True) -> None:
    """Remember what came of the last action, until it has been said."""
    st.session_state[_TOLD], st.session_state[_TONE] = sentence, good


def say_told() -> None:
    """What came of the last action, once."""
    if sentence := st.session_state.pop(_TOLD, ""):
        good = st.session_state.pop(_TONE, True)
        look, role = ("zk-told", "status") if good else ("zk-refused", "alert")
        st.html(element("p", text(sentence), class_=look, role=role))


def _open_draft(draft: Draft, rulebook: Rulebook) -> None:
    try:
        document = draft.document
    except ScenarioUnreadable as unreadable:
        tell(str(unreadable), good=False)
        return
    session.load(document, rulebook, draft.scenario_id or "", draft.based_on or 0)
    st.session_state[_DRAFT_ID] = draft.draft_id
    st.session_state[_WRITTEN] = _mark(document)
    if draft.sentence:
        tell(draft.sentence, good=False)


def _name_in_address() -> None:
    """The ids that the desk holds; what is empty is not in the address."""
    wanted = {SCENARIO: session.open_scenario()[0], DRAFT: st.session_state.get(_DRAFT_ID, "")}
    for key, value in wanted.items():
        if value and st.query_params.get(key) != value:
            st.query_params[key] = value
        if not value and key in st.query_params:
            del st.query_params[key]
    st.session_state[_READ] = (wanted[DRAFT], wanted[SCENARIO])


def _mark(document: ScenarioDocument) -> str:
    """All of the document but the version and the rules of the day, which change without anybody's doing."""
    return to_json(replace(document, version="", rules=()))


def _mark_of_nothing(document: ScenarioDocument) -> str:
    """The mark of a desk on which nothing has been done."""
    return _mark(ScenarioDocument(document.plan_id, "", "", (), (), Terms(sessions=document.terms.sessions)))
