"""The other means answer the same questions: the same value for every area, so that the times can be compared."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from lib.warehouse.public import PublicWarehouse
from tests.bench.cases import cases
from tests.bench.engines import Answer, Asked, asked_of, export, in_pandas, in_sqlite, on_parquet, ours
from tests.bench.sizes import OWN_AFDELINGER, SIZES, grow
from tests.conftest import BuiltHouse

pytestmark = pytest.mark.soak  # it proves the measurements, not the program, and takes half a minute


@pytest.fixture(scope="module")
def means(
    built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Asked, dict[str, dict[str, Answer]]]:
    folder = tmp_path_factory.mktemp("means")
    sized = grow(built_house.warehouse_folder.parent, folder / "copy", "1×")
    export(sized.file, folder)
    warehouse = PublicWarehouse(sized.file)
    asked = asked_of(warehouse)
    return asked, {
        "ours": ours(warehouse),
        "parquet": on_parquet(folder, asked),
        "pandas": in_pandas(folder),
        "sqlite": in_sqlite(folder, asked),
    }


@pytest.mark.parametrize("name", ["parquet", "pandas", "sqlite"])
def test_other_means_find_the_same_figures(
    means: tuple[Asked, dict[str, dict[str, Answer]]], name: str
) -> None:
    asked, by = means
    for question in ("series", "zone_table", "afdeling_values"):
        expected, found = (_values(by[each][question], asked) for each in ("ours", name))
        assert expected == found, question
        assert len(expected) > 3
    assert list(by[name]["years"](asked)["year"]) == list(by["ours"]["years"](asked)["year"])


def test_a_grown_file_answers_every_question_and_the_plan_is_the_same(
    built_house: BuiltHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SIZES, "30×", OWN_AFDELINGER + 9)
    grown = grow(built_house.warehouse_folder.parent, tmp_path / "grown", "30×")
    same = grow(built_house.warehouse_folder.parent, tmp_path / "same", "1×")
    warehouse, small = PublicWarehouse(grown.file), PublicWarehouse(same.file)
    assert grown.rows > same.rows + 9 * 15 * 40
    questions: dict[str, Callable[[PublicWarehouse], object]] = cases(small)
    for name, ask in questions.items():
        assert ask(warehouse) is not None, name
    for name in ("zone_table", "series", "matrix", "area_matrix, zones", "unemployment"):
        pd.testing.assert_frame_equal(questions[name](warehouse), questions[name](small))


def _values(answer: Answer, asked: Asked) -> set[tuple[str, float]]:
    frame = answer(asked)
    return {
        (str(area), round(float(value), 6))
        for area, value in zip(frame["area_id"], frame["value"], strict=True)
        if pd.notna(value)
    }
