"""The published figures, three ways: as the files on disk have them, as they were sealed, as pages are told."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from lib.domain.numbers import number
from lib.domain.seals import SealedFigure
from lib.ingest.csv_file import read_checked
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_keys import KEYS
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

FIGURES = "figures"
TARGET_GROUPS = "target_groups"
KENDSKABSGRAD = "kendskabsgrad"
SEALS = "seals"

KEY_COLUMNS = {
    FIGURES: ("table", "indicator_id", "area_id", "year"),
    TARGET_GROUPS: ("target_group", "area_id", "date"),
    KENDSKABSGRAD: ("area_id", "date"),
}
VALUE_COLUMNS = {
    FIGURES: ("value",),
    TARGET_GROUPS: ("persons",),
    KENDSKABSGRAD: ("value", "persons"),
}
_MOST_DECIMALS = 6


def on_disk(folder: Path) -> list[SealedFigure]:
    """Every published figure as the plan's CSVs have it now. Raises PlanFileError for a broken file."""
    figures: list[SealedFigure] = []
    for file in KEY_COLUMNS:
        frame = read_checked(folder / f"{file}.csv", PLAN_FILES[file], KEYS[file])
        figures += _sealed(file, frame.rename(columns={"kendskabsgrad_pct": "value"}))
    return figures


def as_asked(warehouse: PublicWarehouse) -> list[SealedFigure]:
    """Every published figure as the questions that the pages ask return it."""
    published = questions.figures(warehouse)
    groups = questions.target_groups(warehouse, only_real=True)
    known = questions.kendskabsgrad(warehouse, only_real=True)
    return [*_sealed(FIGURES, published), *_sealed(TARGET_GROUPS, groups), *_sealed(KENDSKABSGRAD, known)]


def seals_on_disk(folder: Path) -> dict[tuple[str, str], str]:
    """The seals of the plan by file and key."""
    frame = read_checked(folder / f"{SEALS}.csv", PLAN_FILES[SEALS], KEYS[SEALS])
    return {(row.file, row.key): row.seal for row in frame.itertuples()}


def write_seals(folder: Path, figures: Iterable[SealedFigure]) -> None:
    """Seals the figures as they stand on disk; done when they have been read against the source."""
    rows = [{"file": figure.file, "key": figure.key, "seal": figure.seal()} for figure in figures]
    sealed = pd.DataFrame(rows, columns=["file", "key", "seal"])
    sealed.to_csv(folder / f"{SEALS}.csv", index=False, lineterminator="\n")


def differences(
    disk: list[SealedFigure], asked: list[SealedFigure], seals: dict[tuple[str, str], str]
) -> list[str]:
    """One Danish sentence per published figure that is not the same everywhere; a figure is named once."""
    answers = {(figure.file, figure.key): figure for figure in asked}
    found = []
    for figure in disk:
        answer = answers.get((figure.file, figure.key))
        if seals.get((figure.file, figure.key)) != figure.seal():
            found.append(f"{_place(figure)} er ændret, siden tallet blev læst mod kilden.")
        elif answer is None:
            found.append(f"{_place(figure)} findes ikke i den gældende version.")
        elif answer.seal() != figure.seal():
            found.append(f"{_place(figure)}: siderne viser {_words(answer)}, men filen har {_words(figure)}.")
    return found


def _sealed(file: str, frame: pd.DataFrame) -> list[SealedFigure]:
    values = frame[list(VALUE_COLUMNS[file])].astype("float64")
    cells = frame[list(KEY_COLUMNS[file])].map(_key_word)
    keys = ["|".join(row) for row in cells.itertuples(index=False, name=None)]
    rows = values.itertuples(index=False, name=None)
    return [SealedFigure(file, key, row) for key, row in zip(keys, rows, strict=True)]


def _key_word(cell: object) -> str:
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if pd.isna(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def _place(figure: SealedFigure) -> str:
    return f"{figure.file}.csv ({figure.key.replace('|', ', ')})"


def _words(figure: SealedFigure) -> str:
    return " og ".join("tomt" if value != value else _figure(value) for value in figure.values)


def _figure(value: float) -> str:
    """With the decimals that it was printed with, and no more."""
    exact = (places for places in range(_MOST_DECIMALS) if round(value, places) == value)
    return number(value, next(exact, _MOST_DECIMALS))
