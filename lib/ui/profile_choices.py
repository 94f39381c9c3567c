"""What the reader of *Profil* chooses to look at; every choice is in the address."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.domain.plan import Plan
from lib.ui.matrix_choices import NamedBenchmark

AREA_KEY = "omraade"
PROFILE, COMPARE, SCATTER, POTENTIAL = "profil", "sammenlign", "punkter", "potentiale"
VIEWS = {
    PROFILE: "Profil",
    COMPARE: "Sammenlign",
    SCATTER: "To indikatorer i ét billede",
    POTENTIAL: "Potentiale",
}
PEERS = {"zone": "de andre zoner", "afdeling": "de andre afdelinger"}
SEVERAL = {"zone": "zoner", "afdeling": "afdelinger"}
AREAS, YEARS, INDICATORS = "omraader", "aar", "indikatorer"
MODES = {AREAS: "To områder", YEARS: "To år", INDICATORS: "To indikatorer"}


def area_labels(plan: Plan, afdelinger: pd.DataFrame) -> dict[str, str]:
    """Zones first, then afdelinger by zone: {area_id: 'Zone 1' or 'Bukkebladet (Zone 1)'}.

    `afdelinger`: area_id, name, zone, any number of rows each; those outside the plan's zones are none of its own.
    """
    zones = {zone.area_id: zone.name for zone in plan.zones}
    each = afdelinger[afdelinger["zone"].isin(zones)].drop_duplicates("area_id")
    order = {area_id: place for place, area_id in enumerate(zones)}
    sorted_rows = each.assign(place=each["zone"].map(order)).sort_values("place", kind="stable")
    return zones | {
        row.area_id: f"{row.name} ({zones[row.zone]})" for row in sorted_rows.itertuples(index=False)
    }


def unknown_area(labels: Mapping[str, str]) -> str:
    """The area that the address asks for and nobody knows or may see; empty when there is none.

    Read it before `chosen_area`: a widget takes a value it does not know out of the address.
    """
    asked = str(st.query_params.get(AREA_KEY, ""))
    return "" if asked in ("", *labels.values()) else asked


def chosen_area(labels: Mapping[str, str]) -> str:
    """One zone or afdeling."""
    return choice("Område", labels, AREA_KEY, width=300)


def chosen_benchmark(plan: Plan) -> NamedBenchmark:
    """What to hold the area against; at first the kommune."""
    options = {
        "kommunen": NamedBenchmark(plan.kommune_area, "kommunen", "Kommunen"),
        "landet": NamedBenchmark(plan.land_area, "landet", "Landet"),
        "zonerne": NamedBenchmark(plan.plan_area, "zonerne under ét", "Alle zoner"),
    }
    return options[choice("Sammenlign med", {key: each.head for key, each in options.items()}, "sammenlign")]


def chosen_view() -> str:
    """One of VIEWS."""
    return _segments("Vis", VIEWS, "vis")


def chosen_mode() -> str:
    """One of MODES."""
    return _segments("Hold op mod hinanden", MODES, "slags")


def chosen_two_years(years: Sequence[str], real: Sequence[str]) -> tuple[str, str]:
    """(earlier, later) of at least two years; at first the two latest of `real`, the published or loaded ones."""
    newest_first = sorted(years, reverse=True)
    latest = real[-1] if real and real[-1] != newest_first[-1] else newest_first[0]
    later = choice("År", {year: year for year in newest_first[:-1]}, "til", latest, 130)
    before = {year: year for year in newest_first if year < later}
    published = [year for year in real if year in before]
    return choice("Mod år", before, "fra", published[-1] if published else "", 130), later


def with_whiskers() -> bool:
    """The switch that draws the intervals; the word 'usikkert' stands without it."""
    return bool(st.toggle("Vis usikkerhed", key="usikkerhed", bind="query-params", persist_state="session"))


def choice(label: str, options: Mapping[str, str], key: str, default: str = "", width: int = 220) -> str:
    """A selectbox over {value: word}; a choice that is no longer among the options is forgotten."""
    values: Sequence[str] = list(options)
    if st.session_state.get(key) not in values:
        st.session_state.pop(key, None)
    return str(
        st.selectbox(
            label,
            values,
            index=values.index(default) if default in values else 0,
            key=key,
            format_func=lambda value: options[value],
            bind="query-params",
            placeholder="Vælg",
            persist_state="session",
            width=width,
        )
    )


def _segments(label: str, options: Mapping[str, str], key: str) -> str:
    first = next(iter(options))
    return str(
        st.segmented_control(
            label,
            list(options),
            default=first,
            required=True,
            format_func=lambda value: options[value],
            key=key,
            bind="query-params",
            persist_state="session",
        )
    )
