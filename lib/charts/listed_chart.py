"""What the state's lists printed of one named area, year by year: a curve per criterion, limits as steps that follow
the law, the law's changes across, and under the years what the lists said and what the figures alone would give.

One vertical scale in pixels, so that curves and rows of words share their years on every screen and in the PNG.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.charts.criteria_strips import share_words
from lib.charts.inks import ChartInks
from lib.charts.laid_out import Layer, Row, layer, picture, text_layer
from lib.charts.listed_words import ROW_HEIGHT, YearWords, word_layers
from lib.domain.law.in_force import list_day
from lib.domain.law.law import Criterion, Law, LimitUnit, Rule
from lib.domain.law.sentences import LIMIT_WORDS
from lib.domain.numbers import number

_CHANGES, _MAIN, _OTHER, _BETWEEN = 62, 220, 120, 46
_YEARS = 28
LEFT_ROOM, RIGHT_ROOM = 2.1, 2.0
"""Beside the years, in years: room for the names of the curves and of the limits."""

_ROOM = 0.18
_POINTS_OF_A_CURVE = 3
_LETTERS_OF_CHANGE, _LETTERS_OF_TITLE = 44, 20


@dataclass(frozen=True)
class ListedPoint:
    """One printed number, in the criterion's unit."""

    list_year: int
    value: float
    words: str
    source: str


@dataclass(frozen=True)
class ListedCurve:
    """All printed numbers of a criterion, oldest first."""

    criterion: Criterion
    points: tuple[ListedPoint, ...]


@dataclass(frozen=True)
class LimitStep:
    """A limit from one list to another: `words` name it at its end where it is still in force at the last list."""

    value: float
    first: int
    last: int
    words: tuple[str, str]


@dataclass(frozen=True)
class _Band:
    curve: ListedCurve
    limits: tuple[LimitStep, ...]
    top: float
    height: float

    @property
    def base(self) -> float:
        return self.top + self.height

    def down(self, value: float) -> float:
        numbers = [point.value for point in self.curve.points] + [step.value for step in self.limits]
        low, high = min(numbers), max(numbers)
        room = (high - low) * _ROOM or 1.0
        return self.base - self.height * (value - low + room) / (high - low + 2 * room)


def listed_curves(listed: pd.DataFrame, law: Law, area_id: str) -> tuple[ListedCurve, ...]:
    """The criteria that the lists printed often enough for a curve, the one printed most often first.

    `listed` as questions.listed_values; a number in another unit than the criterion's is no point of its curve.
    """
    own = listed[listed["area_id"] == area_id]
    curves = []
    for criterion in law.criteria:
        rows = own[(own["criterion"] == criterion.criterion) & (own["unit"] == criterion.unit)]
        points = tuple(
            ListedPoint(
                int(row.list_year),
                float(row.value),
                share_words(float(row.value)),
                str(row.source),
            )
            for row in rows.sort_values("list_year").itertuples(index=False)
        )
        if len(points) >= _POINTS_OF_A_CURVE:
            curves.append(ListedCurve(criterion, points))
    return tuple(sorted(curves, key=lambda curve: -len(curve.points)))


def limit_steps(law: Law, criterion: str, years: tuple[int, int]) -> tuple[LimitStep, ...]:
    """The fixed limits of a criterion over the lists of `years` (first, last); a multiple of a national share has no
    fixed limit."""
    names = {category.category: category.short_law for category in law.categories}
    steps: list[LimitStep] = []
    for rule in law.rules:
        fixed = rule.unit in (LimitUnit.PCT, LimitUnit.PCT_OF_REGION)
        lists = _lists(rule, years) if fixed and rule.criterion == criterion else []
        if lists:
            name = names.get(rule.category, rule.category)
            words = (name, f"{LIMIT_WORDS[rule.operator]} {number(rule.threshold, 0)}\N{NO-BREAK SPACE}%")
            steps.append(LimitStep(rule.threshold, lists[0], lists[-1], words))
    return tuple(steps)


def listed_chart(
    curves: Sequence[ListedCurve],
    law: Law,
    changes: Sequence[tuple[date, str]],
    words: Sequence[YearWords],
    inks: ChartInks,
    width: int | str = "container",
) -> dict[str, Any]:
    """A Vega-Lite spec with its data; the first curve is the highest. `changes`: day and text of each change of the
    law. A number for `width` (px) makes the picture that is fetched as PNG."""
    years = (min(each.list_year for each in words), max(each.list_year for each in words))
    bands = _stacked(curves, law, years)
    foot = bands[-1].base
    height = foot + _YEARS + 2 * ROW_HEIGHT
    layers = [
        *_change_layers(changes, years, foot, inks),
        *_year_layers(words, bands, inks),
        *(each for band in bands for each in _band_layers(band, years, inks)),
        *word_layers(words, years[0] - LEFT_ROOM, foot + _YEARS, inks),
    ]
    return picture(layers, (years[0] - LEFT_ROOM, years[1] + RIGHT_ROOM), height, width)


