"""From what the columns seem to be to the coordinates of a profile: wide, long and matrix tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.mapping_columns import ENOUGH, Role, Seen, area_level, period_form
from lib.domain.datatraek.mapping_grid import Column, Grid
from lib.domain.datatraek.mapping_words import PERHAPS, SURE, match_indicator, measure_of, registered_measure
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import (
    MEASURE_WORDS,
    AreaRule,
    Coordinate,
    Measure,
    Origin,
    PeriodForm,
    PeriodRule,
    ValueColumn,
)
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.indicator import Kind

_ABOVE = (
    (PeriodForm.DATE, r"(\d{1,2}\.\s?(?!kv)[a-zæøå]+ (?:19|20)\d{2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2})"),
    (PeriodForm.WEEK, r"(uge \d{1,2}[ ,/-]+20\d{2})"),
    (PeriodForm.QUARTER, r"([1-4]\. ?(?:kvartal|kvt\.?|kv\.?),? 20\d{2})"),
    (PeriodForm.YEAR, r"\b((?:19|20)\d{2})\b"),
)
"""Periods as titles write them, the most exact first."""


@dataclass(frozen=True)
class Coordinates:
    """The coordinates of the profile to be. `matrix`: the headers hold periods or areas instead of indicators."""

    kind: DatatraekKind
    area: AreaRule | None
    period: PeriodRule
    columns: tuple[ValueColumn, ...]
    indicator: Coordinate | None
    measure: Coordinate | None
    matrix: bool
    questions: tuple[str, ...]


def layout_of(grid: Grid, seen: Sequence[Seen], names: KnownNames, sheet: str) -> Coordinates:
    """The coordinates that can be told; questions for the others."""
    values = [one for one in seen if one.role is Role.VALUES]
    headers = [one.column.header for one in values]
    questions: list[str] = []
    area, in_header = _area(seen, headers, names)
    period, period_in_header = _period(grid, seen, headers, sheet)
    matrix = in_header or period_in_header
    indicator = _indicator(grid, seen, names, sheet, matrix)
    registers = _registers(seen)
    if area is None:
        questions.append("Hvilken kolonne siger, hvilket område tallene gælder?")
    if period.where.origin is Origin.ASKED:
        questions.append(
            "Filen siger ikke, hvilken periode tallene gælder. Den skal angives ved hver indlæsning."
        )
    if matrix and indicator is None:
        questions.append("Hvilken indikator er tabellens tal?")
    by_row = _of_role(seen, Role.MEASURE)
    measure = None if by_row is None else _measure_by_row(by_row)
    if matrix:
        measure = measure or Coordinate(Origin.FIXED, fixed=Measure.VALUE.value)
        columns: tuple[ValueColumn, ...] = ()
    else:
        columns, more = _value_columns(values, names, indicator, registers, measure is not None)
        questions += more
    kind = DatatraekKind.REGISTRERINGER if registers else DatatraekKind.OBSERVATIONER
    readable = matrix and indicator is not None
    return Coordinates(kind, area, period, columns, indicator, measure, readable, tuple(questions))


def figure_columns(
    seen: Sequence[Seen], layout: Coordinates, names: KnownNames
) -> tuple[list[Column], list[Column]]:
    """The columns with figures that the profile reads, and those of them that hold shares in their value."""
    if layout.matrix:
        figures = [one.column for one in seen if one.role is Role.VALUES]
        fixed = layout.indicator.fixed if layout.indicator is not None else ""
        return figures, figures if _is_share(fixed, names) else []
    held = {column.header: column for column in layout.columns}
    figures = [one.column for one in seen if one.column.header in held]
    shares = [
        column
        for column in figures
        if held[column.header].measure == Measure.VALUE
        and any(_is_share(each, names) for each in held[column.header].indicators)
    ]
    return figures, shares


def _of_role(seen: Sequence[Seen], role: Role) -> Seen | None:
    return next((one for one in seen if one.role is role), None)


def _area(seen: Sequence[Seen], headers: Sequence[str], names: KnownNames) -> tuple[AreaRule | None, bool]:
    organisations = tuple(one.column.header for one in seen if one.role is Role.ORGANISATION)
    column = _of_role(seen, Role.AREA)
    if column is not None:
        where = Coordinate(Origin.COLUMN, (column.column.header,))
        return AreaRule(where, column.detail, organisations), False
    words = [header for header in headers if not plain(header).isdigit()]
    share, level = area_level(words, names)
    if len(words) < 2 or share < ENOUGH:
        return None, False
    found = "|".join(re.escape(header) for header in words if area_level([header], names)[0])
    return AreaRule(Coordinate(Origin.HEADER, find=f"^({found})$"), level, organisations), True


def _period(grid: Grid, seen: Sequence[Seen], headers: Sequence[str], sheet: str) -> tuple[PeriodRule, bool]:
    column = _of_role(seen, Role.PERIOD)
    if column is not None:
        return PeriodRule(
            Coordinate(Origin.COLUMN, (column.column.header,)), PeriodForm(column.detail)
        ), False
    share, form = period_form(headers)
    if len(headers) > 1 and share >= ENOUGH:
        find = r"^((?:19|20)\d{2})$" if form is PeriodForm.YEAR else ""
        return PeriodRule(Coordinate(Origin.HEADER, find=find), form), True
    for origin, texts in ((Origin.ABOVE, grid.above), (Origin.SHEET, (sheet,))):
        for form, pattern in _ABOVE:
            if any(re.search(pattern, text, re.IGNORECASE) for text in texts):
                return PeriodRule(Coordinate(origin, find=pattern), form), False
    return PeriodRule(Coordinate(Origin.ASKED), PeriodForm.DATE), False


def _indicator(
    grid: Grid, seen: Sequence[Seen], names: KnownNames, sheet: str, matrix: bool
) -> Coordinate | None:
    """The column of a long table; for a matrix without one: a text above the table or the sheet's name."""
    column = _of_role(seen, Role.INDICATOR)
    if column is not None:
        find = names.find_activity if column.detail == "aktivitet" else names.find_indicator
        guessed = {
            word: match.indicator_id
            for word in column.column.words
            if find(word) is None
            and column.detail != "aktivitet"
            and (match := match_indicator(word, names.indicators)) is not None
            and match.likeness >= SURE
        }
        return Coordinate(Origin.COLUMN, (column.column.header,), names=guessed)
    if not matrix:
        return None
    for text in (*grid.above, sheet):
        match = match_indicator(re.sub(r"\b(?:19|20)\d{2}\b", "", text), names.indicators)
        if match is not None and match.likeness >= SURE:
            return Coordinate(Origin.FIXED, fixed=match.indicator_id)
    return None


