"""Rows about afdelinger: known zone, sensible sizes, and exactly one zone at a time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.datatraek.checks_context import CheckContext
from lib.domain.datatraek.difference_match import Flags
from lib.domain.datatraek.finding import Finding, Place, Severity, limited
from lib.domain.datatraek.rows import floats
from lib.domain.numbers import count

RESIDENTS_CHANGE = 0.20
RESIDENTS_PERSONS = 20


@dataclass(frozen=True)
class _Rule:
    """A rule about one row. `problem` follows the afdeling's name."""

    severity: Severity
    code: str
    problem: str
    remedy: str


_TWICE = _Rule(
    Severity.STOPPER,
    "dobbelt_raekke",
    "står mere end én gang med samme første dag.",
    "Slet den række, der er forkert.",
)
_NO_ZONE = _Rule(
    Severity.STOPPER,
    "ukendt_zone",
    "har en zone, som planen ikke har.",
    "Ret zonen, eller indlæs zonerne først.",
)
_BACKWARDS = _Rule(Severity.STOPPER, "periode_bagvendt", "slutter, før den begynder.", "Ret de to datoer.")
_TWO_ZONES = _Rule(
    Severity.STOPPER,
    "to_zoner_samtidig",
    "hører til to zoner på samme tid.",
    "Lad den første periode slutte, dagen før den næste begynder.",
)
_NEGATIVE = _Rule(
    Severity.STOPPER, "negativt_tal", "har et negativt antal beboere eller husstande.", "Ret tallet."
)
_CROWDED = _Rule(
    Severity.SPOERGER,
    "flere_husstande_end_beboere",
    "har flere husstande end beboere.",
    "Se efter, om de to kolonner er byttet om, eller om boliger står tomme.",
)


def afdelinger(rows: pd.DataFrame, context: CheckContext) -> list[Finding]:
    """Findings about `rows` (typed as AFDELINGER). At most thousands, so each may be looked at."""
    zones = set(context.areas.loc[context.areas["level"] == "zone", "area_id"])
    backwards = (rows["valid_from"] > rows["valid_to"]).to_numpy(dtype=bool)
    households = floats(rows["households"])
    residents = floats(rows["residents"])
    rules: list[tuple[_Rule, Flags]] = [
        (_TWICE, rows.duplicated(["area_id", "valid_from"]).to_numpy()),
        (_NO_ZONE, ~rows["zone"].isin(zones).to_numpy()),
        (_BACKWARDS, backwards),
        (_TWO_ZONES, _overlapping(rows) & ~backwards),
        (_NEGATIVE, (residents < 0) | (households < 0)),
        (_CROWDED, households > residents),
    ]
    findings = [
        Finding(
            rule.severity,
            rule.code,
            _place(rows, row, context),
            f"«{_name(rows, row)}» {rule.problem}",
            rule.remedy,
        )
        for rule, wrong in rules
        for row in map(int, np.flatnonzero(wrong))
    ]
    return limited([*findings, *_resized(rows, context)])


def _overlapping(rows: pd.DataFrame) -> Flags:
    """Rows that begin before the same afdeling's earlier row has ended. Open ends reach as far as they can."""
    first = rows["valid_from"].fillna(pd.Timestamp("1900-01-01"))
    last = rows["valid_to"].fillna(pd.Timestamp("2200-01-01"))
    ordered = pd.DataFrame({"area": rows["area_id"], "first": first, "last": last}).sort_values(
        ["area", "first"]
    )
    same = ordered["area"] == ordered["area"].shift()
    again = ordered["first"] == ordered["first"].shift()
    over = same & ~again & (ordered["first"] <= ordered.groupby("area")["last"].shift())
    return over.sort_index().to_numpy(dtype=bool)


def _resized(rows: pd.DataFrame, context: CheckContext) -> list[Finding]:
    """Afdelinger whose residents changed much since the plan last heard of them."""
    if "residents" not in context.areas:
        return []
    known = context.areas.drop_duplicates("area_id", keep="last").set_index("area_id")["residents"]
    before = floats(rows["area_id"].map(known))
    now = floats(rows["residents"])
    change = np.abs(now - before)
    wrong = (
        (change > RESIDENTS_CHANGE * before)
        & (change >= RESIDENTS_PERSONS)
        & rows["valid_to"].isna().to_numpy()
    )
    return [
        Finding(
            Severity.SPOERGER,
            "beboere_aendret",
            _place(rows, row, context),
            f"«{_name(rows, row)}» har {count(now[row])} beboere, men havde {count(before[row])}.",
            "Bekræft tallet, eller se efter, om rækkerne er forskudt.",
        )
        for row in map(int, np.flatnonzero(wrong))
    ]


def _name(rows: pd.DataFrame, row: int) -> str:
    return str(rows["name"].iloc[row] or rows["area_id"].iloc[row])


def _place(rows: pd.DataFrame, row: int, context: CheckContext) -> Place:
    return Place(context.file, str(rows["sheet"].iloc[row] or ""), str(rows["cell"].iloc[row] or ""))
