"""The form of Zonegrænser: borders are moved one after the other on a list, and asked about in one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from lib.domain.borders import LONGEST_NAME, MOST_MOVED, MOST_NEW
from lib.domain.observation import Provenance
from lib.domain.plan import Zone
from lib.ui.datatraek_load import pressed
from lib.ui.frame import caption

NEW_ZONE = "ny"
NEW_WORDS = "En ny zone"
_AREAS, _TARGET, _NAME, _REASON = (f"graense_{field}" for field in ("afdelinger", "zone", "navn", "grund"))
_LISTED = "graense_liste"


@dataclass(frozen=True)
class MovedBorder:
    """An afdeling and where it would lie: a zone's id, or with `is_new` the name of a zone that does not exist."""

    area: str
    zone: str
    is_new: bool


def with_border(
    listed: Sequence[MovedBorder], areas: Sequence[str], zone: str, name: str
) -> tuple[MovedBorder, ...]:
    """The list with the afdelinger moved to a zone (its id, or NEW_ZONE for the zone `name`); the last word on an
    afdeling counts."""
    target = name.strip() if zone == NEW_ZONE else zone
    kept = [each for each in listed if each.area not in areas]
    moved = [MovedBorder(area, target, zone == NEW_ZONE) for area in areas]
    return (*kept, *moved)


def question_arguments(listed: Sequence[MovedBorder], reason: str) -> tuple[str, ...]:
    """The command's arguments; with "=", for a text may begin with a dash. Each new zone is named once."""
    new = tuple(f"--ny-zone={zone}" for zone in dict.fromkeys(each.zone for each in listed if each.is_new))
    moves = tuple(f"--flyt={each.area}={each.zone}" for each in listed)
    return ("borders", *moves, *new, f"--begrundelse={reason}")


def borders_form(afdelinger: pd.DataFrame, zones: Sequence[Zone]) -> tuple[str, ...] | None:
    """The fields and the list; the command's arguments when the question was asked."""
    zone_names = {zone.area_id: zone.name for zone in zones}
    names = _area_names(afdelinger, zone_names)
    _move_fields(names, zone_names)
    listed = _listed(names)
    stops = _stops(listed, afdelinger, zone_names)
    st.button(
        "Føj til listen",
        key="graense_tilfoej",
        disabled=bool(stops) or not st.session_state.get(_AREAS),
        on_click=_add,
    )
    for words in stops:
        caption(words)
    _draw_list(listed, names, zone_names)
    reason = st.text_input(
        "Begrundelse (bliver gemt)", key=_REASON, persist_state="session", autocomplete="off"
    )
    caption(
        "Tallene lægges sammen af de enkelte afdelingers tal. Det skrives ned, hvem der spurgte, om hvad og hvorfor."
    )
    if not pressed("Beregn", "graense_spoerg", main=True, disabled=bool(stops)):
        return None
    return question_arguments(_with_fields(listed), reason)


def _move_fields(names: Mapping[str, str], zone_names: Mapping[str, str]) -> None:
    """Which afdelinger, and to which zone."""
    st.multiselect(
        "Afdelinger, der flyttes",
        list(names),
        format_func=lambda area: names.get(area, area),
        key=_AREAS,
        max_selections=MOST_MOVED,
        placeholder="Vælg",
        persist_state="session",
        select_all=False,
    )
    target = st.selectbox(
        "Til zone",
        [*zone_names, NEW_ZONE],
        format_func=lambda zone: zone_names.get(zone, NEW_WORDS),
        key=_TARGET,
        placeholder="Vælg",
        persist_state="session",
    )
    if target == NEW_ZONE:
        st.text_input(
            f"Den nye zones navn (højst {MOST_NEW} nye zoner)",
            key=_NAME,
            max_chars=LONGEST_NAME,
            persist_state="session",
            autocomplete="off",
        )


def _listed(names: Mapping[str, str]) -> tuple[MovedBorder, ...]:
    """The list without afdelinger that are no longer there."""
    found: tuple[MovedBorder, ...] = st.session_state.get(_LISTED, ())
    return tuple(each for each in found if each.area in names)


def _with_fields(listed: Sequence[MovedBorder]) -> tuple[MovedBorder, ...]:
    """The list and what stands in the fields: whoever asks of one border need not put it on the list first."""
    state = st.session_state
    return with_border(listed, state.get(_AREAS, ()), str(state.get(_TARGET, "")), str(state.get(_NAME, "")))


def _stops(
    listed: Sequence[MovedBorder], afdelinger: pd.DataFrame, zone_names: Mapping[str, str]
) -> list[str]:
    """What must be put right in the fields first. The command would refuse the question too, but seconds later."""
    found = ["Skriv den nye zones navn."] if _nameless() else []
    if len(_with_fields(listed)) > MOST_MOVED:
        found.append(f"Højst {MOST_MOVED} afdelinger kan flyttes i ét spørgsmål.")
    target, chosen = st.session_state.get(_TARGET), st.session_state.get(_AREAS, ())
    there = afdelinger[afdelinger["area_id"].isin(chosen) & (afdelinger["parent_id"] == target)]
    if not there.empty:
        found.append(f"{', '.join(there['name'])} ligger allerede i {zone_names[str(target)]}.")
    return found


def _nameless() -> bool:
    """Whether afdelinger are chosen for a new zone that has no name yet."""
    state = st.session_state
    return bool(
        state.get(_AREAS) and state.get(_TARGET) == NEW_ZONE and not str(state.get(_NAME, "")).strip()
    )


def _add() -> None:
    """Put what stands in the fields on the list, and let the next afdelinger be chosen."""
    st.session_state[_LISTED] = _with_fields(st.session_state.get(_LISTED, ()))
    st.session_state[_AREAS] = []


def _remove(area: str) -> None:
    listed: tuple[MovedBorder, ...] = st.session_state.get(_LISTED, ())
    st.session_state[_LISTED] = tuple(each for each in listed if each.area != area)


def _draw_list(
    listed: Sequence[MovedBorder], names: Mapping[str, str], zone_names: Mapping[str, str]
) -> None:
    """Every border on the list, and the button that takes it off."""
    if not listed:
        return
    caption(f"På listen, {len(listed)} af højst {MOST_MOVED}; der spørges om dem alle på én gang:")
    for each in listed:
        words, button = st.columns([8, 3], vertical_alignment="center")
        with words:
            target = zone_names.get(each.zone, f"den nye zone »{each.zone}«")
            st.text(f"{names[each.area]} → {target}")
        with button:
            st.button("Tag af listen", key=f"graense_fjern_{each.area}", on_click=partial(_remove, each.area))


def _area_names(afdelinger: pd.DataFrame, zones: Mapping[str, str]) -> dict[str, str]:
    return {
        str(row["area_id"]): " · ".join(
            word
            for word in (
                str(row["name"]),
                zones.get(str(row["parent_id"]), ""),
                "demo" if row["provenance"] == Provenance.DEMO else "",
            )
            if word
        )
        for row in afdelinger.to_dict("records")
    }
