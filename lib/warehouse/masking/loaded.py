"""Masking of loaded rows: all that a period says of linked indicators, at every level, is one table.

A zone that is measured and rolled up is one figure where the two agree; what is left when a source masks or leaves out
afdelinger is a count of its own (`guarded_remainder`); parts add up to their totals; sensitive indicators are pooled
over a fixed window of three years; a period that came out before in other rows is masked for one who saw them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.disclosure import Missing, guarded_remainder, link_facts, window_end
from lib.domain.disclosure.facts import PartSum, PublicFacts
from lib.domain.disclosure.table import UNBOUNDED
from lib.domain.indicator import Kind
from lib.domain.observation import Provenance, Status
from lib.domain.plan_tables import PlanTables
from lib.warehouse.loaded import LOADED_KEY
from lib.warehouse.masking.draft import Draft
from lib.warehouse.masking.figures import Figures
from lib.warehouse.masking.ground import Ground, ground_of
from lib.warehouse.masking.history import History, history_of
from lib.warehouse.masking.pooled import pools
from lib.warehouse.masking.task import MEASURED, MaskingTask, RowKey, Version
from lib.warehouse.rollups import OF_PERIOD, rollups


@dataclass(frozen=True)
class _Builder:
    plan_tables: PlanTables
    ground: Ground
    history: History

    def task(self, rows: pd.DataFrame, rolled: pd.DataFrame, pooled: bool) -> MaskingTask:
        """The task of rows that are masked together; `rolled` are the roll-ups of the same indicators and periods."""
        states = self.history.states_before(rows)
        every = [*states, rows] if states else []
        readings = tuple(self._reading(every[:known], pooled) for known in range(1, len(every) + 1))
        # What insiders know of several versions together would leave no count open: it is theirs in each of them.
        newest = readings[-1][-1] if states else self._version(rows, rolled, pooled)
        periods = rows["period_end"]
        ends = f"{periods.min():%Y-%m-%d}" + (f" - {periods.max():%Y-%m-%d}" if pooled else "")
        name = f"{'+'.join(sorted(rows['indicator_id'].unique()))} {ends}"
        return MaskingTask(name, newest.table, newest.cells, readings)

    def _reading(self, own: Sequence[pd.DataFrame], pooled: bool) -> tuple[Version, ...]:
        """Versions one after the other; what one of them lacks of an afdeling may be as another has it.

        The first alone is the very task that it was when it came out, so that its mask is the one that was seen.
        """
        if len(own) == 1:
            return (self._version(own[0], rollups(self.plan_tables, own[0]), pooled),)
        told = pd.concat(own, ignore_index=True)
        told = told[(told["status"] == Status.OK) & told["area_id"].isin(self.ground.organisations)]
        told = told.drop_duplicates(LOADED_KEY, keep="last")
        return tuple(
            self._version(state, rollups(self.plan_tables, state), pooled, told, with_insiders=False)
            for state in own
        )

    def _version(
        self,
        rows: pd.DataFrame,
        rolled: pd.DataFrame,
        pooled: bool,
        told: pd.DataFrame | None = None,
        with_insiders: bool = True,
    ) -> Version:
        draft = Draft()
        above = {key: frozenset(own["area_id"]) for key, own in rolled.groupby(OF_PERIOD)}
        elsewhere = {} if told is None else dict(tuple(told.groupby(OF_PERIOD)))
        for period, of_period in rows.groupby("period_end"):
            made = {
                str(name): Figures(
                    draft,
                    self.ground,
                    own,
                    above.get((name, period), frozenset()),
                    pooled,
                    elsewhere.get((name, period)),
                )
                for name, own in of_period.groupby("indicator_id")
            }
            for part_sum in self.ground.facts.sums:
                _add_parts(draft, made, part_sum, [*self.ground.zone_ids, self.ground.plan_area])
        if pooled:
            _add_pools(draft, rows[rows["area_id"].isin(self.ground.organisations)], self.ground.kept_out)
        leaves = {cell.split("|", 1)[1] for cell in draft.counts if "~" not in cell}
        draft.facts += list(
            link_facts(sorted(leaves), self.ground.facts.links, draft.counts, draft.populations)
        )
        return Version(draft.table(with_insiders), draft.rows)


def loaded_tasks(
    plan_tables: PlanTables, observed: pd.DataFrame, rolled: pd.DataFrame, afdelinger: pd.DataFrame
) -> Iterator[MaskingTask]:
    """One task per period, or window of years, and set of linked indicators."""
    of_datatraek = observed["provenance"] == Provenance.DATATRAEK
    kinds = plan_tables.tables["indicators"].set_index("indicator_id")["kind"]
    rows = observed[of_datatraek & (observed["indicator_id"].map(kinds) != Kind.MEAN)]
    if rows.empty:
        return
    summed = rolled[rolled["provenance"] == Provenance.DATATRAEK]
    ground = ground_of(plan_tables, afdelinger, observed[observed["provenance"] == Provenance.PUBLISHED])
    builder = _Builder(plan_tables, ground, history_of(plan_tables))
    indicators = plan_tables.tables["indicators"]
    pooled = set(indicators.loc[indicators["sensitive"] & indicators["additive"], "indicator_id"])
    for chosen in (False, True):
        of_kind = rows[rows["indicator_id"].isin(pooled) == chosen]
        for component in _components(plan_tables.public_facts, of_kind["indicator_id"].unique().tolist()):
            own = of_kind[of_kind["indicator_id"].isin(component)]
            above = summed[summed["indicator_id"].isin(component)]
            for unit, part in own.groupby(_units(own, chosen)):
                yield builder.task(part, above[_units(above, chosen) == unit], chosen)


def _units(rows: pd.DataFrame, pooled: bool) -> pd.Series:
    """What is masked together: the period or, of pooled indicators, the last year of its window."""
    return rows["period_end"].dt.year.map(window_end) if pooled else rows["period_end"]


def _components(facts: PublicFacts, indicators: list[str]) -> list[set[str]]:
    """The indicators in groups that say something of each other."""
    components = [set(bundle) for bundle in facts.links.bundles(indicators)]
    for part_sum in facts.sums:
        together = {part_sum.total, *part_sum.parts}
        touched = [one for one in components if one & together]
        components = [one for one in components if not one & together]
        components += [set[str]().union(*touched)] if touched else []
    return components


def _add_parts(draft: Draft, made: dict[str, Figures], part_sum: PartSum, areas: Sequence[str]) -> None:
    """In each area the parts add up to the total; of parts that are not there the rest is a count of its own."""
    total = made.get(part_sum.total)
    for area in areas:
        whole = None if total is None else total.whole(area)
        parts = {part: made[part].expressions.get(area) for part in part_sum.parts if part in made}
        known = [each for each in parts.values() if each is not None]
        if total is None or whole is None or not known:
            continue
        count = draft.count(whole.members) + whole.shift
        delivered = sum(draft.count(each.members) + each.shift for each in known)
        masked = any(made[part].status(area) == Status.DISKRETIONERET for part in parts)
        missing = Missing(len(part_sum.parts) - len(known), masked, UNBOUNDED)
        rest = guarded_remainder(count, delivered, missing)
        shares = dict.fromkeys(whole.members, 1.0)
        for each in known:
            shares |= dict.fromkeys(each.members, -1.0)
        if rest is not None:
            shares[draft.leaf(f"{total.cell(area)}~dele", rest.count, rest.population, never=True)] = -1.0
        true = sum(share * draft.counts[cell] for cell, share in shares.items())
        draft.fact(shares, true, true)


def _add_pools(draft: Draft, afdelinger: pd.DataFrame, kept_out: frozenset[str]) -> None:
    """The pool of each afdeling that has all years of the window, with the row that shows it."""
    counted = afdelinger[(afdelinger["status"] == Status.OK) & ~afdelinger["area_id"].isin(kept_out)]
    for row in pools(counted).itertuples():
        own = counted[(counted["indicator_id"] == row.indicator_id) & (counted["area_id"] == row.area_id)]
        yearly = own.sort_values("period_end").groupby(own["period_end"].dt.year)["period_end"].last()
        members = [f"{row.indicator_id}|{row.area_id}@{day:%Y-%m-%d}" for day in yearly]
        cell = draft.total(f"{row.indicator_id}|{row.area_id}", members)
        draft.show(cell, RowKey(MEASURED, row.indicator_id, row.area_id, row.period_end))
