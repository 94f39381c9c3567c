"""Zoneprofil: two pages about a zone for those who speak for its residents. What the numbers say, what runs where, what
has been decided, whom to ask. Whole zones and published or loaded figures only: nothing in it can be solved back."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

import pandas as pd

from lib.charts.zone_dots_chart import DotInks, DotLine, ZoneDot, zone_dots_chart
from lib.domain.benchmark import MISSING, Figure, Judgement, compare, figures_by_area
from lib.domain.dates import long_date
from lib.domain.decisions.decision import Decision, DecisionKind
from lib.domain.decisions.in_force import InForce
from lib.domain.decisions.placed import origin_mark
from lib.domain.judged import Mark
from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.domain.numbers import count, hour_words, hours
from lib.domain.observation import STATUS_WORDS, Status
from lib.domain.plan import Plan, Zone
from lib.domain.profile import ProfileLine
from lib.domain.sentences_zone import zone_findings
from lib.domain.source_words import source_words
from lib.domain.value_words import with_unit
from lib.material.slides_zones import asked_most, zone_table
from lib.material.zone_lines import BENCHMARK, ZoneFigures, zone_figures
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

MOST_DECISIONS, MOST_ACTIVITIES = 3, 16
LATELY = timedelta(days=365)
_CODES = re.compile(r"\s*\(\d+\.\d+(?:, \d+\.\d+)*\)")
"""Numbers of målgrupper in brackets: they say nothing to who does not work with them."""

NO_FIGURES = "Der er endnu ingen offentliggjorte eller indlæste tal for zonen."
ABOUT_PEOPLE = "Tallene er for hele zonen. De siger noget om området og intet om den enkelte beboer."
NO_COUNTS = (
    "Hvor mange personer et tal bygger på, er ikke altid oplyst. Hvor det mangler, vides det ikke, hvor sikker "
    "forskellen er."
)
NOTHING_DECIDED = "Bestyrelsen har ikke flyttet timer til eller fra zonen det seneste år."


class Whole(Protocol):
    """A version by its whole hash."""

    @property
    def whole(self) -> str:
        """As papers have it."""


class ZoneHouse(Protocol):
    """What a Zoneprofil is made of; the house of the pages is one of these."""

    @property
    def warehouse(self) -> PublicWarehouse:
        """What is published."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def mark(self) -> str:
        """Plan, version and date in one line."""

    @property
    def version(self) -> Whole:
        """The version of the figures."""

    @property
    def in_force(self) -> InForce:
        """The placement of today."""

    @property
    def placed(self) -> pd.DataFrame:
        """As the question `placement`, with what is decided in it."""


def zone_paper(house: ZoneHouse, zone_id: str, inks: DotInks) -> Paper:
    """The paper of a zone. Raises StopIteration for an area that is no zone of the plan."""
    zone = next(each for each in house.plan.zones if each.area_id == zone_id)
    found = zone_figures(house.warehouse, house.plan)
    blocks = (
        *_numbers(house, inks, zone, found),
        *_decided(house, zone),
        *_activities(house, zone),
        *_contacts(house),
    )
    subtitle = f"Zoneprofil til beboerdemokraterne · {house.plan.name}"
    title = f"{zone.name}: det viser tallene, og det foregår her"
    return Paper(title, subtitle, house.mark, house.version.whole, blocks, _sources(house, zone, found))


def _numbers(house: ZoneHouse, inks: DotInks, zone: Zone, found: ZoneFigures | None) -> Iterator[Block]:
    lines = [] if found is None else found.lines(zone.area_id)
    findings = zone_findings(zone.name, lines, BENCHMARK)
    yield Heading("Det viser tallene", 1)
    if found is None or not findings:
        yield Note(NO_FIGURES)
        return
    yield Bullets(tuple(each.words for each in findings))
    unsure = any(each.line.mark is Mark.RETNING for each in findings)
    yield Note(f"{ABOUT_PEOPLE} {NO_COUNTS}" if unsure else ABOUT_PEOPLE)
    yield _picture(house, inks, found, findings[0].line)
    yield zone_table(zone.name, asked_most(lines, house.plan.card_indicators))


def _picture(house: ZoneHouse, inks: DotInks, found: ZoneFigures, line: ProfileLine) -> Picture:
    """Every zone's number of a finding beside the kommune's."""
    rows = found.figures[found.figures["indicator_id"] == line.indicator_id]
    now = figures_by_area(rows)
    dots = [_dot(each, now.get(each.area_id, MISSING), line) for each in house.plan.zones]
    other = None if line.benchmark.value is None else DotLine(house.plan.kommune_name, line.benchmark.value)
    told = [(dot.name, dot.now, dot.lacking) for dot in dots]
    told += [] if other is None else [(other.name, other.value, "")]
    each_told = ", ".join(
        f"{name} {lacking if value is None else with_unit(value, line.unit)}" for name, value, lacking in told
    )
    words = f"{line.short_label} ({line.years[1]}): {each_told}."
    return Picture("zonerne", words, zone_dots_chart(dots, other, inks))


def _dot(zone: Zone, figure: Figure, line: ProfileLine) -> ZoneDot:
    compared = compare(figure, line.benchmark, line.polarity)
    return ZoneDot(
        name=zone.name,
        now=figure.value,
        before=None,
        judgement=Judgement.NONE if compared is None else compared.judgement,
        lacking="" if figure.known else STATUS_WORDS[Status.MANGLER],
    )


