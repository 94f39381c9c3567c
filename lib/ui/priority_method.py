"""»Sådan er det regnet«: the distances, what the percentages are, and what is not in them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

from lib.domain.numbers import number, pct
from lib.domain.priority.gaps import Gaps, Refused
from lib.domain.priority.priority import Priority
from lib.domain.priority.sentences import share_words
from lib.domain.value_words import with_unit
from lib.ui.frame import section, source_line, text_table
from lib.ui.markup import element, text

_STYLE = Path(__file__).with_name("priority.css")

STEPS = (
    "For hver indikator måles zonens afstand til kommunen i den retning, der er dårlig.",
    "Afstanden deles med den største afstand, nogen zone har på indikatoren. 1,00 er zonen længst fra kommunen, 0 er "
    "kommunens niveau, og et minus er bedre end kommunen. Så tæller indikatorerne ens, uanset enhed.",
    "Afstandene lægges sammen med vægte, og zonen med den største sum kommer først. Det gøres mange gange med "
    "tilfældige vægte, lige fordelt mellem dem, der regnes med (SMAA-2, Lahdelma og Salminen 2001).",
    "Når antallet af personer bag et tal er oplyst, trækkes tallet også tilfældigt inden for sin usikkerhed.",
    "Tallene er den ene halvdel af grundlaget. Den anden er den socialfaglige vurdering.",
)


def draw_turn(sentence: str) -> None:
    """What it would take before another zone comes first."""
    st.html(_STYLE)
    heading = element("h2", text("Hvad skal der til, før rækkefølgen vender?"), class_="zk-section")
    st.html(heading + element("p", text(sentence), class_="zk-turn"))


def distance_table(gaps: Gaps, names: Sequence[str], weights: Sequence[float]) -> pd.DataFrame:
    """One row per indicator: its year, the kommune's figure, and each zone's figure with its normalised distance."""
    rows = []
    for place, reading in enumerate(gaps.readings):
        unit = reading.indicator.unit
        row = {
            "Indikator": reading.indicator.short_label,
            "År": str(reading.year),
            "Kommunen": with_unit(reading.kommune, unit),
        }
        for zone, name in enumerate(names):
            distance = number(float(gaps.normalised[zone, place]), 2)
            row[name] = f"{with_unit(reading.values[zone], unit)} ({distance})"
        row["Vægt i midten"] = pct(100 * weights[place], 0)
        row["Tallet"] = "offentliggjort eller indlæst" if reading.real else "demo eller interpoleret"
        rows.append(row)
    return pd.DataFrame(rows)


def typical_table(found: Priority, names: Sequence[str]) -> pd.DataFrame:
    """One row per zone: how often it is first, the weights it typically is first with, and how sure it then is."""
    rows = []
    for zone, name in enumerate(names):
        central = found.acceptability.central[zone]
        sure = float(found.acceptability.confidence[zone])
        never = bool(np.isnan(central).any())
        rows.append(
            {
                "Zone": name,
                "Først i": share_words(float(found.first[zone])),
                **{
                    reading.indicator.short_label: "" if never else pct(100 * float(central[place]), 0)
                    for place, reading in enumerate(found.gaps.readings)
                },
                "Først med de vægte": "" if never else share_words(sure),
            }
        )
    return pd.DataFrame(rows)


def pairs_table(found: Priority, names: Sequence[str]) -> pd.DataFrame:
    """One row per zone: how often it comes before each of the others."""
    rows = [
        {
            "Kommer før": name,
            **{
                other: "" if other == name else share_words(float(found.acceptability.pairs[zone, place]))
                for place, other in enumerate(names)
            },
        }
        for zone, name in enumerate(names)
    ]
    return pd.DataFrame(rows)


def draw_method(
    found: Priority,
    names: Sequence[str],
    weights: Sequence[float],
    refused: Sequence[Refused],
    told: Sequence[str],
) -> None:
    """Everything behind the picture; `told`: sentences on the error and on what counts twice."""
    source_line(*(f"{place}. {step}" for place, step in enumerate(STEPS, start=1)), *filter(None, told))
    section("Tallene og afstandene", "I parentes: afstanden til kommunen, delt med den største")
    text_table(distance_table(found.gaps, names, weights))
    section("Hvad der typisk vejer, når zonen er først", "Gennemsnit af de vægte, hvor zonen kommer først")
    text_table(typical_table(found, names))
    section("To og to", "Hvor ofte zonen i rækken kommer før zonen i kolonnen")
    text_table(pairs_table(found, names))
    if refused:
        section("Indikatorer, der ikke kan bruges her")
        text_table(
            pd.DataFrame(
                [{"Indikator": each.indicator.short_label, "Hvorfor": each.reason} for each in refused]
            )
        )
