"""The one question that reads an unmasked count. Whoever asks stands in the audit first (lib/cli/raw.py)."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.warehouse.public import WarehouseUnavailable


@dataclass(frozen=True)
class RawCount:
    """An unmasked count; `numerator` and `denominator` are None where the source has none."""

    numerator: int | None
    denominator: int | None


def raw_count(path: Path, indicator_id: str, area_id: str, year: int) -> RawCount | None:
    """The count as delivered, unmasked and unpooled; None where there is no such row.

    Raises WarehouseUnavailable when the file is missing or cannot be read.
    """
    if not path.exists():
        raise WarehouseUnavailable(f"Datafilen {path.name} findes ikke.")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            rows = connection.execute(
                """
                SELECT numerator, denominator FROM both_bases
                WHERE indicator_id = $indicator AND area_id = $area AND year = $year
                ORDER BY numerator IS NULL, period_end DESC LIMIT 1
                """,
                {"indicator": indicator_id, "area": area_id, "year": year},
            ).fetchall()
    except duckdb.Error as error:
        raise WarehouseUnavailable(f"Datafilen {path.name} kan ikke læses.") from error
    return RawCount(*rows[0]) if rows else None
