"""The plan's activities as a board reads them: what they are, for whom, and how many hours a week stand where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.domain.allocation.frames import MOVABLE
from lib.domain.numbers import count, hour_words
from lib.domain.plan import Zone
from lib.domain.sentences import number_word

ASSUMPTION = "antagelse"
"""The word by which a placement's `basis` says that it is not what the agreement says."""
NO_NEED = "ikke opgjort"
_NEED_BASES = {"published": "offentliggjort", "proxy": "hjælpetal", "demo": "demo"}


@dataclass(frozen=True)
class ActivityRow:
    """One activity. `hours` a week by zone in zone order, 0.0 where it is not; `basis`: what they rest on.

    `need` is ready words: persons in the target group in all zones and what that rests on.
    """

    activity_id: str
    name: str
    delaftale: str
    target_group: str
    age_range: str
    partners: str
    movable: bool
    placement_rule: str
    hours: tuple[float, ...]
    basis: str
    need: str

    @property
    def total(self) -> float:
        """Hours a week in all zones."""
        return sum(self.hours)

    @property
    def assumed(self) -> bool:
        """Whether the hours of the zones are an assumption, by the plan's own words."""
        return ASSUMPTION in self.basis


def activity_rows(
    activities: pd.DataFrame, placement: pd.DataFrame, needs: pd.DataFrame, zones: Sequence[Zone]
) -> tuple[ActivityRow, ...]:
    """The activities in the plan's order. The frames are the answers of the questions of those names."""
    placed = placement.groupby(["activity_id", "zone"])["hours"].sum().to_dict()
    bases = placement.groupby("activity_id")["basis"].unique()
    return tuple(
        ActivityRow(
            activity_id=str(row["activity_id"]),
            name=str(row["name"]),
            delaftale=str(row["delaftale"]),
            target_group=_words(row["target_group_text"]),
            age_range=_words(row["age_range"]),
            partners=_words(row["partners"]),
            movable=bool(row["mobility"] == MOVABLE),
            placement_rule=_words(row["placement_rule"]),
            hours=tuple(float(placed.get((row["activity_id"], zone.area_id), 0.0)) for zone in zones),
            basis="; ".join(bases.get(row["activity_id"], ())),
            need=_need_words(needs[needs["activity_id"] == row["activity_id"]], zones),
        )
        for row in activities.to_dict("records")
    )


def activities_finding(rows: Sequence[ActivityRow]) -> str:
    """The headline: how many activities with how many hours, and how much of it can be moved between the zones."""
    if not rows:
        return "Planen har ingen aktiviteter"
    noun = "aktivitet" if len(rows) == 1 else "aktiviteter"
    what = f"{number_word(len(rows)).capitalize()} {noun}"
    total = sum(row.total for row in rows)
    if total == 0:
        return f"{what}, hvis timer ikke er fordelt på zonerne"
    base = f"{what} har {hour_words(total)} om ugen"
    movable = [row for row in rows if row.movable]
    if not movable:
        return f"{base}, og ingen af timerne kan flyttes mellem zonerne"
    if len(movable) == len(rows):
        return f"{base}, som kan flyttes mellem zonerne"
    moved = sum(row.total for row in movable)
    return f"{base}; {number_word(len(movable))} af dem, med {hour_words(moved)}, kan flyttes mellem zonerne"


def placement_reservation(rows: Sequence[ActivityRow]) -> str:
    """What the hours of the zones rest on; '' when nothing is assumed."""
    placed = [row for row in rows if row.total]
    assumed = [row for row in placed if row.assumed]
    if not assumed:
        return ""
    share = (
        "alle"
        if len(assumed) == len(placed)
        else f"{number_word(len(assumed))} af {number_word(len(placed))}"
    )
    reserved = f"Timerne pr. zone er en antagelse for {share} aktiviteter"
    return f"{reserved}: aftalen siger, hvor mange der er i alt, ikke hvor de står"


def demo_needs(rows: Sequence[ActivityRow]) -> str:
    """That some of the needs are made up; '' when none is."""
    if not any(row.need.endswith(_NEED_BASES["demo"]) for row in rows):
        return ""
    return "Behov, der er mærket demo, er opdigtede tal"


def activity_table(rows: Sequence[ActivityRow], zones: Sequence[Zone]) -> pd.DataFrame:
    """The rows as a tidy Danish table for CSV: one row per activity, a column of hours per zone."""
    return pd.DataFrame(
        [
            {
                "Delaftale": row.delaftale,
                "Aktivitet": row.name,
                "Målgruppe": row.target_group,
                "Alder": row.age_range,
                "Partnere": row.partners,
                **{f"{zone.name}, timer": own for zone, own in zip(zones, row.hours, strict=True)},
                "I alt, timer": row.total,
                "Placeringen bygger på": row.basis,
                "Mobilitet": mobility_words(row.movable),
                "Regel for placering": row.placement_rule,
                "Behov": row.need,
            }
            for row in rows
        ]
    )


def mobility_words(movable: bool) -> str:
    """'kan flyttes', or that the activity has to be in every zone."""
    return "kan flyttes" if movable else "i alle zoner"


def _need_words(needs: pd.DataFrame, zones: Sequence[Zone]) -> str:
    """'559 personer, offentliggjort'; 'ikke opgjort' where a zone lacks its count, for a part would read as a whole."""
    known = needs.dropna(subset=["persons"])
    if set(known["zone"]) < {zone.area_id for zone in zones} or known.empty:
        return NO_NEED
    bases = [words for basis, words in _NEED_BASES.items() if basis in set(known["basis"])]
    return f"{count(float(known['persons'].sum()))} personer, {bases[-1] if bases else 'ukendt grundlag'}"


def _words(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)
