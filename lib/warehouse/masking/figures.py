"""The loaded figures of one indicator in one period as cells: afdelinger, zones, the plan, and what is left over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import Missing, guarded_remainder
from lib.domain.disclosure.frame import count_interval
from lib.domain.disclosure.primary import SMALLEST_SHOWN
from lib.domain.disclosure.table import UNBOUNDED
from lib.domain.indicator import Kind
from lib.domain.observation import Status
from lib.warehouse.masking.draft import Draft
from lib.warehouse.masking.ground import Ground
from lib.warehouse.masking.task import MEASURED, ROLLED, RowKey

Row = Mapping[str, object]
QUARTER = 0.25
"""A percentage without its n is taken to be of a quarter of the residents: few enough for the narrow age bands."""


@dataclass(frozen=True)
class Expression:
    """A measured figure as a sum of leaves and a `shift` that everyone can work out."""

    members: tuple[str, ...]
    shift: float


class Figures:
    """Puts the figures of one indicator and period into `draft`. `expressions` then says, by area, what each measured
    zone and plan figure is made of. With `pooled` afdelinger have no rows of the single period. `elsewhere`: rows of
    afdelinger that another version has: one that lacks here may be as it is there."""

    def __init__(
        self,
        draft: Draft,
        ground: Ground,
        rows: pd.DataFrame,
        rolled: frozenset[str],
        pooled: bool,
        elsewhere: pd.DataFrame | None = None,
    ) -> None:
        self.draft, self.ground, self.pooled, self.rolled = draft, ground, pooled, rolled
        self.rows: dict[str, Row] = {str(row["area_id"]): row for row in rows.to_dict("records")}
        first = rows.iloc[0]
        self.indicator, self.period = str(first["indicator_id"]), pd.Timestamp(first["period_end"])
        self.suffix = f"@{self.period:%Y-%m-%d}" if pooled else ""
        self.zones = ground.zones_on(self.period)
        self.expressions: dict[str, Expression] = {}
        self.delivered = [area for area in self.rows if area in ground.organisations and self._is_known(area)]
        for area in self.delivered:
            self._afdeling(area)
        self.parts = [*self.delivered, *self._read_elsewhere(elsewhere)]
        for zone in ground.zone_ids:
            self._zone(zone)
        self._plan()
        self._organisations()
        for area in ground.other_areas & set(self.rows):
            if self._is_known(area):
                self._measured_leaf(area)
        self._printed()

    def cell(self, area: str) -> str:
        """The cell of an area: its own count, or the sum of its afdelinger."""
        return f"{self.indicator}|{area}{self.suffix}"

    def whole(self, area: str) -> Expression | None:
        """What the figure of a zone or the plan is made of: as measured or else, where all its afdelinger are at hand,
        as anyone can sum it. None where neither is so."""
        own = [part for part, zone in self.zones.items() if area in (zone, self.ground.plan_area)]
        if area in self.expressions or not own or not set(own) <= set(self.delivered):
            return self.expressions.get(area)
        return Expression(tuple(self.cell(part) for part in own), 0.0)

    def status(self, area: str) -> str | None:
        """Status of the area's own row; None without a row."""
        row = self.rows.get(area)
        return None if row is None else str(row["status"])

    def _is_known(self, area: str) -> bool:
        return self.status(area) == Status.OK and not pd.isna(self._count(area))

    def _number(self, area: str, column: str) -> float:
        number = self.rows[area][column]
        return float("nan") if pd.isna(number) else float(str(number))

    def _persons(self, area: str) -> float:
        """n, or what it may be where the source gives a percentage only."""
        known = self._number(area, "denominator")
        if not pd.isna(known) or not pd.isna(self.rows[area]["numerator"]):
            return known
        return float(QUARTER * self.ground.residents.get(area, float("nan")) // 1)

    def _count(self, area: str) -> float:
        """The count or, where the source gives a percentage only, one it may come from: some, if any, and not all."""
        known, value = self._number(area, "numerator"), self._number(area, "value")
        if not pd.isna(known):
            return known
        persons = self._persons(area)
        if pd.isna(persons) or pd.isna(value):
            return float("nan")
        some = max(float(round(value * persons / 100)), 1.0 if value > 0 else 0.0)
        share = self.ground.kinds[self.indicator] == Kind.SHARE
        return min(some, persons - (value < 100)) if share else some

    def _population(self, area: str) -> float:
        return self.ground.population(self.indicator, area, self._persons(area), self._count(area))

    def _key(self, table: str, area: str) -> RowKey:
        return RowKey(table, self.indicator, area, self.period)

    def _afdeling(self, area: str) -> None:
        never = self.pooled or area in self.ground.kept_out
        cell = self.draft.leaf(self.cell(area), self._count(area), self._population(area), never)
        if not never:
            self.draft.show(cell, self._key(MEASURED, area))

    def _read_elsewhere(self, elsewhere: pd.DataFrame | None) -> list[str]:
        """The afdelinger that only another version has: known to it, so no part of what is left here."""
        if elsewhere is None:
            return []
        own = [row for row in elsewhere.to_dict("records") if row["area_id"] not in self.delivered]
        kept = self.rows
        self.rows = {str(row["area_id"]): row for row in own}
        found = [area for area in self.rows if self._is_known(area)]
        for area in found:
            self.draft.leaf(self.cell(area), self._count(area), self._population(area), never=True)
        self.rows = kept
        return found

    def _measured_leaf(self, area: str) -> None:
        cell = self.draft.leaf(self.cell(area), self._count(area), self._population(area))
        self.draft.show(cell, self._key(MEASURED, area))
        self.expressions[area] = Expression((cell,), 0.0)

    def _summed(self, areas: Iterable[str]) -> list[str]:
        """Cells of the afdelinger that are in the roll-ups: real counts are, those of a percentage are not."""
        bare = self.ground.kinds[self.indicator] == Kind.COUNT
        return [
            self.cell(area)
            for area in areas
            if not pd.isna(self.rows[area]["numerator"])
            and (bare or not pd.isna(self.rows[area]["denominator"]))
        ]

    def _zone(self, zone: str) -> None:
        delivered = [area for area in self.delivered if self.zones.get(area) == zone]
        self._rolled_up(zone, self._summed(delivered))
        if not self._is_known(zone):
            return
        if not any(self.zones.get(area) == zone for area in self.parts):
            self._measured_leaf(zone)
            return
        self._above_parts(zone, [zone], [], 0.0)

    def _rolled_up(self, area: str, cells: Sequence[str]) -> None:
        """The roll-up of `cells`, where the warehouse has its row."""
        if area in self.rolled and cells:
            self.draft.show(self.draft.total(self.cell(area), cells), self._key(ROLLED, area))

    def _missing(self, parts: list[str]) -> Missing:
        masked = {area for area in parts if self.status(area) == Status.DISKRETIONERET}
        hidden = bool(masked | (set(parts) & self.ground.kept_out))
        return Missing(len(parts), hidden, self.ground.bound(self.indicator, parts))

    def _measured(self, area: str, parts: list[str], shift: float, missing: Missing) -> None:
        """A measured figure above its parts: with a guarded remainder, or the same figure as the sum of the parts."""
        draft, count = self.draft, self._count(area)
        rest = guarded_remainder(count, draft.count(parts) + shift, missing)
        if rest is not None:
            leaf = draft.leaf(f"{self.cell(area)}~rest", rest.count, rest.population, never=True)
            parts = [*parts, leaf]
        cell = self.cell(area)
        if set(draft.sums.get(cell, ())) != set(parts):
            cell = draft.total(f"{cell}~maalt", parts)
        draft.show(cell, self._key(MEASURED, area))
        apart = count - draft.count(parts)
        others = self._population(area) - count
        if apart and (1 <= count < SMALLEST_SHOWN or 1 <= others < SMALLEST_SHOWN):
            draft.never.add(cell)
        self.expressions[area] = Expression(tuple(parts), apart)

    def _plan(self) -> None:
        plan = self.ground.plan_area
        by_zone = [zone for zone in self.ground.zone_ids if self._is_known(zone)]
        below = [area for area in self.parts if area in self.zones]
        of_zones = dict.fromkeys(cell for zone in by_zone for cell in self.expressions[zone].members)
        delivered = [area for area in self.delivered if area in self.zones]
        summed = self._summed(delivered) if self.indicator in self.ground.additive else []
        self._rolled_up(plan, summed or list(of_zones))
        if not self._is_known(plan):
            return
        if not (below or of_zones):
            self._measured_leaf(plan)
            return
        shift = sum(self.expressions[zone].shift for zone in by_zone)
        lacking = [zone for zone in self.ground.zone_ids if zone not in by_zone]
        if below:
            self._above_parts(plan, lacking, list(of_zones), shift)
        else:
            self._measured(plan, list(of_zones), shift, self._missing(lacking))

    def _above_parts(self, area: str, zones: Sequence[str], cells: Sequence[str], shift: float) -> None:
        """A measured figure above the afdelinger of `zones` and the leaves `cells`. Counts of another version are taken
        for parts of it where they fit in; where they do not, they have changed since."""
        for parts in (self.parts, self.delivered):
            members = [self.cell(part) for part in parts if self.zones.get(part) in zones]
            lacking = [own for own, zone in self.zones.items() if zone in zones and own not in parts]
            missing = self._missing([*lacking, *(zone for zone in zones if zone not in self.zones.values())])
            rest = self._count(area) - self.draft.count([*members, *cells]) - shift
            if rest == 0 or (rest > 0 and missing.parts):
                break
        self._measured(area, [*members, *cells], shift, missing)

    def _organisations(self) -> None:
        by_organisation: dict[str, list[str]] = {}
        for area in self.delivered:
            by_organisation.setdefault(self.ground.organisations[area], []).append(self.cell(area))
        for organisation, cells in by_organisation.items():
            self.draft.insider_total(f"{self.indicator}|{organisation}{self.suffix}", cells)

    def _printed(self) -> None:
        """What the agreement prints of the same figures is public as printed."""
        for row in self.ground.printed.get((self.indicator, self.period), []):
            found = self.expressions.get(str(row["area_id"]))
            if found is None or row["status"] != Status.OK:
                continue
            shares = dict.fromkeys(found.members, 1.0)
            if not pd.isna(row["numerator"]):
                said = float(row["numerator"]) - found.shift
                self.draft.fact(shares, said, said)
                continue
            persons = sum(self.draft.populations.get(cell, UNBOUNDED) for cell in found.members)
            if persons < UNBOUNDED:
                interval = count_interval(float(row["value"]), persons)
                self.draft.fact(shares, interval.low - found.shift, interval.high - found.shift)
