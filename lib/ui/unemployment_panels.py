"""The parts of *Ledighed* below the curves: distance from the labour market in words, the hours, the databrud."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from lib.domain.allocation.sentences import HOURS_IN_ALL
from lib.domain.dates import long_date
from lib.domain.numbers import hours as hours_text
from lib.domain.numbers import number
from lib.domain.unemployment.groups import DISTANCE_WORDS, Distance
from lib.ui.frame import text_table
from lib.ui.markup import element, join, text


def draw_legend(colours: Mapping[Distance, str], shown: Collection[str]) -> None:
    """What the parts of a bar are, in the order they stand; only the classes that are `shown`."""
    items = [
        element("li", element("i", style=f"background:{colour}"), text(DISTANCE_WORDS[distance]))
        for distance, colour in colours.items()
        if distance in shown
    ]
    st.html(element("ul", join(items), class_="zk-dots"))


def draw_lines(lines: Sequence[str]) -> None:
    """One sentence per zone, in zone order."""
    st.html(element("ul", join(element("li", text(line)) for line in lines), class_="zk-far"))


def hours_table(
    rows: pd.DataFrame, per_100: Mapping[str, tuple[float, float | None]], names: Mapping[str, str]
) -> pd.DataFrame:
    """Activities x zones as ready text: hours a week, and per 100 persons in the activity's own målgrupper.

    `rows`: an `activity_hours` frame. The last two rows are all the activities together, and their hours per 100 known
    unemployed.
    """
    table = []
    for name, own in rows.groupby("name", sort=False):
        cells = {row["area_id"]: _hours_cell(row) for row in own.to_dict("records")}
        table.append([f"{name} ({own['groups'].iloc[0]})", *(cells.get(area, "–") for area in names)])
    table.append([HOURS_IN_ALL, *(_sum_cell(per_100, area) for area in names)])
    table.append(["Timer pr. 100 kendte ledige", *(_known_cell(per_100, area) for area in names)])
    return pd.DataFrame(table, columns=["Aktivitet (målgrupper)", *names.values()])


def _hours_cell(row: Mapping[str, float]) -> str:
    if pd.isna(row["per_100"]):
        return f"{hours_text(row['hours'])} t"
    return f"{hours_text(row['hours'])} t ({number(row['per_100'])})"


def _sum_cell(per_100: Mapping[str, tuple[float, float | None]], area: str) -> str:
    return f"{hours_text(per_100[area][0])} t" if area in per_100 else "–"


def _known_cell(per_100: Mapping[str, tuple[float, float | None]], area: str) -> str:
    rate = per_100[area][1] if area in per_100 else None
    return "mangler" if rate is None else number(rate)


def breaks_table(rows: pd.DataFrame, group_of: Mapping[str, str]) -> pd.DataFrame:
    """Each databrud once with the målgrupper it is of.

    `rows`: the question `breaks`; `group_of`: indicator -> target group.
    """
    order = {indicator: place for place, indicator in enumerate(group_of)}
    own = rows[rows["indicator_id"].isin(order)].sort_values("indicator_id", key=lambda ids: ids.map(order))
    return pd.DataFrame(
        [
            {
                "Databrud": long_date(pd.Timestamp(day).date()),
                "Målgrupper": ", ".join(group_of[each] for each in parts["indicator_id"]),
                "Hvad det betyder": f"Tal før og efter kan ikke holdes op mod hinanden. {told}",
            }
            for (day, told), parts in own.groupby(["date", "text"], sort=True)
        ]
    )


def break_days(rows: pd.DataFrame, indicators: Mapping[str, str]) -> dict[str, list[date]]:
    """The days of the databrud of each målgruppe. `rows`: the question `breaks`; `indicators`: group -> indicator."""
    return {
        group: [pd.Timestamp(day).date() for day in rows.loc[rows["indicator_id"] == indicator, "date"]]
        for group, indicator in indicators.items()
    }


def draw_law(law: pd.DataFrame, breaks: pd.DataFrame) -> None:
    """Both tables; nothing where the plan has none."""
    for table in (breaks, law):
        if not table.empty:
            text_table(table)
