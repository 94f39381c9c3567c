"""Shares against their counts, and whole columns of shares that were written as 0-1."""

import numpy as np

from lib.domain.datatraek.checks_book import SCALES
from lib.domain.datatraek.checks_rows import Checked, made_of_counts
from lib.domain.datatraek.checks_words import figure_words, label_words, named, once, place_of, row_words
from lib.domain.datatraek.difference_match import Flags
from lib.domain.datatraek.difference_size import Numbers, Scale
from lib.domain.datatraek.finding import Finding, Severity

TOLERANCE = 0.05
"""Percentage points between a share and its counts that rounding to one decimal explains."""
WHOLE_TOLERANCE = 0.5
"""The same for a column that is printed without decimals."""
_SLACK = 1e-9
_HUNDREDFOLD = 10.0
"""A column is nearer to a hundredth of its history than to it when it is ten times too small (as ratios go)."""
_FEW = 3
"""Under so many positive values a column of 0-1 is not told from a column of small percentages."""


def shares(checked: Checked) -> list[Finding]:
    """Findings about columns as 0-1, and about figures that do not match their counts (shares and rates)."""
    as_one, findings = _share_of_one(checked)
    return [*findings, *_unlike_counts(checked, as_one)]


def _unlike_counts(checked: Checked, as_one: Flags) -> list[Finding]:
    new = checked.new
    made = made_of_counts(new.scale, new.numerator, new.denominator)
    compared = (new.of(Scale.SHARE) | new.of(Scale.RATE)) & np.isfinite(new.given) & np.isfinite(made)
    gap = np.abs(np.where(compared, new.given - made, 0.0))
    wrong = (gap > _tolerance(checked) + _SLACK) & ~as_one

    def problem(row: int) -> str:
        scale = SCALES[int(new.scale[row])]
        return (
            f"{row_words(checked, row)} er {figure_words(new.given[row], scale)}, men tæller og nævner giver "
            f"{figure_words(round(made[row], 2), scale)}."
        )

    return named(
        checked,
        wrong,
        Severity.STOPPER,
        "andel_passer_ikke",
        problem,
        "Ret andelen eller antallene, så de passer sammen; forskellen er større end afrunding.",
    )


def _tolerance(checked: Checked) -> Numbers:
    """By the indicator: a column without a single decimal was rounded to whole per cent."""
    new = checked.new
    decimals = np.isfinite(new.given) & (new.given != np.round(new.given))
    printed = np.zeros(len(checked.book.labels), dtype=bool)
    printed[new.indicator[decimals]] = True
    return np.where(printed[new.indicator], TOLERANCE, WHOLE_TOLERANCE)


def _share_of_one(checked: Checked) -> tuple[Flags, list[Finding]]:
    """The rows of the columns that come as 0-1, and a finding for each such column."""
    new = checked.new
    shown = new.of(Scale.SHARE) & np.isfinite(new.given)
    highest = np.full(len(checked.book.labels), -np.inf)
    np.maximum.at(highest, new.indicator[shown], new.given[shown])
    positive = np.bincount(new.indicator[shown & (new.given > 0)], minlength=len(highest))
    suspects = np.flatnonzero((highest <= 1) & (positive > 0))
    sure, maybe = [], []
    for indicator in map(int, suspects):
        verdict = _judged(checked, shown & (new.indicator == indicator), indicator)
        if verdict is None and positive[indicator] >= _FEW:
            maybe.append(indicator)
        elif verdict:
            sure.append(indicator)
    as_one = np.isin(new.indicator, sure) & shown
    return as_one, [
        *_columns(checked, as_one, Severity.STOPPER, "andel_som_0_1"),
        *_columns(checked, np.isin(new.indicator, maybe) & shown, Severity.SPOERGER, "andel_maaske_0_1"),
    ]


def _judged(checked: Checked, rows: Flags, indicator: int) -> bool | None:
    """True when counts or history say that the column is a hundred times too small; None when neither can say."""
    new, old = checked.new, checked.old
    made = made_of_counts(new.scale[rows], new.numerator[rows], new.denominator[rows])
    given = new.given[rows]
    with_counts = np.isfinite(made) & (made > 0) & (given > 0)
    if with_counts.any():
        return bool(np.median(made[with_counts] / given[with_counts]) > _HUNDREDFOLD)
    history = old.value[(old.indicator == indicator) & (old.value > 0)]
    if not history.size:
        return None
    return bool(np.median(history) / np.median(given[given > 0]) > _HUNDREDFOLD)


def _columns(checked: Checked, rows: Flags, severity: Severity, code: str) -> list[Finding]:
    remedy = {
        Severity.STOPPER: "Sæt share_of_one = true i opsætningens afsnit om celler, så ganges tallene med 100.",
        Severity.SPOERGER: "Er de 0-1, så sæt share_of_one = true i opsætningen; ellers bekræft, at de er procent.",
    }[severity]
    words = "er skrevet som 0-1 i stedet for procent" if severity is Severity.STOPPER else "er alle højst 1"
    places = np.flatnonzero(rows)
    first = places[once(checked.new.indicator[places])]
    return [
        Finding(
            severity,
            code,
            place_of(checked, row),
            f"Andelene i {label_words(checked, int(checked.new.indicator[row]))} {words}.",
            remedy,
        )
        for row in map(int, first)
    ]
