"""What *Profil* says beside its spine: subtitle, what is demo, and the lines as a table and a file."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lib.domain.numbers import number, signed
from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS, Provenance, Status
from lib.domain.profile import ProfileLine
from lib.domain.statistics.comparison import JUDGEMENT_WORDS, Judgement
from lib.domain.value_words import UNIT_NAMES
from lib.ui.judgement_words import against_words
from lib.ui.matrix_choices import NamedBenchmark


def names_of(figures: pd.DataFrame) -> dict[str, str]:
    """The indicators that some area has a number for: {indicator_id: short_label}, in the plan's order."""
    known = figures[figures["status"] == Status.OK].drop_duplicates("indicator_id")
    return dict(zip(known["indicator_id"], known["short_label"], strict=True))


def profile_subtitle(area: str, lines: Sequence[ProfileLine], benchmark: NamedBenchmark, peers: str) -> str:
    """'Zone 1 mod kommunen · 16 indikatorer, hver i sit seneste år (2017-2025) · de andre zoner som bånd'."""
    years = sorted({line.years[1] for line in lines if line.status is Status.OK})
    span = "" if not years else f" ({years[0]})" if years[0] == years[-1] else f" ({years[0]}-{years[-1]})"
    return against_words(area, benchmark.name, span, peers)


def demo_part(lines: Sequence[ProfileLine]) -> str:
    """What on the page is demo, in a few words; empty when nothing is."""
    demo = [line for line in lines if line.figure.provenance is Provenance.DEMO]
    if not demo:
        return ""
    shown = [line for line in lines if line.figure.known]
    if len(demo) == len(shown):
        return "Demo: alle tal på siden"
    return f"Demo: {len(demo)} af {len(shown)} tal (hule punkter)"


def unknown_words(asked: str, shown: str) -> str:
    """Said when the address asks for an area that is not among the choices."""
    return (
        f"Adressen beder om området »{asked}«. Det findes ikke i denne plan, er for lille til at have egne tal, eller "
        f"er demo, mens kun offentliggjorte tal vises. Her står {shown} i stedet: vælg et andet område i listen."
    )


def profile_table(lines: Sequence[ProfileLine], benchmark: str) -> pd.DataFrame:
    """A row per indicator; every cell has a number as a Dane writes it or a word for why there is none."""
    return pd.DataFrame(
        {
            "Indikator": [line.short_label for line in lines],
            "Periode": [_period(line) for line in lines],
            "Værdi": [_value(line) for line in lines],
            "Enhed": [UNIT_NAMES[line.unit] for line in lines],
            "95 %-interval": [_interval(line) for line in lines],
            "Sammenlignet med": benchmark,
            "Sammenligningstal": [_or_missing(line.benchmark.value) for line in lines],
            "Forskel": ["ukendt" if line.gap is None else signed(line.gap) for line in lines],
            "Vurdering": [JUDGEMENT_WORDS[Judgement(line.judgement)] for line in lines],
            "Hvorfor ikke vurderet": [line.reason for line in lines],
            "Udvikling": [line.trend.words(line.polarity) for line in lines],
            "Hvorfor ingen udvikling": [line.trend.reason for line in lines],
            "Siden forrige tal": [line.change for line in lines],
            "Plads (1 = højest)": [line.rank.words() for line in lines],
            "Hvorfor ingen plads": [line.rank.reason for line in lines],
            "Status": [STATUS_WORDS[line.status] for line in lines],
            "Oprindelse": [_origin(line) for line in lines],
        }
    )


def _period(line: ProfileLine) -> str:
    first, last = line.years
    return str(last) if first == last else f"{first}-{last}"


def _value(line: ProfileLine) -> str:
    return STATUS_WORDS[line.status] if line.figure.value is None else number(line.figure.value)


def _interval(line: ProfileLine) -> str:
    if line.low is None or line.high is None:
        return "ukendt"
    return f"{number(line.low)} til {number(line.high)}"


def _or_missing(value: float | None) -> str:
    return "mangler" if value is None else number(value)


def _origin(line: ProfileLine) -> str:
    return "" if line.figure.provenance is None else PROVENANCE_WORDS[line.figure.provenance]


def row_of(figures: pd.DataFrame, indicator_id: str, area_id: str) -> dict[str, Any]:
    """The one row of an indicator and an area."""
    found = figures[(figures["indicator_id"] == indicator_id) & (figures["area_id"] == area_id)]
    return {str(name): value for name, value in found.iloc[0].items()}