def _registers(seen: Sequence[Seen]) -> bool:
    return any(one.role is Role.INDICATOR and one.detail == "aktivitet" for one in seen)


def _measure_by_row(column: Seen) -> Coordinate:
    words = {
        each: measure.value
        for each in column.column.words
        if (measure := registered_measure(each) or measure_of(each)) is not None
    }
    return Coordinate(Origin.COLUMN, (column.column.header,), names=words)


def _value_columns(
    values: Sequence[Seen], names: KnownNames, indicator: Coordinate | None, registers: bool, by_row: bool
) -> tuple[tuple[ValueColumn, ...], list[str]]:
    columns, questions = [], []
    for one in values:
        header = one.column.header
        if indicator is None and (not one.detail or one.confidence < PERHAPS):
            continue
        held = () if indicator is not None else (one.detail,)
        if by_row:
            measure = ""
        elif registers:
            named = registered_measure(header)
            if named is None:
                questions.append(
                    f"Er «{header}» deltagere, hold eller pladser? Kolonnen er ikke med i opsætningen."
                )
                continue
            measure = named.value
        else:
            guessed, sure = _measure(one, held, names, len(values))
            measure = guessed.value
            if not sure:
                read_as = MEASURE_WORDS[guessed]
                questions.append(f"Er tallene i «{header}» andele eller antal? De er læst som {read_as}.")
        columns.append(ValueColumn(header, held, measure))
    return tuple(columns), questions


def _measure(one: Seen, held: tuple[str, ...], names: KnownNames, rivals: int) -> tuple[Measure, bool]:
    """What the figures are, and whether that is certain: by the indicator's kind, the header's words, the range."""
    kind = names.indicators[held[0]].kind if held else None
    said = measure_of(one.column.header)
    if kind in (Kind.COUNT, Kind.MEAN) and said is not Measure.STATUS:
        return Measure.VALUE, True
    if said is not None:
        alone = kind is None and rivals == 1
        return (Measure.VALUE if alone else said), True
    if kind is None:
        return Measure.VALUE, rivals == 1
    whole = all("," not in word and "." not in word for word in one.column.words)
    return Measure.VALUE, not whole


def _is_share(indicator_id: str, names: KnownNames) -> bool:
    return indicator_id in names.indicators and names.indicators[indicator_id].kind is Kind.SHARE
