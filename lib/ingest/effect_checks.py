"""What must hold within effects.csv: spans in order, activities that exist, and no effect without its strength."""

import pandas as pd

from lib.domain.effect.roles import EVERY, Role
from lib.ingest.csv_file import FIRST_ROW
from lib.ingest.messages import MEND_NAME, Flaw, not_in

FILE = "effects.csv"
NUMBERS = ("least", "low", "mid", "high", "most")


def effect_flaws(effects: pd.DataFrame, activity_ids: set[str]) -> list[Flaw]:
    """All disagreements, row by row."""
    flaws = []
    given = {(row.role, each) for row in effects.itertuples() for each in str(row.activity_id).split(";")}
    for row, each in enumerate(effects.itertuples(), FIRST_ROW):
        own = str(each.activity_id).split(";")
        for unknown in sorted(set(own) - activity_ids - {EVERY}):
            problem = not_in(unknown, "activities")
            flaws.append(Flaw(FILE, row, "activity_id", problem, MEND_NAME))
        flaws += _span_flaws(row, each.role, int(each.grade), [getattr(each, name) for name in NUMBERS])
        if each.role == Role.EFFEKT and each.grade > 0:
            flaws += _needs(row, own, given)
    return flaws


def _span_flaws(row: int, role: str, grade: int, numbers: list[float]) -> list[Flaw]:
    """least <= low <= mid <= high <= most; none of them only where an effect has grade 0."""
    missing = [pd.isna(number) for number in numbers]
    if role == Role.EFFEKT and grade == 0:
        if all(missing):
            return []
        problem = "En virkning med grad 0 er ikke målt og kan ikke have tal."
        return [Flaw(FILE, row, "mid", problem, "Tøm low, mid, high, least og most, eller giv den en grad.")]
    if any(missing):
        return [Flaw(FILE, row, "mid", "Et af tallene mangler.", "Skriv least, low, mid, high og most.")]
    if sorted(numbers) != numbers:
        problem = "Tallene står ikke i rækkefølge."
        return [Flaw(FILE, row, "mid", problem, "least, low, mid, high og most skal være stigende.")]
    if role in (Role.STYRKE, Role.MAETNING, Role.LOFT) and numbers[0] <= 0:
        return [Flaw(FILE, row, "least", "Tallet skal være over 0.", "Skriv et større tal.")]
    if role == Role.LOFT and numbers[-1] > 100:
        return [Flaw(FILE, row, "most", "Et loft er højst 100 %.", "Skriv 100 eller mindre.")]
    return []


def _needs(row: int, activities: list[str], given: set[tuple[str, str]]) -> list[Flaw]:
    """An effect needs the strength it was measured at and a saturation for each of its activities."""
    lacking = [
        role
        for role in (Role.STYRKE, Role.MAETNING)
        if not all((role, each) in given or (role, EVERY) in given for each in activities)
    ]
    return [
        Flaw(
            FILE,
            row,
            "role",
            f"Virkningen mangler en række med «{role}».",
            "Tilføj den for samme aktiviteter.",
        )
        for role in lacking
    ]
