"""Dækning before and after, in big numbers and activity by activity."""

import pandas as pd

from lib.domain.allocation.coverage import PUBLISHED
from lib.domain.allocation.outcome import Outcome
from lib.domain.numbers import hours, share, share_pct
from lib.ui.markup import element, join, text

BASIS_WORDS = {"proxy": "hjælpetal", "demo": "demo"}
"""What stands beside an activity whose need is not published."""
NEED_BASES = {PUBLISHED: "offentliggjorte tal", "proxy": "hjælpetal", "demo": "demotal"}
"""What a need rests on, in a column of its own."""


def coverage_numbers(outcome: Outcome) -> str:
    """Dækning of the plan before and after; '–' without a need."""
    was, now = (_percent(value) for value in (outcome.before, outcome.after))
    return element(
        "dl",
        element("dt", "før") + element("dd", text(was), class_="zk-was", data_testid="daekning-foer"),
        '<span aria-hidden="true">→</span>',
        element("dt", "efter", class_="zk-is"),
        element("dd", text(now), class_="zk-is", data_testid="daekning-efter"),
        class_="zk-before-after",
    )


def activity_tracks(by_activity: pd.DataFrame) -> str:
    """A line per activity from 0 to 100 percent: before hollow, after filled. `by_activity` as in `Outcome`."""
    return element("ul", join(_track(row) for row in by_activity.itertuples(index=False)), class_="zk-tracks")


def _track(row: object) -> str:
    name, before, after = str(row.name), float(row.before), float(row.after)
    weight = (
        f"{hours(row.hours)} t"
        if row.basis == PUBLISHED
        else f"{hours(row.hours)} t · {BASIS_WORDS[row.basis]}"
    )
    values = share_pct(before) if before == after else f"{share(before)} → {share_pct(after)}"
    dots = element("i", style=f"left: {before:.1f}%", class_="zk-hollow") + element(
        "i", style=f"left: {after:.1f}%"
    )
    return element(
        "li",
        element("span", text(name), " ", element("small", text(weight))),
        element("b", text(values)),
        element("div", dots, class_="zk-track", aria_hidden="true"),
    )


def _percent(value: float | None) -> str:
    return "–" if value is None else share_pct(value)
