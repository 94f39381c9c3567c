"""What is known to be wrong or uncertain, as tables and sentences with Danish words."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.datatraek.freshness import RHYTHM_WORDS, FreshnessState, freshness
from lib.domain.datatraek.profile import Rhythm
from lib.domain.dates import long_date, short_date
from lib.domain.numbers import count, number
from lib.domain.observation import Provenance
from lib.domain.sentences_datatraek import LateSource, duration, share_words
from lib.ui.markup import element, join, text

STATE_SIGNS = {
    FreshnessState.FORSINKET: ("!", "forsinket"),
    FreshnessState.SNART: ("◔", "ventes snart"),
    FreshnessState.FRISK: ("✓", "frisk"),
    FreshnessState.ALDRIG: ("–", "aldrig indlæst"),
}
"""Sign and word of how fresh a source is, the most pressing first."""
_WITHOUT_FIGURE = {"Diskretioneret": "masked", "For lille": "small", "Mangler": "missing"}
_FRESHNESS_COLUMNS = [
    "title",
    "rhythm",
    "last_period_end",
    "last_loaded_at",
    "due",
    "state",
    "sentence",
    "days",
]


def found_words(found: int, total: int) -> str:
    """How many of the figures the selection leaves."""
    return f"{count(found)} af {count(total)} tal"


def demo_words(afdelinger: pd.DataFrame, calibration: pd.DataFrame) -> str:
    """What is demo in the whole program; `afdelinger` has the column provenance, `calibration` as the question."""
    demo = int((afdelinger["provenance"] == Provenance.DEMO).sum())
    if demo == 0:
        return "Der er ingen demotal: alle afdelinger er indlæst."
    if calibration.empty:
        return f"Demo: {count(demo)} afdelinger og deres tal er opdigtede; ingen zonetal er offentliggjort."
    return (
        f"Demo: aftalen har ingen liste over afdelinger, så {count(demo)} er opdigtede. Deres tal er dannet, så de "
        f"lagt sammen rammer {count(len(calibration))} offentliggjorte zonetal. De offentliggjorte tal herunder er "
        "uændrede."
    )


def printed_words(figures: pd.DataFrame, sources: pd.DataFrame, mark: str) -> str:
    """Plan and version, and the documents that print the published figures (frames as the questions give them)."""
    used = sources[sources["title"].isin(figures["source"])]
    papers = ", ".join(sorted(used["reached_through"].unique()))
    return f"{mark} · offentliggjorte tal er gengivet fra {papers}" if papers else mark


def calibration_words(calibration: pd.DataFrame) -> str:
    """The largest deviation of the demo layer from a published zone figure, in points."""
    if calibration.empty:
        return "Der er ingen offentliggjorte zonetal med demotal ved siden af."
    largest = float(calibration["deviation_points"].abs().max())
    return (
        f"{count(len(calibration))} zonetal · største afvigelse {number(largest, 2)} procentpoint · zonen viser altid "
        "det offentliggjorte tal"
    )


def danish_calibration(calibration: pd.DataFrame) -> pd.DataFrame:
    """The frame of the question `calibration` with Danish columns, in its order (largest deviation first)."""
    return pd.DataFrame(
        {
            "Indikator": calibration["label"],
            "Zone": calibration["name"],
            "År": calibration["year"].astype(str),
            "Offentliggjort": calibration["measured"],
            "Lagt sammen af demo": calibration["rolled_up"],
            "Afvigelse i point": calibration["deviation_points"],
        }
    )


def danish_discrepancies(discrepancies: pd.DataFrame) -> pd.DataFrame:
    """What is wrong in the source, what it says, and what is done about it."""
    return pd.DataFrame(
        {
            "Uoverensstemmelse": discrepancies["title"],
            "Hvad kilden siger": discrepancies["finding"],
            "Hvad Zonekompas gør": discrepancies["handling"],
            "Hvor": discrepancies["where_in_source"],
        }
    )


def danish_breaks(breaks: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """One row per break with all the indicators it concerns."""
    labelled = breaks.merge(indicators[["indicator_id", "short_label"]], on="indicator_id", how="left")
    labels = labelled["short_label"].fillna(labelled["indicator_id"])
    grouped = labels.groupby([labelled["date"], labelled["text"]], sort=True).agg("; ".join).reset_index()
    return pd.DataFrame(
        {
            "Dato": grouped["date"].map(long_date),
            "Hvad der ændrede sig": grouped["text"],
            "Gælder": grouped["short_label"],
        }
    )


def source_freshness(
    inputs: pd.DataFrame,
    loaded_on: Mapping[str, dt.date],
    profiles: Sequence[Mapping[str, object]],
    today: dt.date,
) -> pd.DataFrame:
    """One row per source that has a profile with a rhythm: title, rhythm, last_period_end, last_loaded_at, due, state,
    sentence, days (late); the most pressing first, and what somebody loads before what came with the plan.

    `inputs`: source_id, title, last_period_end, last_datatraek_id of each source that has figures. `loaded_on`: the day
    of each datatræk. `profiles`: title, rhythm, source_id.
    """
    known = {row.source_id: row for row in inputs.itertuples(index=False)}
    by_source: dict[str, list[Mapping[str, object]]] = {}
    for profile in profiles:
        if profile["rhythm"] != Rhythm.UREGELMAESSIG:
            by_source.setdefault(str(profile["source_id"]), []).append(profile)
    rows = []
    for source_id, own in by_source.items():
        found = known.get(source_id)
        title = found.title if found is not None and len(own) > 1 else own[0]["title"]
        ended = None if found is None else _date(found.last_period_end)
        loaded = None if found is None else loaded_on.get(found.last_datatraek_id)
        rows.append({"title": title, **_freshness(ended, loaded, Rhythm(str(own[0]["rhythm"])), today)})
    frame = pd.DataFrame(rows, columns=_FRESHNESS_COLUMNS).astype({"days": "int64"})
    order = {state: place for place, state in enumerate(STATE_SIGNS)}
    ranked = frame.assign(place=frame["state"].map(order).astype("int64"), own=frame["last_loaded_at"].isna())
    ranked = ranked.sort_values(["place", "own", "days"], ascending=[True, True, False], kind="stable")
    return ranked[_FRESHNESS_COLUMNS]


def _freshness(
    ended: dt.date | None, loaded: dt.date | None, rhythm: Rhythm, today: dt.date
) -> dict[str, object]:
    found = freshness(ended, loaded, rhythm, today)
    late = found.state is FreshnessState.FORSINKET and found.due is not None
    return {
        "rhythm": RHYTHM_WORDS[rhythm],
        "last_period_end": ended,
        "last_loaded_at": loaded,
        "due": found.due,
        "state": found.state,
        "sentence": found.sentence,
        "days": (today - found.due).days if late else 0,
    }


def late_sources(sources: pd.DataFrame) -> list[LateSource]:
    """The sources that somebody loads and that are late; figures that only came with the plan are nobody's duty."""
    late = sources[(sources["state"] == FreshnessState.FORSINKET) & sources["last_loaded_at"].notna()]
    return [LateSource(row.title, int(row.days)) for row in late.itertuples(index=False)]


