"""»Hvor i zonen bor målgruppen?«: for an activity and a zone, the afdelinger with the count behind the need."""

from collections.abc import Callable, Sequence
from typing import Protocol

import pandas as pd
import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.inside import (
    InsideZone,
    inside,
    inside_alt,
    inside_finding,
    inside_notes,
    inside_table,
    wanted_counts,
)
from lib.reports.chart_png import Picture
from lib.ui.chart import draw_chart
from lib.ui.frame import data_expander, empty_state, section, source_line
from lib.ui.moves import say
from lib.ui.profile_choices import choice

_WIDE = 620
"""Pixels of the picture that is fetched."""


class ShownHouse(Protocol):
    """What is needed of the page's house."""

    @property
    def mark(self) -> str: ...
    @property
    def only_real(self) -> bool: ...


Ask = Callable[[str, Sequence[str], bool], pd.DataFrame]
"""The question `inside_zone`: zone, indicator ids, only real figures."""
Draw = Callable[[InsideZone, int | str], Picture]
"""The chart at a width."""


def inside_part(house: ShownHouse, agreement: Agreement, counts: pd.DataFrame, ask: Ask, draw: Draw) -> None:
    """The choice, the finding and the picture with its table. `counts`: the question `need_counts`."""
    if counts.empty:
        return
    section(
        "Hvor i zonen bor målgruppen?",
        "Antal personer pr. afdeling: det, som aktivitetens behov er lagt sammen af",
    )
    beside, picture = st.columns([3, 7], gap="large")
    with beside:
        activity, zone = _chosen(counts, agreement)
    wanted = wanted_counts(counts[counts["activity_id"] == activity])
    found = inside(ask(zone, [name for name, _ in wanted.weights], house.only_real), wanted)
    finding = inside_finding(found, agreement.zone_name(zone), agreement.terms(activity).short_name)
    with beside:
        say(finding)
        source_line(*inside_notes(found), house.mark)
    with picture:
        if not found.known:
            _nothing(found)
            return
        draw_chart(draw(found, "container"), inside_alt(found, finding))
        data_expander(
            inside_table(found),
            "afdelinger-i-zonen.csv",
            f"{finding}. {house.mark}",
            {"Personer": 0},
            picture=draw(found, _WIDE),
            title=finding,
        )


def _chosen(counts: pd.DataFrame, agreement: Agreement) -> tuple[str, str]:
    """Activity and zone, both in the address; activities whose count afdelinger have come first."""
    order = counts.drop_duplicates("activity_id").sort_values("in_afdelinger", ascending=False, kind="stable")
    known = [name for name in order["activity_id"] if agreement.has(name)]
    activities = {name: agreement.terms(name).short_name for name in known}
    zones = {zone: agreement.zone_name(zone).capitalize() for zone in agreement.zone_ids}
    return choice("Aktivitet", activities, "inde_indsats", width=380), choice(
        "Zone", zones, "inde_zone", width=380
    )


def _nothing(found: InsideZone) -> None:
    what = "Jobcentrets kendskabsgrad" if found.stand_in else "tallet"
    empty_state(
        "Afdelingerne har ikke tallet",
        f"Indlæs {what} pr. afdeling på siden Datatræk. Tal, der kan røbe en person, vises aldrig.",
    )
