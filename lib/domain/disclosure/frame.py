"""Masking of a tidy frame of observations: what `build` does between the raw and the public file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.disclosure.attacker import attack
from lib.domain.disclosure.linked import SEPARATOR, Links, link_tables, part_of
from lib.domain.disclosure.loss import information_loss
from lib.domain.disclosure.primary import primary_cells
from lib.domain.disclosure.release import publish
from lib.domain.disclosure.requirement import required_spans
from lib.domain.disclosure.secondary_exact import exact_mask
from lib.domain.disclosure.secondary_heuristic import heuristic_mask
from lib.domain.disclosure.table import CountInterval, DisclosureTable, Mask, make_table, with_known_sums
from lib.domain.observation import Provenance, Status

EXACT_UP_TO = 250
"""Leaves up to which the smallest loss is proven; above, the heuristic."""

HIDDEN_COLUMNS = ("numerator", "denominator", "value")

LOSS_COLUMNS = (
    "indicator_id",
    "year",
    "method",
    "loss",
    "leaves",
    "leaves_hidden",
    "leaves_primary",
    "totals_hidden",
    "shown_pct",
)
AUDIT_COLUMNS = ("indicator_id", "year", "area_id", "low", "high", "span", "required", "primary")


@dataclass(frozen=True)
class Publication:
    """What is public about the frame besides its rows.

    `leaves`: area ids of the afdelinger; `kept_out`: those too small to have rows of their own
    (small_areas.kept_out); `groups`: every sum of afdelinger that is shown anywhere (area id -> afdelinger:
    zones, organisations, the plan); `unbounded`: indicators whose numerator is not a part of the denominator
    (events per 100 persons, bare counts); `fixed_totals`: indicators whose groups are public whatever happens
    (single years of a pool); `links`: what everyone knows about indicators together.
    """

    leaves: frozenset[str]
    kept_out: frozenset[str]
    groups: Mapping[str, Sequence[str]]
    unbounded: frozenset[str] = frozenset()
    fixed_totals: frozenset[str] = frozenset()
    links: Links = Links()


@dataclass(frozen=True)
class MaskedFrame:
    """`frame` may be shown; `audit` (raw: one row per masked count with its range and whether it is primary)
    and `losses` (one row per indicator and year) are for the build's log and the check."""

    frame: pd.DataFrame
    audit: pd.DataFrame
    losses: pd.DataFrame


def hierarchy_groups(afdelinger: pd.DataFrame, plan_area: str) -> dict[str, tuple[str, ...]]:
    """Zones, organisations and the plan as sums of afdelinger. Columns: area_id, zone, organisation."""
    groups: dict[str, tuple[str, ...]] = {}
    for level in ("zone", "organisation"):
        for name, members in afdelinger.groupby(level)["area_id"]:
            groups[str(name)] = tuple(members)
    groups[plan_area] = tuple(afdelinger["area_id"])
    return groups


def mask_frame(
    observations: pd.DataFrame, publication: Publication, *, exact_up_to: int = EXACT_UP_TO
) -> MaskedFrame:
    """The frame with masked cells as status diskretioneret and numerator, denominator and value NaN.

    `observations`: indicator_id, area_id, year, numerator, denominator, and status, value, provenance if at hand;
    rows of afdelinger and of groups. Rows of afdelinger that are kept out are left out (their persons stay in the
    totals). Group rows with provenance 'published' are public as printed: never masked, and the attacker knows the
    counts that the printed percentage allows. Rows that are not ok pass as they are and are in no sum.
    Raises DisclosureError when a numerator is no whole number between 0 and its denominator.
    """
    frame = observations.reset_index(drop=True)
    if "status" not in frame:
        frame["status"] = Status.OK.value
    masked_rows: list[int] = []
    audits, losses = [], []
    for year, of_year in frame.groupby("year", sort=True):
        for bundle in publication.links.bundles(of_year["indicator_id"].unique().tolist()):
            rows = of_year[of_year["indicator_id"].isin(bundle)]
            table = table_of_rows(rows, bundle, publication)
            if table.leaf_count == 0:
                continue
            exact = table.leaf_count <= exact_up_to
            mask = exact_mask(table).mask if exact else heuristic_mask(table)
            masked_rows += _hidden_rows(rows, mask)
            audits += [{"year": year} | found for found in _audit_rows(table, mask)]
            about = {"year": year, "method": "exact" if exact else "heuristic"}
            losses += [about | found for found in _loss_rows(table, mask, bundle)]
    columns = [column for column in HIDDEN_COLUMNS if column in frame]
    frame[columns] = frame[columns].astype("float64")
    frame.loc[masked_rows, columns] = np.nan
    frame.loc[masked_rows, "status"] = Status.DISKRETIONERET.value
    return MaskedFrame(
        frame=frame[~frame["area_id"].isin(publication.kept_out)].reset_index(drop=True),
        audit=pd.DataFrame(audits, columns=list(AUDIT_COLUMNS)),
        losses=pd.DataFrame(losses, columns=list(LOSS_COLUMNS)),
    )


