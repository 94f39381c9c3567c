"""The cells of a goal's row: numbers with their day, the way between them, and the status.

A row stands for one goal, or for a goal that the agreement sets for each of several places: then its cells say what the
places share, or from where to where they go.
"""

from collections.abc import Callable, Sequence

from lib.domain.goals.amounts import exact, last_day, on_the_line, period
from lib.domain.goals.assessment import Assessment, GoalResult, Measured
from lib.domain.goals.sentences import UNKNOWN, baseline_words, latest_words, pace_words, target_words
from lib.domain.goals.words import HINDRANCE_WORDS, status_sign
from lib.domain.observation import STATUS_WORDS, Status
from lib.domain.value_words import with_unit
from lib.ui.goal_counts import group_counts
from lib.ui.goal_track import track
from lib.ui.markup import element, text

SEVERAL = " eller "
"""Between what the readings of an ambiguous goal say, as long as none is chosen."""
DIFFERENT = "forskelligt"

Words = Callable[[Assessment], str]


def read_either_way(result: GoalResult, words: Words) -> str:
    """What the chosen reading says, or what each of them says where none is chosen."""
    return SEVERAL.join(dict.fromkeys(words(each) for each in in_force(result)))


def in_force(result: GoalResult) -> tuple[Assessment, ...]:
    """The chosen reading alone; all of them where none is chosen."""
    return (result.shown,) if result.chosen is not None else result.assessments


def latest_cell(results: Sequence[GoalResult]) -> str:
    """The latest real number with its day; where there is none that, and the demo number that no status is made of."""
    read = [each for result in results for each in in_force(result)]
    title = _said(results, latest_words)
    real = [(each.latest, each.unit) for each in read if each.latest is not None]
    if real:
        return _cell(_range(results, _latest_value, real), "zk-latest", _when(real), title)
    demo = [(each.demo, each.unit) for each in read if each.demo is not None]
    below = f"○ demo {_range(results, _demo_value, demo)}" if demo else ""
    return _cell(STATUS_WORDS[Status.MANGLER], "zk-quiet", below, title)


def pace_cell(results: Sequence[GoalResult]) -> str:
    """Where the way to the target stands on the latest day."""
    return _cell(_shared(results, _expected), title=_said(results, pace_words))


def baseline_cell(results: Sequence[GoalResult]) -> str:
    """The agreement's number with its day."""
    known = [each for result in results for each in in_force(result) if each.baseline is not None]
    if not known:
        return _cell(UNKNOWN, "zk-quiet")
    days = dict.fromkeys(last_day(each.baseline_day) for each in known if each.baseline_day)
    values = [each.baseline for each in known if each.baseline is not None]
    words = _shared(results, _baseline_value)
    if words == DIFFERENT:
        words = f"{exact(min(values), known[0].unit)} til {exact(max(values), known[0].unit)}"
    return _cell(
        words, below=next(iter(days)) if len(days) == 1 else "", title=_said(results, baseline_words)
    )


def way_cells(results: Sequence[GoalResult]) -> str:
    """The way to the target and the target in words; the words alone, in both columns, where there is no way."""
    drawn, words = track(results), _shared(results, target_words)
    title = _said(results, target_words)
    if not drawn:
        return element("td", text(words), class_="zk-aim", colspan=2, title=title)
    return element("td", drawn, class_="zk-track-cell") + _cell(words, "zk-aim", title=title)


def status_cell(result: GoalResult, parts_words: str = "", parts: Sequence[GoalResult] = ()) -> str:
    """Sign and word, why it cannot be judged, and under it how many of its `parts` have each status."""
    sign = status_sign(result.status, result.certainty)
    below = element("small", text(parts_words), group_counts(parts), class_="zk-parts") if parts else ""
    return element(
        "td",
        element("span", text(sign.sign), class_=f"zk-mark zk-{sign.tone}", aria_hidden="true"),
        element("b", text(sign.word), class_=f"zk-{sign.tone}"),
        _why([result]),
        below,
        class_="zk-goal-status",
        title=result.reason,
    )


def statuses_cell(parts: Sequence[GoalResult]) -> str:
    """How many of the places have each status."""
    return element("td", group_counts(parts), _why(parts), class_="zk-goal-status")


def _why(results: Sequence[GoalResult]) -> str:
    """Why they cannot be judged, where all for one reason."""
    found = {result.hindrance for result in results}
    hindrance = next(iter(found)) if len(found) == 1 else None
    return element("small", text(HINDRANCE_WORDS[hindrance])) if hindrance is not None else ""


def _cell(words: str, name: str = "", below: str = "", title: str = "") -> str:
    small = element("small", text(below)) if below else ""
    return element("td", text(words), " ", small, class_=name or None, title=title or None)


def _shared(results: Sequence[GoalResult], words: Words) -> str:
    said = list(dict.fromkeys(read_either_way(each, words) for each in results))
    return said[0] if len(said) == 1 else DIFFERENT


def _said(results: Sequence[GoalResult], words: Words) -> str:
    return "; ".join(dict.fromkeys(read_either_way(each, words) for each in results))


def _range(results: Sequence[GoalResult], words: Words, numbers: Sequence[tuple[Measured, str]]) -> str:
    """The one number, what each reading says, or of several places the lowest and the highest."""
    said = _shared(results, words)
    if said != DIFFERENT:
        return said
    values = [number.value for number, _ in numbers]
    return f"{with_unit(min(values), numbers[0][1])} til {with_unit(max(values), numbers[0][1])}"


def _when(numbers: Sequence[tuple[Measured, str]]) -> str:
    days = {period(number.first_day, number.day) for number, _ in numbers}
    return next(iter(days)) if len(days) == 1 else ""


def _latest_value(assessment: Assessment) -> str:
    latest = assessment.latest
    return STATUS_WORDS[Status.MANGLER] if latest is None else with_unit(latest.value, assessment.unit)


def _demo_value(assessment: Assessment) -> str:
    demo = assessment.demo
    return STATUS_WORDS[Status.MANGLER] if demo is None else with_unit(demo.value, assessment.unit)


def _baseline_value(assessment: Assessment) -> str:
    return UNKNOWN if assessment.baseline is None else exact(assessment.baseline, assessment.unit)


def _expected(assessment: Assessment) -> str:
    return "" if assessment.pace is None else on_the_line(assessment.pace.expected, assessment.unit)
