"""A zone equals the sum of its afdelinger: over every additive indicator and every year, from the built files."""

import duckdb
import pytest

from tests.conftest import BuiltHouse

SUMS = """
    SELECT o.indicator_id, a.parent_id AS zone, o.period_end, sum(o.numerator) AS numerator,
        sum(o.denominator) AS denominator, count(*) AS afdelinger
    FROM observation o JOIN area a USING (area_id)
    WHERE a.level = 'afdeling' AND o.status = 'ok' GROUP BY ALL
"""


@pytest.fixture(scope="module")
def raw(built_house: BuiltHouse) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(built_house.raw_file), read_only=True)


def test_every_zone_and_year_is_the_sum_of_its_afdelinger(raw: duckdb.DuckDBPyConnection) -> None:
    compared = raw.execute(f"""
        SELECT s.*, r.numerator AS rolled_numerator, r.denominator AS rolled_denominator, r.coverage_areas
        FROM ({SUMS}) s LEFT JOIN rollup r
            ON r.indicator_id = s.indicator_id AND r.area_id = s.zone AND r.period_end = s.period_end
    """).df()
    assert (compared["numerator"] == compared["rolled_numerator"]).all()
    assert (compared["denominator"] == compared["rolled_denominator"]).all()
    assert (compared["afdelinger"] == compared["coverage_areas"]).all()


def test_it_is_tested_for_every_additive_indicator_and_all_its_years(raw: duckdb.DuckDBPyConnection) -> None:
    tested = set(raw.execute(f"SELECT DISTINCT indicator_id, year(period_end) FROM ({SUMS})").fetchall())
    # Indicators of loaded sources have no figures of afdelinger before a datatræk is published.
    with_demo = (
        "SELECT DISTINCT indicator_id FROM observation WHERE provenance = 'demo' AND denominator IS NOT NULL"
    )
    additive = [
        row[0]
        for row in raw.execute(
            f"SELECT indicator_id FROM indicator WHERE additive AND indicator_id IN ({with_demo})"
        ).fetchall()
    ]
    assert len(additive) == 16
    elections = {2017, 2021, 2025}
    for indicator_id in additive:
        years = elections if indicator_id == "valgdeltagelse_kv" else set(range(2015, 2026))
        assert {year for name, year in tested if name == indicator_id} == years, indicator_id


def test_the_plan_is_the_sum_of_its_zones(raw: duckdb.DuckDBPyConnection) -> None:
    unequal = raw.execute("""
        WITH by_level AS (
            SELECT r.indicator_id, r.period_end, sum(r.numerator) FILTER (a.level = 'zone') AS zones,
                sum(r.numerator) FILTER (a.level = 'plan') AS plan
            FROM rollup r JOIN area a USING (area_id) JOIN indicator i USING (indicator_id)
            WHERE i.additive GROUP BY ALL
        )
        SELECT * FROM by_level WHERE zones IS DISTINCT FROM plan
    """).fetchall()
    assert unequal == []


def test_a_rolled_up_share_is_of_the_sums(raw: duckdb.DuckDBPyConnection) -> None:
    (off,) = raw.execute("""
        SELECT count(*) FROM rollup WHERE denominator > 0 AND abs(value - 100.0 * numerator / denominator) > 1e-9
    """).fetchone()
    assert off == 0


def test_demo_zones_come_within_half_a_point_of_every_published_figure(
    raw: duckdb.DuckDBPyConnection,
) -> None:
    rows = raw.execute("SELECT count(*), max(abs(deviation_points)) FROM calibration").fetchone()
    assert rows[0] == 71, "12 indicators with zone figures: 72 cells of which one is empty in the source"
    assert rows[1] <= 0.5
