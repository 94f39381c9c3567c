"""The same questions by other means: DuckDB on a Parquet file, a pandas frame in memory, and SQLite with an index.

Each has the eight columns that the questions are about; ours answers with all that a screen shows. They keep the plain
rules (which provenances count, the latest period of a year), not the ones about dates and masks.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from lib.warehouse import questions as q
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances

KEPT = ("indicator_id", "area_id", "level", "year", "period_end", "value", "status", "provenance")
AREA = ("area_id", "level", "name", "parent_id")
ROWS_AT_ONCE = 100_000
ALLOWED = allowed_provenances(only_real=False)


@dataclass(frozen=True)
class Asked:
    """What is asked for: the default plan's headline indicator, its latest year, and the areas compared."""

    indicator: str
    year: int
    areas: tuple[str, ...]


Answer = Callable[[Asked], pd.DataFrame]


def asked_of(warehouse: PublicWarehouse) -> Asked:
    """The same in every size."""
    plan = q.plan(warehouse)
    year = q.years(warehouse, plan.headline_indicator, only_real=True)[-1]
    areas = (*plan.zone_ids, plan.plan_area, plan.kommune_area, plan.land_area)
    return Asked(plan.headline_indicator, year, areas)


def sql_of(shown: str, area: str, areas: Sequence[str]) -> dict[str, str]:
    """The questions in SQL that DuckDB and SQLite both read; `?1` is the indicator, `?2` the year."""
    names = ", ".join(f"'{each}'" for each in areas)
    allowed = f"provenance IN ({', '.join(repr(each) for each in ALLOWED)})"
    latest = (
        f"(SELECT *, row_number() OVER (PARTITION BY area_id ORDER BY period_end DESC) AS place FROM {shown} "
        f"WHERE indicator_id = ?1 AND year = ?2 AND {allowed})"
    )
    return {
        "series": f"SELECT * FROM {shown} WHERE indicator_id = ?1 AND area_id IN ({names}) AND {allowed} "
        "AND ?2 IS NOT NULL ORDER BY area_id, period_end",
        "years": f"SELECT DISTINCT year FROM {shown} WHERE indicator_id = ?1 AND level = 'zone' AND status = 'ok' "
        f"AND {allowed} AND ?2 IS NOT NULL ORDER BY year",
        "zone_table": f"SELECT a.area_id, a.name, s.value, s.status FROM {area} a LEFT JOIN {latest} s "
        f"ON s.area_id = a.area_id AND s.place = 1 WHERE a.area_id IN ({names}) ORDER BY a.area_id",
        "afdeling_values": f"SELECT a.area_id, a.name, s.value, s.status FROM {area} a LEFT JOIN {latest} s "
        "ON s.area_id = a.area_id AND s.place = 1 WHERE a.level = 'afdeling' ORDER BY a.parent_id, a.name",
    }


def export(public: Path, folder: Path) -> Path:
    """Parquet files of what is shown and of the areas, in `folder`."""
    with duckdb.connect(str(public), read_only=True) as connection:
        for table, columns in (("shown", KEPT), ("area", AREA)):
            target = folder / f"{table}.parquet"
            connection.execute(
                f"COPY (SELECT {', '.join(columns)} FROM {table}) TO '{target}' (FORMAT parquet)"
            )
    return folder


def on_parquet(folder: Path, asked: Asked) -> dict[str, Answer]:
    """DuckDB itself, nothing of ours around it."""
    connection = duckdb.connect()
    shown, area = (f"'{folder / name}.parquet'" for name in ("shown", "area"))

    def answer(sql: str) -> Answer:
        own = sql.replace("?1", "$1").replace("?2", "$2")
        return lambda asked: connection.execute(own, [asked.indicator, asked.year]).df()

    return {name: answer(sql) for name, sql in sql_of(shown, area, asked.areas).items()}


def in_sqlite(folder: Path, asked: Asked) -> dict[str, Answer]:
    """SQLite, with the index that the questions want."""
    connection = sqlite3.connect(folder / "shown.sqlite")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    for table, columns in (("shown", KEPT), ("area", AREA)):
        connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        places = ", ".join("?" * len(columns))
        rows = _rows(folder / f"{table}.parquet", columns)
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
    connection.execute("CREATE INDEX by_indicator ON shown (indicator_id, area_id, period_end)")
    connection.commit()

    def answer(sql: str) -> Answer:
        return lambda asked: pd.read_sql_query(sql, connection, params=[asked.indicator, asked.year])

    return {name: answer(sql) for name, sql in sql_of("shown", "area", asked.areas).items()}


def _rows(file: Path, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The rows of a Parquet file, days as text, without having them all at once."""
    names = ", ".join(f"{name}::VARCHAR" if name == "period_end" else name for name in columns)
    found = duckdb.connect().execute(f"SELECT {names} FROM '{file}'")
    while rows := found.fetchmany(ROWS_AT_ONCE):
        yield from rows


def in_pandas(folder: Path) -> dict[str, Answer]:
    """One frame in memory, its words as categories."""
    shown = pd.read_parquet(folder / "shown.parquet")
    for column in ("indicator_id", "area_id", "level", "status", "provenance"):
        shown[column] = shown[column].astype("category")
    area = pd.read_parquet(folder / "area.parquet")

    def of_indicator(asked: Asked) -> pd.DataFrame:
        return shown[(shown["indicator_id"] == asked.indicator) & shown["provenance"].isin(ALLOWED)]

    def series(asked: Asked) -> pd.DataFrame:
        own = of_indicator(asked)
        return own[own["area_id"].isin(asked.areas)].sort_values(["area_id", "period_end"])

    def years(asked: Asked) -> pd.DataFrame:
        own = of_indicator(asked)
        found = own.loc[(own["level"] == "zone") & (own["status"] == "ok"), "year"]
        return pd.DataFrame({"year": sorted(found.unique())})

    def of_year(asked: Asked, areas: pd.DataFrame) -> pd.DataFrame:
        own = of_indicator(asked)
        own = own[own["year"] == asked.year].sort_values("period_end")
        latest = own.drop_duplicates("area_id", keep="last")[["area_id", "value", "status"]]
        return areas.merge(latest.astype({"area_id": "str"}), on="area_id", how="left")

    return {
        "series": series,
        "years": years,
        "zone_table": lambda asked: of_year(asked, area[area["area_id"].isin(asked.areas)]),
        "afdeling_values": lambda asked: of_year(asked, area[area["level"] == "afdeling"]),
    }


def ours(warehouse: PublicWarehouse) -> dict[str, Answer]:
    """The program's own questions."""
    return {
        "series": lambda asked: q.series(warehouse, asked.indicator, asked.areas, only_real=False),
        "years": lambda asked: pd.DataFrame({"year": q.years(warehouse, asked.indicator, only_real=False)}),
        "zone_table": lambda asked: q.zone_table(warehouse, asked.indicator, asked.year, only_real=False),
        "afdeling_values": lambda asked: q.afdeling_values(
            warehouse, asked.indicator, asked.year, only_real=False
        ),
    }
