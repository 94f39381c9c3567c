"""What must agree between the files of a plan: every name exists, every hour adds up."""

from collections.abc import Iterable, Mapping

import pandas as pd

from lib.ingest.csv_file import FIRST_ROW
from lib.ingest.messages import Flaw

Tables = Mapping[str, pd.DataFrame]

REFERENCES = (
    ("figures", "indicator_id", "indicators", "indicator_id"),
    ("figures", "area_id", "areas", "area_id"),
    ("figures", "source_da", "sources", "title"),
    ("target_groups", "area_id", "areas", "area_id"),
    ("target_groups", "source_da", "sources", "title"),
    ("kendskabsgrad", "area_id", "areas", "area_id"),
    ("indicators", "source_id", "sources", "source_id"),
    ("afdelinger", "zone", "areas", "area_id"),
    ("goals", "scope", "areas", "area_id"),
    ("goal_readings", "goal_id", "goals", "goal_id"),
    ("goals", "goal_id", "goal_readings", "goal_id"),
    ("goal_readings", "indicator_id", "indicators", "indicator_id"),
    ("goal_readings", "area_id", "areas", "area_id"),
    ("criterion_measures", "criterion", "criteria", "criterion"),
    ("criterion_measures", "indicator_id", "indicators", "indicator_id"),
    ("listed_values", "area_id", "areas", "area_id"),
    ("listed_values", "criterion", "criteria", "criterion"),
    ("rules", "category", "law_categories", "category"),
    ("placement", "activity_id", "activities", "activity_id"),
    ("placement", "resource", "resources", "resource"),
    ("placement", "zone", "areas", "area_id"),
    ("needs", "activity_id", "activities", "activity_id"),
    ("needs", "indicator_id", "indicators", "indicator_id"),
)
"""file, column -> file, column: what stands in the first must stand in the second."""


def cross_flaws(tables: Tables) -> list[Flaw]:
    """All disagreements between the files, in the order of the checks."""
    flaws: list[Flaw] = []
    for file, column, other, other_column in REFERENCES:
        flaws += _unknown(file, column, tables[file][column], set(tables[other][other_column]), other)
    return flaws + _placement_flaws(tables["placement"], tables["resources"])


def _unknown(file: str, column: str, cells: Iterable[str], known: set[str], other: str) -> list[Flaw]:
    return [
        Flaw(
            f"{file}.csv",
            row,
            column,
            f"«{cell}» findes ikke i {other}.csv.",
            "Ret navnet, eller tilføj det dér.",
        )
        for row, cell in enumerate(cells, FIRST_ROW)
        if cell not in known
    ]


def _placement_flaws(placement: pd.DataFrame, resources: pd.DataFrame) -> list[Flaw]:
    """Hours are moved, never made: what is placed of a resource is what the agreement gives it."""
    placed = placement.groupby("resource")["hours"].sum()
    flaws = []
    for row, resource in enumerate(resources.itertuples(), FIRST_ROW):
        hours = float(placed.get(resource.resource, 0.0))
        if hours != resource.hours_per_week:
            promised = f"{resource.resource} har {resource.hours_per_week:g} timer"
            problem = f"{promised}, men placement.csv placerer {hours:g}."
            flaws.append(Flaw("resources.csv", row, "hours_per_week", problem, "Ret den ene af de to filer."))
    allowed = {row.resource: set(row.activities.split(";")) for row in resources.itertuples()}
    for row, cell in enumerate(placement.itertuples(), FIRST_ROW):
        if cell.activity_id not in allowed.get(cell.resource, {cell.activity_id}):
            problem = f"{cell.resource} er ikke ansat til aktiviteten «{cell.activity_id}»."
            flaws.append(Flaw("placement.csv", row, "activity_id", problem, "Se resources.csv."))
    return flaws
