"""What the weekly figures lack: weeks, zones, columns and målgrupper. A masked figure is said to be so."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.observation import Status
from lib.domain.plan import Plan
from lib.domain.sentences import number_word
from lib.domain.unemployment.digest import AreaLine, Digest, monday_of
from lib.domain.unemployment.groups import by_distance
from lib.domain.unemployment.known import TOTAL, real

NO_EARLIER = "Der er intet tidligere tal at regne ændringen fra"
WEEKS_BACK = 8
_WEEK = timedelta(days=7)


def missing_sentences(digest: Digest, known: pd.DataFrame, plan: Plan) -> tuple[str, ...]:
    """All that is missing or masked, the weeks first; empty when nothing is. `known`: KNOWN_COLUMNS."""
    if digest.day is None:
        return ("Der er ingen tal om ledighed i zonerne.",)
    zones = {zone.area_id: zone.name for zone in plan.zones}
    own = known[known["area_id"].isin(zones)]
    real_days = sorted(set(real(own[own["target_group"] == TOTAL])["day"]))
    said = [
        *_week_sentences(digest, real_days),
        *_earlier_sentences(digest),
        *_area_sentences(digest),
        *(_group_sentences(digest.day, own, zones) if digest.day == digest.real_day else []),
    ]
    return tuple(said)


def missing_weeks(days: Sequence[date], today: date) -> list[date]:
    """The Mondays of the weeks without a day among `days` (oldest first), of the WEEKS_BACK weeks before that of
    `today`, not counting weeks before the first day."""
    if not days:
        return []
    this, seen = monday_of(today), {monday_of(day) for day in days}
    weeks = [this - _WEEK * back for back in range(WEEKS_BACK, 0, -1)]
    return [week for week in weeks if week not in seen and week > monday_of(days[0])]


def week_words(mondays: Sequence[date], today: date) -> str:
    """'uge 41', 'uge 41 og 43-46'; a week of another ISO year than that of `today` has its year."""
    runs: list[list[date]] = []
    for monday in mondays:
        if runs and monday - runs[-1][-1] == _WEEK:
            runs[-1].append(monday)
        else:
            runs.append([monday])
    return f"uge {listed([_run_words(run, today) for run in runs])}"


def _run_words(run: Sequence[date], today: date) -> str:
    ends = [_week_number(monday, today) for monday in (run[0], run[-1])]
    if len(run) == 1:
        return ends[0]
    return (" til " if "(" in "".join(ends) else "-").join(ends)


def _week_number(monday: date, today: date) -> str:
    year, week, _ = monday.isocalendar()
    return str(week) if year == today.isocalendar().year else f"{week} ({year})"


def _week_sentences(digest: Digest, real_days: Sequence[date]) -> list[str]:
    if digest.real_day is None:
        return ["Der er ingen offentliggjorte eller indlæste tal for zonerne endnu."]
    weeks = missing_weeks(real_days, digest.today)
    if not weeks:
        return []
    latest = f"; de seneste er fra {long_date(digest.real_day)}" if digest.is_stale else ""
    return [
        f"Der er ingen indlæste tal for {week_words(weeks, digest.today)} (af de seneste "
        f"{number_word(WEEKS_BACK)} uger){latest}."
    ]


def _earlier_sentences(digest: Digest) -> list[str]:
    said = []
    if digest.previous is None:
        said.append(f"{NO_EARLIER}.")
    elif not digest.is_week:
        said.append(
            "Der er ingen tal fra ugen før opgørelsen: ændringen er regnet fra den forrige opgørelse, "
            f"{long_date(digest.previous)}."
        )
    if digest.previous is not None and digest.baseline is not None and not digest.has_baseline:
        said.append(
            f"Der er ingen tal fra udgangspunktet {long_date(digest.baseline)}: ændringen siden da kan ikke regnes ud."
        )
    return said


def _area_sentences(digest: Digest) -> list[str]:
    assert digest.day is not None
    lines, when = (*digest.areas, digest.kommune), long_date(digest.day)
    said = []
    for status, words in ((Status.MANGLER, "mangler"), (Status.DISKRETIONERET, "er diskretioneret")):
        if names := [line.name for line in lines if line.status is status]:
            said.append(f"Kendte ledige {when} {words} for {listed(names)}.")
    shown = [line for line in lines if line.status is Status.OK]
    columns: tuple[tuple[str, list[AreaLine]], ...] = (
        ("Antallet af kendte ledige", [line for line in shown if line.persons is None]),
        ("Kendskabsgraden i procent", [line for line in shown if line.share is None]),
    )
    said += [
        f"{column} {when} mangler for {listed([line.name for line in lacking])}."
        for column, lacking in columns
        if lacking
    ]
    return said


def _group_sentences(day: date, own: pd.DataFrame, zones: Mapping[str, str]) -> list[str]:
    rows = own[own["target_group"] != TOTAL]
    groups = by_distance([str(each) for each in rows["target_group"].unique()])
    today = rows[rows["day"] == day]
    if not groups:
        return ["Der er ingen tal for målgrupperne."]
    if real(today).empty:
        days = real(rows)["day"]
        latest = f"; de seneste er fra {long_date(max(days))}" if len(days) else ""
        return [f"Der er ingen tal for målgrupperne {long_date(day)}{latest}."]
    cells = {(row["target_group"], row["area_id"]): Status(row["status"]) for row in today.to_dict("records")}
    said = []
    for status, words in ((Status.MANGLER, "mangler"), (Status.DISKRETIONERET, "er diskretioneret")):
        places: dict[str, list[str]] = {}
        for group in groups:
            where = [
                name for area, name in zones.items() if cells.get((group, area), Status.MANGLER) is status
            ]
            if where:
                told = "alle zoner" if len(where) == len(zones) > 1 else listed(where)
                places.setdefault(told, []).append(group)
        if places:
            words_of = [f"{listed(own)} i {place}" for place, own in places.items()]
            said.append(f"Målgrupper, hvis tal {words}: {'; '.join(words_of)}.")
    return said
