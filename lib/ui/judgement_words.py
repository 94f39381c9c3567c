"""What *Indikatorer* says beside its table: subtitle, reservations and the table as a file."""

import pandas as pd

from lib.domain.judged import Mark
from lib.domain.list_words import listed
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, STATUS_WORDS, Provenance, Status
from lib.domain.statistics.comparison import JUDGEMENT_WORDS, Judgement
from lib.domain.value_words import UNIT_NAMES
from lib.ui.judgement_table import interval_limits, period_words

NO_COUNTS = (
    "Offentliggjorte tal kommer uden antallet bag procenten. Så kan usikkerheden ikke beregnes, og tegnet viser kun "
    "retning."
)
REST_UNKNOWN = (
    "Resten af kommunen kan ikke beregnes: det kræver antallet bag både kommunens og områdets tal, og det er ikke "
    "oplyst. Vælg »Kommunen« for at se retningen."
)
POOLED = "Følsomme indikatorer er samlet over tre år; sammenligningstallet er gennemsnittet af de samme år."
_SIDES = {"over": "over", "under": "under", "equal": "på niveau"}


def against_words(subject: str, benchmark: str, span: str, last: str) -> str:
    """The subtitle of figures that are each of their latest year; `span`: ' (2017-2020)', or ''."""
    return f"{subject} mod {benchmark} · hver indikator i sit seneste år{span} · {last}"


def matrix_subtitle(rows: pd.DataFrame, subject: str, benchmark: str) -> str:
    """'Zonerne mod kommunen · hver indikator i sit seneste år (2017-2020) · procent og pr. 100 personer'."""
    years = sorted({int(year) for year in rows.loc[rows["status"] == Status.OK, "year"]})
    span = "" if not years else f" ({years[0]}-{years[-1]})" if len(years) > 1 else f" ({years[0]})"
    units = [UNIT_NAMES.get(unit, unit) for unit in rows["unit"].drop_duplicates()]
    return against_words(subject, benchmark, span, " og ".join(units))


def without_counts(rows: pd.DataFrame) -> bool:
    """Whether a real figure in the table has no interval because nobody has told the counts behind it."""
    return bool((rows["mark"] == Mark.RETNING).any())


def reservations(rows: pd.DataFrame) -> list[str]:
    """What must be said about the figures that stand in the table, a sentence each."""
    said = [NO_COUNTS] if without_counts(rows) else []
    starts = pd.to_datetime(rows["period_start"]).dt.year
    pooled = starts.notna() & (starts < rows["year"] - 1)
    return [*said, POOLED] if pooled.any() else said


def left_out_words(afdelinger: pd.DataFrame, rows: pd.DataFrame, only_real: bool) -> str:
    """Which `afdelinger` (as the question `areas`) have no column in `rows`; empty when all have."""
    absent = ~afdelinger["area_id"].isin(rows["area_id"])
    if only_real:
        absent &= afdelinger["provenance"].isin(REAL_PROVENANCES)
    if not absent.any():
        return ""
    names = listed(sorted(afdelinger.loc[absent, "name"]))
    why = "Så små afdelinger har ingen tal for sig selv, for de kunne pege på enkelte personer."
    return f"Ikke i tabellen: {names}. {why}"


def demo_part(rows: pd.DataFrame) -> str:
    """What in the table is demo, in a few words; empty when nothing is."""
    demo = rows[(rows["provenance"] == Provenance.DEMO)]
    if demo.empty:
        return ""
    if (rows.loc[rows["status"] == Status.OK, "provenance"] == Provenance.DEMO).all():
        return "Demo: alle tal i tabellen"
    return f"Demo: {demo['indicator_id'].nunique()} af {rows['indicator_id'].nunique()} indikatorer"


def export_table(rows: pd.DataFrame, benchmark: str) -> pd.DataFrame:
    """A frame of `judged` as a table and a file: a row per indicator and area; every cell has a word or a number."""
    records = rows.to_dict("records")
    shown = rows["status"] == Status.OK
    return pd.DataFrame(
        {
            "Indikator": rows["label"],
            "Tema": rows["theme"],
            "År": [period_words(row) for row in records],
            "Område": rows["name"],
            "Værdi": rows["value"].map(_written).where(shown, rows["status"].map(STATUS_WORDS)),
            "Enhed": rows["unit"].map(UNIT_NAMES),
            "95 %-interval": [interval_limits(row) or "ukendt" for row in records],
            "Sammenlignet med": benchmark,
            "Sammenligningstal": rows["benchmark_value"].map(_written),
            "Forskel": rows["benchmark_gap"].abs().map(_written),
            "Retning": rows["side"].map(_SIDES).fillna("ukendt"),
            "Vurdering": [JUDGEMENT_WORDS[Judgement(each)] for each in rows["judgement"]],
            "Hvorfor ikke": rows["judgement_reason"].fillna(""),
            "Status": rows["status"].map(STATUS_WORDS),
            "Oprindelse": rows["provenance"].map(PROVENANCE_WORDS).fillna("ukendt"),
        }
    ).reset_index(drop=True)


def _written(value: float) -> str:
    return "ukendt" if pd.isna(value) else number(value)
