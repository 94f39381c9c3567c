"""What is known to be wrong or uncertain, as tables and sentences with Danish words."""

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.numbers import count, number
from lib.domain.observation import Provenance


def found_words(found: int, total: int) -> str:
    """How many of the figures the selection leaves."""
    return f"{count(found)} af {count(total)} tal"


def demo_words(afdelinger: pd.DataFrame, calibration: pd.DataFrame) -> str:
    """What is demo in the whole program; `afdelinger` has the column provenance, `calibration` as the question."""
    demo = int((afdelinger["provenance"] == Provenance.DEMO).sum())
    if demo == 0:
        return "Der er ingen demotal: alle afdelinger er indlæst."
    return (
        f"Demo: aftalen har ingen liste over afdelinger, så {count(demo)} er opdigtede. Deres tal er dannet, så de "
        f"rullet op rammer {count(len(calibration))} offentliggjorte zonetal. De offentliggjorte tal herunder er "
        "uændrede."
    )


def calibration_words(calibration: pd.DataFrame) -> str:
    """The largest deviation of the demo layer from a published zone figure, in points."""
    if calibration.empty:
        return "Der er ingen demotal at holde op mod de offentliggjorte."
    largest = float(calibration["deviation_points"].abs().max())
    return (
        f"{count(len(calibration))} zonetal · største afvigelse {number(largest, 2)} procentpoint · zonen viser altid "
        "det offentliggjorte tal"
    )


def danish_calibration(calibration: pd.DataFrame) -> pd.DataFrame:
    """The frame of the question `calibration` with Danish columns, in its order (largest deviation first)."""
    return pd.DataFrame(
        {
            "Indikator": calibration["label"],
            "Zone": calibration["name"],
            "År": calibration["year"].astype(str),
            "Offentliggjort": calibration["measured"],
            "Rullet op fra demo": calibration["rolled_up"],
            "Afvigelse i point": calibration["deviation_points"],
        }
    )


def danish_discrepancies(discrepancies: pd.DataFrame) -> pd.DataFrame:
    """What is wrong in the source, what it says, and what is done about it."""
    return pd.DataFrame(
        {
            "Uoverensstemmelse": discrepancies["title"],
            "Hvad kilden siger": discrepancies["finding"],
            "Hvad Zonekompas gør": discrepancies["handling"],
            "Hvor": discrepancies["where_in_source"],
        }
    )


def danish_breaks(breaks: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """One row per break with all the indicators it concerns."""
    labelled = breaks.merge(indicators[["indicator_id", "short_label"]], on="indicator_id", how="left")
    labels = labelled["short_label"].fillna(labelled["indicator_id"])
    grouped = labels.groupby([labelled["date"], labelled["text"]], sort=True).agg("; ".join).reset_index()
    return pd.DataFrame(
        {
            "Dato": grouped["date"].map(long_date),
            "Hvad der ændrede sig": grouped["text"],
            "Gælder": grouped["short_label"],
        }
    )
