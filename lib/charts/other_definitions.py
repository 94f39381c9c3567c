"""Numbers that measure a criterion in another definition than the law's: hollow dots on axes of their own, far from any
limit."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.laid_out import Layer, Row, layer, picture, text_layer
from lib.domain.law.law import Law, Measure
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.value_words import with_unit

NOT_THE_LAWS = "ikke lovens definition"
_LEFT, _RIGHT = 42.0, 98.0
_ROW = 58
_DOT_WIDTH, _SET_DOWN = 1.8, 17.0


@dataclass(frozen=True)
class OtherPoint:
    """An area's number: its `badge` (or its name), the number and the number in words."""

    name: str
    badge: str
    value: float
    words: str


@dataclass(frozen=True)
class OtherRow:
    """An indicator with its latest numbers up to a list: what it is held to measure, its year, and why it is not the
    law's."""

    indicator_id: str
    criterion: str
    label: str
    unit: str
    year: int
    why: str
    points: tuple[OtherPoint, ...]


def other_rows(
    frame: pd.DataFrame,
    law: Law,
    area_ids: Sequence[str],
    list_year: int,
    indicators: pd.DataFrame,
    badges: Mapping[str, str],
    followed: Mapping[str, str],
) -> tuple[OtherRow, ...]:
    """The latest published or loaded numbers up to the list in other definitions, in the order of
    criterion_measures.csv.

    `frame` as questions.criterion_values, `indicators` as questions.indicators; `followed` {indicator_id: the goals
    that are read on it}.
    """
    kept = frame[
        (frame["status"] == Status.OK)
        & frame["provenance"].isin(REAL_PROVENANCES)
        & ~frame["legal"].astype(bool)
        & frame["area_id"].isin(area_ids)
        & (frame["list_year"] <= list_year)
    ]
    about = {str(row["indicator_id"]): row for row in indicators.to_dict("records")}
    rows: list[OtherRow] = []
    for measure in law.measures:
        own = kept[(kept["indicator_id"] == measure.indicator_id) & (kept["criterion"] == measure.criterion)]
        if not measure.legal and not own.empty:
            goals = followed.get(measure.indicator_id, "")
            rows.append(_row(own, law, measure, about[measure.indicator_id], badges, goals))
    return tuple(rows)


def other_table(rows: Sequence[OtherRow]) -> pd.DataFrame:
    """The numbers as a table or file, each stamped."""
    return pd.DataFrame(
        [
            {
                "Kriterium": row.criterion,
                "Indikator": row.label,
                "År": str(row.year),
                "Område": point.name,
                "Tal": point.words,
                "Definition": NOT_THE_LAWS,
                "Hvorfor": row.why,
            }
            for row in rows
            for point in row.points
        ]
    )


def _row(
    own: pd.DataFrame,
    law: Law,
    measure: Measure,
    about: Mapping[Hashable, Any],
    badges: Mapping[str, str],
    goals: str,
) -> OtherRow:
    unit = str(about["unit"])
    latest = own[own["period_end"] == own["period_end"].max()]
    points = tuple(
        OtherPoint(
            str(row["area_name"]),
            badges.get(str(row["area_id"]), ""),
            float(row["value"]),
            with_unit(float(row["value"]), unit),
        )
        for row in latest.to_dict("records")
    )
    return OtherRow(
        indicator_id=measure.indicator_id,
        criterion=law.criterion(measure.criterion).short_name,
        label=str(about["label"]),
        unit=unit,
        year=int(latest["year"].iloc[0]),
        why=f"{measure.why} · følges som mål {goals}" if goals else measure.why,
        points=points,
    )


def other_definitions_chart(
    rows: Sequence[OtherRow], inks: ChartInks, width: int | str = "container"
) -> dict[str, Any]:
    """A Vega-Lite spec with its data: a row per indicator; numbers of one unit share a scale. Of several areas without
    a badge none is named in the picture: they are in the table."""
    height = _ROW * len(rows)
    layers = [
        *_names(rows, inks),
        *_dots(rows, inks),
    ]
    return picture(layers, (0, 100), height, width)


def _names(rows: Sequence[OtherRow], inks: ChartInks) -> list[Layer]:
    labels: list[Row] = []
    reasons: list[Row] = []
    lines: list[Row] = []
    for place, row in enumerate(rows):
        middle = _ROW * (place + 0.5)
        labels.append({"x": 0, "y": middle - 9, "text": f"{row.label}, {row.year}"})
        reasons.append({"x": 0, "y": middle + 10, "text": f"{row.criterion} · {row.why}"})
        lines.append({"x": _LEFT, "x2": _RIGHT, "y": middle})
    return [
        text_layer(labels, 15, inks.ink, fontWeight=600, limit=560),
        text_layer(reasons, 13, inks.muted, limit=560),
        layer(lines, {"type": "rule", "color": inks.line, "strokeWidth": 1}),
    ]


def _dots(rows: Sequence[OtherRow], inks: ChartInks) -> list[Layer]:
    highest: dict[str, float] = {}
    for row in rows:
        highest[row.unit] = max(highest.get(row.unit, 0.0), *(point.value for point in row.points))
    dots = [
        {
            "x": across,
            "y": _ROW * (place + 0.5) + down,
            "text": point.badge,
            "number": f"{point.name} {point.words}",
            "Område": point.name,
            "Tal": f"{point.words} ({row.year}), {NOT_THE_LAWS}",
            "alone": not point.badge,
            "down": down > 0,
            "only": sum(not each.badge for each in row.points) == 1,
        }
        for place, row in enumerate(rows)
        for point, across, down in _spread(row, highest[row.unit])
    ]
    told = [{"field": name, "type": "nominal"} for name in ("Område", "Tal")]
    hollow = {
        "type": "point",
        "filled": False,
        "size": 380,
        "strokeWidth": 2,
        "color": inks.muted,
        "opacity": 1,
    }
    small = {**hollow, "size": 130}
    alone = [dot for dot in dots if dot["alone"]]
    return [
        layer([dot for dot in dots if not dot["alone"]], {**hollow, "fill": inks.paper}, tooltip=told),
        layer(alone, {**small, "fill": inks.paper}, tooltip=told),
        text_layer([dot for dot in dots if dot["text"]], 13, inks.muted, align="center", fontWeight=700),
        text_layer(_names_of_alone(alone), 13, inks.muted, align="center"),
    ]


def _names_of_alone(dots: Sequence[Row]) -> list[Row]:
    """The name and number of an area without a badge, where it is the only one of its row: over its dot, or under it
    where the dot is set down."""
    return [
        {"x": dot["x"], "y": dot["y"] + (18 if dot["down"] else -15), "text": dot["number"]}
        for dot in dots
        if dot["only"]
    ]


def _spread(row: OtherRow, highest: float) -> list[tuple[OtherPoint, float, float]]:
    """Each point with its place across, and how far it is set down where it would cover the one before it."""
    placed: list[tuple[OtherPoint, float, float]] = []
    for point in sorted(row.points, key=lambda each: each.value):
        across = _LEFT + (_RIGHT - _LEFT) * point.value / (highest or 1.0)
        covers = bool(placed) and across - placed[-1][1] < _DOT_WIDTH and placed[-1][2] == 0
        placed.append((point, across, _SET_DOWN if covers else 0.0))
    return placed
