"""The data behind an indstilling as a workbook: its own numbers, the zones' figures as the mask left them, what each
indicator means and where the figures come from."""

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.indstilling import sentences
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.material.book import Book, Sheet, Value
from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS, Provenance, Status
from lib.domain.plan import Plan
from lib.domain.value_words import UNIT_NAMES
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

MASKED = (
    "Et tal, der kunne pege på enkelte personer, står som ordet »diskretioneret«, og et, der ikke er leveret, som "
    "»mangler«. Ingen af dem er nul, og de kan ikke regnes ud af de andre tal. Antal personer er ikke med."
)
DEMO = "I kolonnen »Oprindelse« står, om et tal er offentliggjort, indlæst eller demo. Demotal er opdigtede."
HOURS = (
    "Timer er timer om ugen. Andele er i procent, 0-100. En tom celle betyder, at tallet ikke kan regnes ud."
)

_COMPARED = {
    "name": "Scenarie",
    "before": "Dækning før (pct.)",
    "after": "Dækning efter (pct.)",
    "worst_zone": "Dårligst stillede zone",
    "worst_ratio": "Dens del af sin andel (pct.)",
    "moved": "Timer, der skifter zone",
}
_BY_ZONE = {
    "name": "Zone",
    "before": "Timer før",
    "after": "Timer efter",
    "change": "Ændring",
    "gained": "Får",
    "given": "Afgiver",
    "share_before": "Del af sin andel før (pct.)",
    "share_after": "Del af sin andel efter (pct.)",
}
_ACTIVITIES = {
    "name": "Zone",
    "activity": "Aktivitet",
    "before": "Timer før",
    "after": "Timer efter",
    "change": "Ændring",
}
_PARTNERS = {
    "resource": "Arbejdsgiver",
    "activity": "Aktivitet",
    "from_name": "Fra",
    "to_name": "Til",
    "hours": "Timer om ugen",
}
"""Columns of the facts -> what the sheets call them, in order."""


def indstilling_workbook(
    warehouse: PublicWarehouse,
    plan: Plan,
    facts: ProposalFacts,
    fields: IndstillingFields,
    mark: str,
    only_real: bool,
) -> Book:
    """The numbers are those of `facts`; with `only_real` the figures are published and loaded ones alone."""
    figures = _figures(warehouse, plan, only_real)
    about = f"Tallene bag indstillingen »{fields.title}«" if fields.title else "Tallene bag indstillingen"
    return Book(
        title=facts.finding,
        subtitle=about,
        mark=mark,
        version=fields.version,
        read_me=(
            ("Enheder", HOURS),
            ("Tal, der ikke vises", MASKED),
            ("Demo", DEMO),
            *((("Så sikkert er det", facts.certainty),) if facts.certainty else ()),
            *((("Behovet", facts.need_sources),) if facts.need_sources else ()),
        ),
        sheets=(
            *_of_the_proposal(facts),
            figures,
            _definitions(warehouse, figures),
            _sources(warehouse),
        ),
        stamp=sentences.DEMO_STAMP if facts.demo else "",
    )


def _of_the_proposal(facts: ProposalFacts) -> Iterable[Sheet]:
    """A sheet for each frame of the facts, and the moves."""
    yield _moves(facts)
    yield _frame(
        "Alternativer",
        "En række for hvert scenarie; det, der indstilles, står først.",
        _in_percent(facts.compared, "worst_ratio"),
        _COMPARED,
    )
    yield _frame(
        "Zoner",
        "En række for hver zone: timer om ugen i alt, og hvor meget af sin andel zonen har.",
        _in_percent(facts.by_zone, "share_before", "share_after"),
        _BY_ZONE,
    )
    yield _frame(
        "Aktiviteter",
        "En række for hver aktivitet, hvis timer i en zone ændrer sig.",
        facts.zones,
        _ACTIVITIES,
    )
    about = "En række for hver arbejdsgiver og aktivitet: hvor timerne går fra og til."
    yield _frame("Arbejdsgivere", about, facts.partners, _PARTNERS)


def _moves(facts: ProposalFacts) -> Sheet:
    agreement = facts.agreement
    rows = tuple(
        (
            agreement.terms(move.activity_id).short_name,
            move.resource,
            agreement.zone_name(move.from_zone),
            agreement.zone_name(move.to_zone),
            move.hours,
            "straks" if move.starts is None else move.starts,
        )
        for move in facts.proposed.scenario.moves
    )
    names = ("Aktivitet", "Arbejdsgiver", "Fra", "Til", "Timer om ugen", "Begynder")
    return Sheet("Flytninger", "En række for hver flytning i det, der indstilles.", names, rows)


