"""Needs and dækning when borders move: only of activities whose need is counted afdeling by afdeling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.allocation.coverage import Need
from lib.domain.border_figures import coverage_of
from lib.domain.borders import BorderNeed, BorderRow
from lib.domain.needs import DEMO, PROXY, PUBLISHED
from lib.domain.observation import Provenance


@dataclass(frozen=True)
class BorderNeeds:
    """`needs` that can be worked out; names of activities that are known per zone only (`left`) or cannot be shown
    (`hidden`)."""

    needs: tuple[BorderNeed, ...]
    left: tuple[str, ...]
    hidden: tuple[str, ...]


def border_needs(
    rows: Sequence[BorderRow],
    rules: pd.DataFrame,
    names: Mapping[str, str],
    hours: Mapping[str, Mapping[str, float]],
    zones: Sequence[str],
) -> BorderNeeds:
    """`rules`: activity_id, indicator_id, weight, basis (needs.csv); `names` of activities; `hours` a week by activity
    and zone, as they stand; `zones`: the real ones. A new zone has no hours."""
    by_indicator: dict[str, list[BorderRow]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator_id, []).append(row)
    needs, left, hidden = list[BorderNeed](), list[str](), list[str]()
    for activity, own in rules.groupby("activity_id", sort=False):
        name = names.get(str(activity), str(activity))
        standing = hours.get(str(activity), {})
        if not set(own["indicator_id"]) <= set(by_indicator):
            left.append(name)
            continue
        counted = [
            (float(rule["weight"]), by_indicator[str(rule["indicator_id"])])
            for rule in own.to_dict("records")
        ]
        made = _need(str(activity), name, _basis(own, counted), counted, standing, zones)
        if made is not None:
            needs.append(made)
        elif sum(standing.values()):
            hidden.append(name)
    return BorderNeeds(tuple(needs), tuple(left), tuple(hidden))


def _need(
    activity: str,
    name: str,
    basis: str,
    counted: Sequence[tuple[float, Sequence[BorderRow]]],
    hours: Mapping[str, float],
    zones: Sequence[str],
) -> BorderNeed | None:
    real: dict[str, float] = {}
    what_if: dict[str, float] = {}
    for weight, rows in counted:
        for row in rows:
            if row.what_if is None or (row.real is None and row.zone in zones):
                return None
            what_if[row.zone] = what_if.get(row.zone, 0.0) + weight * row.what_if.numerator
            if row.real is not None:
                real[row.zone] = real.get(row.zone, 0.0) + weight * row.real.numerator
    if not sum(hours.values()) or not sum(real.values()):
        return None
    before, after = tuple(real.items()), tuple(what_if.items())
    return BorderNeed(
        activity,
        name,
        basis,
        before,
        after,
        coverage_of(hours, Need(activity, before, basis)),
        coverage_of(hours, Need(activity, after, basis)),
    )


def _basis(rules: pd.DataFrame, counted: Sequence[tuple[float, Sequence[BorderRow]]]) -> str:
    if any(row.provenance == Provenance.DEMO for _, rows in counted for row in rows):
        return DEMO
    return PROXY if (rules["basis"] == PROXY).any() else PUBLISHED
