"""The words around the curves: subtitle, reading guide, caption, alt text and the table of numbers."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.charts.series_marks import area_names
from lib.charts.series_scale import Scale
from lib.charts.series_segments import bands, empty_years, gap_years, valid_points
from lib.domain.goal_lines import GoalLine
from lib.domain.indicator import Indicator
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Provenance, Status
from lib.domain.plan import Plan, Zone
from lib.domain.sentences import NO_REAL_FIGURES, NOT_OF_DEMO
from lib.domain.status_signs import DEMO_MARKS, STATUS_SIGNS, status_words
from lib.domain.value_words import DECIMALS, UNIT_NAMES, UNIT_WORDS, marked_value, shown_value, with_unit

_GUIDES = {
    Provenance.PUBLISHED: "Fyldte punkter: offentliggjort",
    Provenance.DATATRAEK: "fyldte punkter: indlæst",
    Provenance.INTERPOLERET: "linje uden punkter: interpoleret mellem to offentliggjorte år",
    Provenance.DEMO: DEMO_MARKS,
}


def series_subtitle(indicator: Indicator, scale: Scale, plan: Plan) -> str:
    """What, when, unit and the named comparison."""
    first, last = scale.years
    period = str(first) if first == last else f"{first}-{last}"
    unit = UNIT_WORDS[indicator.unit]
    return f"{indicator.label}, {period}, {unit} · stiplet: {plan.kommune_name} · prikket: {plan.land_name}"


def reading_guide(
    series: pd.DataFrame,
    zone_ids: Sequence[str],
    scale: Scale,
    breaks: Sequence[tuple[date, str]],
    with_bands: bool = False,
) -> str:
    """How the marks are read, and everything a line could hide: gaps, breaks, a cut axis, an empty year."""
    occurring = set(valid_points(series)["provenance"])
    sentences = ["; ".join(words for provenance, words in _GUIDES.items() if provenance in occurring)]
    gaps = gap_years(series, zone_ids, [day for day, _ in breaks])
    if gaps:
        sentences.append(f"Stiplet zonelinje: årene imellem er ikke offentliggjort ({year_spans(gaps)})")
    sentences += [f"Databrud {day.day}.{day.month}.{day.year}: {text}" for day, text in breaks]
    if not scale.starts_at_zero:
        sentences.append("Den lodrette akse begynder ikke ved 0")
    if with_bands and any(not bands(series, zone).empty for zone in zone_ids):
        sentences.append("Lyst bånd: 95 %-interval for zonens tal")
    sentences += [f"{sign} {told.rstrip('.')}" for sign, told in _signs(series, zone_ids)]
    if _some_without_interval(series, zone_ids):
        sentences.append("Uden antal bag de offentliggjorte tal kan usikkerheden ikke beregnes")
    return ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence) + "."


def _signs(series: pd.DataFrame, zone_ids: Sequence[str]) -> list[tuple[str, str]]:
    """(sign, explanation) of every status that stands in a panel."""
    present = {str(status) for zone in zone_ids for status in empty_years(series, zone)["status"]}
    return [(sign.sign, sign.explanation) for status, sign in STATUS_SIGNS.items() if status in present]


def _some_without_interval(series: pd.DataFrame, zone_ids: Sequence[str]) -> bool:
    points = valid_points(series)
    own = points[points["area_id"].isin(zone_ids) & points["provenance"].isin(REAL_PROVENANCES)]
    return bool(own["low"].isna().any())


def goal_words(
    goals: Sequence[GoalLine], without_line: Sequence[str], indicator: Indicator, plan: Plan
) -> str:
    """What the goal lines are, and which goals have none and why; '' when the plan has no goal here."""
    told = [
        f"Mål {goal.goal_id} for {'zonen' if len(plan.zones) == 1 else f'alle {len(plan.zones)} zoner samlet'}: "
        f"{goal.word} {with_unit(goal.value, indicator.unit)}."
        for goal in goals
    ]
    if without_line:
        told.append(f"Mål uden et entydigt tal er ikke tegnet: {', '.join(without_line)}.")
    return " ".join(told)


def year_spans(years: Sequence[int]) -> str:
    """'2016-2018, 2020': ascending years with runs written together."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def zone_alt(series: pd.DataFrame, zone: Zone, plan: Plan, indicator: Indicator) -> str:
    """Alt text of one panel: first and last published value of the zone, and the last of the comparison areas."""
    points = valid_points(series)
    real = points[points["provenance"].isin(REAL_PROVENANCES)]
    own = real[real["area_id"] == zone.area_id]
    if own.empty:
        told = NO_REAL_FIGURES
    else:
        ends = [own.iloc[0], own.iloc[-1]] if len(own) > 1 else [own.iloc[0]]
        told = ", ".join(f"{number(row['value'], DECIMALS)} i {row['year']}" for row in ends)
    others = [
        f"{name} {number(rows.iloc[-1]['value'], DECIMALS)} i {rows.iloc[-1]['year']}"
        for area_id, name in ((plan.kommune_area, plan.kommune_name), (plan.land_area, plan.land_name))
        if not (rows := real[real["area_id"] == area_id]).empty
    ]
    compared = f". Til sammenligning: {'; '.join(others)}" if others else ""
    return f"{zone.name}, {indicator.label}, {UNIT_WORDS[indicator.unit]}: {told}{compared}."


