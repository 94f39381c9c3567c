"""The members of a board, one after the other on the same screen: their weights are kept by seat and held side by
side."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.domain.numbers import number
from lib.domain.priority.gaps import Gaps
from lib.domain.priority.members import (
    SEATS,
    MemberWeights,
    sets_of,
    side_by_side,
)
from lib.domain.priority.sentences import listed, members_first, members_sentence
from lib.domain.priority.turning import leaders_at
from lib.ui.frame import caption, empty_state, text_table
from lib.ui.profile_choices import choice

LONGEST_NAME = 80
_ASKED, _SEAT = "vaegte_oensket", "medlem"


@dataclass(frozen=True)
class Wanted:
    """What the user asks for: the seat's weights kept, or the seat taken out of the discussion."""

    member: str
    keep: bool


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
    return typed.strip() or first


def by_seat(members: Sequence[MemberWeights]) -> tuple[MemberWeights, ...]:
    """In the order of the seats, whoever spoke first."""
    return tuple(sorted(members, key=lambda each: (len(each.member), each.member)))


def member_form(stated: bool, present: Sequence[str]) -> Wanted | None:
    """The seat, and the buttons that keep its weights or take it out; None when nothing is asked for.

    `present`: the seats that have spoken, the next one is proposed.
    """
    member = choice("Plads", {seat: seat for seat in SEATS}, _SEAT, _following(present), 180)
    with st.container(horizontal=True):
        st.button(
            "Gem vægtene",
            type="primary",
            disabled=not stated,
            key="gem_vaegte",
            on_click=_ask,
            args=(Wanted(member, keep=True), _following((*present, member))),
        )
        st.button(
            "Tag ud",
            disabled=member not in present,
            key="tag_ud",
            on_click=_ask,
            args=(Wanted(member, keep=False), member),
        )
    if not stated:
        caption("Vælg »Rækkefølge«, »Skydere« eller »Parvis« ovenfor, før vægtene kan gemmes.")
    wanted: Wanted | None = st.session_state.pop(_ASKED, None)
    return wanted


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
    weights = dict(zip(table["indicator_id"], table["mean"] / 100, strict=True))
    leaders = _leaders([*members, MemberWeights("Gennemsnit", weights)], gaps)
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
