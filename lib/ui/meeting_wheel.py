"""What the year's wheel says below its picture: what is missing with a day to accept, and everything as a table."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date
from lib.domain.meetings.kinds import Milestone
from lib.domain.meetings.meeting import Meeting
from lib.domain.meetings.sentences import slot_words
from lib.domain.meetings.suggestions import Suggestion
from lib.domain.meetings.wheel import YearWheel
from lib.ui.frame import caption, section
from lib.ui.markup import element, plain_label, text

_RULE = (
    "Dagene er forslag: hverdage uden for helligdage, juli og juledagene, tidligst om 14 dage; et styregruppemøde tre "
    "uger før det møde, det forbereder."
)


def suggestion_list(
    found: Sequence[Suggestion],
    zones: Mapping[str, str],
    accept: Callable[[Sequence[Suggestion]], None],
) -> None:
    """A row per missing meeting with the day that is suggested; `accept` plans those it is called with."""
    section("Møder, der mangler i året", _RULE)
    with_day = [each for each in found if each.day is not None]
    if len(with_day) > 1:
        st.button(f"Planlæg alle {len(with_day)}", key="planlaeg_alle", on_click=accept, args=(with_day,))
    rows = st.container(gap="xxsmall", key="mangler")
    for place, each in enumerate(found):
        words, day, action = rows.columns([6, 3, 2], vertical_alignment="center", gap="small")
        with words:
            st.html(element("p", text(slot_words(each.slot, zones)), class_="zk-missing"))
        with day:
            st.html(element("p", text(_day(each)), class_="zk-missing"))
        if each.day is not None:
            action.button(
                "Planlæg",
                key=f"planlaeg_{place}",
                help=f"{plain_label(slot_words(each.slot, zones))}: {long_date(each.day)}",
                type="tertiary",
                on_click=accept,
                args=([each],),
            )


def _day(suggestion: Suggestion) -> str:
    if suggestion.day is None:
        return "ingen dag tilbage i den del af året"
    return f"forslag: {long_date(suggestion.day)}"


def wheel_table(
    wheel: YearWheel,
    milestones: Sequence[Milestone],
    names: Callable[[Meeting], str],
    zones: Mapping[str, str],
) -> pd.DataFrame:
    """Everything of the year by day, what is missing last."""
    meetings = [slot.meeting for slot in wheel.slots if slot.meeting is not None] + list(wheel.others)
    rows = [(each.fields.held_on, names(each), each.fields.state.value) for each in meetings]
    rows += [(each.day, each.name, "milepæl") for each in milestones]
    dated = [(long_date(day), name, state) for day, name, state in sorted(rows)]
    missing = [("", slot_words(slot, zones), "mangler") for slot in wheel.missing]
    return pd.DataFrame([*dated, *missing], columns=["Dag", "Hvad", "Status"])


def promises(rules: Mapping[str, tuple[str, str]]) -> None:
    """What the plan promises of each kind of meeting: rule and source by name."""
    for name, (rule, source) in rules.items():
        caption(f"{name}: {rule} ({source}).")


def milestone_note(days: Sequence[Milestone]) -> None:
    """The milestones of the year with their sources; nothing where there is none."""
    if days:
        caption("Milepæle: " + "; ".join(f"{each.name} ({each.source})" for each in days) + ".")


def too_late_notice(found: Sequence[str]) -> None:
    """That a meeting does not lie before the one it prepares, for each."""
    for words in found:
        st.html(element("p", text(words), class_="zk-notice", role="note"))
