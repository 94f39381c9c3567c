"""Counts and levels that cannot be right are refused with a sentence that says where they stand."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lib.domain.indicator import Kind
from lib.domain.numbers import number
from lib.domain.statistics.errors import InvalidNumbers

_Numbers = npt.NDArray[np.float64]


def check_level(level: float) -> None:
    """Raises InvalidNumbers unless `level` is a confidence level between 0 and 1 (0.95 for 95 %)."""
    if not 0 < level < 1:
        raise InvalidNumbers(
            f"Konfidensniveauet {level} er ikke muligt: det skal ligge mellem 0 og 1, for eksempel 0.95."
        )


def check_counts(
    kind: Kind, numerators: _Numbers, denominators: _Numbers, rows: Sequence[str] | None = None
) -> None:
    """Raises InvalidNumbers for the first pair of counts that cannot be right; NaN (not known) is right.

    `rows` names each pair in the sentence; without it the pair is named by its place in the sequence. A mean is made
    of no counts: nothing to refuse.
    """
    if kind is Kind.MEAN:
        return
    x, n = np.atleast_1d(numerators), np.atleast_1d(denominators)
    _refuse_first(_impossible(x), x, "numerator", rows)
    if kind is Kind.COUNT:
        return
    _refuse_first(_impossible(n), n, "denominator", rows)
    too_many = x > n if kind is Kind.SHARE else (x > 0) & (n == 0)
    if too_many.any():
        place = int(np.argmax(too_many))
        raise InvalidNumbers(_over_sentence(kind, float(x[place]), float(n[place]), _row(place, rows)))


def _impossible(values: _Numbers) -> npt.NDArray[np.bool_]:
    return np.isinf(values) | (values < 0)


def _refuse_first(
    wrong: npt.NDArray[np.bool_], values: _Numbers, column: str, rows: Sequence[str] | None
) -> None:
    if wrong.any():
        place = int(np.argmax(wrong))
        raise InvalidNumbers(
            f"Antallet {values[place]} er ikke muligt ({_row(place, rows)}, kolonnen {column}): "
            "et antal er 0 eller derover. Ret tallet, eller lad feltet stå tomt, hvis det ikke er oplyst."
        )


def _over_sentence(kind: Kind, numerator: float, denominator: float, row: str) -> str:
    what = (
        "En andel kan ikke være over 100 %"
        if kind is Kind.SHARE
        else "Der kan ikke ske noget i en tom gruppe"
    )
    return (
        f"Tælleren {number(numerator)} passer ikke til nævneren {number(denominator)} "
        f"({row}, kolonnerne numerator og denominator). {what}: ret tallene."
    )


def _row(place: int, rows: Sequence[str] | None) -> str:
    return f"række {place + 1}" if rows is None else rows[place]
