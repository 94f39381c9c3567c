"""The mapping assistant: a profile for a file that no profile knows, proposed from its first rows.

A person confirms it on the page. What is uncertain is left out of the profile and asked about, never guessed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.mapping_cells import cell_rule
from lib.domain.datatraek.mapping_columns import Role, Seen, area_level, seen_columns
from lib.domain.datatraek.mapping_grid import Grid, Row, grid_of
from lib.domain.datatraek.mapping_layout import Coordinates, figure_columns, layout_of
from lib.domain.datatraek.mapping_words import SURE, measure_of, registered_measure
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import (
    FORM_WORDS,
    MEASURE_WORDS,
    Coordinate,
    Origin,
    PeriodForm,
    Rhythm,
    SourceProfile,
    TableShape,
)
from lib.domain.datatraek.rows import DatatraekKind

_TOTALS = ("i alt", "total", "sum", "hele", "samlet")
_ASKED_AREAS = 5
_LONGEST_ID = 60
_RHYTHMS = {
    PeriodForm.WEEK: Rhythm.UGENTLIG,
    PeriodForm.MONTH: Rhythm.MAANEDLIG,
    PeriodForm.QUARTER: Rhythm.KVARTALSVIS,
    PeriodForm.YEAR: Rhythm.AARLIG,
    PeriodForm.SCHOOL_YEAR: Rhythm.AARLIG,
}
_ONLY_NUMBERS = "Kolonnen har tal, og rækkerne siger, hvilken indikator de er."
_NO_TABLE = "Filen har ingen tabel, der ligner tal med overskrifter. Hvilken række er overskriften?"


@dataclass(frozen=True)
class ColumnGuess:
    """One column: its header, what it seems to be (Danish), how sure that is (0-1), and why (a Danish sentence)."""

    header: str
    guess: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Proposal:
    """`profile` is None when area, period or figures could not be found at all; `questions` are for a person."""

    profile: SourceProfile | None
    columns: tuple[ColumnGuess, ...]
    questions: tuple[str, ...]


def propose_profile(head: Sequence[Row], names: KnownNames, source_name: str, sheet: str = "") -> Proposal:
    """A profile for the sheet whose first rows (up to 200) are `head`.

    `source_name`: what the source is called, or the file's name; it gives the profile its title and id. `sheet`: the
    sheet's name, '' for text files.
    """
    grid = grid_of(head)
    if grid is None:
        return Proposal(None, (), (_NO_TABLE,))
    seen = seen_columns(grid.columns, names)
    layout = layout_of(grid, seen, names, sheet)
    guesses = tuple(_guess(one, layout, names) for one in seen)
    questions = [*layout.questions, *_unsure(seen, layout, names), *_unknown_areas(seen, names)]
    if layout.area is None or not (layout.columns or layout.matrix):
        return Proposal(None, guesses, tuple(questions))
    figures, shares = figure_columns(seen, layout, names)
    cells, more = cell_rule(figures, shares)
    source, which = _source(seen, layout, names, source_name)
    rhythm = _RHYTHMS.get(layout.period.form, Rhythm.UREGELMAESSIG)
    if rhythm is Rhythm.UREGELMAESSIG:
        more = (*more, "Hvor ofte kommer kilden? Opsætningen siger uregelmæssigt.")
    profile = SourceProfile(
        profile_id=_slug(source_name),
        title=source_name,
        kind=layout.kind,
        source_id=source,
        rhythm=rhythm,
        area=layout.area,
        period=layout.period,
        table=_shape(grid, seen, names, layout),
        columns=layout.columns,
        indicator=layout.indicator,
        measure=layout.measure,
        cells=cells,
        note=f"Foreslået ud fra «{source_name}»; gennemgå den, før den bruges.",
    )
    return Proposal(profile, guesses, tuple(dict.fromkeys((*questions, *more, *which))))


def _guess(one: Seen, layout: Coordinates, names: KnownNames) -> ColumnGuess:
    confidence, why = one.confidence, one.why
    words = {
        Role.AREA: f"område ({one.detail})",
        Role.ORGANISATION: "boligorganisation",
        Role.PERIOD: f"periode ({FORM_WORDS.get(one.detail, one.detail)})",
        Role.INDICATOR: one.detail,
        Role.MEASURE: "hvad tallene er",
        Role.UNKNOWN: "bruges ikke",
        Role.VALUES: "tal",
    }[one.role]
    held = next((column for column in layout.columns if column.header == one.column.header), None)
    if one.role is Role.VALUES and held is not None:
        labels = [names.indicators[each].label for each in held.indicators if each in names.indicators]
        measure = MEASURE_WORDS.get(held.measure, held.measure) or "se kolonnen med mål"
        words = f"{', '.join(labels) or 'tal'}: {measure}"
        if not held.indicators:
            said = measure_of(held.header) or registered_measure(held.header)
            confidence, why = (0.9, "Overskriften siger, hvad tallene er.") if said else (0.5, _ONLY_NUMBERS)
    elif one.role is Role.VALUES and layout.matrix and _in_header(one.column.header, layout):
        confidence, why = 0.8, "Overskriften er en periode eller et område."
    elif one.role is Role.VALUES:
        words = "tal, ikke fundet"
    return ColumnGuess(one.column.header, words, round(confidence, 2), why)


def _in_header(header: str, layout: Coordinates) -> bool:
    """True when the header of a matrix is one of its periods or areas."""
    return all(re.search(each.find, header, re.IGNORECASE) for each in _across(layout))


def _across(layout: Coordinates) -> list[Coordinate]:
    """The coordinates that stand in the headers, as in a matrix."""
    wheres = [layout.period.where, *([layout.area.where] if layout.area is not None else [])]
    return [each for each in wheres if each.origin is Origin.HEADER]


def _unsure(seen: Sequence[Seen], layout: Coordinates, names: KnownNames) -> list[str]:
    """Questions about the columns of a wide table that are no indicator for certain."""
    if layout.indicator is not None or _across(layout):
        return []
    questions = []
    for one in seen:
        if one.role is Role.VALUES and not one.detail:
            questions.append(
                f"Hvilken indikator er kolonnen «{one.column.header}»? Den er ikke med i opsætningen."
            )
        elif one.role is Role.VALUES and one.confidence < SURE:
            label = names.indicators[one.detail].label
            questions.append(f"Er kolonnen «{one.column.header}» indikatoren «{label}»?")
    return questions


def _unknown_areas(seen: Sequence[Seen], names: KnownNames) -> list[str]:
    column = next((one for one in seen if one.role is Role.AREA), None)
    if column is None:
        return []
    unknown = [each for each in column.column.words if not _is_area(each, names) and not _is_total(each)]
    return [f"Hvilket område er «{each}»? Planen kender ikke navnet." for each in unknown[:_ASKED_AREAS]]


def _is_area(each: str, names: KnownNames) -> bool:
    return area_level([each], names)[0] > 0


def _is_total(each: str) -> bool:
    return plain(each).startswith(_TOTALS)


def _shape(grid: Grid, seen: Sequence[Seen], names: KnownNames, layout: Coordinates) -> TableShape:
    """`header_contains`: words of the last header row that are columns we read; the rest may change."""
    area = next((one.column for one in seen if one.role is Role.AREA), None)
    cells = (
        [] if area is None else [each for each in area.words if _is_total(each) and not _is_area(each, names)]
    )
    read = {one.column.header.rpartition(" | ")[2] for one in seen if one.role is not Role.UNKNOWN}
    words = tuple(dict.fromkeys(each for each in grid.last_headers if each in read))
    sparse = [
        one.column.header
        for one in seen
        if one.role in (Role.AREA, Role.INDICATOR, Role.PERIOD)
        and 2 * len(one.column.filled) < len(one.column.cells)
    ]
    kept = (
        words if not layout.matrix else tuple(each for each in words if not re.fullmatch(r"[\d./-]+", each))
    )
    return TableShape(
        header_contains=kept,
        header_rows=grid.header_rows,
        skip=tuple(dict.fromkeys(cells)),
        fill_down=tuple(sparse),
    )


def _source(
    seen: Sequence[Seen], layout: Coordinates, names: KnownNames, source_name: str
) -> tuple[str, tuple[str, ...]]:
    """The source of the indicators found; where they have several or none: the file's name as an id, and a question."""
    if layout.kind is DatatraekKind.REGISTRERINGER:
        return _slug(source_name), ()
    ids = [each for column in layout.columns for each in column.indicators]
    ids += [
        key
        for one in seen
        if one.role is Role.INDICATOR
        for each in one.column.words
        if (key := names.find_indicator(each)) is not None
    ]
    ids += [layout.indicator.fixed] if layout.indicator is not None and layout.indicator.fixed else []
    sources = Counter(names.indicators[each].source_id for each in ids if each in names.indicators)
    if len(sources) == 1:
        return next(iter(sources)), ()
    return _slug(source_name), ("Hvilken af planens kilder kommer tallene fra?",)


def _slug(name: str) -> str:
    letters = (
        re.sub(r"\.[a-z]{3,4}$", "", plain(name)).replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    )
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:_LONGEST_ID].strip("_") or "ny_kilde"
