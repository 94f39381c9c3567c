"""The plan: its name, its period, its zones and the areas it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Zone:
    """One zone. `number` is how people name it and the order in which zones are always shown."""

    area_id: str
    number: int
    name: str
    base_name: str


@dataclass(frozen=True)
class Plan:
    """A housing plan as `plan.toml` describes it; the code knows no plan by name.

    `*_area` are area ids. `headline_indicator` is the indicator of the front page and `headline_phrase` what its
    persons do ('står uden for arbejdsmarkedet'); `card_indicators` those that a zone card may show, in order.
    """

    plan_id: str
    name: str
    short_name: str
    valid_from: str
    valid_to: str
    plan_area: str
    kommune_area: str
    kommune_name: str
    land_area: str
    land_name: str
    zones: tuple[Zone, ...]
    headline_indicator: str
    headline_phrase: str
    card_indicators: tuple[str, ...]

    @property
    def zone_ids(self) -> tuple[str, ...]:
        """Area ids of the zones in zone order."""
        return tuple(zone.area_id for zone in self.zones)

    @property
    def benchmark_ids(self) -> tuple[str, ...]:
        """Area ids a zone is held against: kommune, then country."""
        return (self.kommune_area, self.land_area)
