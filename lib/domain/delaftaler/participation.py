"""What an activity registers of itself: participants against places, period by period."""

from typing import Any

import pandas as pd

from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.dates import long_date
from lib.domain.numbers import count
from lib.domain.observation import STATUS_WORDS, Status

NOT_REGISTERED = "Deltagere er ikke opgjort: aktiviteten har ikke indlæst registreringer endnu."
_MEASURES = tuple(RegistrationMeasure)
_HEADS = {
    RegistrationMeasure.DELTAGERE: "Deltagere",
    RegistrationMeasure.HOLD: "Hold",
    RegistrationMeasure.PLADSER: "Pladser",
}
_NONE = "ikke opgjort"


def participation_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The registrations of one activity (as the question `registrations`) as words: Periode, Område, Deltagere, Hold,
    Pladser; the latest period first. What is masked or missing is its word."""
    found = []
    periods = (
        rows[["period_start", "period_end"]].drop_duplicates().sort_values("period_end", ascending=False)
    )
    for start, end in periods.itertuples(index=False):
        own = rows[(rows["period_start"] == start) & (rows["period_end"] == end)]
        for zone in dict.fromkeys(own["zone"]):
            cells = own[own["zone"] == zone]
            words = {_HEADS[measure]: _cell(cells, measure) for measure in _MEASURES}
            name = str(cells["zone_name"].iloc[0])
            found.append({"Periode": _period(start, end), "Område": name, **words})
    return pd.DataFrame(found, columns=["Periode", "Område", *_HEADS.values()])


def participation_words(rows: pd.DataFrame, plan_area: str) -> str:
    """The latest period in which the plan as a whole has a number of participants, against its places where they are
    known; that nothing is registered."""
    whole = rows[(rows["zone"] == plan_area) & (rows["status"] == Status.OK)].sort_values("period_end")
    taking_part = whole[whole["measure"] == RegistrationMeasure.DELTAGERE]
    if rows.empty:
        return NOT_REGISTERED
    if taking_part.empty:
        return "Deltagere kan ikke lægges sammen for alle zoner: tal mangler eller er diskretioneret."
    last = taking_part.iloc[-1]
    same = whole[whole["period_end"] == last["period_end"]]
    places = same.loc[same["measure"] == RegistrationMeasure.PLADSER, "value"]
    against = (
        f" på {_counted(places.iloc[0], 'plads', 'pladser')}" if len(places) else "; pladser er ikke opgjort"
    )
    people = _counted(last["value"], "deltager", "deltagere")
    return f"{people}{against}, {_period(last['period_start'], last['period_end'])}."


def _counted(value: float, one: str, many: str) -> str:
    return f"{count(value)} {one if round(value) == 1 else many}"


def _cell(rows: pd.DataFrame, measure: RegistrationMeasure) -> str:
    own = rows[rows["measure"] == measure]
    if own.empty:
        return _NONE
    status = Status(own["status"].iloc[0])
    return count(own["value"].iloc[0]) if status is Status.OK else STATUS_WORDS[status]


def _period(start: Any, end: Any) -> str:
    first, last = (pd.Timestamp(each).date() for each in (start, end))
    return long_date(last) if first == last else f"{long_date(first)} - {long_date(last)}"
