"""The columns of the CSVs of a plan's demo layer (docs/data-formats.md describes them for people)."""

from lib.ingest.fields import Fields
from lib.ingest.plan_fields import DATE, PCT, PERSONS, TEXT, YEAR

DEMO_FILES: dict[str, Fields] = {
    "observations": {
        "indicator_id": TEXT,
        "area_id": TEXT,
        "year": YEAR,
        "numerator": PERSONS,
        "denominator": PERSONS,
    },
    "benchmarks": {"indicator_id": TEXT, "area_id": TEXT, "year": YEAR, "value": PCT},
    "target_groups": {"target_group": TEXT, "area_id": TEXT, "date": DATE, "persons": PERSONS},
    "kendskabsgrad": {"date": DATE, "area_id": TEXT, "persons": PERSONS, "population": PERSONS},
}
