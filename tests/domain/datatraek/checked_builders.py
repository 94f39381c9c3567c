"""A small made-up plan and rows of it, for the tests of the checks."""

import datetime as dt
from typing import Any

import pandas as pd

from lib.domain.datatraek.checks import CheckContext, check_rows
from lib.domain.datatraek.finding import Finding
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.disclosure.facts import PartSum, PublicFacts
from lib.domain.disclosure.linked import Links

OBS = DatatraekKind.OBSERVATIONER
TODAY = dt.date(2026, 11, 22)
HOMES = [f"a{place}" for place in range(1, 9)]

INDICATORS = pd.DataFrame(
    [
        ("skole", "Kun grundskole", "pct", "share", 1),
        ("job", "I job", "pct", "share", 1),
        ("tryg", "Trygge", "pct", "share", 0),
        ("domme", "Domme pr. 100", "pr_100_personer", "rate", 1),
        ("karakter", "Karakterer", "karakter", "mean", 0),
        ("ledige", "Kendskabsgrad", "pct", "share", 0),
        ("g1", "Gruppe 1", "antal", "count", 0),
        ("g2", "Gruppe 2", "antal", "count", 0),
        ("g2b", "Gruppe 2, en del", "antal", "count", 0),
        ("beboere", "Beboere", "antal", "count", 1),
        ("alder", "Gennemsnitsalder", "aar", "mean", 0),
    ],
    columns=["indicator_id", "short_label", "unit", "kind", "additive"],
).assign(label=lambda frame: frame["short_label"])

AREAS = pd.DataFrame(
    [
        (home, f"Gården {home}", "afdeling", "z1" if place < 4 else "z2", 200, 90)
        for place, home in enumerate(HOMES)
    ]
    + [
        ("z1", "Zone 1", "zone", "plan", None, None),
        ("z2", "Zone 2", "zone", "plan", None, None),
        ("plan", "Planen", "plan", "by", None, None),
        ("by", "Byen", "kommune", None, None, None),
    ],
    columns=["area_id", "name", "level", "parent_id", "residents", "households"],
)

FACTS = PublicFacts(Links(ordered=(("g2b", "g2"),)), (PartSum("ledige", ("g1", "g2")),))


def rows(*records: dict[str, Any], **same: Any) -> pd.DataFrame:
    """Typed observations; what is not said is a stock of 1 October 2024 of 'skole', status ok."""
    usual = {
        "indicator_id": "skole",
        "area_id": "a1",
        "period_start": "2024-10-01",
        "period_end": "2024-10-01",
        "status": "ok",
        "source_id": "kilden",
        "sheet": "Ark1",
    }
    cells = [{**usual, "cell": f"B{place + 2}", **same, **record} for place, record in enumerate(records)]
    return typed_rows(pd.DataFrame(cells), OBS)


def on(day: str) -> dict[str, str]:
    """The period of a stock on one day."""
    return {"period_start": day, "period_end": day}


def share(area: str, numerator: int, denominator: int, **more: Any) -> dict[str, Any]:
    """A share that matches its counts."""
    value = round(100 * numerator / denominator, 1)
    return {"area_id": area, "value": value, "numerator": numerator, "denominator": denominator, **more}


def context(in_force: pd.DataFrame | None = None, **more: Any) -> CheckContext:
    """The made-up plan with these rows in force."""
    old = rows().iloc[:0] if in_force is None else in_force
    return CheckContext("fil.xlsx", INDICATORS, AREAS, old, TODAY, **{"facts": FACTS, **more})


def found(new: pd.DataFrame, in_force: pd.DataFrame | None = None, **more: Any) -> list[Finding]:
    """What the checks say."""
    return check_rows(new, OBS, context(in_force, **more))


def codes(findings: list[Finding]) -> set[str]:
    """The rules that were broken, without those that only tell what the file holds."""
    return {finding.code for finding in findings} - {"ny_indikator"}


def only(findings: list[Finding], code: str) -> Finding:
    """The one finding of this rule."""
    (one,) = [finding for finding in findings if finding.code == code]
    return one
