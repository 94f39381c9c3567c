"""What one row cannot say: unknown names, impossible numbers, a key twice, an area the indicator does not have."""

import datetime as dt

import numpy as np

from lib.domain.datatraek.checks_context import BELOW_ZONE, zone_level_indicators
from lib.domain.datatraek.checks_rows import Checked
from lib.domain.datatraek.checks_words import figure_words, named, row_words
from lib.domain.datatraek.difference_match import Flags
from lib.domain.datatraek.difference_size import Numbers, Scale
from lib.domain.datatraek.finding import Finding, Severity
from lib.domain.numbers import count, number

HIGHEST_SHARE = 100.0
GRADES = (-3.0, 12.0)
"""The lowest and the highest mark of the Danish scale of seven."""
RECENT_DAYS = 2 * 366
"""So old may a figure be and still be held against the residents of today; before that an afdeling may have shrunk."""


def values(checked: Checked) -> list[Finding]:
    """All findings about rows taken one by one."""
    return [
        *_unknown(checked),
        *_twice(checked),
        *_impossible_counts(checked),
        *_out_of_range(checked),
        *_without_value(checked),
        *_wrong_level(checked),
        *_more_than_live_there(checked),
    ]


def _unknown(checked: Checked) -> list[Finding]:
    rows = checked.rows

    def text(row: int, column: str) -> str:
        cell = rows[column].iloc[row]
        return str(cell) if isinstance(cell, str) else ""

    return [
        *named(
            checked,
            checked.new.indicator < 0,
            Severity.STOPPER,
            "ukendt_indikator",
            lambda row: f"Planen har ingen indikator «{text(row, 'indicator_id')}».",
            "Ret indikatoren i filen eller i kildens opsætning, eller tilføj den i planens indikatorer.",
        ),
        *named(
            checked,
            checked.new.area < 0,
            Severity.STOPPER,
            "ukendt_omraade",
            lambda row: f"Planen har intet område «{text(row, 'area_id')}».",
            "Ret navnet eller nummeret i filen, tilføj det tidligere navn på afdelingen, eller lad opsætningen springe "
            "rækken over.",
        ),
    ]


def _twice(checked: Checked) -> list[Finding]:
    again = checked.rows.duplicated(["indicator_id", "area_id", "period_end"], keep="first").to_numpy()
    return named(
        checked,
        again,
        Severity.STOPPER,
        "dobbelt_raekke",
        lambda row: f"{row_words(checked, row)} står mere end én gang i filen.",
        "Slet den række, der er forkert, og indlæs filen igen.",
    )


def _impossible_counts(checked: Checked) -> list[Finding]:
    new = checked.new
    negative = _below(new.numerator, 0) | _below(new.denominator, 0)
    negative |= _below(new.value, 0) & ~new.of(Scale.GRADE) & ~new.of(Scale.MEAN)
    over = new.of(Scale.SHARE) & (new.numerator > new.denominator)
    empty = new.of(Scale.RATE) & (new.numerator > 0) & (new.denominator == 0)
    broken = new.of(Scale.COUNT) & np.isfinite(new.value) & (new.value != np.round(new.value))
    return [
        *named(
            checked,
            negative,
            Severity.STOPPER,
            "negativt_tal",
            lambda row: f"{row_words(checked, row)} har et negativt tal.",
            "Ret tallet. Er det ikke oplyst, skal cellen være tom eller have kildens tegn for manglende.",
        ),
        *named(
            checked,
            over | empty,
            Severity.STOPPER,
            "taeller_over_naevner",
            lambda row: (
                f"{row_words(checked, row)} har tælleren {count(new.numerator[row])} og nævneren "
                f"{count(new.denominator[row])}."
            ),
            "Tælleren kan ikke være større end nævneren. Se efter, om de to kolonner er byttet om.",
        ),
        *named(
            checked,
            broken,
            Severity.STOPPER,
            "antal_ikke_helt",
            lambda row: (
                f"{row_words(checked, row)} er {number(new.value[row], 2)}, men et antal er et helt tal."
            ),
            "Se efter, om kolonnen er en andel, eller om decimaltegnet i opsætningen er forkert.",
        ),
    ]


