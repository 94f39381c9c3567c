"""What must agree between the files of a plan: every name exists, every hour adds up."""

from collections.abc import Iterable, Mapping

import pandas as pd

from lib.ingest.csv_file import FIRST_ROW
from lib.ingest.effect_checks import effect_flaws
from lib.ingest.meeting_checks import meeting_flaws
from lib.ingest.messages import MEND_NAME, Flaw, not_in

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
    ("activity_terms", "activity_id", "activities", "activity_id"),
    ("needs", "activity_id", "activities", "activity_id"),
    ("delaftaler", "activity_id", "activities", "activity_id"),
    ("needs", "indicator_id", "indicators", "indicator_id"),
)
"""file, column -> file, column: what stands in the first must stand in the second."""


def cross_flaws(tables: Tables) -> list[Flaw]:
    """All disagreements between the files, in the order of the checks."""
    flaws: list[Flaw] = []
    for file, column, other, other_column in REFERENCES:
        flaws += _unknown(file, column, tables[file][column], set(tables[other][other_column]), other)
    flaws += _title_flaws(tables["sources"]["title"])
    flaws += _placement_flaws(tables["placement"], tables["resources"])
    flaws += _term_flaws(tables["activity_terms"], tables["placement"])
    flaws += _voter_flaws(tables["voters"], tables["decision_kinds"])
    flaws += meeting_flaws(tables["meetings"], set(tables["activities"]["styregruppe"].dropna()))
    return flaws + effect_flaws(tables["effects"], set(tables["activities"]["activity_id"]))


def _unknown(file: str, column: str, cells: Iterable[str], known: set[str], other: str) -> list[Flaw]:
    return [
        Flaw(
            f"{file}.csv",
            row,
            column,
            not_in(cell, other),
            MEND_NAME,
        )
        for row, cell in enumerate(cells, FIRST_ROW)
        if cell not in known
    ]


def _title_flaws(titles: pd.Series) -> list[Flaw]:
    """Figures name their source by its title: two of one title would be one source."""
    twice = titles[titles.duplicated(keep="first")]
    return [
        Flaw("sources.csv", int(index) + FIRST_ROW, "title", f"To kilder hedder «{title}».", "Ret den ene.")
        for index, title in twice.items()
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


def _term_flaws(terms: pd.DataFrame, placement: pd.DataFrame) -> list[Flaw]:
    """Whole sessions can only be kept where the hours are a whole number of them, and cycles have a first day."""
    placed = placement.groupby("activity_id")["hours"].sum()
    flaws = []
    for row, each in enumerate(terms.itertuples(), FIRST_ROW):
        hours = float(placed.get(each.activity_id, 0.0))
        if pd.notna(each.session_hours) and ((2 * each.session_hours) % 1 or hours % each.session_hours):
            problem = f"{each.activity_id} har {hours:g} timer, som ikke går op i hele gange på {each.session_hours:g}."
            flaws.append(
                Flaw("activity_terms.csv", row, "session_hours", problem, "Ret den, eller lad den stå tom.")
            )
        if pd.isna(each.cycle_months) != pd.isna(each.cycle_from):
            problem = (
                f"{each.activity_id}: cycle_months og cycle_from skal udfyldes begge to eller slet ikke."
            )
            flaws.append(
                Flaw("activity_terms.csv", row, "cycle_from", problem, "Skriv dagen for det første forløb.")
            )
    return flaws


def _voter_flaws(voters: pd.DataFrame, kinds: pd.DataFrame) -> list[Flaw]:
    """Where something may be decided somebody has a vote, and no organisation stands twice: each has one."""
    flaws = []
    if len(kinds) and voters.empty:
        problem = "Ingen har en stemme, men decision_kinds.csv siger, hvad der kan besluttes."
        flaws.append(Flaw("voters.csv", FIRST_ROW, "voter_id", problem, "Skriv dem, der har en stemme."))
    for row, (name, again) in enumerate(
        zip(voters["name"], voters["name"].duplicated(), strict=True), FIRST_ROW
    ):
        if again:
            problem = f"«{name}» står to gange: hver organisation har én stemme."
            flaws.append(Flaw("voters.csv", row, "name", problem, "Slet den ene række."))
    return flaws
