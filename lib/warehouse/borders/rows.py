"""One row of the answer: a what-if zone's figure beside the real one. Whether it may be shown is decided before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.domain.border_figures import difference
from lib.domain.borders import BorderChange, BorderRow, Difference, Figure, Standing
from lib.domain.observation import Status
from lib.domain.statistics.tables import with_intervals
from lib.warehouse.borders.newest import NewestCounts


@dataclass(frozen=True)
class Place:
    """A zone of the question: who would be in it, who joins and who leaves."""

    zone: str
    name: str
    members: tuple[str, ...]
    joining: frozenset[str]
    leaving: frozenset[str]

    @property
    def touched(self) -> bool:
        """Whether the question changes the zone at all."""
        return bool(self.joining or self.leaving)


def places(change: BorderChange, home: Mapping[str, str], names: Mapping[str, str]) -> list[Place]:
    """Every zone by name; `home` is the zone of each afdeling on the day of the figures."""
    after, flows = change.zones_after(home), change.flows(home)
    return [
        Place(
            zone,
            name,
            tuple(area for area, own in after.items() if own == zone),
            frozenset[str]().union(*(areas for (_, to), areas in flows.items() if to == zone)),
            frozenset[str]().union(*(areas for (left, _), areas in flows.items() if left == zone)),
        )
        for zone, name in names.items()
    ]


def border_row(
    newest: NewestCounts, place: Place, real: Figure | None, standing: Standing, why: str
) -> BorderRow:
    """The row; the unmasked sum is only made where `standing` is SHOWN."""
    counted = [area for area in place.members if area in newest.counts]
    what_if = real if standing is Standing.SAME else None
    apart: Difference | None = None
    if standing is Standing.SHOWN:
        what_if = figure(newest, counted)
        if real is not None:
            joined, left = persons(newest, place.joining), persons(newest, place.leaving)
            apart = difference(newest.kind, real, what_if, joined, left)
    return BorderRow(
        indicator_id=newest.indicator_id,
        label=newest.label,
        unit=newest.unit,
        period_end=newest.period_end.date(),
        provenance=newest.provenance,
        zone=place.zone,
        zone_name=place.name,
        standing=standing,
        why=why,
        real=real,
        what_if=what_if,
        difference=apart,
        covered=len(counted),
        areas=len(place.members),
    )


def figure(newest: NewestCounts, counted: Collection[str]) -> Figure:
    """The sum of the counts of these afdelinger (at least one), with its interval."""
    numerator = sum(newest.counts[area][0] for area in counted)
    denominator = persons(newest, counted)
    row = pd.DataFrame(
        {
            "indicator_id": [newest.indicator_id],
            "area_id": [""],
            "kind": [newest.kind.value],
            "period_start": [newest.period_start],
            "period_end": [newest.period_end],
            "numerator": pd.array([numerator], dtype="Int64"),
            "denominator": pd.array([denominator], dtype="Int64"),
            "status": [Status.OK.value],
        }
    )
    limits = with_intervals(row).iloc[0]
    value = float(numerator) if denominator is None else 100.0 * numerator / max(denominator, 1)
    return Figure(value, numerator, denominator, known(limits["low"]), known(limits["high"]))


def real_figures(rolled: pd.DataFrame) -> dict[tuple[str, str, pd.Timestamp], Figure]:
    """The roll-ups of the public file that are shown, by (indicator, area, period_end)."""
    shown = rolled[(rolled["status"] == Status.OK) & rolled["numerator"].notna()]
    return {
        (str(row.indicator_id), str(row.area_id), row.period_end): Figure(
            float(row.value),
            int(row.numerator),
            None if pd.isna(row.denominator) else int(row.denominator),
            known(row.low),
            known(row.high),
        )
        for row in shown.itertuples()
    }


def persons(newest: NewestCounts, areas: Collection[str]) -> int | None:
    """The denominators of those of `areas` that are counted, summed; None where one has none."""
    each = [newest.counts[area][1] for area in areas if area in newest.counts]
    return None if None in each else sum(n for n in each if n is not None)


def known(limit: object) -> float | None:
    """A number of a frame, None where it is missing."""
    return None if pd.isna(limit) else float(str(limit))
