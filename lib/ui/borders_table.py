"""Real zones against what-if zones, indicator by indicator: a real HTML table, and the same as a frame to download."""

from collections.abc import Sequence

import pandas as pd

from lib.domain.border_figures import changed_rows
from lib.domain.borders import BorderAnswer, BorderNeed, BorderRow, Difference, Figure
from lib.domain.dates import long_date
from lib.domain.numbers import number, pct, signed
from lib.domain.observation import PROVENANCE_WORDS, Provenance
from lib.domain.value_words import with_unit
from lib.ui.coverage_panel import NEED_BASES
from lib.ui.markup import element, join, text

NOT_SHOWN = "kan ikke vises"
_UNITS = {"pct": "procentpoint", "pr_100_personer": "pr. 100 personer", "antal": "personer"}


def changed_zones(answer: BorderAnswer) -> list[tuple[str, str]]:
    """(id, name) of the zones that the question changes, in zone order."""
    touched = {row.zone for row in changed_rows(answer)}
    return [(zone, name) for zone, name in answer.zones if zone in touched]


def borders_table(answer: BorderAnswer, caption: str) -> str:
    """A row per indicator; for each changed zone what it is, what it would be, and the difference with its interval. A
    zone that does not exist has only what it would be."""
    zones, new = changed_zones(answer), set(answer.change.new_zones)
    over = element("th", "Indikator", scope="col", rowspan=2) + join(
        element("th", text(name), scope="colgroup", colspan=len(_columns(zone in new)), class_="zk-first")
        for zone, name in zones
    )
    under = join(
        element("th", text(word), scope="col", class_=None if place else "zk-first")
        for zone, _ in zones
        for place, word in enumerate(_columns(zone in new))
    )
    body = join(_row(rows, [zone for zone, _ in zones], answer) for rows in _by_indicator(answer))
    table = element(
        "table",
        element("caption", text(caption), class_="zk-hidden"),
        element("thead", element("tr", over), element("tr", under)),
        element("tbody", body),
        class_="zk-table zk-borders",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=caption)


def borders_frame(answer: BorderAnswer) -> pd.DataFrame:
    """Every changed zone and indicator as a row with Danish column names; what cannot be shown is empty and says so."""
    return pd.DataFrame(
        {
            "Indikator": row.label,
            "Periode slutter": row.period_end,
            "Zone": row.zone_name,
            "Svar": row.standing.value,
            "Nu": None if row.real is None else row.real.value,
            "Nu, tæller": None if row.real is None else row.real.numerator,
            "Nu, nævner": None if row.real is None else row.real.denominator,
            "Ville være": None if row.what_if is None else row.what_if.value,
            "Ville være, tæller": None if row.what_if is None else row.what_if.numerator,
            "Ville være, nævner": None if row.what_if is None else row.what_if.denominator,
            "Forskel": None if row.difference is None else row.difference.value,
            "Forskel, nedre 95 %": None if row.difference is None else row.difference.low,
            "Forskel, øvre 95 %": None if row.difference is None else row.difference.high,
            "Enhed": row.unit,
            "Oprindelse": PROVENANCE_WORDS.get(row.provenance, ""),
            "Hvorfor ikke": row.why,
        }
        for row in changed_rows(answer)
    )


def needs_table(needs: Sequence[BorderNeed]) -> pd.DataFrame:
    """Activity, and its dækning with the zones as they are and as they would be; Danish column names."""
    return pd.DataFrame(
        {
            "Aktivitet": need.name,
            "Dækning nu": pct(100 * need.real_coverage),
            "Dækning ville være": pct(100 * need.what_if_coverage),
            "Behovet bygger på": NEED_BASES.get(need.basis, need.basis),
        }
        for need in needs
    )


def _columns(is_new: bool) -> tuple[str, ...]:
    return ("Ville være",) if is_new else ("Nu", "Ville være", "Forskel")


def _by_indicator(answer: BorderAnswer) -> list[list[BorderRow]]:
    gathered: dict[str, list[BorderRow]] = {}
    for row in answer.rows:
        gathered.setdefault(row.indicator_id, []).append(row)
    return list(gathered.values())


def _row(rows: Sequence[BorderRow], zones: Sequence[str], answer: BorderAnswer) -> str:
    first, by_zone = rows[0], {row.zone: row for row in rows}
    made_up = f" · {PROVENANCE_WORDS[Provenance.DEMO]}" if first.provenance == Provenance.DEMO else ""
    when = element("small", text(f"{long_date(first.period_end)}{made_up}"))
    label = element("th", text(first.label), " ", when, scope="row")
    new = set(answer.change.new_zones)
    return element("tr", label, join(_cells(by_zone[zone], zone in new) for zone in zones))


def _cells(row: BorderRow, is_new: bool) -> str:
    if is_new:
        return _figure(row.what_if, row.unit, row.standing.value, row.why, first=True)
    real = _figure(row.real, row.unit, NOT_SHOWN, first=True)
    what_if = _figure(row.what_if, row.unit, row.standing.value, row.why)
    return real + what_if + _difference(row.difference, row.unit)


def _figure(figure: Figure | None, unit: str, otherwise: str, why: str = "", first: bool = False) -> str:
    left = ("zk-first",) if first else ()
    if figure is None:
        return element("td", text(otherwise), class_=" ".join(("zk-none", *left)), title=why or None)
    counts = (
        ""
        if figure.denominator is None
        else f"{number(figure.numerator, 0)} af {number(figure.denominator, 0)}"
    )
    words = text(with_unit(figure.value, unit))
    return element("td", words, title=counts or None, class_=" ".join(left) or None)


def _difference(apart: Difference | None, unit: str) -> str:
    """With its sign; a difference that the interval cannot tell from none is grey and says so."""
    if apart is None:
        return element("td", "–", class_="zk-none")
    decimals = 0 if unit == "antal" else 1
    words = signed(apart.value, decimals)
    if apart.low is None or apart.high is None:
        return element("td", text(words))
    limits = f"{signed(apart.low, decimals)} til {signed(apart.high, decimals)} {_UNITS.get(unit, '')}"
    word = "sikker forskel" if apart.certain else "usikker forskel"
    mark = ("▲ " if apart.value > 0 else "▼ ") if apart.certain else "≈ "
    shown = element("b", text(mark + words)) if apart.certain else text(mark + words)
    hidden = element("span", text(f" ({word})"), class_="zk-hidden")
    return element(
        "td", shown, hidden, title=f"{word}: {limits}", class_=None if apart.certain else "zk-none"
    )
