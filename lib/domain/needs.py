"""The need behind an activity: persons in its target group in each zone, summed from counts with weights."""

import pandas as pd

from lib.domain.observation import REAL_PROVENANCES, Provenance, Status

PUBLISHED = "published"
PROXY = "proxy"
DEMO = "demo"


def fill_from_total(counts: pd.DataFrame, total: float) -> pd.DataFrame:
    """Zone counts where the missing cells follow from the total, otherwise unchanged.

    `counts`: numerator (NaN where the source is empty). If exactly one cell is empty, or if the known cells already
    sum to `total`, the empty ones are what is left. A missing cell is never 0 by itself: it is 0 here only because
    the source's own total says so.
    """
    missing = counts["numerator"].isna()
    left = total - counts["numerator"].sum()
    if not missing.any() or pd.isna(total) or left < 0 or (missing.sum() > 1 and left > 0):
        return counts
    filled = counts.copy()
    filled.loc[missing, "numerator"] = left
    return filled


def compose_needs(rules: pd.DataFrame, counts: pd.DataFrame, zones: tuple[str, ...]) -> pd.DataFrame:
    """Needs per activity and zone.

    `rules`: activity_id, indicator_id, weight, basis, note (needs.csv). `counts`: indicator_id, area_id, numerator,
    period_end, provenance for the zones: one row each. An activity of which one zone lacks one count gets no need at
    all: a sum over unequal parts would mislead. Returns activity_id, zone, persons, basis, note, date; `basis` is
    'demo' as soon as one count is demo, 'proxy' where a help figure stands in, 'published' where neither is so.
    """
    joined = rules.merge(counts[counts["area_id"].isin(zones)], on="indicator_id")
    joined["persons"] = joined["weight"] * joined["numerator"]
    wanted = rules.groupby("activity_id")["indicator_id"].nunique()
    rows = []
    for activity_id, group in joined.groupby("activity_id", sort=False):
        complete = group["persons"].notna().sum() == wanted[activity_id] * len(zones)
        if not complete:
            continue
        rows += _activity_rows(str(activity_id), group, zones)
    return pd.DataFrame(rows, columns=["activity_id", "zone", "persons", "basis", "note", "date"])


def _activity_rows(
    activity_id: str, group: pd.DataFrame, zones: tuple[str, ...]
) -> list[tuple[str, str, float, str, str, pd.Timestamp]]:
    real = group["provenance"].isin([p.value for p in REAL_PROVENANCES]).all()
    basis = DEMO if not real else PROXY if (group["basis"] == PROXY).any() else PUBLISHED
    persons = group.groupby("area_id")["persons"].sum()
    date = group["period_end"].max()
    return [
        (activity_id, zone, float(persons[zone]), basis, str(group["note"].iloc[0]), date) for zone in zones
    ]


def one_row_each(observed: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, area and period: a loaded one before a published one, measured before rolled up.

    Columns as `latest_counts`, and basis. Made-up rows keep a row of their own beside real ones.
    """
    origin = observed["provenance"].map({Provenance.DATATRAEK: 0, Provenance.PUBLISHED: 1}).fillna(2)
    ranked = observed.assign(is_real=origin < 2, origin=origin).sort_values(
        ["basis", "origin"], kind="stable"
    )
    first = ranked.drop_duplicates(["indicator_id", "area_id", "period_end", "is_real"])
    return first.sort_index().drop(columns=["is_real", "origin"])


def latest_counts(observed: pd.DataFrame) -> pd.DataFrame:
    """The newest period of each indicator in which a zone has a count, real periods before demo ones.

    `observed`: indicator_id, area_id, period_end, numerator, status, provenance. Published and loaded counts win over
    newer demo counts: a real number is never replaced by a made-up one.
    """
    usable = observed[observed["status"].isin([Status.OK.value, Status.MANGLER.value])]
    demo = usable["provenance"] == Provenance.DEMO
    ranked = usable.assign(is_real=~demo)
    newest = (
        ranked.sort_values(["is_real", "period_end"])
        .groupby("indicator_id")[["is_real", "period_end"]]
        .last()
    )
    return ranked.merge(newest.reset_index(), on=["indicator_id", "is_real", "period_end"]).drop(
        columns="is_real"
    )
