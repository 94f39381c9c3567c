"""What *Kriterier* says of the numbers that the state's lists printed of a named area."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.law.law import Category, Law
from lib.domain.law.screening import Screening
from lib.domain.law.sentences import distance_words, outcome_words
from lib.domain.list_words import listed as joined
from lib.domain.numbers import number
from lib.ui.criteria_table import family_tested

_UNITS = {
    "pct": "\N{NO-BREAK SPACE}%",
    "pct_af_regionen": "\N{NO-BREAK SPACE}% af regionen",
    "pr_10000": " pr. 10.000",
}
_NOTHING = "–"


def listed_finding(
    law: Law, listed: pd.DataFrame, latest: Screening, families: Mapping[str, Sequence[Category]]
) -> str:
    """'X: uden tilknytning gik fra 43,0 % på listen 2010 til 31,6 % på listen 2023, 1,6 procentpoint over grænsen i
    § 61 b': of the criterion that was printed most often.

    `listed` as questions.listed_values of one area; `latest` is the screening of the last year printed, `families` the
    paragraphs of that year with their categories.
    """
    criterion = law.criterion(str(listed["criterion"].mode().iloc[0]))
    rows = listed[(listed["criterion"] == criterion.criterion) & (listed["unit"] == criterion.unit)]
    ends = rows.sort_values("list_year").iloc[[0, -1]].to_dict("records")
    start, end = (f"{printed(each['value'], each['unit'])} på listen {each['list_year']}" for each in ends)
    moved = f"{latest.area_name}: {criterion.short_name.lower()} gik fra {start} til {end}"
    if latest.list_year != ends[-1]["list_year"]:
        return moved
    held = {name: family_tested(latest, family).get(criterion.criterion) for name, family in families.items()}
    distances = [f"{distance_words(tested)} i {name}" for name, tested in held.items() if tested is not None]
    return f"{moved}, {joined(distances)}" if distances else moved


def listed_caption(listed: pd.DataFrame) -> str:
    """What the picture shows; and that what was never printed is not there."""
    first, last = listed["list_year"].min(), listed["list_year"].max()
    return (
        f"Offentliggjorte tal fra statens lister {first}-{last}, i procent · blå streger: lovens grænser det år · "
        "stiplet kurve: årene imellem er ikke offentliggjort"
    )


def listed_source(listed: pd.DataFrame) -> str:
    """'Offentliggjort; kilder: ...' of the rows shown."""
    return f"Offentliggjort; kilder: {', '.join(sorted(listed['source'].unique()))}"


def listed_table(listed: pd.DataFrame, law: Law, screenings: Sequence[Screening]) -> pd.DataFrame:
    """Year by year as text: the numbers as they were printed, what the sources say of the state's list, and what the
    numbers alone would give. `listed` of one area; `screenings` of the same years."""
    return pd.DataFrame(
        [_year(listed[listed["list_year"] == each.list_year], law, each) for each in screenings]
    )


def printed(value: float, unit: str) -> str:
    """A number as the source printed it: '44,6 %', '1,94 %', '305 pr. 10.000'."""
    whole = unit == "pr_10000"
    fine = number(value, 0 if whole else 2)
    decimals_kept = fine if whole or not fine.endswith("0") else number(value, 1)
    return f"{decimals_kept}{_UNITS.get(unit, f' {unit}')}"


def _year(rows: pd.DataFrame, law: Law, screening: Screening) -> dict[str, str]:
    values = {
        str(row["criterion"]): printed(float(row["value"]), str(row["unit"]))
        for row in rows.to_dict("records")
    }
    told = rows["status"].dropna()
    return {
        "Liste": str(screening.list_year),
        **{each.short_name: values.get(each.criterion, _NOTHING) for each in law.criteria},
        "Statens liste, som kilderne skriver": str(told.iloc[0]) if not told.empty else _NOTHING,
        "Screening af tallene alene": _screened(screening),
        "Kilder": ", ".join(sorted(rows["source"].unique())),
    }


def _screened(screening: Screening) -> str:
    if not screening.outcomes:
        return "Lovens grænser er ikke kildebelagt for det år"
    words = "; ".join(outcome_words(each) for each in screening.outcomes if each.category.years is None)
    return words[0].upper() + words[1:]
