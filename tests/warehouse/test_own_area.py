"""Afdelinger of other kommuner may lie in the file as background: no page's answer changes with them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.conftest import BuiltHouse

ELSEWHERE = """
    INSERT INTO area (area_id, level, name, provenance) VALUES ('anden', 'kommune', 'Anden Kommune', 'datatraek');
    INSERT INTO area (area_id, level, name, parent_id, residents, households, provenance)
        VALUES ('fremmed', 'afdeling', 'Aa', 'anden', 900, 400, 'datatraek');
    INSERT INTO shown
        SELECT * REPLACE ('fremmed' AS area_id, 'afdeling' AS level, 'datatraek' AS provenance, 'ok' AS status,
            50.0 AS value, year + 1 AS year, period_start + INTERVAL 1 YEAR AS period_start,
            period_end + INTERVAL 1 YEAR AS period_end)
        FROM shown WHERE level = 'zone'
        QUALIFY row_number() OVER (PARTITION BY indicator_id, period_end ORDER BY area_id) = 1;
"""
"""A large afdeling elsewhere, which has every indicator of the zones, each in a year that the plan's have not."""

ASKED: dict[str, Callable[[PublicWarehouse], pd.DataFrame]] = {
    "areas": questions.areas,
    "areas, afdelinger": lambda warehouse: questions.areas(warehouse, "afdeling"),
    "area_matrix": lambda warehouse: questions.area_matrix(warehouse, "afdeling", False),
    "criterion_values": lambda warehouse: questions.criterion_values(warehouse, False),
    "afdeling_values": lambda warehouse: questions.afdeling_values(warehouse, "gymnasial_18_29", 2020, False),
    "inside_zone": lambda warehouse: questions.inside_zone(warehouse, "zone1", ["kendskabsgrad"], False),
}


@pytest.fixture
def with_background(built_house: BuiltHouse, tmp_path: Path) -> PublicWarehouse:
    """The built house's public file with an afdeling of another kommune in it."""
    file = Path(shutil.copy(built_house.public_file, tmp_path))
    with duckdb.connect(str(file)) as connection:
        connection.execute(ELSEWHERE)
    return PublicWarehouse(file)


def test_background_changes_no_answer(
    public_warehouse: PublicWarehouse, with_background: PublicWarehouse
) -> None:
    others = with_background.ask("SELECT count(*) AS n FROM shown WHERE area_id = 'fremmed'")["n"].iloc[0]
    assert others > 50
    for name, ask in ASKED.items():
        alone, beside = ask(public_warehouse), ask(with_background)
        assert len(alone) > 0, name
        if name == "areas":
            beside = beside[beside["area_id"] != "anden"].reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, beside, obj=name)