def _in_percent(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return frame.assign(**{name: 100 * frame[name].astype(float) for name in columns})


def _frame(name: str, about: str, frame: pd.DataFrame, columns: dict[str, str]) -> Sheet:
    """The columns of the frame that are named, under their Danish names."""
    rows = tuple(tuple(_value(row[key]) for key in columns) for row in frame.to_dict("records"))
    return Sheet(name, about, tuple(columns.values()), rows)


def _value(found: Any) -> Value:
    if isinstance(found, str):
        return found
    return None if pd.isna(found) else float(found)


def _figures(warehouse: PublicWarehouse, plan: Plan, only_real: bool) -> Sheet:
    """All periods of every share and rate that a zone has a figure of, for zones, plan, kommune and country."""
    areas = [*plan.zone_ids, plan.plan_area, plan.kommune_area, plan.land_area]
    names = dict(questions.areas(warehouse)[["area_id", "name"]].to_numpy())
    titles = dict(questions.sources(warehouse)[["source_id", "title"]].to_numpy())
    rows: list[tuple[Value, ...]] = []
    known = questions.zonal_indicators(warehouse, only_real, dated=True)
    for each in known[known["kind"] != Kind.COUNT].to_dict("records"):
        found = questions.series(warehouse, str(each["indicator_id"]), areas, only_real)
        ordered = found.sort_values(
            ["area_id", "period_end"], key=lambda column: _places(column, areas), kind="stable"
        )
        rows += [_figure_row(each, row, names, titles) for row in ordered.to_dict("records")]
    columns = (
        "Indikator",
        "Område",
        "Periode fra",
        "Periode til",
        "Værdi",
        "Enhed",
        "95 % fra",
        "95 % til",
        "Status",
        "Oprindelse",
        "Kilde",
        "Indikator-id",
    )
    return Sheet("Tal", "En række for hvert tal: indikator, område og periode.", columns, tuple(rows))


def _places(column: pd.Series, areas: list[str]) -> pd.Series:
    return column.map(areas.index) if column.name == "area_id" else column


def _figure_row(
    indicator: dict[Hashable, Any], row: dict[Hashable, Any], names: dict[str, str], titles: dict[str, str]
) -> tuple[Value, ...]:
    status = Status(row["status"])
    shown = status is Status.OK
    origin = "" if pd.isna(row["provenance"]) else PROVENANCE_WORDS[Provenance(row["provenance"])]
    return (
        str(indicator["short_label"]),
        names.get(row["area_id"], str(row["area_id"])),
        _day(row["period_start"]),
        _day(row["period_end"]),
        float(row["value"]) if shown else STATUS_WORDS[status],
        UNIT_NAMES[str(indicator["unit"])],
        _value(row["low"]) if shown else None,
        _value(row["high"]) if shown else None,
        STATUS_WORDS[status],
        origin if shown else "",
        titles.get(row["source_id"], ""),
        str(indicator["indicator_id"]),
    )


def _day(found: Any) -> Value:
    return None if pd.isna(found) else pd.Timestamp(found).date()


def _definitions(warehouse: PublicWarehouse, figures: Sheet) -> Sheet:
    """What each indicator of the figures means, once."""
    used = {row[-1] for row in figures.rows}
    rows = tuple(
        (
            str(each["short_label"]),
            str(each["label"]),
            str(each["theme"]),
            UNIT_NAMES[str(each["unit"])],
            "" if pd.isna(each["age_band"]) else str(each["age_band"]),
            str(each["indicator_id"]),
        )
        for each in questions.indicators(warehouse).to_dict("records")
        if each["indicator_id"] in used
    )
    columns = ("Indikator", "Hele navnet", "Tema", "Enhed", "Alder", "Indikator-id")
    return Sheet("Definitioner", "En række for hver indikator: hvad den måler, og for hvem.", columns, rows)


def _sources(warehouse: PublicWarehouse) -> Sheet:
    rows = tuple(
        (str(each["title"]), str(each["publisher"]), str(each["reached_through"]))
        for each in questions.sources(warehouse).to_dict("records")
    )
    columns = ("Kilde", "Udgiver", "Fundet i")
    return Sheet("Kilder", "En række for hver kilde: hvem der udgiver den, og hvor den står.", columns, rows)
