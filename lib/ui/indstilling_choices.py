"""What the writer of an indstilling has chosen and typed so far; it lives in the session until it is kept.

Each indstilling has its own fields, under the id it was first written under ('ny' for one that is not kept yet).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.domain.indstilling.entry import IndstillingEntry
from lib.domain.indstilling.indstilling import Indstilling, IndstillingFields
from lib.domain.indstilling.parts import PARTS

NEW = "ny"
FIRST, WRITE, READ = "Indstillingen", "Skriv", "Læs og hent"
_CHOSEN, _VIEW, _TOLD, _REFUSED = "indstilling", "del_indstilling", "indstilling_besked", "indstilling_afvist"
TITLE, KIND, PROPOSED, OTHERS, RESTS_ON, PROXIES, REASON = (
    "navn",
    "slags",
    "scenarie",
    "alternativer",
    "vurderinger",
    "hjaelpetal",
    "begrundelse",
)
_BASE, _FILLED = "udgave", "udfyldt"


def key(chosen: str, field: str) -> str:
    """The session's key of a field."""
    return f"indstilling_{chosen}_{field}"


def text_field(part_id: str) -> str:
    """The field of a part's text."""
    return f"tekst_{part_id}"


def value(chosen: str, field: str, otherwise: object = "") -> object:
    """What stands in a field."""
    return st.session_state.get(key(chosen, field), otherwise)


def chosen_view() -> str:
    """Which part of the page is shown."""
    return str(
        st.segmented_control(
            "Vis",
            [FIRST, WRITE, READ],
            default=None if _VIEW in st.session_state else FIRST,
            required=True,
            key=_VIEW,
            label_visibility="collapsed",
            bind="query-params",
            persist_state="session",
        )
    )


def show_view(view: str) -> None:
    """Go to another part; for a button's `on_click`."""
    st.session_state[_VIEW] = view


def chosen_indstilling(kept: Sequence[Indstilling]) -> str:
    """The id of the indstilling at work, `NEW` for a new one: at first the one that was written last."""
    titles = {str(each.indstilling_id): each.fields.title for each in kept}
    options = [*titles, NEW]
    if st.session_state.get(_CHOSEN, options[0]) not in options:
        del st.session_state[_CHOSEN]
    return str(
        st.selectbox(
            "Indstilling",
            options,
            format_func=lambda one: titles.get(one, "Ny indstilling"),
            key=_CHOSEN,
            placeholder="Vælg",
            bind="query-params",
            persist_state="session",
        )
    )


def scenario_key(scenario_id: str, save_id: int) -> str:
    """A save as a choice."""
    return f"{scenario_id}:{save_id}"


def fill(chosen: str, kept: Indstilling | None, first_kind: str, first_scenario: str) -> None:
    """Put what is kept in the fields, the first time that they are shown; a new one has the first of what there is."""
    state = st.session_state
    if key(chosen, _FILLED) in state:
        return
    state[key(chosen, _FILLED)] = True
    if kept is None:
        state[key(chosen, KIND)], state[key(chosen, PROPOSED)] = first_kind, first_scenario
        return
    fields = kept.fields
    scenarios = [scenario_key(*each) for each in fields.scenarios]
    state[key(chosen, _BASE)] = kept.row_id
    state[key(chosen, TITLE)], state[key(chosen, KIND)] = fields.title, fields.kind
    state[key(chosen, PROPOSED)], state[key(chosen, OTHERS)] = scenarios[0], scenarios[1:]
    state[key(chosen, RESTS_ON)] = list(fields.assessments)
    state[key(chosen, PROXIES)] = fields.with_proxies
    for part in PARTS:
        state[key(chosen, text_field(part.part_id))] = fields.text_of(part.part_id)


def typed(chosen: str) -> IndstillingEntry:
    """What stands in the fields now, as an entry that has not been judged yet."""
    first, others = value(chosen, PROPOSED), _several(chosen, OTHERS)
    scenarios = [_parted(str(each)) for each in (first, *others) if each]
    return IndstillingEntry(
        title=str(value(chosen, TITLE) or ""),
        kind=str(value(chosen, KIND) or ""),
        scenarios=scenarios,
        assessments=[int(each) for each in _several(chosen, RESTS_ON)],
        texts={part.part_id: str(value(chosen, text_field(part.part_id)) or "") for part in PARTS},
        with_proxies=bool(value(chosen, PROXIES, False)),
        reason=None if base_of(chosen) is None else str(value(chosen, REASON) or ""),
    )


def draft_of(entry: IndstillingEntry, version: str) -> IndstillingFields:
    """The entry as a paper can be made of it, whatever it still lacks: nothing is judged."""
    return IndstillingFields(
        title=entry.title.strip(),
        kind=entry.kind,
        scenarios=tuple(entry.scenarios),
        assessments=tuple(entry.assessments),
        texts=tuple((part, words.strip()) for part, words in entry.texts.items() if words.strip()),
        version=version,
        with_proxies=entry.with_proxies,
    )


def same_as(fields: IndstillingFields, kept: Indstilling) -> bool:
    """Whether what stands in the fields is what is kept, on whichever version of the data."""
    return replace(fields, version="") == replace(kept.fields, version="")


def base_of(chosen: str) -> int | None:
    """The row that the fields were filled from; None for a new one."""
    base = st.session_state.get(key(chosen, _BASE))
    return None if base is None else int(base)


def kept_as(chosen: str, indstilling_id: int, sentence: str) -> None:
    """Say next time what was done, and let the fields be filled from what is kept now."""
    _forget(chosen)
    st.session_state[_CHOSEN] = str(indstilling_id)
    tell(sentence)


def gone(chosen: str, sentence: str) -> None:
    """Say next time that it is out of force, and begin with another."""
    _forget(chosen)
    st.session_state.pop(_CHOSEN, None)
    tell(sentence)


def tell(sentence: str) -> None:
    """Say next time what was done."""
    st.session_state[_TOLD] = sentence


def refuse(sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[_REFUSED] = tuple(sentences)


def told() -> tuple[str, tuple[str, ...]]:
    """What was left by the run before, once: what was done, and why something was refused."""
    return st.session_state.pop(_TOLD, ""), st.session_state.pop(_REFUSED, ())


def _forget(chosen: str) -> None:
    for each in [each for each in st.session_state if str(each).startswith(key(chosen, ""))]:
        del st.session_state[each]


def _several(chosen: str, field: str) -> list[Any]:
    """What is chosen in a field of several."""
    return list(st.session_state.get(key(chosen, field), []))


def _parted(choice: str) -> tuple[str, int]:
    scenario_id, _, save_id = choice.rpartition(":")
    return scenario_id, int(save_id)