def _hidden_rows(rows: pd.DataFrame, mask: Mask) -> list[int]:
    names = rows["indicator_id"] + SEPARATOR + rows["area_id"]
    hidden = names.isin(mask.hidden) & (rows["status"] == Status.OK.value) & ~_as_printed(rows)
    return [int(row) for row in np.asarray(rows.index)[hidden.to_numpy()]]


def table_of_rows(rows: pd.DataFrame, indicators: Sequence[str], publication: Publication) -> DisclosureTable:
    """The disclosure table of indicators that are masked together, in one period; cells as `cell_name` has them."""
    tables = {
        indicator: _table_of_indicator(indicator, rows[rows["indicator_id"] == indicator], publication)
        for indicator in indicators
    }
    return link_tables(tables, publication.links)


def _table_of_indicator(indicator: str, rows: pd.DataFrame, publication: Publication) -> DisclosureTable:
    counted = rows[
        rows["area_id"].isin(publication.leaves)
        & (rows["status"] == Status.OK.value)
        & rows["numerator"].notna()
    ]
    counts = dict(zip(counted["area_id"], counted["numerator"].astype(float), strict=True))
    bounded = counted[counted["denominator"].notna() & (indicator not in publication.unbounded)]
    populations = dict(zip(bounded["area_id"], bounded["denominator"].astype(float), strict=True))
    present = {name: [a for a in members if a in counts] for name, members in publication.groups.items()}
    groups = {name: members for name, members in present.items() if members}
    fixed = groups if indicator in publication.fixed_totals else {}
    totals = {name: sum(counts[a] for a in members) for name, members in fixed.items()}
    table = make_table(
        counts,
        populations,
        groups,
        never_published=publication.kept_out & frozenset(counts),
        printed={name: CountInterval(total, total) for name, total in totals.items()},
    )
    return with_known_sums(table, list(_printed_facts(rows, counts, populations, groups)))


def _as_printed(rows: pd.DataFrame) -> pd.Series:
    if "provenance" not in rows:
        return pd.Series(False, index=rows.index)
    return rows["provenance"] == Provenance.PUBLISHED.value


def _printed_facts(
    rows: pd.DataFrame,
    counts: Mapping[str, float],
    populations: Mapping[str, float],
    groups: Mapping[str, Sequence[str]],
) -> Iterator[tuple[dict[str, float], CountInterval]]:
    """What the printed percentages of groups say of their counts, widened to the true count where they disagree."""
    printed = rows[_as_printed(rows) & rows["area_id"].isin(list(groups))]
    for row in printed.to_dict("records"):
        members = groups[row["area_id"]]
        value = row.get("value")
        if value is None or pd.isna(value) or any(a not in populations for a in members):
            continue
        said = count_interval(float(value), sum(populations[a] for a in members))
        true = sum(counts[a] for a in members)
        yield dict.fromkeys(members, 1.0), CountInterval(min(said.low, true), max(said.high, true))


def count_interval(value_pct: float, denominator: float, decimals: int = 1) -> CountInterval:
    """The whole counts that round to a printed percentage (0-100) of `denominator` persons; low > high if none
    does."""
    half = 0.5 * 10.0**-decimals
    low = np.ceil((value_pct - half) / 100.0 * denominator - 1e-9)
    high = np.floor((value_pct + half) / 100.0 * denominator + 1e-9)
    return CountInterval(float(max(0.0, low)), float(min(denominator, high)))


def _audit_rows(table: DisclosureTable, mask: Mask) -> Iterator[dict[str, object]]:
    requirement = required_spans(table)
    required = requirement.by_cell(table)
    primary = table.named(primary_cells(table))
    enough = requirement.spans if table.leaf_count > EXACT_UP_TO else None
    for cell, found in attack(publish(table, mask), enough).ranges.items():
        indicator, area = cell.split(SEPARATOR, 1)
        yield {
            "indicator_id": indicator,
            "area_id": area,
            "low": found.low,
            "high": found.high,
            "span": found.span,
            "required": required[cell],
            "primary": cell in primary,
        }


def _loss_rows(table: DisclosureTable, mask: Mask, indicators: Sequence[str]) -> Iterator[dict[str, object]]:
    for indicator in indicators:
        loss = information_loss(table, mask, part_of(table, indicator))
        yield {
            "indicator_id": indicator,
            "loss": loss.weight,
            "leaves": loss.leaves,
            "leaves_hidden": loss.leaves_hidden,
            "leaves_primary": loss.leaves_primary,
            "totals_hidden": loss.totals_hidden,
            "shown_pct": loss.shown_pct,
        }
