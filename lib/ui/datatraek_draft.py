"""A draft as tables: what it changes, its zones, its largest changes and its rows, in Danish words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.domain.benchmark import Figure
from lib.domain.datatraek.difference import LARGEST_COLUMNS
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.dates import long_date, short_date
from lib.domain.numbers import count, number, signed
from lib.domain.observation import STATUS_WORDS, Provenance, Status
from lib.domain.sentences_datatraek import DraftCounts
from lib.ui.markup import element, join, text

DRAFT_WORDS = "ses kun af sekretariatet, ingen tal er ændret"
SHOWN_ROWS = 1000
NO_INTERVAL = "antallet er ikke oplyst"
KIND_WORDS = {
    DatatraekKind.OBSERVATIONER: "tal",
    DatatraekKind.REGISTRERINGER: "registreringer",
    DatatraekKind.AFDELINGER: "afdelinger",
    DatatraekKind.ZONER: "zoner",
}
_COLUMN_WORDS = {
    "value": "Værdi",
    "numerator": "Tæller",
    "denominator": "Nævner",
    "measure": "Mål",
    "organisation": "Organisation",
    "former_names": "Tidligere navne",
    "name": "Navn",
    "number": "Nummer",
    "residents": "Beboere",
    "households": "Husstande",
    "lon": "Længdegrad",
    "lat": "Breddegrad",
    "valid_from": "Gælder fra",
    "valid_to": "Gælder til",
    "base_name": "Base",
    "sheet": "Ark",
    "cell": "Celle",
}


def banner() -> str:
    """That this is a draft, on top of all of it."""
    return element(
        "p", element("b", "Kladde"), element("span", text(DRAFT_WORDS)), class_="zk-banner", role="note"
    )


def counts_list(counts: DraftCounts) -> str:
    """New, changed, gone and unchanged rows as four numbers."""
    parts = (
        ("Nye", counts.new),
        ("Ændrede", counts.changed),
        ("Forsvinder", counts.gone),
        ("Uændrede", counts.unchanged),
    )
    return element(
        "dl",
        join(
            element(
                "div",
                element("dt", text(word)) + element("dd", text(count(size))),
                class_=None if size else "zk-nothing",
            )
            for word, size in parts
        ),
        class_="zk-counts",
    )


def subject_words(subject: str, labels: Mapping[str, str]) -> str:
    """What a map of a draft shows: the indicator's label, or 'Aktivitet, deltagere' of registrations."""
    if subject in labels:
        return labels[subject]
    activity, _, measure = subject.rpartition(" ")
    return f"{labels.get(activity, activity)}, {measure}" if activity else subject