def _out_of_range(checked: Checked) -> list[Finding]:
    new = checked.new
    low, high = GRADES
    # A share over 100 that is made of counts is already named by its counts.
    share = new.of(Scale.SHARE) & (new.given > HIGHEST_SHARE)
    grade = new.of(Scale.GRADE) & ((new.given < low) | (new.given > high))
    return [
        *named(
            checked,
            share | np.isinf(new.given),
            Severity.STOPPER,
            "uden_for_skala",
            lambda row: (
                f"{row_words(checked, row)} er {figure_words(new.given[row], Scale.SHARE)}; "
                "en andel ligger fra 0 til 100 %."
                if np.isfinite(new.given[row])
                else f"{row_words(checked, row)} er ikke et tal, der kan vises."
            ),
            "Ret tallet, eller se efter, om kolonnen er et antal, eller om decimaltegnet i opsætningen er forkert.",
        ),
        *named(
            checked,
            grade,
            Severity.STOPPER,
            "uden_for_karakterskala",
            lambda row: (
                f"{row_words(checked, row)} er {number(new.given[row], 1)}; karakterer ligger fra −3 til 12."
            ),
            "Ret tallet, eller se efter, om decimaltegnet i opsætningen er forkert.",
        ),
    ]


def _without_value(checked: Checked) -> list[Finding]:
    return named(
        checked,
        checked.new.ok & np.isnan(checked.new.value),
        Severity.STOPPER,
        "uden_vaerdi",
        lambda row: f"{row_words(checked, row)} har hverken en værdi eller antal nok til at beregne den.",
        "Sæt tallet ind, eller brug kildens tegn for manglende. En tom celle bliver aldrig til 0.",
    )


def _wrong_level(checked: Checked) -> list[Finding]:
    new, book = checked.new, checked.book
    zone_only = book.indicator_codes(zone_level_indicators(checked.context.facts))
    small = np.isin(book.levels.astype(str), list(BELOW_ZONE))
    return named(
        checked,
        np.isin(new.indicator, zone_only) & small[new.area],
        Severity.STOPPER,
        "forkert_niveau",
        lambda row: f"{row_words(checked, row)}: målgruppen opgøres kun for zoner og større områder.",
        "Slet rækkerne for afdelinger, eller læg dem sammen til zoner. Pr. afdeling modtages kun det samlede antal.",
    )


def _more_than_live_there(checked: Checked) -> list[Finding]:
    new, book = checked.new, checked.book
    persons = np.where(new.of(Scale.COUNT), new.value, np.where(new.of(Scale.SHARE), new.numerator, np.nan))
    residents = np.where(book.levels == "afdeling", book.residents, np.nan)[new.area]
    over = np.asarray(persons / new.years() > residents)
    today = (checked.context.today - dt.date(1970, 1, 1)).days
    recent = new.end >= today - RECENT_DAYS

    def problem(row: int) -> str:
        return (
            f"{row_words(checked, row)} tæller {count(persons[row])} personer, men afdelingen har "
            f"{count(residents[row])} beboere."
        )

    return [
        *named(
            checked,
            over & recent,
            Severity.STOPPER,
            "flere_end_beboere",
            problem,
            "Ret tallet, eller ret afdelingens antal beboere, hvis det er for gammelt.",
        ),
        *named(
            checked,
            over & ~recent,
            Severity.SPOERGER,
            "flere_end_beboere_nu",
            problem,
            "Bekræft, at der boede flere i afdelingen dengang, eller ret tallet.",
        ),
    ]


def _below(numbers: Numbers, limit: float) -> Flags:
    return np.asarray(numbers < limit)
