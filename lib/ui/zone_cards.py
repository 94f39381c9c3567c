"""From frames of one indicator to the four zone cards of the front page."""

import pandas as pd

from lib.domain.benchmark import MISSING, Figure, change, compare, figures_by_area
from lib.domain.comparison_words import SIGNS, TONES, difference_words, side_words
from lib.domain.indicator import Indicator
from lib.domain.numbers import number
from lib.domain.plan import Plan
from lib.domain.sentences import change_since
from lib.ui.frame import Remark, ZoneCard

UNIT_SIGNS = {"pct": "%", "pr_100_personer": "pr. 100", "antal": "", "karakter": ""}


def cards_for(
    plan: Plan, indicator: Indicator, latest: pd.DataFrame, earlier: pd.DataFrame | None
) -> list[ZoneCard]:
    """A card per zone of the plan, in zone order. `latest` and `earlier` are zone tables; `earlier` may be
    None."""
    now = figures_by_area(latest)
    before = {} if earlier is None else figures_by_area(earlier)
    year = None if earlier is None else int(earlier["year"].iloc[0])
    return [
        ZoneCard(
            number=zone.number,
            name=zone.name,
            value=_value_text(now.get(zone.area_id, MISSING), indicator),
            unit=UNIT_SIGNS[indicator.unit],
            main=_against_kommune(plan, indicator, now, zone.area_id),
            others=_other_lines(plan, indicator, now, before, zone.area_id, year),
        )
        for zone in plan.zones
    ]


def _value_text(figure: Figure, indicator: Indicator) -> str | None:
    if figure.value is None:
        return None
    return number(figure.value, 0 if indicator.unit == "antal" else 1)


def _against_kommune(plan: Plan, indicator: Indicator, now: dict[str, Figure], area_id: str) -> Remark | None:
    kommune = now.get(plan.kommune_area, MISSING)
    comparison = compare(now.get(area_id, MISSING), kommune, indicator.polarity)
    if comparison is None:
        return None
    words = difference_words(comparison, indicator.unit, "kommunen")
    return Remark(f"{SIGNS[comparison.side]} {words}", TONES[comparison.judgement])


def _other_lines(
    plan: Plan,
    indicator: Indicator,
    now: dict[str, Figure],
    before: dict[str, Figure],
    area_id: str,
    year: int | None,
) -> tuple[str, ...]:
    """One line, in the unit of the line above it: the difference to the country and the change since `year`."""
    figure = now.get(area_id, MISSING)
    country = compare(figure, now.get(plan.land_area, MISSING), indicator.polarity)
    parts = [side_words(country, indicator.unit, "landet")] if country else []
    if year is not None:
        since = change_since(change(before.get(area_id, MISSING), figure), indicator.unit, year)
        parts += [since] if since else []
    return (" · ".join(parts),) if parts else ()
