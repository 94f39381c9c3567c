"""The way from baseline to target as one line: where the goal stands on it, and where it should stand by now.

The good direction is always to the right, the baseline and the target stand at the same places in every row: so rows of
persons, percent and grades can be read down the page. Drawn with plain elements, for `st.html` drops SVG.
"""

from collections.abc import Sequence

from lib.domain.goals.assessment import Assessment, GoalResult, GoalStatus, Measured
from lib.domain.goals.words import status_sign
from lib.ui.markup import element, join

START, END = 14.0, 92.0
"""Where baseline and target stand, in percent of the width."""
EDGE = 3.0
"""The nearest that a mark comes to the side of the drawing: what lies further out is drawn as an arrow there."""


def has_track(assessment: Assessment) -> bool:
    """Whether there is a way to draw: a target that lies on the good side of the baseline."""
    target = assessment.target
    if target is None or target.value is None or assessment.baseline is None:
        return False
    way = target.value - assessment.baseline
    return way < 0 if target.lower_is_good else way > 0


def track(results: Sequence[GoalResult]) -> str:
    """The way with a mark for each of the goals, as HTML; empty when none has a way that all its readings share.

    For the eye only: the cells beside it say the same in numbers.
    """
    drawn = [each for each in results if _one_way(each)]
    if not drawn:
        return ""
    expected = {
        round(place(each.shown, each.shown.pace.expected)) for each in drawn if each.shown.pace is not None
    }
    alone = len(drawn) == 1
    return element(
        "div",
        line("zk-way", START, END),
        join(_done(each) for each in drawn) if alone else "",
        _point("zk-baseline", START),
        _point("zk-target", END),
        join(_point("zk-pace", at) for at in sorted(expected)),
        join(_mark(each, alone) for each in drawn),
        class_="zk-track",
        aria_hidden="true",
    )


def place(assessment: Assessment, value: float) -> float:
    """Where a value stands, in percent of the width, held within the edges. Needs `has_track`."""
    target = assessment.target.value if assessment.target else None
    start, end = assessment.baseline or 0.0, target or 0.0
    along = (value - start) / (end - start)
    return min(max(START + along * (END - START), EDGE), 100 - EDGE)


def marked(result: GoalResult) -> tuple[Measured, str] | None:
    """The number that stands on the way and its look: 'better', 'worse', 'plain' (grey) or 'demo' (hollow).

    A number after a break says nothing of the way: the last one before it stands there, grey.
    """
    shown = result.shown
    if shown.before_break is not None and shown.before_break.latest is not None:
        return shown.before_break.latest, "plain"
    if shown.latest is not None:
        return shown.latest, status_sign(result.status, result.certainty).tone
    return None if shown.demo is None else (shown.demo, "demo")


def line(name: str, start: float, end: float) -> str:
    """A horizontal piece from `start` to `end` percent of the width, whichever of the two is left."""
    left = min(start, end)
    return element("i", class_=name, style=f"left:{left:.1f}%;width:{abs(end - start):.1f}%")


def dot(at: float, look: str) -> str:
    """The mark of a number at `at` percent of the width."""
    return element("i", class_=f"zk-now zk-{look}", style=f"left:{at:.1f}%")


def _one_way(result: GoalResult) -> bool:
    """Readings that differ in baseline or target and are not chosen between have no one way."""
    ways = {(each.baseline, each.target.value if each.target else None) for each in result.assessments}
    return has_track(result.shown) and (result.chosen is not None or len(ways) == 1)


def _mark(result: GoalResult, with_interval: bool) -> str:
    found = marked(result)
    if found is None:
        return ""
    measured, look = found
    at = place(result.shown, measured.value)
    whisker = _whisker(result.shown, measured) if with_interval and look != "demo" else ""
    outside = " zk-left" if at == EDGE else " zk-right" if at == 100 - EDGE else ""
    return whisker + dot(at, look + outside)


def _whisker(assessment: Assessment, measured: Measured) -> str:
    if measured.low is None or measured.high is None:
        return ""
    return line("zk-whisker", place(assessment, measured.low), place(assessment, measured.high))


def _done(result: GoalResult) -> str:
    """The part of the way that is walked, as a broad line in the colour of the status."""
    found = marked(result)
    if found is None or result.status is GoalStatus.KAN_IKKE:
        return ""
    return line(f"zk-done zk-{found[1]}", START, place(result.shown, found[0].value))


def _point(name: str, at: float) -> str:
    return element("i", class_=name, style=f"left:{at:.1f}%")
