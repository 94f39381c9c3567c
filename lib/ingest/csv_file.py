"""One CSV of a plan's folder: read as text, checked by pandera, made into typed columns."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from lib.domain.formula_guard import unguarded
from lib.domain.hidden_signs import hidden_sentence, spelled
from lib.ingest.fields import Fields
from lib.ingest.messages import NOT_UTF8, ONE_LINE, Flaw, PlanFileError

HEADER_ROWS = 1
FIRST_ROW = HEADER_ROWS + 1


def read_checked(path: Path, fields: Fields, key: tuple[str, ...] = ()) -> pd.DataFrame:
    """The file's rows with typed columns, in file order.

    Raises PlanFileError with every flaw found: file missing, not UTF-8, wrong columns, ragged rows, wrong cells,
    a key that stands twice.
    """
    text = _read_text(path, fields)
    flaws = _cell_flaws(path, text, fields) + _key_flaws(path, text, key)
    if flaws:
        raise PlanFileError(flaws)
    return pd.DataFrame({name: field.typed(text[name]) for name, field in fields.items()})


def _read_text(path: Path, fields: Fields) -> pd.DataFrame:
    lines = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = []
            for row in (reader := csv.reader(handle, strict=True)):
                lines = reader.line_num
                rows.append([unguarded(cell) for cell in row])
    except FileNotFoundError:
        raise PlanFileError([Flaw(path.name, 0, "", "Filen mangler.", "Læg den i planens mappe.")]) from None
    except UnicodeDecodeError:
        problem = NOT_UTF8
        raise PlanFileError([Flaw(path.name, 0, "", problem, "Gem den igen som CSV UTF-8.")]) from None
    except csv.Error:
        problem = f"Filen kan ikke læses som CSV fra linje {lines + 1}."
        raise PlanFileError([Flaw(path.name, 0, "", problem, "Ret anførselstegnene i filen.")]) from None
    _check_shape(path, rows, tuple(fields))
    return pd.DataFrame(rows[HEADER_ROWS:], columns=list(fields), dtype=str)


def _check_shape(path: Path, rows: list[list[str]], columns: tuple[str, ...]) -> None:
    header = tuple(rows[0]) if rows else ()
    if header != columns:
        problem = f"Overskrifterne er {spelled(', '.join(header)) or 'tomme'}."
        raise PlanFileError([Flaw(path.name, 1, "", problem, f"De skal være {', '.join(columns)}.")])
    ragged = [
        Flaw(path.name, number, "", f"Rækken har {len(row)} celler.", f"Der skal være {len(columns)}.")
        for number, row in enumerate(rows[HEADER_ROWS:], FIRST_ROW)
        if len(row) != len(columns)
    ]
    if ragged:
        raise PlanFileError(ragged)


def _cell_flaws(path: Path, text: pd.DataFrame, fields: Fields) -> list[Flaw]:
    schema = pa.DataFrameSchema({name: field.pandera_column() for name, field in fields.items()}, strict=True)
    try:
        schema.validate(text, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [
            Flaw(path.name, int(case["index"]) + FIRST_ROW, str(case["column"]), *_wrong(case))
            for case in errors.failure_cases.to_dict("records")
        ]
    return []


def _wrong(case: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong with a cell, and what to do."""
    cell = str(case["failure_case"])
    hidden = hidden_sentence(cell)
    if hidden:
        return hidden, ONE_LINE
    if cell != cell.strip():
        return f"Cellen begynder eller slutter med et mellemrum: «{cell}».", "Slet mellemrummet."
    return f"Cellen indeholder «{cell}»." if cell else "Cellen er tom.", f"Der skal stå {case['check']}."


def _key_flaws(path: Path, text: pd.DataFrame, key: tuple[str, ...]) -> list[Flaw]:
    if not key:
        return []
    twice = text[text.duplicated(list(key), keep="first")]
    return [
        Flaw(
            path.name,
            int(index) + FIRST_ROW,
            ", ".join(key),
            f"«{', '.join(row[list(key)])}» står allerede i en tidligere række.",
            "Slet den ene række.",
        )
        for index, row in twice.iterrows()
    ]
