"""The columns of every CSV in a plan's folder (docs/data-formats.md describes them for people)."""

from lib.domain.indicator import Kind, Polarity
from lib.ingest.fields import Field, Fields, Holds

TEXT = Field()
NOTE = Field(required=False)
DATE = Field(Holds.DATE)
OPTIONAL_DATE = Field(Holds.DATE, required=False)
YEAR = Field(Holds.WHOLE, low=1990, high=2100)
PERSONS = Field(Holds.WHOLE, low=0, high=10_000_000)
PCT = Field(Holds.NUMBER, low=0, high=100)
HOURS = Field(Holds.NUMBER, low=0, high=10_000)
LEVELS = ("afdeling", "zone", "plan", "kommune", "region", "land", "skole", "politikreds", "boligomraade")
UNITS = ("pct", "pr_100_personer", "antal", "karakter")

PLAN_FILES: dict[str, Fields] = {
    "areas": {
        "area_id": TEXT,
        "level": Field(choices=LEVELS),
        "name": TEXT,
        "number": Field(Holds.WHOLE, required=False, low=1, high=99),
        "parent_id": NOTE,
        "valid_from": OPTIONAL_DATE,
        "valid_to": OPTIONAL_DATE,
    },
    "afdelinger": {
        "area_id": TEXT,
        "name": TEXT,
        "number": NOTE,
        "former_names": NOTE,
        "organisation": TEXT,
        "zone": TEXT,
        "residents": PERSONS,
        "households": PERSONS,
        "lon": Field(Holds.NUMBER, low=-180, high=180),
        "lat": Field(Holds.NUMBER, low=-90, high=90),
        "provenance": Field(choices=("datatraek", "demo")),
        "valid_from": OPTIONAL_DATE,
        "valid_to": OPTIONAL_DATE,
    },
    "indicators": {
        "indicator_id": TEXT,
        "label": TEXT,
        "short_label": TEXT,
        "concept": TEXT,
        "theme": TEXT,
        "unit": Field(choices=UNITS),
        "kind": Field(choices=tuple(Kind)),
        "age_band": TEXT,
        "polarity": Field(choices=tuple(Polarity)),
        "additive": Field(Holds.FLAG),
        "sensitive": Field(Holds.FLAG),
        "period_rule": TEXT,
        "source_id": TEXT,
    },
    "sources": {"source_id": TEXT, "title": TEXT, "publisher": TEXT, "reached_through": TEXT},
    "figures": {
        "table": TEXT,
        "indicator_id": TEXT,
        "label_da": TEXT,
        "year": Field(Holds.WHOLE, required=False, low=1990, high=2100),
        "area_id": TEXT,
        "value": Field(Holds.NUMBER, required=False, low=0, high=10_000_000),
        "unit": Field(choices=UNITS),
        "source_da": TEXT,
        "note_da": NOTE,
    },
    "target_groups": {
        "table": TEXT,
        "target_group": TEXT,
        "label_da": TEXT,
        "date": DATE,
        "area_id": TEXT,
        "persons": Field(Holds.WHOLE, required=False, low=0, high=10_000_000),
        "source_da": TEXT,
        "note_da": NOTE,
    },
    "kendskabsgrad": {
        "date": DATE,
        "area_id": TEXT,
        "kendskabsgrad_pct": PCT,
        "persons": PERSONS,
        "implied_population": PERSONS,
    },
    "goals": {
        "level": Field(choices=("overordnet", "delmaal")),
        "indsatsomraade": TEXT,
        "goal_id": TEXT,
        "goal_da": TEXT,
        "indicator_da": TEXT,
        "unit": Field(choices=("pct", "antal", "karakter")),
        "better": Field(choices=("higher", "lower")),
        "scope": TEXT,
        "baseline": Field(Holds.NUMBER, required=False, low=0, high=1_000_000),
        "benchmark_area": NOTE,
        "benchmark": Field(Holds.NUMBER, required=False, low=0, high=1_000_000),
        "baseline_year": NOTE,
        "target_rule": TEXT,
        "target": Field(Holds.NUMBER, required=False, low=0, high=1_000_000),
        "source_da": TEXT,
        "note_da": NOTE,
    },
    "activities": {
        "activity_id": TEXT,
        "name": TEXT,
        "short_name": TEXT,
        "delaftale": TEXT,
        "styregruppe": TEXT,
        "target_group_text": TEXT,
        "age_range": NOTE,
        "mobility": Field(choices=("flytbar", "alle_zoner")),
        "teams": Field(Holds.WHOLE, required=False, low=1, high=20),
        "placement_rule": NOTE,
        "partners": TEXT,
    },
    "resources": {"resource": TEXT, "delaftale": TEXT, "hours_per_week": HOURS, "activities": TEXT},
    "placement": {"activity_id": TEXT, "resource": TEXT, "zone": TEXT, "hours": HOURS, "basis": TEXT},
    "needs": {
        "activity_id": TEXT,
        "indicator_id": TEXT,
        "weight": Field(Holds.NUMBER, low=0, high=100),
        "basis": Field(choices=("published", "proxy")),
        "note": TEXT,
    },
    "rules": {
        "valid_from": DATE,
        "valid_to": OPTIONAL_DATE,
        "category": TEXT,
        "criterion": TEXT,
        "operator": Field(choices=(">", ">=", "<", "<=")),
        "threshold": Field(Holds.NUMBER, low=0, high=1000),
        "unit": TEXT,
        "requirement": TEXT,
        "paragraph": TEXT,
        "source": TEXT,
        "note_da": NOTE,
    },
    "doemte_national": {
        "list_year": TEXT,
        "national_pct": Field(Holds.NUMBER, required=False, low=0, high=100),
        "twice": Field(Holds.NUMBER, required=False, low=0, high=100),
        "three_times": Field(Holds.NUMBER, required=False, low=0, high=100),
        "status": TEXT,
        "source_da": NOTE,
    },
    "breaks": {"date": DATE, "indicators": TEXT, "text": TEXT},
    "discrepancies": {
        "discrepancy_id": TEXT,
        "title": TEXT,
        "finding": TEXT,
        "handling": TEXT,
        "where_in_source": TEXT,
    },
    "meetings": {
        "meeting_id": TEXT,
        "name": TEXT,
        "audience": TEXT,
        "per_year": Field(Holds.WHOLE, low=0, high=366),
        "rule": TEXT,
        "source": TEXT,
    },
    "seals": {"file": TEXT, "key": TEXT, "seal": TEXT},
}

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

KEYS: dict[str, tuple[str, ...]] = {
    "areas": ("area_id",),
    "afdelinger": ("area_id",),
    "indicators": ("indicator_id",),
    "sources": ("source_id",),
    "figures": ("indicator_id", "year", "area_id"),
    "target_groups": ("target_group", "date", "area_id"),
    "kendskabsgrad": ("date", "area_id"),
    "goals": ("goal_id",),
    "activities": ("activity_id",),
    "resources": ("resource",),
    "placement": ("activity_id", "resource", "zone"),
    "needs": ("activity_id", "indicator_id"),
    "discrepancies": ("discrepancy_id",),
    "meetings": ("meeting_id",),
    "seals": ("file", "key"),
}
"""Columns that together may stand only once in their file."""
