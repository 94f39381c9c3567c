"""The marks of the strips: where each strip and area stands, the dots with their intervals, and the words beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from lib.charts.criteria_strips import Strip, StripPoint, share_words
from lib.charts.inks import ChartInks
from lib.charts.laid_out import EXACT, Layer, Row, layer, text_layer
from lib.domain.law.law import Criterion
from lib.domain.law.screening import Answer
from lib.domain.law.sentences import ANSWER_WORDS, distance_words, tested_words
from lib.domain.numbers import count, number

LEFT, RIGHT = 29.0, 72.0
"""Where the axes begin and end, on the scale of 0-100."""

MANY = 8
"""With more areas than this the dots have no words of their own: they stand in the order of their numbers."""

_NAMES_AT, _VALUE_AT, _ANSWER_AT = 28.0, 73.5, 79.0
_NAME_WIDTH = 165
_HEAD, _AXIS, _GAP = 24, 24, 14
_LANE, _LEAST, _MANY_LANE = 25, 44, 5
_LONGEST_LIST = 44
_SIDE_SIGNS = {True: "▲", False: "▼"}


class CriteriaInks(ChartInks, Protocol):
    """The colours of a chart, with those of an answer."""

    @property
    def better(self) -> str:
        """The criterion would not be met."""

    @property
    def same(self) -> str:
        """The interval holds the limit, or there is no answer."""


@dataclass(frozen=True)
class PlacedStrip:
    """A strip with its place in pixels: `top` of its words, `lane` the height of one area, `lanes` of all."""

    strip: Strip
    top: float
    lane: float
    lanes: float

    @property
    def ceiling(self) -> float:
        """Where the lanes begin."""
        return self.top + _HEAD

    @property
    def base(self) -> float:
        """Where the axis lies."""
        return self.ceiling + self.lanes

    @property
    def foot(self) -> float:
        """Under the numbers of the axis."""
        return self.base + _AXIS

    @property
    def many(self) -> bool:
        """Whether the areas stand too close for words."""
        return len(self.strip.points) > MANY

    def across(self, value: float) -> float:
        """A number of the criterion on the scale of 0-100."""
        low, high, _ = self.strip.axis
        return LEFT + (RIGHT - LEFT) * (value - low) / (high - low)

    def lanes_of(self) -> Iterator[tuple[StripPoint, float]]:
        """The areas, each with the middle of its lane; few areas stand in the middle of the strip."""
        points = self.strip.points
        if self.many:
            points = tuple(sorted(points, key=lambda point: point.value.value or 0.0))
        spare = self.lanes - self.lane * len(points)
        for place, point in enumerate(points):
            yield point, self.ceiling + spare / 2 + self.lane * (place + 0.5)


def stacked(strips: Sequence[Strip]) -> list[PlacedStrip]:
    """The strips one under the other, each as high as its areas need."""
    placed: list[PlacedStrip] = []
    top = 0.0
    for strip in strips:
        lane = _MANY_LANE if len(strip.points) > MANY else _LANE
        each = PlacedStrip(strip, top, lane, max(_LEAST, lane * len(strip.points)))
        placed.append(each)
        top = each.foot + _GAP
    return placed


def point_colour(point: StripPoint, inks: CriteriaInks) -> str:
    """Orange where the criterion would be met, blue where not, grey where the interval holds the limit."""
    if point.uncertain or point.answer is Answer.KAN_IKKE:
        return inks.same
    return inks.worse if point.answer is Answer.OPFYLDT else inks.better


def point_words(point: StripPoint) -> str:
    """Side of the limit, answer and distance: '▼ ikke opfyldt, 5,0 procentpoint', '▲ opfyldt, 1,2 ..., usikkert'."""
    distance = None if point.tested is None else point.tested.distance
    if point.made_up:
        return "– demo: vurderes ikke"
    if distance is None:
        return f"– {ANSWER_WORDS[point.answer]}"
    sign = "=" if distance == 0 else _SIDE_SIGNS[distance > 0]
    doubt = ", usikkert" if point.uncertain else ""
    decimals = 2 if abs(distance) < 1 else 1
    return f"{sign} {ANSWER_WORDS[point.answer]}, {number(abs(distance), decimals)} procentpoint{doubt}"


def whiskers(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> Layer:
    """The 95 % interval of each area that has one."""
    rows = [
        {
            "x": each.across(point.value.low),
            "x2": each.across(point.value.high),
            "y": y,
            "colour": point_colour(point, inks),
        }
        for each in placed
        for point, y in each.lanes_of()
        if point.value.low is not None and point.value.high is not None
    ]
    colour = {"field": "colour", **EXACT}
    return layer(rows, {"type": "rule", "strokeWidth": 2}, color=colour)


def dots(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    """A dot per area with its badge in it; small ones without where there are many."""
    rows: dict[bool, list[Row]] = {True: [], False: []}
    for each in placed:
        for point, y in each.lanes_of():
            rows[each.many].append(
                {
                    "x": each.across(point.value.value or 0.0),
                    "y": y,
                    "text": point.badge,
                    "colour": point_colour(point, inks),
                    "fill": inks.paper if point.made_up else point_colour(point, inks),
                    "written": point_colour(point, inks) if point.made_up else inks.paper,
                    "Område": point.name,
                    "Vurdering": _told(point),
                }
            )
    mark = {"type": "point", "shape": "circle", "strokeWidth": 2, "opacity": 1}
    look = {
        "tooltip": [{"field": name, "type": "nominal"} for name in ("Område", "Vurdering")],
        "fill": {"field": "fill", **EXACT},
        "stroke": {"field": "colour", **EXACT},
    }
    badge = {"type": "text", "fontSize": 13, "fontWeight": 700, "align": "center"}
    return [
        layer(rows[True], {**mark, "size": 60}, **look),
        layer(rows[False], {**mark, "size": 340}, **look),
        layer(rows[False], badge, text={"field": "text"}, color={"field": "written", **EXACT}),
    ]


def heads(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    """To the left: what the criterion is, which areas have no number, and the name of each area at its lane."""
    titles, below, missing, names = [], [], [], []
    for each in placed:
        y = each.ceiling + 6
        titles.append({"x": 0, "y": y, "text": each.strip.criterion.short_name})
        below.append({"x": 0, "y": y + 21, "text": criterion_line(each.strip.criterion)})
        missing.append({"x": 0, "y": y + 40, "text": missing_words(each.strip)})
        if not each.many:
            names += [{"x": _NAMES_AT, "y": y, "text": point.name} for point, y in each.lanes_of()]
    return [
        text_layer(titles, 18, inks.ink, fontWeight=700),
        text_layer(below, 14, inks.muted),
        text_layer(missing, 14, inks.muted),
        text_layer(names, 15, inks.ink, align="right", limit=_NAME_WIDTH),
    ]


def answer_texts(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    """To the right: the number and its answer; of many areas how many have which."""
    values, answers = [], []
    for each in placed:
        if each.many or not each.strip.points:
            middle = each.ceiling + each.lanes / 2
            answers.append({"x": _VALUE_AT, "y": middle, "text": counted(each.strip), "colour": inks.muted})
            continue
        for point, y in each.lanes_of():
            values.append({"x": _VALUE_AT, "y": y, "text": share_words(point.value.value or 0.0)})
            colour = point_colour(point, inks)
            told = inks.muted if colour == inks.same else colour
            answers.append({"x": _ANSWER_AT, "y": y, "text": point_words(point), "colour": told})
    look = {"type": "text", "fontSize": 16, "align": "left"}
    return [
        text_layer(values, 19, inks.ink, fontWeight=700),
        layer(answers, look, text={"field": "text"}, color={"field": "colour", **EXACT}),
    ]


def criterion_line(criterion: Criterion) -> str:
    """'18-64 år · gennemsnit af to år', '15-64 år · i procent af regionen': the ages as the plan's file writes them."""
    of_years = criterion.age_band[:1].isdigit()
    parts = [f"{criterion.age_band} {'år' if of_years else 'beboere'}"]
    parts += ["gennemsnit af to år"] if criterion.two_year_mean else []
    parts += ["i procent af regionen"] if criterion.unit == "pct_af_regionen" else []
    return " · ".join(parts)


def missing_words(strip: Strip) -> str:
    """'– Zone 1, Zone 2: intet tal'; a number of areas where the names are many."""
    names = [name for name, _ in strip.missing]
    if not names:
        return ""
    joined = ", ".join(names)
    return f"– {joined if len(joined) <= _LONGEST_LIST else f'{count(len(names))} områder'}: intet tal"


def counted(strip: Strip) -> str:
    """'▲ 3 opfyldt · ▼ 28 ikke opfyldt · 2 usikre'; what stands where no area has a number."""
    if not strip.points:
        return "– ingen har et tal i lovens definition"
    by_answer = [(answer, sum(point.answer is answer for point in strip.points)) for answer in Answer]
    said = [f"{count(many)} {ANSWER_WORDS[answer]}" for answer, many in by_answer if many]
    doubt = sum(point.uncertain for point in strip.points)
    return " · ".join([*said, f"{count(doubt)} usikre"] if doubt else said)


def _told(point: StripPoint) -> str:
    if point.tested is None:
        return ANSWER_WORDS[point.answer]
    distance = distance_words(point.tested)
    return f"{tested_words(point.tested)}; {distance}" if distance else tested_words(point.tested)