def map_title(subject: str, values: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """What the map shows and when, and whether it is summed from afdelinger. `values`: zone values of one subject."""
    when = _day(values["period_end"].iloc[0])
    summed = " · lagt sammen af filens afdelinger" if values["rolled_up"].any() else ""
    return f"{subject_words(subject, labels)}, {when}{summed}"


def places_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The afdelinger of a draft as the map draws them (lon, lat, residents, provenance, parent_id); none where the rows
    are of another kind. A number of residents that is not known gives the smallest circle."""
    wanted = {"lon": "lon", "lat": "lat", "residents": "residents", "zone": "parent_id"}
    if not set(wanted) <= set(rows.columns):
        return pd.DataFrame(columns=[*wanted.values(), "provenance"])
    places = rows[list(wanted)].rename(columns=wanted).dropna(subset=["lon", "lat"])
    residents = places["residents"].astype("float64").fillna(1.0)
    return places.assign(residents=residents, provenance=Provenance.DATATRAEK.value)


def draft_figures(values: pd.DataFrame) -> dict[str, Figure]:
    """One subject's zone values as the map takes them: no figure where the draft has none."""
    return {
        row.area_id: Figure(
            None if pd.isna(row.value) or row.status != Status.OK else float(row.value), Provenance.DATATRAEK
        )
        for row in values.itertuples(index=False)
    }


def zones_before_and_after(
    values: pd.DataFrame, before: pd.DataFrame, zones: Sequence[tuple[str, str]]
) -> pd.DataFrame:
    """One row per zone: what counts now, what the draft says, and the change, as words.

    `values`: zone values of one subject. `before`: area_id, year, value of what counts. `zones`: ids and names.
    """
    drafts = values.set_index("area_id")
    now = before.set_index("area_id")["value"]
    known_years = before.loc[before["value"].notna(), "year"]
    heading = "Gælder nu" if known_years.empty else f"Gælder nu ({int(known_years.iloc[0])})"
    rows = []
    for area_id, name in zones:
        old = float(now.get(area_id, float("nan")))
        status = str(drafts["status"].get(area_id, Status.MANGLER))
        new = float(drafts["value"].get(area_id, float("nan")))
        known = not (pd.isna(old) or pd.isna(new))
        rows.append(
            {
                "Zone": name,
                heading: STATUS_WORDS[Status.MANGLER] if pd.isna(old) else number(old),
                "Kladden": number(new)
                if status == Status.OK and not pd.isna(new)
                else STATUS_WORDS[Status(status)],
                "Ændring": signed(new - old) if known else "",
            }
        )
    return pd.DataFrame(rows)


def danish_changes(
    largest: Sequence[Mapping[str, object]], labels: Mapping[str, str], names: Mapping[str, str]
) -> pd.DataFrame:
    """The largest changes, each with the 95 % interval of the change where the numbers behind it are known."""
    frame = pd.DataFrame(list(largest), columns=list(LARGEST_COLUMNS))
    return pd.DataFrame(
        {
            "Indikator": frame["indicator_id"].map(lambda one: labels.get(one, one)),
            "Område": frame["area_id"].map(lambda one: names.get(one, one)),
            "Periode": frame["period_end"].map(_short_day),
            "Kladden": frame["after"].map(_written),
            "Før": [_earlier(row) for row in frame.itertuples(index=False)],
            "Ændring": frame["change"].map(lambda value: "" if pd.isna(value) else signed(value)),
            "95 %-interval": [_interval(*pair) for pair in zip(frame["low"], frame["high"], strict=True)],
        }
    )


def danish_rows(rows: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str]) -> pd.DataFrame:
    """The first SHOWN_ROWS rows of a draft with Danish columns; ids are written as names."""
    shown = rows.head(SHOWN_ROWS)
    columns: dict[str, pd.Series] = {}
    for name in shown.columns:
        if name in ("indicator_id", "activity_id"):
            columns["Indikator" if name == "indicator_id" else "Aktivitet"] = shown[name].map(
                lambda one: labels.get(one, one)
            )
        elif name in ("area_id", "zone"):
            columns["Zone" if name == "zone" else "Område"] = shown[name].map(lambda one: names.get(one, one))
        elif name == "period_end":
            columns["Periode"] = shown[name].map(_day)
        elif name == "status":
            columns["Status"] = shown[name].map(lambda one: STATUS_WORDS.get(one, one))
        elif name in ("valid_from", "valid_to"):
            columns[_COLUMN_WORDS[name]] = shown[name].map(_day)
        elif name in _COLUMN_WORDS:
            columns[_COLUMN_WORDS[name]] = shown[name]
    return pd.DataFrame(columns)


def row_decimals(table: pd.DataFrame) -> dict[str, int]:
    """Decimals of the number columns of `danish_rows`."""
    decimals = {
        "Værdi": 1,
        "Tæller": 0,
        "Nævner": 0,
        "Beboere": 0,
        "Husstande": 0,
        "Længdegrad": 5,
        "Breddegrad": 5,
    }
    return {column: places for column, places in decimals.items() if column in table}


def rows_caption(total: int, kind: DatatraekKind) -> str:
    """How many rows there are, and that only the first are shown when there are many."""
    if total <= SHOWN_ROWS:
        return f"Alle {count(total)} rækker ({KIND_WORDS[kind]}), som de læses ud af filen"
    return f"De første {count(SHOWN_ROWS)} af {count(total)} rækker ({KIND_WORDS[kind]})"


def _day(moment: object) -> str:
    return "" if pd.isna(moment) else long_date(pd.Timestamp(moment).date())


def _short_day(moment: object) -> str:
    if pd.isna(moment):
        return ""
    return short_date(dt.datetime.combine(pd.Timestamp(moment).date(), dt.time(12), dt.UTC))


def _earlier(row: Any) -> str:
    """The figure it is held against, with its day where that is another one."""
    same = pd.isna(row.period_before) or row.period_before == row.period_end
    return _written(row.before) if same else f"{_written(row.before)} ({_short_day(row.period_before)})"


def _written(value: float) -> str:
    return STATUS_WORDS[Status.MANGLER] if pd.isna(value) else number(value)


def _interval(low: float, high: float) -> str:
    return NO_INTERVAL if pd.isna(low) or pd.isna(high) else f"{signed(low)} til {signed(high)}"
