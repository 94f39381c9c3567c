"""Monthly counts of unemployed residents by target group and zone, smooth around the one published date.

Codes are those of lov om en aktiv beskæftigelsesindsats § 6 and the jobcenter's own INT codes (table 9).
"""

from datetime import date

import numpy as np
import pandas as pd

from lib.demo.streams import stream, wander

COLUMNS = ["target_group", "area_id", "date", "persons"]
FLEKSJOB, FLEKSJOB_UNEMPLOYED = "6.9", "6.9L"
SUBSETS = (FLEKSJOB_UNEMPLOYED,)
"""Codes that are part of another code and do not count in a sum."""

REFORM = pd.Timestamp(2025, 7, 1)
"""Kontanthjælpsreformen (lov 1655 of 30/12/2024): groups of the old benefits pass to kontanthjælp."""

_MOVED_BY_REFORM = {"6.4": (0.45, ("6.2",)), "6.5": (0.45, ("6.3",)), "INT-SHP": (0.6, ("6.2", "6.3"))}
CLOSED = pd.Timestamp(2026, 2, 1)
"""Lov 1750 of 29/12/2025: no new citizens in ressourceforløb and revalidering."""

_CLOSED_GROUPS = ("6.8", "6.10")
_CLOSED_FALL = 0.06  # a month
_TREND = -0.002  # a month
_EMPTY_LEVEL = 0.45  # the source prints nothing: none or one person
_MEMORY = 0.92


def months_between(first: date, last: date) -> pd.DatetimeIndex:
    """The first of every month from `first` to `last`, both included."""
    return pd.date_range(first, last, freq="MS")


def demo_target_groups(
    published: pd.DataFrame, zones: tuple[str, ...], months: pd.DatetimeIndex, seed: int
) -> pd.DataFrame:
    """Rows COLUMNS (whole persons) for every code, zone and month but the published one; none where none is
    published: there is no level to make them around."""
    if published.empty:
        return pd.DataFrame(columns=COLUMNS)
    base = pd.Timestamp(published["date"].iloc[0])
    codes = list(dict.fromkeys(published["target_group"]))
    frames = [_zone_frame(published, zone, codes, months, base, seed) for zone in zones]
    frame = pd.concat(frames, ignore_index=True)
    return frame[frame["date"] != base.date().isoformat()][COLUMNS].reset_index(drop=True)


def _zone_frame(
    published: pd.DataFrame,
    zone: str,
    codes: list[str],
    months: pd.DatetimeIndex,
    base: pd.Timestamp,
    seed: int,
) -> pd.DataFrame:
    known = published[published["area_id"] == zone].set_index("target_group")["persons"]
    levels = {
        code: _smooth(stream(seed, f"{code} {zone}"), float(known.get(code, np.nan)), months, base)
        for code in codes
    }
    counts = {code: np.rint(level).astype(int) for code, level in _reformed(levels, months).items()}
    if FLEKSJOB_UNEMPLOYED in counts:
        counts[FLEKSJOB_UNEMPLOYED] = np.minimum(counts[FLEKSJOB_UNEMPLOYED], counts[FLEKSJOB])
    wide = pd.DataFrame(counts, index=months.strftime("%Y-%m-%d")).rename_axis("date").reset_index()
    return wide.melt(id_vars="date", var_name="target_group", value_name="persons").assign(area_id=zone)


def _smooth(
    rng: np.random.Generator, persons: float, months: pd.DatetimeIndex, base: pd.Timestamp
) -> np.ndarray:
    """A level that passes through `persons` at `base`; an empty cell stays between none and one person."""
    if np.isnan(persons):
        return np.asarray(np.clip(_EMPTY_LEVEL + wander(rng, len(months), 0.1, _MEMORY), 0, 1))
    distance = (months.year - base.year) * 12 + months.month - base.month
    walk = wander(rng, len(months), 0.025 + 0.08 / np.sqrt(max(persons, 1.0)), _MEMORY)
    pinned = walk - np.interp(0, distance, walk)
    return np.asarray(persons * np.exp(pinned + _TREND * np.asarray(distance)))


def _reformed(levels: dict[str, np.ndarray], months: pd.DatetimeIndex) -> dict[str, np.ndarray]:
    """The two changes of law on the levels: some groups pass to others, some fade out."""
    changed = {code: level.copy() for code, level in levels.items()}
    for code, (share, receivers) in _MOVED_BY_REFORM.items():
        moved = np.where(months >= REFORM, changed[code] * share, 0.0)
        changed[code] = changed[code] - moved
        for receiver in receivers:
            changed[receiver] = changed[receiver] + moved / len(receivers)
    since = np.maximum((months.year - CLOSED.year) * 12 + months.month - CLOSED.month + 1, 0)
    for code in _CLOSED_GROUPS:
        changed[code] = changed[code] * np.exp(-_CLOSED_FALL * np.asarray(since))
    return changed
