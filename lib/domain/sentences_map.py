"""The headline over the map: which zone lies highest, said only of published or loaded values.

It tells order, never a judgement: without the persons behind the percentages no difference can be tested.
"""

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import number
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.sentences import all_of
from lib.domain.value_words import DECIMALS, with_unit


def map_when(period_rule: str, year: int, zones: pd.DataFrame) -> str:
    """What the map shows in time: the year, or the day of an indicator that comes by date ('16. november 2026').

    `zones`: period_end, NaT where a zone has nothing.
    """
    days = zones["period_end"].dropna()
    return str(year) if period_rule != "dato" or days.empty else long_date(days.max())


def map_finding(label: str, unit: str, when: str, zones: pd.DataFrame) -> str:
    """`zones`: name, value, status, provenance, one row per zone in zone order; `when`: the year or the day in words.

    'Uden for arbejdsmarkedet, 18-64 år: Zone 1 ligger højest med 47,9 %'. Values are compared as they are shown, so
    equal ones are a tie. A year whose zone values are made up gets a neutral title that says demo.
    """
    known = zones[zones["status"] == Status.OK].dropna(subset=["value"])
    if known.empty:
        return f"{label}: ingen tal for zonerne"
    if not known["provenance"].isin(REAL_PROVENANCES).all():
        return f"{label}, {when} (demo)"
    if len(known) == 1:
        only = known.iloc[0]
        return f"{label}: kun {only['name']} har et tal, {with_unit(only['value'], unit)}"
    among = "" if len(known) == len(zones) else f" af de {len(known)} zoner, der er tal for"
    return f"{label}: {_highest(known, unit)}{among}"


def _highest(known: pd.DataFrame, unit: str) -> str:
    shown = [number(value, DECIMALS) for value in known["value"]]
    top = with_unit(known["value"].max(), unit)
    leaders = [
        name
        for name, words in zip(known["name"], shown, strict=True)
        if words == number(known["value"].max(), DECIMALS)
    ]
    if len(leaders) == len(known):
        return f"alle zoner ligger ens med {top}"
    if len(leaders) == 1:
        return f"{leaders[0]} ligger højest med {top}"
    return f"{listed(leaders)} ligger højest, {all_of(len(leaders))} med {top}"


def outline_words(shapes: pd.DataFrame) -> list[str]:
    """['illustrative grænser'] as long as one zone's outline is marked so (column `mark`); nothing once real ones are
    loaded."""
    return ["illustrative grænser"] if shapes["mark"].fillna("").ne("").any() else []
