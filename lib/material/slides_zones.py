"""The slides about the zones: the front page's finding, the map, and each zone against the kommune."""

from collections.abc import Sequence
from typing import Any

from lib.charts.zone_dots_chart import DotLine, ZoneDot, zone_dots_chart
from lib.charts.zone_shade_chart import shade_words, shades, zone_shade_chart
from lib.domain.benchmark import MISSING, Figure, compare, figures_by_area, year_before
from lib.domain.benchmark import Judgement as Direction
from lib.domain.comparison_words import SIGNS
from lib.domain.indicator import Indicator
from lib.domain.judged import Mark
from lib.domain.material.picture import Picture
from lib.domain.material.slide import BigNumber, Slide
from lib.domain.material.table import WordTable
from lib.domain.numbers import number
from lib.domain.observation import STATUS_WORDS, Status
from lib.domain.plan import Zone
from lib.domain.profile import ProfileLine
from lib.domain.sentences import bare_size, front_page_finding
from lib.domain.sentences_map import map_finding, map_when, outline_words
from lib.domain.sentences_profile import furthest_adverse, profile_finding
from lib.domain.value_words import UNIT_WORDS, shown_value, with_unit
from lib.material.ground import MeetingGround, Slides
from lib.material.zone_lines import BENCHMARK, ZoneFigures, zone_figures
from lib.warehouse import questions

MOST_ROWS = 5
_TEXT_SIZE = 30
_MAP_WIDTH, _MAP_HEIGHT = 760, 440
_DIRECTION_WORDS = {Direction.GUNSTIG: "gunstigt", Direction.UGUNSTIG: "ugunstigt", Direction.NONE: ""}
_MARK_WORDS = {Mark.BEDRE: "bedre", Mark.VAERRE: "værre", Mark.GRAA: "usikker forskel"}


def finding_slide(ground: MeetingGround) -> Slide | None:
    """The front page's headline, over where the zones stand and stood; none without a published or loaded number."""
    warehouse, plan = ground.warehouse, ground.plan
    indicator = questions.indicator(warehouse, plan.headline_indicator)
    years = questions.years(warehouse, indicator.indicator_id, only_real=True)
    if not years:
        return None
    latest = questions.zone_table(warehouse, indicator.indicator_id, years[-1], only_real=True)
    before = year_before(years, questions.breaks(warehouse, indicator.indicator_id)["date"])
    earlier = before and questions.zone_table(warehouse, indicator.indicator_id, before, only_real=True)
    now, then = figures_by_area(latest), {} if earlier is None else figures_by_area(earlier)
    kommune = now.get(plan.kommune_area, MISSING)
    finding = front_page_finding(
        indicator,
        now.get(plan.plan_area, MISSING),
        [now.get(area, MISSING) for area in plan.zone_ids],
        kommune,
        phrases={indicator.indicator_id: plan.headline_phrase},
    )
    title = finding or indicator.label
    dots = [_dot(zone, indicator, now, then, kommune) for zone in plan.zones]
    line = None if kommune.value is None else DotLine(plan.kommune_name, kommune.value)
    span = f"{before} (hul) og {years[-1]} (fyldt)" if before else str(years[-1])
    return Slide(
        slide_id="overblik",
        title=title,
        subtitle=f"{indicator.label}, {span}, {UNIT_WORDS[indicator.unit]}",
        picture=Picture(
            "zonerne", _dots_alt(title, dots, line, indicator), zone_dots_chart(dots, line, ground.inks)
        ),
        source=ground.source_of(latest),
        live="overblik",
    )


def map_slide(ground: MeetingGround) -> Slide | None:
    """Which zone lies highest on the same indicator, on the map."""
    warehouse, plan = ground.warehouse, ground.plan
    indicator = questions.indicator(warehouse, plan.headline_indicator)
    years = questions.years(warehouse, indicator.indicator_id, only_real=True)
    shapes = questions.zone_shapes(warehouse)
    if not years or shapes.empty:
        return None
    rows = questions.zone_table(warehouse, indicator.indicator_id, years[-1], only_real=True)
    zones = rows[rows["area_id"].isin(plan.zone_ids)]
    when = map_when(indicator.period_rule, years[-1], zones)
    found = shades(zones)
    spec = zone_shade_chart(
        shapes, found, ground.inks, _MAP_WIDTH, _MAP_HEIGHT, _TEXT_SIZE, with_values=False
    )
    unit = UNIT_WORDS[indicator.unit]
    return Slide(
        slide_id="kort",
        title=map_finding(indicator.label, indicator.unit, when, zones),
        subtitle=" · ".join([f"{when}, {unit}", *outline_words(shapes)]),
        numbers=tuple(
            BigNumber(shown_value(row["value"], row["status"], indicator.unit), str(row["name"]))
            for row in zones.to_dict("records")
        ),
        picture=Picture("zonekort", shade_words(shapes, found, f"{indicator.label}, {when}, {unit}"), spec),
        source=ground.source_of(zones),
        live="zonekort",
    )


