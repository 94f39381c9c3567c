"""Tables of the placement: activities by zones before and after, and what each zone gains and gives."""

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.outcome import Outcome
from lib.domain.numbers import hours, share, signed
from lib.ui.markup import element, join, text

HOUR_DECIMALS = {"Timer før": 1, "Timer efter": 1, "Ændring": 1}
_BASIS = "Hvad placeringen bygger på"


def placement_matrix(matrix: pd.DataFrame, bases: dict[str, str], agreement: Agreement) -> str:
    """Hours a week, activities by zones; a changed cell shows before and after. `matrix` as `frames.matrix`.

    `bases`: activity -> what its placement rests on, in the plan's own words.
    """
    heads = ["Aktivitet", *(zone.name for zone in agreement.zones), "I alt", _BASIS]
    rows = join(_activity_row(rows, bases) for _, rows in matrix.groupby("activity_id", sort=False))
    totals = matrix.groupby("zone")[["before", "after"]].sum()
    foot = join(_cell(totals.at[zone, "before"], totals.at[zone, "after"]) for zone in agreement.zone_ids)
    grand = element("td", text(hours(matrix["after"].sum())), data_testid="timer-i-alt")
    return matrix_html(
        "Placering: timer om ugen pr. aktivitet og zone",
        heads,
        rows,
        element("tr", element("th", "I alt", scope="row"), foot, grand, element("td")),
    )


def zone_table(outcome: Outcome, agreement: Agreement) -> str:
    """A row per zone: hours before and after, gained and given, and the share of even coverage."""
    heads = ["Zone", "Før", "Efter", "Ændring", "Får", "Afgiver", "Andel af lige dækning"]
    rows = join(
        element(
            "tr",
            element("th", text(zone.name), scope="row"),
            join(element("td", text(words)) for words in _zone_words(outcome, index)),
        )
        for index, zone in enumerate(agreement.zones)
    )
    before, after, gained, given = (
        sum(getattr(change, field) for change in outcome.changes)
        for field in ("before", "after", "gained", "given")
    )
    words = (hours(before), hours(after), _signed(after - before), hours(gained), hours(given), "")
    foot = element("tr", element("th", "I alt", scope="row"), join(element("td", text(one)) for one in words))
    return matrix_html("Hvad hver zone får og afgiver, timer om ugen", heads, rows, foot)


def matrix_for_download(matrix: pd.DataFrame, agreement: Agreement) -> pd.DataFrame:
    """The matrix as a tidy Danish table for CSV."""
    named = matrix.assign(zone=matrix["zone"].map({zone.area_id: zone.name for zone in agreement.zones}))
    columns = {
        "name": "Aktivitet",
        "zone": "Zone",
        "before": "Timer før",
        "after": "Timer efter",
        "change": "Ændring",
    }
    return named.rename(columns=columns)[list(columns.values())]


def _activity_row(rows: pd.DataFrame, bases: dict[str, str]) -> str:
    first = rows.iloc[0]
    cells = join(_cell(before, after) for before, after in zip(rows["before"], rows["after"], strict=True))
    total = element("td", element("b", text(hours(rows["after"].sum()))))
    basis = element("td", text(bases.get(first["activity_id"], "")), class_="zk-basis")
    return element("tr", element("th", text(first["name"]), scope="row"), cells, total, basis)


def _cell(before: float, after: float) -> str:
    if before == after:
        return element("td", text(hours(after) if after else "–"))
    return changed_cell(after > before, hours(before), hours(after))


def _zone_words(outcome: Outcome, index: int) -> tuple[str, ...]:
    change, (was, now) = outcome.changes[index], outcome.standings[index]
    return (
        hours(change.before),
        hours(change.after),
        _signed(change.after - change.before),
        hours(change.gained) if change.gained else "–",
        hours(change.given) if change.given else "–",
        _share(was.ratio, now.ratio),
    )


def _share(was: float | None, now: float | None) -> str:
    if was is None or now is None:
        return "–"
    old, new = share(100 * was), share(100 * now)
    return f"{new} %" if old == new else f"{old} → {new} %"


def _signed(change: float) -> str:
    return signed(change, 0 if float(change).is_integer() else 1)


def changed_cell(more: bool, before: str, after: str, *rest: str) -> str:
    """A marked cell of a matrix: whether it is more, what it was and what it is; `rest` is ready markup."""
    was = element("small", text(f"{'▲' if more else '▼'} før {before} · "))
    return element("td", was, element("b", text(after)), *rest, class_="zk-changed")


def _head(words: str) -> str:
    return element("th", text(words), scope="col", class_="zk-basis" if words == _BASIS else None)


def matrix_html(caption: str, heads: list[str], rows: str, foot: str = "") -> str:
    """A table that scrolls sideways where it is too wide, its name said to screen readers. `rows` and `foot` are
    ready markup."""
    head = element("tr", join(_head(one) for one in heads))
    table = element(
        "table",
        element("caption", text(caption), class_="zk-hidden"),
        element("thead", head),
        element("tbody", rows),
        element("tfoot", foot) if foot else "",
        class_="zk-table",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=caption)
