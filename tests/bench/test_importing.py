"""The made national file at a small size goes the whole way, and the measurement says what happened."""

import csv
import dataclasses
import json
from pathlib import Path

import pandas as pd
import pytest

from tests.bench.importing import Step, as_json, measure_import, steps_of, text
from tests.bench.national import Size, write_file

SMALL = Size(afdelinger=50, indicators=3, years=2)


@pytest.mark.soak  # the real command on a real file, as `make bench` runs it
def test_a_small_national_file_is_imported_and_measured(tmp_path: Path) -> None:
    run = measure_import(tmp_path / "plan", SMALL)
    assert run.report["rows"] == 50 * 3 * 2 == SMALL.figures
    assert run.report["status"] == "kladde"
    assert not [found for found in run.report["findings"] if found["severity"] == "stopper"]
    assert run.cpu > 0
    assert 0 < run.peak < run.reserved
    assert sum(step.seconds for step in run.steps) <= run.seconds + 0.01
    assert run.signs_of_life >= 1
    again = dataclasses.replace(run, size=dataclasses.replace(SMALL, afdelinger=100))
    assert "| 50 | 300 |" in text([run, again])
    assert json.loads(json.dumps(as_json([run])))[0]["rows_sha256"] == run.report["rows_sha256"]
    kept = pd.read_parquet(next((tmp_path / "plan").glob("datatraek/*/rows/*.parquet")))
    with (tmp_path / "plan" / "landet.csv").open(encoding="utf-8", newline="") as handle:
        cells = [
            row[f"andel_0{number}:naevner"]
            for row in csv.DictReader(handle, delimiter=";")
            for number in (1, 2, 3)
        ]
    printed = sum(int(cell) for cell in cells if cell.isdigit())
    assert kept["denominator"].sum() == printed


def test_the_same_seed_makes_the_same_file(tmp_path: Path) -> None:
    for name in ("one.csv", "other.csv"):
        write_file(tmp_path / name, SMALL)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def test_a_step_lasts_until_the_next_begins() -> None:
    moments = [(0.0, 0, "start"), (1.0, 10, "a"), (2.0, 30, "a"), (4.0, 40, "b"), (5.0, 50, "")]
    assert steps_of(moments) == [Step("start", 1.0, 1, 10), Step("a", 3.0, 2, 40), Step("b", 1.0, 1, 50)]
