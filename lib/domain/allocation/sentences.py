"""What a reallocation means, in one Danish sentence each."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import ZoneStanding
from lib.domain.allocation.placement import Flow
from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words, hours, number, share

ASSUMED_PLACEMENT = "Hvordan timerne står i dag, er ikke offentliggjort: placeringen før er en antagelse."
"""Said wherever dækning is: the first placement is not known."""

DEMO_WORDS = "målt med demo- og hjælpetal"
"""What a sentence says when any need behind it is not published."""
CANNOT_SAY = "Hvad tallene ikke kan sige"
HOURS_IN_ALL = "I alt, timer om ugen"


def headline(
    before: float | None, after: float | None, moved: float, moved_outside: float, demo: bool
) -> str:
    """The finding of a scenario.

    `before` and `after` are dækning, 0-1, None without any need; `moved` and `moved_outside` are hours a week
    that changed zone inside and outside dækning; `demo` says that some need is not published.
    """
    finding = _finding(before, after, moved, moved_outside)
    return f"{finding}, {DEMO_WORDS}" if demo and before is not None else finding


def worst_off_zone(
    before: Sequence[ZoneStanding], after: Sequence[ZoneStanding], agreement: Agreement
) -> str:
    """Which zone has the least of its fair share, now and before the moves; says so when zones tie."""
    if not after or not before:
        return "Dårligst stillede zone kan ikke beregnes: ingen aktivitet har et kendt behov."
    now = f"Dårligst stillet er {_zones(after, agreement)} med {_ratio(after[0])} procent af sin andel"
    if before == after:
        return f"{now}."
    return f"{now}; før var det {_zones(before, agreement)} med {_ratio(before[0])} procent."


def flow_words(names: Mapping[str, str], flows: Sequence[Flow]) -> str:
    """A map of moved hours in words, its alternative text. `names` are the zones' by area id."""
    if not flows:
        return "Kort over zonerne. Ingen timer er flyttet."
    parts = (
        f"{hour_words(flow.hours)} fra {names[flow.from_zone]} til {names[flow.to_zone]}" for flow in flows
    )
    return f"Kort over zonerne med flyttede timer: {'; '.join(parts)}."


def outside(names: Sequence[str], total: int) -> str:
    """Which activities dækning says nothing of."""
    if not names:
        return f"Dækningen omfatter {'planens ene aktivitet' if total == 1 else f'alle {total} aktiviteter'}."
    some = f"{len(names)} af {total} aktiviteter er uden for dækningen, fordi deres behov ikke er opgjort"
    return f"{some}: {', '.join(names)}."


def subtitle(activities: int, covered: float, total: float, moved_outside: float) -> str:
    """What the headline is about: how many activities and hours a week, and what was moved beside them."""
    noun = "aktivitet" if activities == 1 else "aktiviteter"
    about = (
        f"Dækning: andelen af timerne, der står i den zone, hvor målgruppen bor · {activities} {noun} med kendt "
        f"behov, {hours(covered)} af planens {hours(total)} timer om ugen"
    )
    return (
        f"{about} · desuden {hour_words(moved_outside)} flyttet uden for dækningen"
        if moved_outside
        else about
    )


def need_sources(rows: pd.DataFrame) -> str:
    """Where the needs come from: `rows` has note and date, one sentence with every note and its day."""
    if rows.empty:
        return "Ingen behov er opgjort."
    dated = rows[["note", "date"]].drop_duplicates().sort_values("date")
    days = (long_date(when) for when in dated["date"])
    parts = (f"{note} ({day})" for note, day in zip(dated["note"], days, strict=True))
    return f"Behov: {'; '.join(parts)}."


def hours_per_100(frame: pd.DataFrame, activity: str) -> str:
    """The chart of hours per 100 persons in words. `frame` as `per_100`."""
    zones = (
        f"zone {row['number']} {_per_100(row['before'])} før og {_per_100(row['after'])} efter"
        for row in frame.to_dict("records")
    )
    even = number(frame["even"].iloc[0])
    return f"{activity}, timer om ugen pr. 100 i målgruppen: {'; '.join(zones)}. Lige dækning er {even}."


def _finding(before: float | None, after: float | None, moved: float, moved_outside: float) -> str:
    if before is None or after is None:
        return "Dækningen kan ikke beregnes: ingen aktivitet har et kendt behov"
    if not moved:
        return _nothing_moved(before, moved_outside)
    old, new = _told_apart(before, after)
    subject = _moved_hours(moved)
    if abs(after - before) < 1e-9:
        return f"{subject} ændrer ikke dækningen: {new} procent før og efter"
    if old == new:
        return f"{subject} ændrer næsten ikke dækningen: {new} procent før og efter"
    return f"{subject} {'sænker' if after < before else 'løfter'} dækningen fra {old} til {new} procent"


def _nothing_moved(before: float, moved_outside: float) -> str:
    stands = f"{share(100 * before)} procent af timerne med kendt behov står, hvor behovet er"
    if moved_outside:
        return f"{_moved_hours(moved_outside)} er uden for dækningen: {stands}"
    return f"Ingen timer er flyttet: {stands}"


def _told_apart(before: float, after: float) -> tuple[str, str]:
    """Whole percent, or one decimal where whole percent would hide the change."""
    whole = share(100 * before), share(100 * after)
    return whole if whole[0] != whole[1] else (share(100 * before, 1), share(100 * after, 1))


def _moved_hours(moved: float) -> str:
    if moved == 0.5:
        return "Den flyttede halve time"
    return "Den flyttede time" if moved == 1 else f"De {hours(moved)} flyttede timer"


def _zones(standings: Sequence[ZoneStanding], agreement: Agreement) -> str:
    return listed([agreement.zone_name(standing.zone) for standing in standings])


def _ratio(standing: ZoneStanding) -> str:
    return "–" if standing.ratio is None else share(100 * standing.ratio)


def _per_100(value: float) -> str:
    return "ikke opgjort" if math.isnan(value) else number(value)
