"""Which zone an afdeling belonged to on a day: zones are drawn anew, old figures keep the zone they had.

`memberships` throughout: area_id, zone, valid_from, valid_to (both days included; NaT = open), as composed from the
plan and its datatræk.
"""

from collections.abc import Iterator

import pandas as pd


def members_on(memberships: pd.DataFrame, day: pd.Timestamp | None) -> pd.Series:
    """Zone by area_id on `day`; today's zones (the open memberships) when `day` is None or NaT.

    Where two memberships meet on one day the later one counts. An afdeling without a membership on the day is left
    out.
    """
    starts, ends = memberships["valid_from"], memberships["valid_to"]
    if day is None or pd.isna(day):
        own = memberships[ends.isna()]
    else:
        own = memberships[(starts.isna() | (starts <= day)) & (ends.isna() | (ends >= day))]
    latest = own.sort_values("valid_from", na_position="first", kind="stable")
    return latest.drop_duplicates("area_id", keep="last").sort_index().set_index("area_id")["zone"]


def eras(memberships: pd.DataFrame, days: pd.Series) -> Iterator[tuple[pd.Series, pd.Series]]:
    """The days that share their memberships: (which of `days`, zone by area_id); a missing day counts as today."""
    cuts = pd.concat([memberships["valid_from"], memberships["valid_to"] + pd.Timedelta(days=1)])
    borders = pd.DatetimeIndex(cuts.dropna().unique()).sort_values()
    numbers = pd.Series(borders.searchsorted(pd.DatetimeIndex(days), side="right"), index=days.index)
    for number in sorted(numbers.where(days.notna(), -1).unique()):
        chosen = numbers.where(days.notna(), -1) == number
        yield chosen, members_on(memberships, days[chosen].iloc[0])
