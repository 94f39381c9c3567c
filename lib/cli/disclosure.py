"""`python -m lib check disclosure`: an attacker who knows all that is shown tries to solve the masked counts."""

from dataclasses import dataclass

import pandas as pd

from lib.cli.check import open_active
from lib.cli.versions import active_contents, plan_with
from lib.domain.numbers import count, number
from lib.domain.plan_tables import PlanTables
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse import questions
from lib.warehouse.compose import compose, measure
from lib.warehouse.files import version_of
from lib.warehouse.masking.groups import GroupTrial, try_groups
from lib.warehouse.masking.proof import Proof, prove, shown_shares, traces
from lib.warehouse.masking.tasks import masking_tasks
from lib.warehouse.measured import Measured
from lib.warehouse.observations import shown_afdelinger
from lib.warehouse.public import NOT_OF_THE_FILES, PublicWarehouse, WarehouseUnavailable
from lib.warehouse.questions.masked import published_rows

GROUP_SEED = 2026


@dataclass(frozen=True)
class DisclosureReport:
    """`shown`: label, periods, shown_pct per indicator; `traces`: masked rows that still carry a number;
    `derived_alike`: what is worked out of counts (needs, deviations) follows from shown counts alone."""

    proof: Proof
    groups: GroupTrial
    shown: pd.DataFrame
    traces: int
    derived_alike: bool

    @property
    def holds(self) -> bool:
        """True when no masked count can be narrowed and none is in the file."""
        return not (self.proof.leaks or self.traces or self.groups.leaks) and self.derived_alike

    def sentences(self) -> list[str]:
        """The report in Danish: first what leaks, then what is shown, last the verdict."""
        lines = [leak.sentence() for leak in self.proof.leaks]
        if self.traces:
            lines.append(f"{count(self.traces)} diskretionerede rækker bærer stadig et tal.")
        lines += [
            f"{row.label}: vises i {number(row.shown_pct, 0)} % af afdelingerne ({row.periods} perioder)"
            for row in self.shown.itertuples()
        ]
        if not self.derived_alike:
            lines.append("Behov eller afvigelser bygger på andet end de viste tal.")
        groups = self.groups
        lines.append(
            f"{count(groups.asked)} selvvalgte grupper er prøvet i {count(groups.tables)} tabeller: "
            f"{count(groups.allowed)} kan vises, {count(groups.asked - groups.allowed)} kan ikke vises."
        )
        attacked = f"{count(self.proof.masked)} diskretionerede tal i {count(self.proof.tables)} tabeller er angrebet"
        solved = len(self.proof.leaks) + self.groups.leaks
        verdict = f"{count(solved)} kan snævres ind" if solved else "ingen kan snævres ind"
        return [*lines, f"{attacked}: {verdict}."]


def check_disclosure(settings: Settings) -> DisclosureReport:
    """Attacks the active version. Raises PlanFileError, or WarehouseUnavailable where the version is not the files'."""
    plan_tables = plan_with(settings, active_contents(settings))
    warehouse = open_active(settings)
    _require_same(settings, plan_tables)
    measured = measure(plan_tables)
    afdelinger = shown_afdelinger(plan_tables.tables)
    shown = published_rows(warehouse)
    tasks = masking_tasks(plan_tables, measured.observed, measured.rolled, afdelinger)
    labels = plan_tables.tables["indicators"][["indicator_id", "label"]]
    shares = shown_shares(shown.observed, afdelinger).merge(labels, on="indicator_id")
    return DisclosureReport(
        proof=prove(tasks, shown),
        groups=try_groups(tasks, shown, GROUP_SEED),
        shown=shares,
        traces=len(traces(shown)),
        derived_alike=_derived_alike(plan_tables, warehouse, shown),
    )


def _derived_alike(plan_tables: PlanTables, warehouse: PublicWarehouse, shown: Measured) -> bool:
    """Needs carry the simulator: worked out again from the shown rows alone, they must be what the file has."""
    again = compose(plan_tables, shown)["need"]
    stored = questions.needs(warehouse, only_real=False)
    keys = ["activity_id", "zone"]
    both = again.merge(stored, on=keys, how="outer", suffixes=("", "_stored"))
    return bool((both["persons"] == both["persons_stored"]).all())


def _require_same(settings: Settings, plan_tables: PlanTables) -> None:
    active = active_version(open_state(settings.state_url), settings.plan_id)
    if active is None or active.version != version_of(plan_tables.fingerprint):
        raise WarehouseUnavailable(NOT_OF_THE_FILES)
