"""The figures of one area, or the sums of a group of afdelinger, by indicator and list year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.domain.observation import REAL_PROVENANCES, Provenance, Status

MASKED_IN_GROUP = "Tallet kan ikke vises: mindst én afdeling er diskretioneret."
MISSING_IN_GROUP = "Tallet kan ikke regnes ud: mindst én afdeling mangler tal."
NO_COUNTS_IN_GROUP = "Tallet kan ikke regnes ud: antallet af personer er ikke oplyst for mindst én afdeling."
NO_SUM = "Tallet kan ikke lægges sammen for en gruppe: gennemsnitlig indkomst er ikke et antal personer."

_SUMMED_UNIT = "pct"
_PCT = 100


@dataclass(frozen=True)
class Row:
    """One figure of an area: `value` in the criterion's unit, None where there is none; persons where known.

    `start` and `end` are the period's first and last day; `low` and `high` the 95 % interval where it came with the
    figure; `reason` is a Danish sentence on why there is no value, or what the value covers.
    """

    start: date
    end: date
    value: float | None
    numerator: float | None
    denominator: float | None
    low: float | None
    high: float | None
    status: Status
    provenance: Provenance | None
    reason: str


Figures = Mapping[tuple[str, int], Row]
"""The latest figure of an indicator that belongs to the list of a year, by (indicator_id, list year)."""


def figures_of(own: pd.DataFrame) -> dict[tuple[str, int], Row]:
    """Of one area's rows of questions.criterion_values; of several a year (weekly counts) the latest."""
    ordered = own.sort_values("period_end", kind="stable")
    rows = [{str(name): cell for name, cell in each.items()} for each in ordered.to_dict("records")]
    return {(str(each["indicator_id"]), int(each["list_year"])): _row(each) for each in rows}


def summed(members: Sequence[Figures], units: Mapping[str, str]) -> dict[tuple[str, int], Row]:
    """Of a group: the sums of its members' shown counts. `units` has the criterion's unit by indicator_id.

    A number is given only where every member shows its own of the same period; an average income is never summed.
    """
    keys = {key for member in members for key in member}
    return {
        key: _sum([member.get(key) for member in members], units.get(key[0], _SUMMED_UNIT))
        for key in sorted(keys)
    }


def _row(cells: Mapping[str, Any]) -> Row:
    status = Status(str(cells["status"]))
    value = known(cells["value"]) if status is Status.OK else None
    return Row(
        start=pd.Timestamp(cells["period_start"]).date(),
        end=pd.Timestamp(cells["period_end"]).date(),
        value=value,
        numerator=known(cells["numerator"]) if status is Status.OK else None,
        denominator=known(cells["denominator"]) if status is Status.OK else None,
        low=known(cells["low"]) if status is Status.OK else None,
        high=known(cells["high"]) if status is Status.OK else None,
        status=Status.MANGLER if status is Status.OK and value is None else status,
        provenance=Provenance(str(cells["provenance"])),
        reason=_coverage(cells) if value is not None else "",
    )


def known(cell: Any) -> float | None:
    """A cell as a number; None for an empty one."""
    return None if pd.isna(cell) else float(cell)


def _coverage(cells: Mapping[str, Any]) -> str:
    """What a sum of afdelinger leaves out; empty for a measured figure and a full sum."""
    covered, areas = known(cells.get("coverage_areas")), known(cells.get("coverage_areas_total"))
    if covered is None or areas is None or covered >= areas:
        return ""
    return f"Tallet er summen af {covered:.0f} af {areas:.0f} afdelinger."


def _sum(rows: Sequence[Row | None], unit: str) -> Row:
    found = [each for each in rows if each is not None]
    reason = NO_SUM if unit != _SUMMED_UNIT else _why_no_sum(rows, found)
    counts = [(each.numerator, each.denominator) for each in found]
    numerator = sum(numerator or 0.0 for numerator, _ in counts)
    denominator = sum(denominator or 0.0 for _, denominator in counts)
    first = found[0]
    if not reason and denominator == 0:
        reason = NO_COUNTS_IN_GROUP
    masked = reason == MASKED_IN_GROUP
    return Row(
        start=first.start,
        end=first.end,
        value=None if reason else _PCT * numerator / denominator,
        numerator=None if reason else numerator,
        denominator=None if reason else denominator,
        low=None,
        high=None,
        status=Status.OK if not reason else Status.DISKRETIONERET if masked else Status.MANGLER,
        provenance=_weakest(each.provenance for each in found),
        reason=reason,
    )


def _why_no_sum(rows: Sequence[Row | None], found: Sequence[Row]) -> str:
    if any(each.status is Status.DISKRETIONERET for each in found):
        return MASKED_IN_GROUP
    if len(found) < len(rows) or any(each.value is None for each in found):
        return MISSING_IN_GROUP
    if len({(each.start, each.end) for each in found}) > 1:
        return "Tallet kan ikke regnes ud: afdelingernes tal er fra forskellige perioder."
    if any(each.numerator is None or each.denominator is None for each in found):
        return NO_COUNTS_IN_GROUP
    return ""


def _weakest(provenances: Iterable[Provenance | None]) -> Provenance | None:
    """A sum is no better than its worst part: one made-up number makes it made up."""
    own = {each for each in provenances if each is not None}
    made_up = sorted(own - set(REAL_PROVENANCES))
    if made_up:
        return made_up[0]
    return Provenance.DATATRAEK if Provenance.DATATRAEK in own else next(iter(own), None)
