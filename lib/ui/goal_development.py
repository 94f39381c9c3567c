"""The areas' development against the kommune's: of each overall goal the difference between them, with interval."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.goals.assessment import Assessment, GoalResult
from lib.domain.goals.sentences import baseline_words, benchmark_words, development_words, latest_words
from lib.domain.goals.target import area_words
from lib.domain.goals.words import HINDRANCE_WORDS, status_sign
from lib.domain.plan import Plan
from lib.ui.goal_track import dot, line
from lib.ui.markup import element, join, text

HEADS = ("Mål", "Området ved start", "Området nu", "Holdt op mod", "Forskel i udvikling", "", "Status")
CAPTION = (
    "Hvor meget mere området har flyttet sig end det, det holdes op mod, fra udgangspunktet til det seneste tal. "
    "Strækket er 95 %-intervallet; går det hen over midterstregen, kan de to udviklinger ikke skelnes."
)
_MIDDLE, _REACH = 50.0, 44.0


def draw_development(results: Sequence[GoalResult], plan: Plan) -> None:
    """The table of `development_table` on the page."""
    st.html(development_table(results, plan))


def development_table(results: Sequence[GoalResult], plan: Plan) -> str:
    """A row per goal of `results`. Differences in one unit share their axis; the good direction is to the right."""
    hidden = element("span", "Forskellen på en linje", class_="zk-hidden")
    head = join(element("th", text(name) if name else hidden, scope="col") for name in HEADS)
    reaches = _reaches(results)
    table = element(
        "table",
        element("caption", text(CAPTION), class_="zk-hidden"),
        element("thead", element("tr", head)),
        element("tbody", join(_row(each, plan, reaches) for each in results)),
        class_="zk-table zk-goals zk-development",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=CAPTION)


def _reaches(results: Sequence[GoalResult]) -> dict[str, float]:
    """By unit, how far from no difference the longest interval goes."""
    reaches: dict[str, float] = {}
    for result in results:
        shown = result.shown
        if shown.development is not None:
            interval = shown.development.interval
            far = max(abs(interval.low), abs(interval.high))
            reaches[shown.unit] = max(reaches.get(shown.unit, 0.0), far)
    return reaches


def _row(result: GoalResult, plan: Plan, reaches: dict[str, float]) -> str:
    goal, shown = result.goal, result.shown
    sign = status_sign(result.status, result.certainty)
    why = HINDRANCE_WORDS[result.hindrance] if result.hindrance is not None else ""
    return element(
        "tr",
        element("th", element("b", text(goal.goal_id)), text(goal.indicator), scope="row", title=goal.goal),
        element("td", text(baseline_words(shown))),
        element("td", text(latest_words(shown)), class_=None if shown.latest else "zk-quiet"),
        element("td", text(_benchmark_words(shown, plan)), class_=None if shown.benchmark else "zk-quiet"),
        element("td", text(development_words(shown))),
        element("td", _picture(shown, sign.tone, reaches), class_="zk-track-cell"),
        element(
            "td",
            element("span", text(sign.sign), class_=f"zk-mark zk-{sign.tone}", aria_hidden="true"),
            element("b", text(sign.word), class_=f"zk-{sign.tone}"),
            element("small", text(why)) if why else "",
            class_="zk-goal-status",
            title=result.reason,
        ),
    )


def _benchmark_words(shown: Assessment, plan: Plan) -> str:
    area_id = shown.reading.benchmark_area_id
    return f"{area_words(area_id, plan)[0]}: {benchmark_words(shown)}" if area_id else "ikke oplyst"


def _picture(shown: Assessment, tone: str, reaches: dict[str, float]) -> str:
    """Dot and interval on a line with "no difference" in the middle; for the eye only."""
    if shown.development is None:
        return ""
    good = -1.0 if shown.target is not None and shown.target.lower_is_good else 1.0
    per_unit = _REACH / (reaches[shown.unit] or 1.0)
    low, at, high = (
        _MIDDLE + good * per_unit * value
        for value in (
            shown.development.interval.low,
            shown.development.value,
            shown.development.interval.high,
        )
    )
    return element(
        "div",
        element("i", class_="zk-baseline", style="left:50%"),
        line("zk-whisker", low, high),
        dot(at, tone),
        class_="zk-track",
        aria_hidden="true",
    )
