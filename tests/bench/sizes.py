"""The default plan's public file with the rest of the country in it: the same plan and zones, and as background the
afdelinger of other kommuner with sixty indicators in fifteen years.

Made straight in DuckDB by the schema and the view that `build` uses, since masking a country takes an hour and adds
nothing to how long a question takes. Every number is drawn from a hash and belongs to no afdeling anywhere.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.bench.national import ROOT

SHOWN = ROOT / "lib" / "warehouse" / "sql" / "shown.sql"
OWN_AFDELINGER, INDICATORS, YEARS, LAST_YEAR, KOMMUNER = 41, 60, 15, 2025, 98
SIZES = {"1×": OWN_AFDELINGER, "30×": 30 * OWN_AFDELINGER, "national": 7500}
AREAS = """
INSERT INTO area
SELECT 'kommune_' || k, 'kommune', 'Kommune ' || k, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'datatraek', NULL, NULL
FROM range(1, $kommuner + 1) AS r(k)
UNION ALL
SELECT 'fremmed_' || n, 'afdeling', 'Fremmed afdeling ' || n, NULL, 'kommune_' || (1 + n % $kommuner),
    'Boligforening ' || (n // 100), 100 + hash(n) % 500, 50 + hash(n) % 250, 8.2 + (n % 80) / 20.0,
    54.9 + (n // 80) / 40.0, 'datatraek', NULL, NULL
FROM range(1, $extra + 1) AS r(n)
"""
INDICATOR = """
INSERT INTO indicator
SELECT 'andel_' || n, 'Andel nr. ' || n, 'Andel ' || n, 'andel_' || n, 'Uddannelse og livschancer', 'pct', 'share',
    'alle', 'lower', true, false, '10-01', (SELECT min(source_id) FROM source), 1000 + n
FROM range(1, $missing + 1) AS r(n)
"""
OBSERVATIONS = """
INSERT INTO observation BY NAME
WITH named AS (
    SELECT indicator_id, row_number() OVER (ORDER BY sort) AS i FROM indicator WHERE kind = 'share' LIMIT $indicators
), cells AS (
    SELECT indicator_id, 'fremmed_' || n AS area_id, make_date(y::INTEGER, 10, 1) AS period_end,
        (40 + hash(n) % 400)::BIGINT AS denominator, hash(n, i) % 40 + hash(n, i, y) % 3 AS pct
    FROM range(1, $extra + 1) AS r(n), range($first, $last + 1) AS t(y), named
)
SELECT indicator_id, area_id, period_end AS period_start, period_end,
    100.0 * numerator / denominator AS value, numerator, denominator, greatest(0, value - 8) AS low,
    least(100, value + 8) AS high, 'wilson' AS method,
    'sikker' AS reliability, 'ok' AS status, (SELECT min(source_id) FROM source) AS source_id,
    'dt_andre' AS datatraek_id, 'datatraek' AS provenance
FROM (SELECT *, 5 + denominator * pct // 100 AS numerator FROM cells)
"""


@dataclass(frozen=True)
class Sized:
    """One size: its name, the folder of its house, its public file, and the rows that it shows."""

    name: str
    afdelinger: int
    file: Path
    rows: int


def grow(house: Path, folder: Path, size: str) -> Sized:
    """A copy of a built house (public file and state) in `folder`, with so many afdelinger in all."""
    shutil.copytree(house / "warehouse", folder / "warehouse")
    shutil.copy(house / "state.sqlite", folder / "state.sqlite")
    (file,) = (folder / "warehouse").glob("public-*.duckdb")
    extra = SIZES[size] - OWN_AFDELINGER
    with duckdb.connect(str(file)) as connection:
        if extra:
            _fill(connection, extra)
        (rows,) = connection.execute("SELECT count(*) FROM shown").fetchone() or (0,)
    return Sized(size, SIZES[size], file, int(rows))


def _fill(connection: duckdb.DuckDBPyConnection, extra: int) -> None:
    connection.execute(AREAS, {"kommuner": KOMMUNER, "extra": extra})
    (known,) = connection.execute("SELECT count(*) FROM indicator WHERE kind = 'share'").fetchone() or (0,)
    connection.execute(INDICATOR, {"missing": max(0, INDICATORS - known)})
    connection.execute(
        OBSERVATIONS,
        {"indicators": INDICATORS, "extra": extra, "first": LAST_YEAR - YEARS + 1, "last": LAST_YEAR},
    )
    for table in ("shown", "both_bases"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute(SHOWN.read_text(encoding="utf-8"))
    connection.execute("CHECKPOINT")


def house_environment(sized: Sized) -> dict[str, str]:
    """What makes the app show this size."""
    folder = sized.file.parent.parent
    return {
        "ZONEKOMPAS_WAREHOUSE": str(sized.file.parent),
        "ZONEKOMPAS_RAW": str(folder / "raw"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
        "ZONEKOMPAS_DATATRAEK": str(folder / "datatraek"),
    }
