"""What the front page says in words about its figures: subtitle, captions and the note on what is demo."""

import datetime as dt

import pandas as pd

from lib.domain.benchmark import MISSING, Figure
from lib.domain.dates import long_date
from lib.domain.indicator import Indicator
from lib.domain.numbers import count, number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, STATUS_WORDS, Provenance
from lib.domain.plan import Plan
from lib.domain.sentences_map import outline_words
from lib.domain.source_words import source_words as worked_out
from lib.domain.value_words import UNIT_NAMES, UNIT_WORDS
from lib.ui.once import once

TABLE_CAPTION = "Senest offentliggjorte tal · ▲ over, ▼ under kommunen · orange: ugunstigt, blå: gunstigt"
NO_JUDGEMENT_WORDS = (
    "Uden antal bag procenterne kan usikkerheden ikke beregnes: mærkerne viser retning, ikke sikkerhed."
)
NO_FINDING = (
    "Overskrift og zonekort bygger kun på offentliggjorte og indlæste tal. Indlæs et datatræk på siden Datatræk; "
    "er der demotal, kan de ses på Zonekort, Indikatorer og Udvikling."
)
_REAL_WORDS = "Overskrift, zonernes tal og tabellen bygger kun på offentliggjorte og indlæste tal."


def source_words(rows: pd.DataFrame, sources: pd.DataFrame) -> str:
    """As `lib.domain.source_words`: every page names the sources of its rows in every run."""
    return once(worked_out, rows[["source_id", "provenance"]], sources)


def comparison_subtitle(plan: Plan, indicator: Indicator, year: int, figures: dict[str, Figure]) -> str:
    """'Uden for ..., 2019, i procent · sammenlignet med X Kommune (22,3) og hele landet (20,9)'."""
    named = [
        f"{name} ({number(figure.value)})"
        for area, name in ((plan.kommune_area, plan.kommune_name), (plan.land_area, "hele landet"))
        if (figure := figures.get(area, MISSING)).value is not None
    ]
    compared = f" · sammenlignet med {' og '.join(named)}" if named else ""
    return f"{indicator.label}, {year}, {UNIT_WORDS[indicator.unit]}{compared}"


def places(afdelinger: pd.DataFrame, only_real: bool) -> pd.DataFrame:
    """The afdelinger that have a place on the map; with `only_real` those that are not demo."""
    placed = afdelinger.dropna(subset=["lon", "lat", "residents"])
    return placed[placed["provenance"].isin(REAL_PROVENANCES)] if only_real else placed


def map_caption(year: int, afdelinger: pd.DataFrame, shapes: pd.DataFrame) -> str:
    """What colour and circles mean; borders that are drawn by hand (column mark of `shapes`) are said to be so."""
    said = [f"Farven er zonens tal for {year}", *outline_words(shapes)]
    return " · ".join(said if afdelinger.empty else [*said, "cirkler: afdelinger efter beboertal"])


def demo_on_top(afdelinger: pd.DataFrame) -> str:
    """What on the front page is demo, in a few words; empty when nothing is. Needs the column provenance."""
    demo = int((afdelinger["provenance"] == Provenance.DEMO).sum())
    if demo == 1:
        return "Demo: kortets ene afdeling"
    return f"Demo: kortets {count(demo)} afdelinger" if demo else ""


def origin_words(afdelinger: pd.DataFrame) -> str:
    """What on the front page is real and what is demo, in full."""
    if not demo_on_top(afdelinger):
        return f"{_REAL_WORDS} Siden viser ingen demotal."
    return (
        f"{_REAL_WORDS} Kun kortets afdelinger (hule cirkler) er demo: de er opdigtede, for aftalen har ingen "
        "liste over dem."
    )


def period_words(plan: Plan) -> str:
    """'Planens navn · 1. januar 2017 til 31. december 2021'."""
    first, last = (long_date(dt.date.fromisoformat(day)) for day in (plan.valid_from, plan.valid_to))
    return f"{plan.name} · {first} til {last}"


def most_asked_first(matrix: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """All rows: the plan's card indicators in the plan's order, then the rest as they stood."""
    order = {indicator_id: place for place, indicator_id in enumerate(plan.card_indicators)}
    return matrix.sort_values(
        "indicator_id", key=lambda ids: ids.map(order).fillna(len(order)), kind="stable"
    )


def export_table(matrix: pd.DataFrame) -> pd.DataFrame:
    """The matrix as a file: Danish columns, one row per indicator and area."""
    return pd.DataFrame(
        {
            "Indikator": matrix["label"],
            "År": matrix["year"],
            "Område": matrix["name"],
            "Værdi": matrix["value"],
            "Enhed": matrix["unit"].map(UNIT_NAMES),
            "Status": matrix["status"].map(STATUS_WORDS),
            "Oprindelse": matrix["provenance"].map(PROVENANCE_WORDS),
        }
    )