def zone_slides(ground: MeetingGround) -> Slides:
    """Each zone against the kommune: the finding of its profile, and the numbers asked for most."""
    found = zone_figures(ground.warehouse, ground.plan)
    return () if found is None else tuple(_zone_slide(ground, zone, found) for zone in ground.plan.zones)


def _zone_slide(ground: MeetingGround, zone: Zone, found: ZoneFigures) -> Slide:
    lines = found.lines(zone.area_id)
    return Slide(
        slide_id=f"zone:{zone.area_id}",
        title=profile_finding(zone.name, lines, BENCHMARK),
        subtitle=f"{zone.name} mod {BENCHMARK}, hvert tal i sit seneste år",
        table=zone_table(zone.name, asked_most(lines, ground.plan.card_indicators)),
        source=ground.source_of(found.of(zone.area_id)),
        live=f"profil?omraade={zone.name}",
    )


def asked_most(lines: Sequence[ProfileLine], first: Sequence[str]) -> list[ProfileLine]:
    """The furthest on the unfavourable side, which the finding names, and those that the plan asks for first."""
    furthest = furthest_adverse(lines)
    order = {indicator: place for place, indicator in enumerate(first)}
    asked = sorted(
        (line for line in lines if line.indicator_id in order), key=lambda line: order[line.indicator_id]
    )
    named = [line for line in asked if line is not furthest]
    return ([furthest, *named] if furthest else named)[:MOST_ROWS]


def zone_table(name: str, lines: Sequence[ProfileLine]) -> WordTable:
    """The zone's numbers beside the kommune's, a row per line."""
    return WordTable(
        title=f"{name} mod {BENCHMARK}",
        description=f"De vigtigste tal for {name}, {BENCHMARK}s tal og forskellen.",
        columns=("Tal", name, "Kommunen", "Forskel"),
        rows=tuple(
            (
                f"{line.short_label}, {line.years[1]}",
                _value(line.figure, line.unit, line.status),
                _value(line.benchmark, line.unit, Status.MANGLER),
                _gap_words(line),
            )
            for line in lines
        ),
        right=frozenset({1, 2}),
    )


def _value(figure: Figure, unit: str, status: Status) -> str:
    return STATUS_WORDS[status] if figure.value is None else with_unit(figure.value, unit)


def _gap_words(line: ProfileLine) -> str:
    """'▲ 25,6 ugunstigt': the side seen, and the judgement where the persons behind the number are known."""
    compared = compare(line.figure, line.benchmark, line.polarity)
    if compared is None:
        return "–"
    judged = _MARK_WORDS.get(line.mark) or _DIRECTION_WORDS[compared.judgement]
    return f"{SIGNS[compared.side]} {bare_size(compared.difference, line.unit)} {judged}".strip()


def _dot(
    zone: Zone, indicator: Indicator, now: dict[str, Figure], then: dict[str, Figure], kommune: Figure
) -> ZoneDot:
    figure, earlier = now.get(zone.area_id, MISSING), then.get(zone.area_id, MISSING)
    compared = compare(figure, kommune, indicator.polarity)
    return ZoneDot(
        name=zone.name,
        now=figure.value,
        before=earlier.value,
        judgement=Direction.NONE if compared is None else compared.judgement,
        lacking="" if figure.known else STATUS_WORDS[Status.MANGLER],
    )


def _dots_alt(finding: str, dots: Sequence[ZoneDot], line: DotLine | None, indicator: Indicator) -> str:
    def words(value: Any) -> str:
        return "mangler" if value is None else number(value)

    each = "; ".join(
        f"{dot.name} {words(dot.now)}" + (f" (før {words(dot.before)})" if dot.before is not None else "")
        for dot in dots
    )
    held = f"; {line.name} {number(line.value)}" if line else ""
    return f"{finding}. {indicator.label}, {UNIT_WORDS[indicator.unit]}: {each}{held}."
