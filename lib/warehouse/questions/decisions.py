"""Who votes on the board, what it decides on, and what may be expected of a decision."""

from collections.abc import Collection

import pandas as pd

from lib.domain.decisions.decision import DecisionKind, Voter
from lib.domain.observation import SHOWN_COLUMNS
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances


@answered_once
def voters(warehouse: PublicWarehouse) -> tuple[Voter, ...]:
    """The organisations with a vote, in the plan's order."""
    rows = warehouse.ask("SELECT voter_id, name, source FROM voter ORDER BY sort")
    return tuple(Voter(row.voter_id, row.name, row.source) for row in rows.itertuples(index=False))


@answered_once
def decision_kinds(warehouse: PublicWarehouse) -> tuple[DecisionKind, ...]:
    """What the board decides on, in the plan's order."""
    rows = warehouse.ask(
        "SELECT kind_id, name, approver, by_consensus, source FROM decision_kind ORDER BY sort"
    )
    return tuple(
        DecisionKind(
            str(row["kind_id"]),
            str(row["name"]),
            "" if pd.isna(row["approver"]) else str(row["approver"]),
            bool(row["by_consensus"]),
            str(row["source"]),
        )
        for row in rows.to_dict("records")
    )


@answered_once
def expectable(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The numbers that something may be expected of: indicator_id, area_id, label, area, unit and `real`, whether any
    is published or loaded. Zones and the plan as a whole, in the plan's order."""
    return warehouse.ask(
        """
        SELECT s.indicator_id, s.area_id, i.label, a.name AS area, i.unit,
            bool_or(s.status = 'ok' AND list_contains($real, s.provenance)) AS real
        FROM shown s JOIN indicator i USING (indicator_id) JOIN area a USING (area_id)
        WHERE s.level IN ('zone', 'plan')
        GROUP BY ALL
        ORDER BY any_value(i.sort), any_value(a.number) NULLS LAST, a.name
        """,
        {"real": allowed_provenances(only_real=True)},
    )


@answered_once
def observed_pairs(warehouse: PublicWarehouse, pairs: Collection[tuple[str, str]]) -> pd.DataFrame:
    """All periods of the pairs (indicator_id, area_id), demo too: SHOWN_COLUMNS and `kind` of the indicator."""
    columns = ", ".join(f"s.{name}" for name in SHOWN_COLUMNS)
    return warehouse.ask(
        f"""
        WITH wanted AS (SELECT unnest($indicators) AS indicator_id, unnest($areas) AS area_id)
        SELECT {columns}, i.kind
        FROM shown s JOIN wanted USING (indicator_id, area_id) JOIN indicator i USING (indicator_id)
        ORDER BY i.sort, s.area_id, s.period_end
        """,
        {"indicators": [pair[0] for pair in pairs], "areas": [pair[1] for pair in pairs]},
    )
