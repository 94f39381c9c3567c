"""What the panel beside the map says of one zone: facts first, then the same as HTML."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from lib.domain.benchmark import MISSING, Side, compare, figures_by_area
from lib.domain.indicator import Polarity
from lib.domain.numbers import count
from lib.domain.observation import PROVENANCE_WORDS, Provenance, Status
from lib.domain.plan import Plan, Zone
from lib.domain.sentences import size_words
from lib.domain.value_words import marked_value

PEOPLE_UNKNOWN = "antal beboere er ikke offentliggjort"


@dataclass(frozen=True)
class ZonePanel:
    """`value` and `benchmarks` are ready words; `difference` is None where zone or kommune has no value."""

    number: int
    name: str
    base: str
    people: str
    indicator: str
    value: str
    difference: str | None
    benchmarks: tuple[tuple[str, str], ...]
    origin: str


def zone_panel(
    zone: Zone, plan: Plan, values: pd.DataFrame, afdelinger: pd.DataFrame, indicator: str, unit: str
) -> ZonePanel:
    """Facts of `zone`. `values`: area_id, value, status, provenance of zones, kommune and land, one year.

    `afdelinger`: zone, residents, area_provenance; empty when the demo layer is off and none is loaded.
    """
    rows = values.set_index("area_id")
    names = {plan.kommune_area: plan.kommune_name, plan.land_area: plan.land_name}
    return ZonePanel(
        number=zone.number,
        name=zone.name,
        base=zone.base_name,
        people=people_words(afdelinger[afdelinger["zone"] == zone.area_id]),
        indicator=indicator,
        value=_words(rows, zone.area_id, unit),
        difference=_difference(rows, zone.area_id, plan, unit),
        benchmarks=tuple((name, _words(rows, area_id, unit)) for area_id, name in names.items()),
        origin=_origin(rows, zone.area_id),
    )


def people_words(afdelinger: pd.DataFrame) -> str:
    """'10 afdelinger, 2.210 beboere (demo)'."""
    if afdelinger.empty:
        return PEOPLE_UNKNOWN
    noun = "afdeling" if len(afdelinger) == 1 else "afdelinger"
    made_up = (afdelinger["area_provenance"] == Provenance.DEMO).any()
    words = f"{len(afdelinger)} {noun}, {count(afdelinger['residents'].sum())} beboere"
    return f"{words} (demo)" if made_up else words


def _words(rows: pd.DataFrame, area_id: str, unit: str) -> str:
    if area_id not in rows.index:
        return "mangler"
    row = rows.loc[area_id]
    return marked_value(row["value"], row["status"], unit, row["provenance"])


def _difference(rows: pd.DataFrame, zone_id: str, plan: Plan, unit: str) -> str | None:
    """Only how the two differ: without the persons behind there is no interval and no judgement."""
    figures = figures_by_area(rows.reset_index())
    zone, kommune = figures.get(zone_id, MISSING), figures.get(plan.kommune_area, MISSING)
    difference = compare(zone, kommune, Polarity.NONE)
    if difference is None:
        return None
    made_up = "" if zone.is_real and kommune.is_real else " (demo)"
    if difference.side is Side.EQUAL:
        return f"på niveau med {plan.kommune_name}{made_up}"
    return f"{size_words(difference.difference, unit)} {difference.side.value} {plan.kommune_name}{made_up}"


def _origin(rows: pd.DataFrame, zone_id: str) -> str:
    if zone_id not in rows.index or rows.loc[zone_id, "status"] != Status.OK:
        return ""
    return PROVENANCE_WORDS[Provenance(rows.loc[zone_id, "provenance"])]


def zone_panel_html(panel: ZonePanel) -> str:
    """The panel as markup; every text is escaped."""
    difference = f"<p><b>{escape(panel.difference)}</b></p>" if panel.difference else ""
    origin = f'<p class="zk-quiet">Zonens tal er {escape(panel.origin)}.</p>' if panel.origin else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(words)}</td></tr>'
        for name, words in (*panel.benchmarks, ("Base", panel.base), ("I zonen", panel.people))
    )
    return (
        f'<section class="zk-card" aria-label="Valgt zone: {escape(panel.name)}">'
        f'<h2><span class="zk-badge" aria-hidden="true">{panel.number}</span> '
        f"{escape(panel.name)}</h2>"
        f'<p class="zk-quiet">{escape(panel.indicator)}</p>'
        f'<p class="zk-value{"" if panel.origin else " zk-none"}">{escape(panel.value)}</p>{difference}'
        f'<table class="zk-table"><tbody>{rows}</tbody></table>{origin}</section>'
    )
