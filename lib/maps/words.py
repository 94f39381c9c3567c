"""The words around the map: subtitle and notices. Pure text from frames."""

import pandas as pd

from lib.domain.indicator import Indicator
from lib.domain.observation import Provenance, Status
from lib.domain.plan import Plan
from lib.domain.value_words import UNIT_WORDS, marked_value

LEVEL_WORDS = {"zone": "Zoner", "afdeling": "Afdelinger"}
BACKGROUND_NOTE = (
    "Baggrundskortet hentes fra OpenStreetMaps server på internettet. Den får at vide, hvilket udsnit af kortet der "
    "vises, men ingen tal."
)
NO_AFDELINGER_NOTE = (
    "Der er ingen indlæste afdelinger at vise: kortet viser kun zonernes omrids. "
    "Indlæs et datatræk, eller vælg Zoner."
)


def year_words(year: int, real_years: list[int]) -> str:
    """'2019', or '2023 (demo)' for a year without one published or loaded zone value."""
    return str(year) if year in real_years else f"{year} (demo)"


def legend_title(indicator: Indicator, level: str) -> str:
    """What the colours stand for: 'Zonens værdi, i procent'."""
    whose = "Zonens værdi" if level == "zone" else "Afdelingens værdi"
    return f"{whose}, {UNIT_WORDS[indicator.unit]}"


def map_subtitle(indicator: Indicator, when: str, values: pd.DataFrame, plan: Plan) -> str:
    """What, when, unit, and the named comparison; `values`: area_id, value, status, provenance."""
    rows = values.set_index("area_id")
    compared = [
        f"{name}: {marked_value(row['value'], row['status'], indicator.unit, row['provenance'])}"
        for name, row in (
            (plan.kommune_name, rows.loc[plan.kommune_area]),
            (plan.land_name, rows.loc[plan.land_area]),
        )
    ]
    return " · ".join([f"{indicator.label}, {when}, {UNIT_WORDS[indicator.unit]}", *compared])


def demo_words(coloured: pd.DataFrame, afdelinger: pd.DataFrame) -> str:
    """What on the page is demo, or that the chosen level has no areas at all; '' when there is nothing to say."""
    if coloured.empty:
        return NO_AFDELINGER_NOTE
    notes = []
    known = coloured[coloured["status"] == Status.OK]
    if (known["provenance"] == Provenance.DEMO).any():
        notes.append(
            "De værdier, kortet er farvet efter, er demo: opdigtede tal, der kun viser, hvad kortet kan."
        )
    if not afdelinger.empty and (afdelinger["area_provenance"] == Provenance.DEMO).any():
        notes.append("Afdelingerne er demo (hule cirkler): opdigtede navne, placeringer og beboertal.")
    return " ".join(notes)
