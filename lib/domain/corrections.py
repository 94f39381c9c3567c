"""Rows that are only added to: which one was written first, and which one speaks now, when a correction names the row
that it replaces. `replaces` maps each row's id to the id it replaces, None for a row that replaces nothing.
"""

from collections.abc import Mapping

Replaces = Mapping[int, int | None]


def first_id(replaces: Replaces, row_id: int) -> int:
    """The id that a row was first written under, however often it has been corrected since."""
    while (earlier := replaces.get(row_id)) is not None:
        row_id = earlier
    return row_id


def newest_id(replaces: Replaces, row_id: int) -> int:
    """The id of the row that speaks for it now: the last correction, or the row that withdrew it."""
    by_replaced = {earlier: later for later, earlier in replaces.items() if earlier is not None}
    while (later := by_replaced.get(row_id)) is not None:
        row_id = later
    return row_id
