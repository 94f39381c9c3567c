"""What a file covers: areas it lacks, masked and missing cells, what is new, and afdelinger too small to be shown."""

import numpy as np
import pandas as pd

from lib.domain.datatraek.checks_rows import Checked
from lib.domain.datatraek.checks_words import first_five_listed, label_words
from lib.domain.datatraek.difference_match import Codes
from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity
from lib.domain.numbers import count, pct
from lib.domain.observation import STATUS_WORDS, Status


def coverage(checked: Checked) -> list[Finding]:
    """All findings about what the file holds and what it lacks."""
    return [
        *_missing_areas(checked),
        *_missing_indicators(checked),
        *_status_shares(checked),
        *_without_history(checked),
        *_too_small(checked),
    ]


def _pairs(indicator: Codes, area: Codes) -> pd.DataFrame:
    """The distinct pairs of a known indicator and a known area."""
    known = (indicator >= 0) & (area >= 0)
    size = int(area.max(initial=0)) + 1
    packed = np.unique(indicator[known] * size + area[known])
    return pd.DataFrame({"indicator": packed // size, "area": packed % size})


def _last_time(checked: Checked) -> pd.DataFrame:
    """Pairs in force of the file's sources and levels, from each indicator's newest period up to the file's last."""
    old, rows = checked.old, checked.rows
    sources = [each for each in rows["source_id"].unique() if isinstance(each, str)]
    levels = checked.book.levels.astype(str)
    mine = np.isin(old.indicator, np.unique(checked.new.indicator))
    mine &= np.isin(levels, levels[np.unique(checked.new.area)])[old.area]
    mine &= _in_force_source(checked, sources) & (old.end <= checked.new.end.max(initial=0))
    newest = np.full(len(checked.book.labels), np.iinfo(np.int64).min)
    np.maximum.at(newest, old.indicator[mine], old.end[mine])
    last = mine & (old.end == newest[old.indicator])
    return _pairs(old.indicator[last], old.area[last])


def _in_force_source(checked: Checked, sources: list[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    cells = checked.context.in_force["source_id"]
    return np.asarray(cells.isin(sources).to_numpy(), dtype=bool)


def _missing_areas(checked: Checked) -> list[Finding]:
    """One question for each area that was there last time and is not now, in all or some of the indicators."""
    before = _last_time(checked)
    now = _pairs(checked.new.indicator, checked.new.area)
    both = before.merge(now, how="left", on=["indicator", "area"], indicator=True)
    lacking = both[both["_merge"] == "left_only"].groupby("area")["indicator"].agg(list)
    of = before["indicator"].nunique()
    by_names: dict[tuple[int, ...], list[int]] = {}
    for area, indicators in lacking.items():
        by_names.setdefault(tuple(sorted(indicators)), []).append(int(str(area)))
    findings = []
    for which, areas in list(by_names.items())[:SHOWN_OF_A_KIND]:
        names = first_five_listed([checked.book.area_names[area] for area in areas])
        labels = first_five_listed([label_words(checked, each) for each in which])
        few = f"for {count(len(which))} af {count(of)} indikatorer ({labels})"
        were = int(before[before["indicator"].isin(which)]["area"].nunique())
        findings.append(
            Finding(
                Severity.SPOERGER,
                "omraade_mangler",
                Place(checked.context.file),
                f"{names} var med sidst, men mangler nu {few if len(which) < of else 'i filen'}. "
                f"Sidst var der {'1 område' if were == 1 else f'{count(were)} områder'}.",
                "Bekræft, at tallene ikke længere leveres, eller find filen, hvor de er med. De gamle tal bliver "
                "stående.",
            )
        )
    return findings


def _missing_indicators(checked: Checked) -> list[Finding]:
    """Indicators that the file's sources gave last time and that the file has nothing of."""
    sources = [each for each in checked.rows["source_id"].unique() if isinstance(each, str)]
    old = np.unique(checked.old.indicator[_in_force_source(checked, sources)])
    gone = np.setdiff1d(old[old >= 0], np.unique(checked.new.indicator))
    if not gone.size or not sources:
        return []
    names = first_five_listed([label_words(checked, int(each)) for each in gone])
    return [
        Finding(
            Severity.OPLYSER,
            "indikator_mangler",
            Place(checked.context.file),
            f"Kilden har før leveret {names}; filen har ingen tal for det.",
            "Se efter, om en kolonne har fået en anden overskrift, og ret i så fald kildens opsætning.",
        )
    ]


def _status_shares(checked: Checked) -> list[Finding]:
    findings = []
    total = len(checked.rows)
    numbers = checked.rows["status"].value_counts()
    for status in (Status.DISKRETIONERET, Status.MANGLER, Status.IKKE_RELEVANT):
        rows = int(numbers.get(status.value, 0))
        if rows:
            share = pct(100 * rows / total)
            findings.append(
                Finding(
                    Severity.OPLYSER,
                    f"andel_{status.value}",
                    Place(checked.context.file),
                    f"{count(rows)} af {count(total)} tal ({share}) har status {STATUS_WORDS[status]}.",
                    "De vises som det, de er, og aldrig som 0.",
                )
            )
    return findings


def _without_history(checked: Checked) -> list[Finding]:
    new = np.setdiff1d(np.unique(checked.new.indicator), np.unique(checked.old.indicator))
    new = new[new >= 0]
    if not new.size:
        return []
    return [
        Finding(
            Severity.OPLYSER,
            "ny_indikator",
            Place(checked.context.file),
            f"Der er ingen tal i forvejen for {first_five_listed([label_words(checked, int(each)) for each in new])}.",
            "Tallene kan ikke holdes op mod tidligere tal; se dem igennem på kortet, før de udgives.",
        )
    ]


def _too_small(checked: Checked) -> list[Finding]:
    """Rules: docs/architecture.md, "Disclosure control", 1."""
    context, book = checked.context, checked.book
    small = (book.residents < context.min_residents) | (book.households < context.min_households)
    small &= book.levels == "afdeling"
    rows = small[checked.new.area]
    if not rows.any():
        return []
    areas = np.unique(checked.new.area[rows])
    names = first_five_listed([book.area_names[int(each)] for each in areas])
    return [
        Finding(
            Severity.OPLYSER,
            "for_lille_afdeling",
            Place(context.file),
            f"{count(int(rows.sum()))} tal er for afdelinger under {count(context.min_residents)} beboere eller "
            f"{count(context.min_households)} husstande: {names}.",
            "De vises ikke for sig selv, men tæller med i deres zone.",
        )
    ]
