"""A curve the size of a table cell: persons over time, real in ink, demo thin and grey, never across a databrud."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.numbers import count
from lib.domain.observation import REAL_PROVENANCES, STATUS_WORDS, Status
from lib.ui.markup import element, join, text

_WIDTH, _HEIGHT = 136.0, 30.0
_MOST_CORNERS = 60
"""A cell is 136 pixels wide: more corners are not seen, and eighty cells stand in the table."""


def spark_cell(rows: pd.DataFrame, breaks: Sequence[date], days: tuple[date, date]) -> str:
    """The cell of one målgruppe in one area; `rows`: day, persons, status, provenance.

    The foot of the curve is 0 persons and its top the cell's own highest number: cells are read for their course, not
    against each other. A curve is cut at a masked or missing day as it is at a databrud.
    """
    own = rows[(rows["day"] >= days[0]) & (rows["day"] <= days[1])].sort_values("day")
    shown = own[(own["status"] == Status.OK) & own["persons"].notna()]
    if shown.empty:
        masked = (own["status"] == Status.DISKRETIONERET).any()
        return element("td", element("span", "vises ikke" if masked else "mangler"), class_="zk-status")
    last = own.iloc[-1]
    value = count(last["persons"]) if last["status"] == Status.OK else _status_word(last["status"])
    demo = " (demo)" if last["status"] == Status.OK and last["provenance"] not in REAL_PROVENANCES else ""
    first = shown.iloc[0]
    words = f"{count(first['persons'])} {long_date(first['day'])}, {value}{demo} {long_date(last['day'])}"
    seen = element("span", text(value), class_="zk-sparkvalue", aria_hidden="true")
    hidden = element("span", text(words), class_="zk-hidden")
    return element("td", _picture(own, shown, breaks, days), seen, hidden, title=words)


def _picture(own: pd.DataFrame, shown: pd.DataFrame, breaks: Sequence[date], days: tuple[date, date]) -> str:
    highest = max(float(shown["persons"].max()), 1.0)
    span = max((days[1] - days[0]).days, 1)

    def place(day: date, persons: float) -> tuple[float, float]:
        return (day - days[0]).days / span * _WIDTH, _HEIGHT - persons / highest * _HEIGHT

    lines = [
        element(
            "polyline",
            points=" ".join(
                "{:.0f},{:.1f}".format(*place(day, persons)) for day, persons in _thinned(stretch)
            ),
            class_=None if is_real else "zk-made",
        )
        for is_real, stretch in _stretches(own, breaks)
    ]
    cuts = [_cut(place(day, 0.0)[0]) for day in breaks if days[0] < day <= days[1]]
    real = shown[shown["provenance"].isin(REAL_PROVENANCES)].tail(1)
    dots = [_dot(*place(row.day, float(row.persons))) for row in real.itertuples()]
    size = f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}"
    return element("svg", join([*cuts, *lines, *dots]), viewBox=size, aria_hidden="true")


def _status_word(status: str) -> str:
    return "vises ikke" if status == Status.DISKRETIONERET else STATUS_WORDS[Status(status)]


def _stretches(own: pd.DataFrame, breaks: Sequence[date]) -> list[tuple[bool, list[tuple[date, float]]]]:
    """(is real, corners) of each unbroken line; a step from or to a demo number is demo."""
    stretches: list[tuple[bool, list[tuple[date, float]]]] = []
    before: tuple[date, float, bool] | None = None
    for row in own.itertuples():
        if row.status != Status.OK or pd.isna(row.persons):
            before = None
            continue
        here = (row.day, float(row.persons), row.provenance in REAL_PROVENANCES)
        if before is not None and not any(before[0] < day <= here[0] for day in breaks):
            is_real = before[2] and here[2]
            if stretches and stretches[-1][0] == is_real and stretches[-1][1][-1] == before[:2]:
                stretches[-1][1].append(here[:2])
            else:
                stretches.append((is_real, [before[:2], here[:2]]))
        before = here
    return stretches


def _thinned(stretch: list[tuple[date, float]]) -> list[tuple[date, float]]:
    """So many corners of a stretch as are seen, its ends among them."""
    step = max(1, -(-len(stretch) // _MOST_CORNERS))
    return [*stretch[:-1:step], stretch[-1]]


def _cut(across: float) -> str:
    return element("line", x1=f"{across:.0f}", x2=f"{across:.0f}", y1="-2", y2=f"{_HEIGHT + 2:.0f}")


def _dot(across: float, down: float) -> str:
    return element("circle", cx=f"{across:.0f}", cy=f"{down:.1f}", r="3")
