"""The answer to a moved border: what-if zones from unmasked counts, shown only where the audit lets them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.border_figures import CHANGED_WHY, HIDDEN_WHY, NO_COUNTS_WHY, REAL_WHY, SMALL_WHY
from lib.domain.borders import BorderChange, BorderRow, Figure, ShownSum, Standing
from lib.domain.plan_tables import PlanTables
from lib.warehouse.borders.audit import BorderAudit, shown_zones
from lib.warehouse.borders.newest import NewestCounts, newest_counts, recent
from lib.warehouse.borders.rows import Place, border_row, places, real_figures
from lib.warehouse.masking.proof import mask_of, statuses
from lib.warehouse.masking.solve import joined_table
from lib.warehouse.masking.tasks import masking_tasks
from lib.warehouse.measured import Measured
from lib.warehouse.observations import shown_afdelinger


@dataclass(frozen=True)
class Asked:
    """A question: the change, the names of all zones (new ones last), what was answered before, the data's version."""

    change: BorderChange
    zone_names: Mapping[str, str]
    before: tuple[ShownSum, ...]
    version: str


@dataclass(frozen=True)
class Answered:
    """`rows`: every indicator in every zone; `sums`: what the answer tells and no earlier one did, to be kept before
    anyone sees it."""

    rows: tuple[BorderRow, ...]
    sums: tuple[ShownSum, ...]


@dataclass(frozen=True)
class _Allowed:
    """The zones of one indicator that may be shown; `stale`: it was asked about when its counts were others."""

    zones: frozenset[str]
    stale: bool = False


class Borders:
    """The unmasked counts of a plan, ready for questions. Whoever makes one stands in the audit first."""

    def __init__(self, plan_tables: PlanTables, measured: Measured, shown: Measured) -> None:
        """`measured`: everything unmasked; `shown`: what the public file of the same version shows."""
        afdelinger = shown_afdelinger(plan_tables.tables)
        observed, rolled = recent(measured.observed, measured.rolled, afdelinger)
        tasks = masking_tasks(plan_tables, observed, rolled, afdelinger)
        self._newest = newest_counts(plan_tables, observed, tasks)
        self._status = statuses(shown)
        self._real = real_figures(shown.rolled)
        self._sizes = afdelinger.set_index("area_id")[["residents", "households"]]
        self._limits = (plan_tables.min_residents, plan_tables.min_households)

    def answer(self, asked: Asked) -> Answered:
        """What may be shown of the change. What was answered once is answered again."""
        allowed = self._allowed(asked)
        rows: list[BorderRow] = []
        sums: list[ShownSum] = []
        for newest in self._newest:
            for place in places(asked.change, newest.home, asked.zone_names):
                real = self._real.get((newest.indicator_id, place.zone, newest.period_end))
                standing, why = self._standing(newest, place, real, asked, allowed[newest.indicator_id])
                row = border_row(newest, place, real, standing, why)
                rows.append(row)
                if standing is Standing.SHOWN and row.what_if is not None:
                    counted = frozenset(area for area in place.members if area in newest.counts)
                    told = (newest.indicator_id, row.period_end, counted, row.what_if.numerator)
                    sums.append(ShownSum(*told, asked.version))
        kept = {_content(one) for one in asked.before}
        return Answered(tuple(rows), tuple(one for one in sums if _content(one) not in kept))

    def _allowed(self, asked: Asked) -> dict[str, _Allowed]:
        allowed: dict[str, _Allowed] = {}
        for together in _by_task(self._newest):
            task = together[0].task
            audit = BorderAudit(joined_table(task), mask_of(task, self._status))
            fresh = [_told(audit, newest, asked) for newest in together]
            for newest in together:
                zones = self._zones_shown(audit, newest, asked) if all(fresh) else frozenset[str]()
                allowed[newest.indicator_id] = _Allowed(zones, stale=not all(fresh))
        return allowed

    def _zones_shown(self, audit: BorderAudit, newest: NewestCounts, asked: Asked) -> frozenset[str]:
        open_ = [
            place
            for place in places(asked.change, newest.home, asked.zone_names)
            if place.touched and not self._is_small(newest, place.zone, asked)
        ]
        zones = {place.zone: newest.cells(place.members) for place in open_}
        zones = {zone: leaves for zone, leaves in zones.items() if leaves}
        flows = {
            way: newest.cells(areas)
            for way, areas in asked.change.flows(newest.home).items()
            if set(way) & set(zones)
        }
        return shown_zones(audit, zones, flows)

    def _is_small(self, newest: NewestCounts, zone: str, asked: Asked) -> bool:
        """Whether a set of afdelinger that joins or leaves the zone is under the limit of one that has rows."""
        flows = asked.change.flows(newest.home)
        return any(self._under_limit(areas) for way, areas in flows.items() if zone in way)

    def _under_limit(self, areas: Collection[str]) -> bool:
        sizes = self._sizes.reindex(sorted(areas)).sum()
        return bool(sizes["residents"] < self._limits[0] or sizes["households"] < self._limits[1])

    def _standing(
        self, newest: NewestCounts, place: Place, real: Figure | None, asked: Asked, allowed: _Allowed
    ) -> tuple[Standing, str]:
        if not any(area in newest.counts for area in place.members):
            return Standing.MISSING, NO_COUNTS_WHY
        if not place.touched:
            return Standing.SAME, "" if real is not None else REAL_WHY
        if allowed.stale:
            return Standing.HIDDEN, CHANGED_WHY
        if self._is_small(newest, place.zone, asked):
            return Standing.HIDDEN, SMALL_WHY
        return (Standing.SHOWN, "") if place.zone in allowed.zones else (Standing.HIDDEN, HIDDEN_WHY)


def _content(one: ShownSum) -> tuple[object, ...]:
    return one.indicator_id, one.period_end, one.areas, one.count


def _by_task(newest: Sequence[NewestCounts]) -> Iterator[list[NewestCounts]]:
    """The indicators that are guarded by one table, together."""
    gathered: dict[int, list[NewestCounts]] = {}
    for one in newest:
        gathered.setdefault(id(one.task), []).append(one)
    yield from gathered.values()


def _told(audit: BorderAudit, newest: NewestCounts, asked: Asked) -> bool:
    """Tells the audit what was answered before of this indicator and period. False where an answer was of other counts:
    then nothing guards what the two would tell together."""
    for earlier in asked.before:
        if (earlier.indicator_id, earlier.period_end) != (newest.indicator_id, newest.period_end.date()):
            continue
        leaves = newest.cells(earlier.areas)
        reissued = bool(newest.task.readings) and earlier.version != asked.version
        if reissued or len(leaves) != len(earlier.areas) or audit.count(leaves) != earlier.count:
            return False
        audit.tell([leaves])
    return True