def freshness_table(sources: pd.DataFrame) -> str:
    """The frame of `source_freshness` as a table: each source with its rhythm and state as sign, word and colour."""
    heads = ("Kilde", "Kommer", "Nyeste tal", "Indlæst", "Næste senest", "Tilstand")
    header = element("thead", element("tr", join(element("th", text(head), scope="col") for head in heads)))
    body = element("tbody", join(_freshness_row(row) for row in sources.itertuples(index=False)))
    table = element("table", header, body, class_="zk-table zk-text")
    return element(
        "div", table, class_="zk-scroll", tabindex="0", role="region", aria_label="Kildernes friskhed"
    )


def _freshness_row(row: object) -> str:
    sign, word = STATE_SIGNS[row.state]
    days = f" {duration(row.days)}" if row.days else ""
    state = element(
        "span",
        element("i", text(sign), aria_hidden="true"),
        text(f"{word}{days}"),
        class_=f"zk-state zk-state-{row.state}",
        title=row.sentence,
    )
    cells = (row.rhythm, _day(row.last_period_end), _loaded(row), _day(row.due))
    return element(
        "tr",
        element("th", text(row.title), scope="row"),
        join(element("td", text(cell), class_="zk-day") for cell in cells),
        element("td", state),
    )


def _loaded(row: object) -> str:
    if row.last_period_end is None:
        return ""
    return "fulgte med planen" if row.last_loaded_at is None else _day(row.last_loaded_at)