def _lists(rule: Rule, years: tuple[int, int]) -> list[int]:
    return [
        year
        for year in range(years[0], years[1] + 1)
        if rule.valid_from <= list_day(year) and (rule.valid_to is None or list_day(year) <= rule.valid_to)
    ]


def _stacked(curves: Sequence[ListedCurve], law: Law, years: tuple[int, int]) -> list[_Band]:
    bands: list[_Band] = []
    top = float(_CHANGES)
    for curve in curves:
        limits = limit_steps(law, curve.criterion.criterion, years)
        bands.append(_Band(curve, limits, top, _OTHER if bands else _MAIN))
        top = bands[-1].base + _BETWEEN
    return bands


def _change_layers(
    changes: Sequence[tuple[date, str]], years: tuple[int, int], foot: float, inks: ChartInks
) -> list[Layer]:
    """A dotted line before the first list under the new law, its day and text on top."""
    rows = []
    for day, text in changes:
        first = day.year if day <= list_day(day.year) else day.year + 1
        if years[0] < first <= years[1]:
            told = textwrap.wrap(f"{day.day}.{day.month}.{day.year}: {text}", _LETTERS_OF_CHANGE)
            rows.append({"x": first - 0.5, "y": 0, "y2": foot, "text": told})
    rule = {"type": "rule", "color": inks.muted, "strokeWidth": 1.2, "strokeDash": [2, 3]}
    words = text_layer(rows, 13, inks.muted, baseline="top", dx=6)
    return [layer(rows, rule), words]


def _year_layers(words: Sequence[YearWords], bands: Sequence[_Band], inks: ChartInks) -> list[Layer]:
    foot = bands[-1].base
    rows = [{"x": each.list_year, "y": foot + 15, "text": str(each.list_year)} for each in words]
    rules = [{"x": each.list_year, "y": band.top, "y2": band.base} for each in words for band in bands]
    faint = {"type": "rule", "color": inks.line, "strokeWidth": 1, "opacity": 0.6}
    return [layer(rules, faint), text_layer(rows, 15, inks.ink, align="center", fontWeight=600)]


def _band_layers(band: _Band, years: tuple[int, int], inks: ChartInks) -> list[Layer]:
    """The limits as steps, the curve (dashed over years without a printed number), its points with their numbers."""
    steps = [
        {
            "x": max(step.first - 0.5, years[0]),
            "x2": min(step.last + 0.5, years[1] + 0.5),
            "y": band.down(step.value),
            "text": list(step.words) if step.last == years[1] else [],
            "told": ": ".join(step.words),
        }
        for step in band.limits
    ]
    points = [
        {
            "x": point.list_year,
            "y": band.down(point.value),
            "text": number(point.value, 1),
            "Liste": str(point.list_year),
            "Tal": point.words,
            "Kilde": point.source,
        }
        for point in band.curve.points
    ]
    told = [{"field": name, "type": "nominal"} for name in ("Liste", "Tal", "Kilde")]
    title = {"x": years[0] - LEFT_ROOM, "y": band.top + 14, "text": _titled(band.curve.criterion)}
    limit = {"type": "rule", "color": inks.accent, "strokeWidth": 2}
    above = {"align": "center", "dy": -15, "fontWeight": 700}
    return [
        text_layer([title], 15, inks.ink, baseline="top", fontWeight=600),
        layer(steps, limit, tooltip={"field": "told", "title": "Grænse"}),
        text_layer([step | {"x": step["x2"]} for step in steps], 14, inks.accent, dx=6, fontWeight=600),
        *_lines(points, inks),
        layer(
            points,
            {"type": "point", "filled": True, "size": 95, "color": inks.ink, "opacity": 1},
            tooltip=told,
        ),
        text_layer(points, 16, inks.paper, **above, stroke=inks.paper, strokeWidth=5),
        text_layer(points, 16, inks.ink, **above),
    ]


def _titled(criterion: Criterion) -> list[str]:
    return [*textwrap.wrap(criterion.short_name, _LETTERS_OF_TITLE), "procent"]


def _lines(points: Sequence[Row], inks: ChartInks) -> list[Layer]:
    pairs = [
        {"x": a["x"], "y": a["y"], "x2": b["x"], "y2": b["y"], "whole": b["x"] - a["x"] <= 1}
        for a, b in zip(points, points[1:], strict=False)
    ]
    look = {"type": "rule", "color": inks.ink}
    return [
        layer([pair for pair in pairs if pair["whole"]], {**look, "strokeWidth": 3.5}),
        layer(
            [pair for pair in pairs if not pair["whole"]],
            {**look, "strokeWidth": 2, "strokeDash": [9, 5]},
        ),
    ]
