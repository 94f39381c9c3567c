"""The criteria of the law as strips: an axis each, the limits as lines, a dot with its interval for every area.

Everything stands on one horizontal scale from 0 to 100 (percent of the width) and one vertical in pixels, the columns
of words too, so that the picture keeps its columns on every screen and in the PNG.
"""

from collections.abc import Sequence
from typing import Any

from lib.charts.criteria_marks import (
    LEFT,
    RIGHT,
    CriteriaInks,
    PlacedStrip,
    answer_texts,
    dots,
    heads,
    stacked,
    whiskers,
)
from lib.charts.criteria_strips import Strip
from lib.charts.laid_out import Layer, Row, layer, picture, text_layer
from lib.domain.numbers import number


def criteria_chart(
    strips: Sequence[Strip], inks: CriteriaInks, width: int | str = "container"
) -> dict[str, Any]:
    """A Vega-Lite spec with its data. A number for `width` (px) makes the picture that is fetched as PNG."""
    placed = stacked(strips)
    height = placed[-1].foot if placed else 0.0
    layers = [
        *_met_sides(placed, inks),
        *_axes(placed, inks),
        *_limits(placed, inks),
        whiskers(placed, inks),
        *dots(placed, inks),
        *heads(placed, inks),
        *answer_texts(placed, inks),
    ]
    return picture(layers, (0, 100), height, width)


def _met_sides(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    """The side of the chosen limit on which the criterion would be met: a faint ground and the word."""
    grounds, words = [], []
    for each in placed:
        for limit in each.strip.limits:
            if limit.chosen:
                start = each.across(limit.value)
                end = RIGHT if limit.met_above else LEFT
                grounds.append({"x": start, "x2": end, "y": each.ceiling, "y2": each.base})
                words.append({"x": end, "y": each.base - 9, "text": "opfyldt", "above": limit.met_above})
    ground = {"type": "rect", "color": inks.worse, "opacity": 0.1}
    return [
        layer(grounds, ground),
        text_layer([row for row in words if row["above"]], 13, inks.worse, align="right", dx=-4),
        text_layer([row for row in words if not row["above"]], 13, inks.worse, dx=4),
    ]


def _axes(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    lines, ticks = [], []
    for each in (each for each in placed if each.strip.limits or each.strip.points):
        low, high, step = each.strip.axis
        lines.append({"x": LEFT, "x2": RIGHT, "y": each.base})
        steps = round((high - low) / step)
        for place in range(steps + 1):
            value = low + step * place
            decimals = 0 if float(step).is_integer() else 1
            ticks.append({"x": each.across(value), "y": each.base + 12, "text": number(value, decimals)})
    rule = {"type": "rule", "color": inks.muted, "strokeWidth": 1}
    return [layer(lines, rule), text_layer(ticks, 14, inks.muted, align="center")]


def _limits(placed: Sequence[PlacedStrip], inks: CriteriaInks) -> list[Layer]:
    """The lines with their words on top: of two limits the left one's words end at it, the right one's begin."""
    rules: dict[bool, list[Row]] = {True: [], False: []}
    words: dict[tuple[bool, bool], list[Row]] = {}
    for each in placed:
        for place, limit in enumerate(each.strip.limits):
            x, y = each.across(limit.value), each.ceiling
            rules[limit.chosen].append({"x": x, "y": y - 4, "y2": each.base})
            first_of_two = place == 0 and len(each.strip.limits) > 1
            row = {"x": x, "y": y - 13, "text": limit.words}
            words.setdefault((limit.chosen, first_of_two), []).append(row)
        if each.strip.unknown:
            said = {"x": RIGHT, "y": each.top + 13, "text": "; ".join(each.strip.unknown)}
            words.setdefault((False, True), []).append(said)
    faint = {"type": "rule", "color": inks.muted, "strokeWidth": 1.5, "strokeDash": [5, 4]}
    return [
        layer(rules[False], faint),
        layer(rules[True], {"type": "rule", "color": inks.accent, "strokeWidth": 3}),
        *(
            text_layer(
                rows,
                15,
                inks.accent if chosen else inks.muted,
                align="right" if left else "left",
                dx=6 if left else -6,
                fontWeight=700 if chosen else 400,
            )
            for (chosen, left), rows in words.items()
        ),
    ]
