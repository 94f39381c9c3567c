"""The members of a board, one after the other on the same screen: their weights are kept by seat and held side by
side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.domain.free_text import clean_text
from lib.domain.list_words import listed
from lib.domain.numbers import number
from lib.domain.priority.gaps import Gaps
from lib.domain.priority.members import (
    SEATS,
    MemberWeights,
    mean_of,
    sets_of,
    side_by_side,
)
from lib.domain.priority.sentences import members_first, members_sentence
from lib.domain.priority.turning import leaders_at
from lib.ui.datatraek_receipts import alert
from lib.ui.frame import caption, empty_state, text_table
from lib.ui.profile_choices import choice

LONGEST_NAME = 80
LOOK_EVERY = 4.0
"""Seconds between two looks for what members in other browsers have kept."""
_ASKED, _SEAT, _PRESENT, _REFUSED = "vaegte_oensket", "medlem", "medlemmer_set", "vaegte_afvist"


@dataclass(frozen=True)
class Wanted:
    """What the user asks for: the seat's weights kept, or the seat taken out of the discussion. `seen`: the last that
    was written on the seat when it was asked, by its number (0: nothing)."""

    member: str
    keep: bool
    seen: int


def chosen_session(first: str) -> str:
    """The name of the discussion; whoever opens the same address is in the same one. `first` is its name at first."""
    typed = st.text_input(
        "Drøftelse",
        value=first,
        key="droeftelse",
        max_chars=LONGEST_NAME,
        bind="query-params",
        persist_state="session",
        autocomplete="off",
    )
    return clean_text(typed)[:LONGEST_NAME] or first  # an address may hold more than the field lets through


@st.fragment(run_every=LOOK_EVERY)
def follow_others(seen: int, latest: Callable[[], int]) -> None:
    """Draws the page anew when somebody else has kept weights, and only then: `seen` is the last row on the page."""
    if latest() != seen:
        st.rerun()


def by_seat(members: Sequence[MemberWeights]) -> tuple[MemberWeights, ...]:
    """In the order of the seats, whoever spoke first."""
    return tuple(sorted(members, key=lambda each: (len(each.member), each.member)))


def member_form(stated: bool, present: Sequence[str], latest: Mapping[str, int]) -> Wanted | None:
    """The seat, and the buttons that keep its weights or take it out; None when nothing is asked for.

    What is asked for stands until it has been `answered`: do it before anything more is drawn, for whenever something
    is drawn the page may be told to begin anew.

    `present`: the seats that have spoken, the next one is proposed. `latest`: the number of what was last written on
    each seat.
    """
    _give_way(present)
    member = choice("Plads", {seat: seat for seat in SEATS}, _SEAT, _following(present), 180)
    seen = latest.get(member, 0)
    with st.container(horizontal=True):
        st.button(
            "Erstat vægtene" if member in present else "Gem vægtene",
            type="primary",
            disabled=not stated,
            key="gem_vaegte",
            on_click=_ask,
            args=(Wanted(member, True, seen), _following((*present, member))),
        )
        st.button(
            "Tag ud",
            disabled=member not in present,
            key="tag_ud",
            on_click=_ask,
            args=(Wanted(member, False, seen), member),
        )
    if not stated:
        caption("Vælg »Rækkefølge«, »Skydere« eller »Parvis« ovenfor, før vægtene kan gemmes.")
    if refused := st.session_state.get(_REFUSED):
        alert("Ikke gemt.", refused)
        st.session_state[_REFUSED] = ""
    wanted: Wanted | None = st.session_state.get(_ASKED)
    return wanted


def answered(refused: str = "") -> None:
    """What was asked for has been done, or not: then why, said the next time the form is drawn."""
    st.session_state.pop(_ASKED, None)
    st.session_state[_REFUSED] = refused


def _give_way(present: Sequence[str]) -> None:
    """A seat on which somebody in another browser has spoken since the last look no longer stands ready here."""
    before = st.session_state.get(_PRESENT)
    if before is not None and st.session_state.get(_SEAT) in set(present) - set(before):
        st.session_state[_SEAT] = _following(present)
    st.session_state[_PRESENT] = tuple(present)


def _ask(wanted: Wanted, seat_after: str) -> None:
    """Noted as the button is pressed: the page may begin anew before it is drawn. The next seat stands ready."""
    st.session_state[_ASKED] = wanted
    st.session_state[_SEAT] = seat_after


def _following(present: Sequence[str]) -> str:
    """The first seat that has not spoken."""
    return next((seat for seat in SEATS if seat not in present), SEATS[0])


def draw_members(
    members: Sequence[MemberWeights], gaps: Gaps, names: Sequence[str], others: Sequence[MemberWeights]
) -> None:
    """Side by side: what each weighs, the mean, how far apart they are, and which zone each puts first.

    `members` have weighed the indicators shown, `others` have weighed some others and do not count.
    """
    labels = {each.indicator.indicator_id: each.indicator.short_label for each in gaps.readings}
    if members:
        table = side_by_side(members, list(labels))
        caption(members_sentence(dict(zip(table["indicator_id"], table["spread"], strict=True)), labels))
        text_table(members_table(table, members, gaps, names))
    else:
        empty_state(
            "Ingen har gemt vægte i denne drøftelse",
            "Vælg vægtene ovenfor, vælg pladsen, og gem. Så tager næste medlem over på samme skærm.",
        )
    if others:
        caption(
            f"{listed([each.member for each in others])} har vægtet andre indikatorer og er ikke regnet med."
        )


def draw_first(members: Sequence[MemberWeights], gaps: Gaps, names: Sequence[str]) -> None:
    """Which zone each member has first; nothing of demo figures."""
    if gaps.real:
        caption(members_first(_leaders(members, gaps), names))


def members_table(
    table: pd.DataFrame, members: Sequence[MemberWeights], gaps: Gaps, names: Sequence[str]
) -> pd.DataFrame:
    """`table` (of side_by_side) as the page shows it; its last row is the zone that each puts first, unless some of the
    figures are demo."""
    readings = {each.indicator.indicator_id: each.indicator.short_label for each in gaps.readings}
    seats = [member.member for member in members]
    rows = [
        {
            "Vægt i procent": readings[row["indicator_id"]],
            **{seat: number(row[seat], 0) for seat in seats},
            "Gennemsnit": number(row["mean"], 0),
            "Afstand": f"{number(row['spread'], 0)} point",
        }
        for row in table.to_dict("records")
    ]
    if not gaps.real:
        return pd.DataFrame(rows)
    leaders = _leaders([*members, mean_of(members, list(readings), "Gennemsnit")], gaps)
    first = {member: listed([names[zone] for zone in zones]) for member, zones in leaders.items()}
    rows.append({"Vægt i procent": "Først på de målte tal", **first, "Afstand": ""})
    return pd.DataFrame(rows)


def _leaders(members: Sequence[MemberWeights], gaps: Gaps) -> dict[str, tuple[int, ...]]:
    """Places of the zones that each member's weights put first on the figures as measured."""
    order = [each.indicator.indicator_id for each in gaps.readings]
    sets = sets_of(members, order)
    return {
        member.member: leaders_at(gaps.normalised, own) for member, own in zip(members, sets, strict=True)
    }
