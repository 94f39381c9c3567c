"""The plan's table of hours with what has been decided in it, and the sentences that say what the hours rest on."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Cell
from lib.domain.allocation.sentences import ASSUMED_PLACEMENT
from lib.domain.dates import long_date
from lib.domain.decisions.in_force import InForce

DECIDED = "besluttet"
"""The word by which a row's `basis` says that the board has placed the hours."""


def placed_rows(placed: pd.DataFrame, in_force: InForce, zones: Sequence[str]) -> pd.DataFrame:
    """The rows of the question `placement` as they stand on the day of `in_force`.

    activity_id, resource, zone, hours (a week), basis; in the same order (activity, resource, zone as in `zones`). A
    cell that a decision has changed says when it was decided; without such a decision the frame is `placed` itself.
    """
    if not in_force.carried:
        return placed
    bases = {(row.activity_id, row.resource, row.zone): row.basis for row in placed.itertuples(index=False)}
    days = _days(in_force)
    activities = list(dict.fromkeys(placed["activity_id"]))
    resources = list(dict.fromkeys(placed["resource"]))
    rows = [
        (
            cell.activity_id,
            cell.resource,
            cell.zone,
            half_hours / HALF_HOURS_PER_HOUR,
            f"{DECIDED} {long_date(days[cell])}"
            if cell in days
            else bases.get((cell.activity_id, cell.resource, cell.zone), ""),
        )
        for cell, half_hours in sorted(
            in_force.placement.items,
            key=lambda item: (
                activities.index(item[0].activity_id),
                resources.index(item[0].resource),
                zones.index(item[0].zone),
            ),
        )
    ]
    return pd.DataFrame(rows, columns=["activity_id", "resource", "zone", "hours", "basis"])


def placement_origin(in_force: InForce) -> str:
    """What the placement before any move rests on: the agreement's assumption, or what is decided on top of it."""
    if not in_force.carried:
        return ASSUMED_PLACEMENT
    days = sorted({decision.fields.decided_on for decision in in_force.carried})
    when = " og ".join(long_date(day) for day in days[-2:])
    earlier = len(days) - 2
    more = f" og {earlier} tidligere {'møde' if earlier == 1 else 'møder'}" if earlier > 0 else ""
    return f"Placeringen før er den, der gælder i dag: aftalens antagelse med det, der er besluttet {when}{more}."


def origin_mark(in_force: InForce) -> str:
    """'aftalens antagelse', or 'besluttet 3. december 2026': the same inside a line."""
    if not in_force.carried:
        return "aftalens antagelse"
    return f"besluttet {long_date(max(decision.fields.decided_on for decision in in_force.carried))}"


def _days(in_force: InForce) -> dict[Cell, date]:
    """The day on which each cell was last decided on, of the moves that are carried out."""
    undone = [(each.decision.decision_id, each.move) for each in in_force.undone]
    days: dict[Cell, date] = {}
    for decision in in_force.carried:
        for move in decision.fields.moves:
            waits = move.starts is not None and move.starts > in_force.day
            if waits or (decision.decision_id, move) in undone:
                continue
            for cell in (move.source, move.target):
                days[cell] = max(days.get(cell, date.min), decision.fields.decided_on)
    return days