def numbers_table(series: pd.DataFrame, plan: Plan, unit: str) -> pd.DataFrame:
    """One row per year, one column per area, ready text; '(demo)' stands in the cell, 'mangler' where nothing is."""
    names = area_names(plan)
    years = sorted({int(year) for year in series["year"]})
    cells = {(row["area_id"], int(row["year"])): row for row in series.to_dict("records")}
    columns: dict[str, list[str]] = {"År": [str(year) for year in years]}
    for area_id, name in names.items():
        columns[name] = [_cell(cells.get((area_id, year)), unit) for year in years]
    return pd.DataFrame(columns)


def _cell(row: dict[str, object] | None, unit: str) -> str:
    if row is None:
        return "mangler"
    return marked_value(float(str(row["value"])), str(row["status"]), unit, str(row["provenance"]))


def export_table(series: pd.DataFrame, plan: Plan, indicator: Indicator) -> pd.DataFrame:
    """The tidy rows of the CSV, with Danish column names: one row per area and year."""
    names = area_names(plan)
    rows = series.to_dict("records")
    return pd.DataFrame(
        {
            "Indikator": [indicator.label for _ in rows],
            "Område": [names.get(row["area_id"], row["area_id"]) for row in rows],
            "År": [int(row["year"]) for row in rows],
            "Værdi": [row["value"] for row in rows],
            "Nedre 95 %": [row["low"] for row in rows],
            "Øvre 95 %": [row["high"] for row in rows],
            "Enhed": [UNIT_NAMES[indicator.unit] for _ in rows],
            "Tekst": [shown_value(row["value"], row["status"], indicator.unit) for row in rows],
            "Status": [
                status_words(str(row["status"]), str(row["reliability"]), str(row["provenance"]))
                for row in rows
            ],
            "Oprindelse": [_origin(row) for row in rows],
            "Kilde-id": [row["source_id"] for row in rows],
        }
    )


def _origin(row: dict[str, object]) -> str:
    return PROVENANCE_WORDS[Provenance(str(row["provenance"]))] if row["status"] == Status.OK else ""


def with_names(series: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """`series` with the column name, in the order of `names` and then of time."""
    order = {area_id: place for place, area_id in enumerate(names)}
    named = series.assign(name=series["area_id"].map(names))
    return named.sort_values(
        ["area_id", "year"], key=lambda column: column.map(order) if column.name == "area_id" else column
    )


def dated_texts(breaks: pd.DataFrame) -> list[tuple[date, str]]:
    """(day, text) of each row of `breaks` (date, text)."""
    return [
        (pd.Timestamp(day).date(), str(text))
        for day, text in zip(breaks["date"], breaks["text"], strict=True)
    ]


def demo_words(series: pd.DataFrame) -> str:
    """What on the page is demo or interpolated; '' when nothing is."""
    occurring = set(valid_points(series)["provenance"])
    if Provenance.DEMO in occurring:
        return f"Hule punkter er demo: opdigtede tal, der kun viser, hvad siden kan. {NOT_OF_DEMO}"
    return ""