def _activities(house: ZoneHouse, zone: Zone) -> Iterator[Block]:
    placed = house.placed[(house.placed["zone"] == zone.area_id) & (house.placed["hours"] > 0)]
    weekly = placed.groupby("activity_id")["hours"].sum()
    known = questions.activities(house.warehouse)
    rows = [
        (
            str(each["short_name"]),
            _CODES.sub("", str(each["target_group_text"])),
            hours(weekly[each["activity_id"]]),
        )
        for each in known[known["activity_id"].isin(weekly.index)].to_dict("records")
    ]
    yield Heading(f"Det foregår i {zone.name}", 1, new_page=True)
    yield Text(f"Zonens faste base er {zone.base_name}.")
    if not rows:
        yield Text("Ingen aktivitet har timer i zonen i dag.")
        return
    about = (
        "En række for hver aktivitet med timer i zonen: hvad den hedder, hvem den er for, og timer om ugen."
    )
    columns = ("Aktivitet", "For hvem", "Timer om ugen")
    shown = tuple(rows[:MOST_ACTIVITIES])
    yield WordTable(f"Aktiviteter i {zone.name}", about, columns, shown, frozenset({2}))
    more = len(rows) - len(shown)
    rest = f"{count(more)} aktiviteter mere har timer i zonen. " if more > 0 else ""
    yield Text(f"{rest}I alt {hour_words(weekly.sum())} om ugen. {_placed_words(house.in_force)}")


def _placed_words(in_force: InForce) -> str:
    """How sure it is that the hours lie there."""
    if not in_force.carried:
        return "Fordelingen på zoner er en antagelse: den er ikke offentliggjort."
    return f"Fordelingen på zoner er en antagelse, og oven i den det, der er {origin_mark(in_force)}."


def _decided(house: ZoneHouse, zone: Zone) -> Iterator[Block]:
    """What the board has moved to or from the zone lately, the latest first."""
    yield Heading("Det er besluttet for nylig", 1)
    names = dict(questions.activities(house.warehouse)[["activity_id", "short_name"]].to_numpy())
    kinds = questions.decision_kinds(house.warehouse)
    told = [
        line for each in _recent(house.in_force) for line in _told(each, house.in_force, zone, names, kinds)
    ]
    yield Bullets(tuple(told[:MOST_DECISIONS])) if told else Text(NOTHING_DECIDED)


def _recent(in_force: InForce) -> list[Decision]:
    every = {each.decision_id: each for each in (*in_force.carried, *in_force.awaiting, *in_force.to_come)}
    recent = [each for each in every.values() if in_force.day - each.fields.decided_on <= LATELY]
    return sorted(recent, key=lambda each: (each.fields.decided_on, each.decision_id), reverse=True)


def _told(
    decision: Decision, in_force: InForce, zone: Zone, names: dict[str, str], kinds: Sequence[DecisionKind]
) -> Iterator[str]:
    """The decision's line; none where it moves nothing to or from the zone."""
    undone = [each.move for each in in_force.undone if each.decision.decision_id == decision.decision_id]
    changes: dict[tuple[str, date | None], float] = {}
    for move in decision.fields.moves:
        sign = (move.to_zone == zone.area_id) - (move.from_zone == zone.area_id)
        if sign and move not in undone:
            key = (names.get(move.activity_id, move.activity_id), move.starts)
            changes[key] = changes.get(key, 0.0) + sign * move.hours
    said = [_change_words(name, change, starts) for (name, starts), change in changes.items() if change]
    if said:
        when = long_date(decision.fields.decided_on)
        yield f"{when}: »{decision.fields.title}«. {zone.name} {', '.join(said)}. {_state(decision, in_force, kinds)}"


def _change_words(name: str, change: float, starts: date | None) -> str:
    verb = "får" if change > 0 else "afgiver"
    amount = f"{hour_words(abs(change))} om ugen"
    begins = "" if starts is None else f" fra {long_date(starts)}"
    return f"{verb} {amount} til {name}{begins}" if change > 0 else f"{verb} {amount} fra {name}{begins}"


def _state(decision: Decision, in_force: InForce, kinds: Sequence[DecisionKind]) -> str:
    if decision in in_force.awaiting:
        who = next((each.approver for each in kinds if each.kind_id == decision.fields.kind), "")
        return f"Den venter på godkendelse{f' fra {who}' if who else ''} og gælder ikke endnu."
    begins = decision.fields.in_force_from
    if decision in in_force.to_come and begins is not None and begins > in_force.day:
        return f"Det gælder fra {long_date(begins)}."
    return "Det gælder nu." if decision in in_force.carried else "Det er ikke begyndt endnu."


def _contacts(house: ZoneHouse) -> Iterator[Block]:
    """Functions, never persons, and the meetings that each zone has of its own."""
    known = questions.contacts(house.warehouse)
    yield Heading("Her kan I spørge", 1)
    if known:
        about = "En række for hver funktion: hvem der spørges, og hvad der spørges om."
        rows = tuple((each.function, each.about) for each in known)
        yield WordTable("Hvem svarer på hvad", about, ("Spørg", "Om"), rows)
    own = [each for each in questions.meeting_kinds(house.warehouse) if each.per_zone]
    for kind in own:
        yield Text(f"{kind.name}: {kind.rule[:1].lower()}{kind.rule[1:]}.")


def _sources(house: ZoneHouse, zone: Zone, found: ZoneFigures | None) -> tuple[str, ...]:
    own = [] if found is None else [source_words(found.of(zone.area_id), questions.sources(house.warehouse))]
    told = [f"Tallene: {words.removeprefix('Kilde: ')}" for words in own]
    asked = dict.fromkeys(each.source.split(",")[0] for each in questions.contacts(house.warehouse))
    return (*told, *([f"Aktiviteter, og hvem der spørges: {'; '.join(asked)}"] if asked else []))
