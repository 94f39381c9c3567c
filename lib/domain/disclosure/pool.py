"""Three-year pools: sensitive indicators (crime, origin) at afdeling level."""

from collections.abc import Collection

import pandas as pd

POOL_YEARS = 3


def window_end(year: int) -> int:
    """The last year of the three-year window that `year` lies in (2023, 2024 and 2025: 2025).

    The calendar fixes the windows, not the newest year at hand: with a new year the pools would move by one, and
    whoever has seen the version before could subtract the two.
    """
    return year + (-year) % POOL_YEARS


def pool_three_years(
    observations: pd.DataFrame, indicators: Collection[str], leaves: Collection[str]
) -> pd.DataFrame:
    """Rows of `indicators` in `leaves` replaced by pools of the year and the two before; other rows as they are.

    Columns used: indicator_id, area_id, year, numerator, denominator; the denominator becomes person-years. A
    year without all three years behind it has no row. The columns value (100 x numerator / denominator) and
    pool_years (1 or 3) are set. Pools that overlap can be subtracted from each other: publish only those that end in
    a `window_end`.
    """
    chosen = observations["indicator_id"].isin(list(indicators)) & observations["area_id"].isin(list(leaves))
    rest = observations[~chosen].assign(pool_years=1)
    own = observations[chosen].drop_duplicates(["indicator_id", "area_id", "year"])
    pooled = own.assign(pool_years=POOL_YEARS)
    keys = ["indicator_id", "area_id", "year"]
    for back in range(1, POOL_YEARS):
        before = own[[*keys, "numerator", "denominator"]].assign(year=own["year"] + back)
        pooled = pooled.merge(before, on=keys, suffixes=("", "_before"))
        pooled["numerator"] += pooled.pop("numerator_before")
        pooled["denominator"] += pooled.pop("denominator_before")
    pooled = pooled.dropna(subset=["numerator", "denominator"])
    if "value" in pooled:
        pooled["value"] = 100.0 * pooled["numerator"] / pooled["denominator"].where(pooled["denominator"] > 0)
    return pd.concat([rest, pooled], ignore_index=True)
