"""The year of the plan: the kinds of meetings it holds, and its milestones."""

from collections.abc import Iterable

import pandas as pd

from lib.domain.meetings.kinds import MeetingKind, Milestone
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse


@answered_once
def meeting_kinds(warehouse: PublicWarehouse) -> tuple[MeetingKind, ...]:
    """The kinds of meetings in the plan's order, each steering group with the delaftaler of its activities."""
    rows = warehouse.ask(
        """
        SELECT meeting_id, name, audience, per_year, per_zone, each_part, before, months, rule, source,
            (SELECT list(delaftale ORDER BY sort) FROM (
                SELECT a.delaftale, min(a.sort) AS sort FROM activity a
                WHERE a.styregruppe = m.styregruppe GROUP BY a.delaftale)) AS delaftaler
        FROM meeting m ORDER BY sort
        """
    )
    return tuple(_kind(row) for row in rows.to_dict("records"))


@answered_once
def milestones(warehouse: PublicWarehouse) -> tuple[Milestone, ...]:
    """The days of the plan's file of milestones, the first day of each."""
    rows = warehouse.ask("SELECT milestone_id, name, date, every_year, source FROM milestone ORDER BY date")
    return tuple(
        Milestone(row.milestone_id, row.name, pd.Timestamp(row.date).date(), bool(row.every_year), row.source)
        for row in rows.itertuples(index=False)
    )


def _kind(row: dict[str, object]) -> MeetingKind:
    delaftaler = row["delaftaler"]
    return MeetingKind(
        kind_id=str(row["meeting_id"]),
        name=str(row["name"]),
        audience=str(row["audience"]),
        per_year=int(str(row["per_year"])),
        months=tuple(int(month) for month in str(row["months"]).split(";")),
        per_zone=bool(row["per_zone"]),
        each_part=bool(row["each_part"]),
        before="" if pd.isna(row["before"]) else str(row["before"]),
        delaftaler=tuple(delaftaler) if isinstance(delaftaler, Iterable) else (),
        rule=str(row["rule"]),
        source=str(row["source"]),
    )
