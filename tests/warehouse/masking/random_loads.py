"""Made-up deliveries of a source, complete with what it masks and leaves out, and the truth that it hides."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.plan_tables import PlanTables
from lib.warehouse.measured import Measured
from tests.warehouse.loaded_plans import PLAN, SHARE, Row, loaded, row
from tests.warehouse.masking.outsider import Outsider

COUNTS = (0, 1, 2, 3, 4, 5, 7, 9, 16, 24)
RESIDENTS = 300


@dataclass(frozen=True)
class Delivery:
    """`truth` is what the source knows: count and n by afdeling. `rows` is what it delivers."""

    zones: dict[str, str]
    residents: dict[str, int]
    truth: dict[str, tuple[int, int]]
    rows: list[Row]

    @property
    def delivered(self) -> set[str]:
        """The areas with a number of their own."""
        return {str(each["area_id"]) for each in self.rows if each["status"] == "ok"}

    def tables(self, superseded: "list[Delivery] | None" = None) -> PlanTables:
        """The plan with this delivery in force and the earlier ones replaced."""
        own = [
            {**each, "order": order, "datatraek_id": f"v{order}"}
            for order, made in enumerate([*(superseded or []), self])
            for each in made.rows
        ]
        last = {str(each["area_id"]): each for each in own}
        in_force = [each for each in own if last[str(each["area_id"])] is each]
        replaced = [each for each in own if last[str(each["area_id"])] is not each]
        return loaded(self.zones, in_force, superseded=replaced, residents=self.residents)


def delivery(seed: int) -> Delivery:
    """Two to four zones of two to four afdelinger; about a fifth is masked or left out at the source."""
    rng = np.random.default_rng(seed)
    zones = {
        f"a{zone}{number}": f"zone{zone}"
        for zone in range(1, int(rng.integers(3, 6)))
        for number in range(int(rng.integers(2, 5)))
    }
    truth = {area: (int(rng.choice(COUNTS)), int(rng.integers(60, 120))) for area in zones}
    residents = {area: 80 if rng.random() < 0.1 else RESIDENTS for area in zones}
    return Delivery(zones, residents, truth, _rows(rng, zones, truth))


def corrected(first: Delivery, seed: int) -> Delivery:
    """The same period again: some counts are others, and the source masks and leaves out anew."""
    rng = np.random.default_rng(seed)
    truth = {
        area: (int(rng.choice(COUNTS)), n) if rng.random() < 0.3 else (count, n)
        for area, (count, n) in first.truth.items()
    }
    rows = _rows(rng, first.zones, truth)
    named = {str(each["area_id"]) for each in rows}
    # What the first file had and the second has not would stay in force: the source says something of all of it.
    for area in [str(each["area_id"]) for each in first.rows if each["area_id"] not in named]:
        rows.append(row(area, None) if area in truth else _total(area, first.zones, truth))
    return Delivery(first.zones, first.residents, truth, rows)


def _total(area: str, zones: dict[str, str], truth: dict[str, tuple[int, int]]) -> Row:
    own = [truth[part] for part, zone in zones.items() if area in (zone, PLAN)]
    return row(area, sum(count for count, _ in own), sum(n for _, n in own))


def _rows(rng: np.random.Generator, zones: dict[str, str], truth: dict[str, tuple[int, int]]) -> list[Row]:
    rows: list[Row] = []
    for area, (count, n) in truth.items():
        fate = rng.random()
        if fate < 0.8:
            rows.append(row(area, count, n))
        elif fate < 0.9:
            rows.append(row(area, None))
    for zone in sorted(set(zones.values())):
        if rng.random() < 0.6:
            rows.append(_total(zone, zones, truth))
    if rng.random() < 0.5:
        rows.append(_total(PLAN, zones, truth))
    return rows


def read(outsider: Outsider, made: Delivery, public: Measured, version: str = "") -> None:
    """All that the public rows say. Unknowns are afdelinger; one whose count is another in another version is
    another unknown (`version`)."""
    delivered = made.delivered
    names = {area: f"{area}{version}" for area in made.truth}
    for area, (_, n) in made.truth.items():
        outsider.unknown(names[area], n if area in delivered else made.residents[area])
    for basis, frame in (("maalt", public.observed), ("rullet_op", public.rolled)):
        own = frame[(frame["indicator_id"] == SHARE) & (frame["provenance"] == "datatraek")]
        for each in own[own["status"] == "ok"].itertuples():
            parts = [
                names[area]
                for area, zone in made.zones.items()
                if each.area_id in (area, zone, PLAN) and (basis == "maalt" or area in delivered)
            ]
            assert not pd.isna(each.numerator)
            outsider.knows(parts, float(each.numerator))


def few(made: Delivery) -> list[str]:
    """The afdelinger whose count, or all but it, is 1-4: nobody may come near them."""
    return [area for area, (count, n) in made.truth.items() if 1 <= count <= 4 or 1 <= n - count <= 4]