def _day(day: dt.date | None) -> str:
    if day is None or pd.isna(day):
        return ""
    return short_date(dt.datetime.combine(day, dt.time(12), dt.UTC))


def _date(moment: object) -> dt.date | None:
    """A day out of a frame's cell; None where there is none."""
    return None if pd.isna(moment) else pd.Timestamp(moment).date()


def coverage_table(coverage: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator: how many of each zone's afdelinger have a figure, and the shares that have none and why.

    `coverage`: the question of that name; zones in its order.
    """
    rows = []
    for _, own in coverage.groupby("indicator_id", sort=False):
        total = int(own["afdelinger"].sum())
        shares = {
            heading: share_words(int(own[column].sum()), total) for heading, column in _WITHOUT_FIGURE.items()
        }
        rows.append(
            {
                "Indikator": own["label"].iloc[0],
                "Periode": _day(_date(own["period_end"].iloc[0])),
                **{row.name: f"{row.ok} af {row.afdelinger}" for row in own.itertuples(index=False)},
                **shares,
            }
        )
    zones = list(dict.fromkeys(coverage["name"]))
    return pd.DataFrame(rows, columns=["Indikator", "Periode", *zones, *_WITHOUT_FIGURE])


def coverage_words(coverage: pd.DataFrame) -> str:
    """How much of all that could be known of the afdelinger is shown, and why the rest is not; whether it is demo."""
    total = int(coverage["afdelinger"].sum())
    parts = [f"vist {share_words(int(coverage['ok'].sum()), total)}"]
    parts += [
        f"{heading.lower()} {share_words(int(coverage[column].sum()), total)}"
        for heading, column in _WITHOUT_FIGURE.items()
    ]
    demo = " · afdelingerne og deres tal er demo" if (coverage["provenance"] == Provenance.DEMO).any() else ""
    return f"Nyeste periode pr. indikator: {', '.join(parts)}{demo}"


def without_demo(coverage: pd.DataFrame) -> pd.DataFrame:
    """The indicators of a coverage whose rows are real; a zone without any row follows its indicator."""
    demo = coverage["provenance"] == Provenance.DEMO
    real = coverage["provenance"].notna() & ~demo
    return coverage[coverage["indicator_id"].isin(coverage.loc[real, "indicator_id"]) & ~demo]


def danish_loaded(
    summary: pd.DataFrame, files: Mapping[str, str], versions: Mapping[str, str]
) -> pd.DataFrame:
    """What each datatræk gives this version: the frame of `loaded_summary` with file and version, Danish words.

    `files` and `versions` by datatraek_id.
    """
    return pd.DataFrame(
        {
            "Fil": summary["datatraek_id"].map(lambda one: files.get(one, "")),
            "Version": summary["datatraek_id"].map(lambda one: versions.get(one, "")[:6]),
            "Fra": summary["first_period_end"].map(lambda day: _day(_date(day))),
            "Til": summary["last_period_end"].map(lambda day: _day(_date(day))),
            "Tal": summary["rows"],
            "Områder": summary["areas"],
            "Vist": summary["ok"],
            "Diskretioneret": summary["masked"],
            "Mangler": summary["missing"],
        }
    )


def danish_pools(pools: pd.DataFrame) -> pd.DataFrame:
    """The sensitive indicators whose afdelinger are not shown yet, and why. `pools`: the question afdeling_pools."""
    unshown = pools[pools["reason"] != ""]
    return pd.DataFrame({"Indikator": unshown["label"], "Hvorfor afdelingerne ikke vises": unshown["reason"]})
