"""Periods that cannot be, periods that are loaded already, and periods that are skipped."""

import datetime as dt
from collections import defaultdict

import numpy as np

from lib.domain.datatraek.checks_rows import Checked
from lib.domain.datatraek.checks_words import (
    day_of,
    first_five_listed,
    label_words,
    named,
    once,
    period_words,
    place_of,
    row_words,
)
from lib.domain.datatraek.difference_match import Codes
from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.dates import long_date
from lib.domain.numbers import count

EARLIEST = dt.date(1990, 1, 1)
"""No source of these figures goes further back; an earlier date is a number read as a date."""
GAP = 1.5
"""A step between two periods so many times the usual one leaves a period out."""


def periods(checked: Checked) -> list[Finding]:
    """All findings about periods."""
    return [*_impossible(checked), *_unfinished(checked), *_loaded(checked), *_skipped(checked)]


def _impossible(checked: Checked) -> list[Finding]:
    new, today = checked.new, _days(checked.context.today)
    missing = checked.rows["period_end"].isna().to_numpy() | checked.rows["period_start"].isna().to_numpy()
    backwards = ~missing & (new.start > new.end)
    fine = ~missing & ~backwards
    future = fine & (new.start > today)
    early = fine & (new.start < _days(EARLIEST))

    def words(row: int) -> str:
        label = label_words(checked, int(new.indicator[row]))
        if missing[row]:
            return f"Rækken for {label} har ingen periode."
        if backwards[row]:
            first, last = (long_date(day_of(int(each[row]))) for each in (new.start, new.end))
            return f"Perioden for {label} begynder {first} og slutter {last}, altså før den begynder."
        return (
            f"{row_words(checked, row)}: perioden er {'ikke begyndt endnu' if future[row] else 'før 1990'}."
        )

    remedy = "Ret perioden i filen, eller vælg den rigtige ved indlæsningen."
    as_date = "Se efter, om et tal er læst som en dato, og ret perioden i filen eller i kildens opsætning."
    return [
        *named(checked, missing, Severity.STOPPER, "uden_periode", words, remedy),
        *named(checked, backwards, Severity.STOPPER, "periode_bagvendt", words, remedy),
        *named(checked, future, Severity.STOPPER, "periode_i_fremtiden", words, remedy),
        *named(checked, early, Severity.STOPPER, "periode_for_gammel", words, as_date),
    ]


def _unfinished(checked: Checked) -> list[Finding]:
    new, today = checked.new, _days(checked.context.today)
    rows = np.flatnonzero((new.start <= today) & (new.end > today))
    return [
        Finding(
            Severity.SPOERGER,
            "periode_ikke_slut",
            place_of(checked, row),
            f"Perioden {period_words(int(new.start[row]), int(new.end[row]))} er ikke slut endnu.",
            "Bekræft, at tallene er endelige, eller vent med at indlæse dem.",
        )
        for row in map(int, rows[once(new.end[rows])])
    ]


def _loaded(checked: Checked) -> list[Finding]:
    """One finding for each period that is in force already, with how many rows would change."""
    new = checked.new
    known = np.flatnonzero(checked.place >= 0)
    findings = []
    for end in np.unique(new.end[known]):
        rows = known[new.end[known] == end]
        first = int(rows[0])
        changed = int((~checked.same[rows]).sum())
        when = period_words(int(new.start[first]), int(end))
        place = Place(checked.context.file)
        if changed:
            words = f"{count(changed)} af {count(len(rows))} rækker har andre værdier end dem, der gælder nu."
            findings.append(
                Finding(
                    Severity.SPOERGER,
                    "periode_indlaest_andre_tal",
                    place,
                    f"Perioden {when} er allerede indlæst: {words}",
                    "Se ændringerne, og bekræft, at de nye tal skal gælde i stedet for de gamle.",
                )
            )
        else:
            same = "den samme værdi" if len(rows) == 1 else f"de samme {count(len(rows))} værdier"
            findings.append(
                Finding(
                    Severity.OPLYSER,
                    "periode_indlaest",
                    place,
                    f"Perioden {when} er allerede indlæst med {same}.",
                    "Filen ændrer ikke disse tal.",
                )
            )
    return findings


def _skipped(checked: Checked) -> list[Finding]:
    """Periods left out between what is in force and the file, or within the file; like ones are named together."""
    spoken: dict[tuple[int, int], list[int]] = defaultdict(list)
    new, old = checked.new, checked.old
    for indicator in np.unique(new.indicator[new.indicator >= 0]):
        own = np.unique(new.end[new.indicator == indicator])
        before = np.unique(old.end[old.indicator == indicator])
        gap = _gap(own, before)
        if gap is not None:
            spoken[gap].append(int(indicator))
    return [
        Finding(
            Severity.OPLYSER,
            "periode_sprunget_over",
            Place(checked.context.file),
            f"Mellem {long_date(day_of(before))} og {long_date(day_of(after))} er der ingen tal for "
            f"{first_five_listed([label_words(checked, each) for each in indicators])}.",
            "Find filen for den mellemliggende periode, hvis der er en.",
        )
        for (before, after), indicators in sorted(spoken.items())
    ]


def _gap(own: Codes, before: Codes) -> tuple[int, int] | None:
    """The last step into a period of the file that is longer than usual. Three steps at least say what is usual."""
    ends = np.union1d(own, before)
    steps = np.diff(ends)
    if len(steps) < 3:
        return None
    into_file = np.isin(ends[1:], own)
    long = np.flatnonzero(into_file & (steps > GAP * float(np.median(steps))))
    if not long.size:
        return None
    last = int(long[-1])
    return int(ends[last]), int(ends[last + 1])


def _days(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days
