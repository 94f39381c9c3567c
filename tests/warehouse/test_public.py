"""The public file: what is in it, and that it cannot be used for anything but questions."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from lib.warehouse import questions
from lib.warehouse.public import HARDENED, PublicWarehouse, WarehouseUnavailable, open_public
from tests.conftest import BuiltHouse


def test_small_afdelinger_have_no_rows_of_their_own(public_warehouse: PublicWarehouse) -> None:
    rows = public_warehouse.ask("""
        SELECT a.area_id, a.residents < 100 OR a.households < 50 AS small, count(o.area_id) AS rows
        FROM area a LEFT JOIN both_bases o USING (area_id) WHERE a.level = 'afdeling' GROUP BY ALL
    """)
    assert len(rows) == 41
    assert rows["small"].any()
    assert (rows.loc[rows["small"], "rows"] == 0).all()
    assert (rows.loc[~rows["small"], "rows"] > 0).all()


def test_small_and_masked_afdelinger_are_still_in_their_zones_sum(
    built_house: BuiltHouse, public_warehouse: PublicWarehouse
) -> None:
    sql = "SELECT indicator_id, area_id, period_end, numerator FROM rollup WHERE status = 'ok'"
    with duckdb.connect(str(built_house.raw_file), read_only=True) as raw:
        whole = set(raw.execute(sql).fetchall())
    shown = public_warehouse.ask("SELECT count(*) AS rows FROM rollup WHERE status = 'ok'")["rows"][0]
    with duckdb.connect(str(built_house.public_file), read_only=True, config=HARDENED) as public:
        rows = set(public.execute(sql).fetchall())
    assert len(rows) == shown
    assert rows <= whole


def test_it_can_neither_be_written_nor_reach_other_files(
    built_house: BuiltHouse, public_warehouse: PublicWarehouse
) -> None:
    with pytest.raises(duckdb.Error):
        public_warehouse.ask("DELETE FROM area")
    with pytest.raises(duckdb.Error):
        public_warehouse.ask(f"ATTACH '{built_house.raw_file}' AS raw")
    with pytest.raises(duckdb.Error):
        public_warehouse.ask("SET enable_external_access = true")


def test_many_threads_each_get_their_own_answer(public_warehouse: PublicWarehouse) -> None:
    """One connection shared by threads gives another thread's rows in DuckDB 2.0; a cursor per question does not."""
    wanted = [row.area_id for row in questions.areas(public_warehouse, "afdeling").itertuples()] * 10

    def ask(area_id: str) -> str:
        return str(
            public_warehouse.ask("SELECT area_id FROM area WHERE area_id = $a", {"a": area_id})["area_id"][0]
        )

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, wanted)) == wanted


def test_a_missing_and_a_broken_file_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WarehouseUnavailable, match="findes ikke"):
        PublicWarehouse(tmp_path / "public-x.duckdb")
    broken = tmp_path / "public-y.duckdb"
    broken.write_bytes(b"not a warehouse" * 1000)
    with pytest.raises(WarehouseUnavailable, match="kan ikke læses"):
        PublicWarehouse(broken)


def test_a_file_of_an_earlier_program_is_told_by_what_it_lacks(
    built_house: BuiltHouse, tmp_path: Path
) -> None:
    older = Path(shutil.copy(built_house.public_file, tmp_path / "public-older.duckdb"))
    with duckdb.connect(str(older)) as connection:
        connection.execute("DROP TABLE milestone")
    today, earlier = open_public(built_house.public_file), open_public(older)
    assert today.holds_all_of(earlier)
    assert not earlier.holds_all_of(today)
