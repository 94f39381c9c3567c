"""Where inside a zone an activity's target group lives: the afdelinger with the counts that the need is built from.

Målgrupper exist at zone level and above only (docs/architecture.md, "Disclosure control"). For a need built of them an
afdeling can only be shown with their total, the unemployed that the Jobcenter knows: the numerator of kendskabsgrad.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.numbers import count
from lib.domain.observation import PROVENANCE_WORDS, STATUS_WORDS, Provenance, Status
from lib.domain.sentences import number_word
from lib.domain.status_signs import STATUS_SIGNS

TARGET_GROUP = "maalgruppe_"
"""Before the id of an indicator that counts a målgruppe."""
TOTAL_OF_GROUPS = "kendskabsgrad"
"""Its numerator in an afdeling is all målgrupper together."""
ONLY_ZONES = (
    "Målgrupper er kun opgjort for hele zoner: afdelingerne vises med alle ledige, som Jobcentret kender."
)
_ORDER = {Status.OK: 0, Status.DISKRETIONERET: 1}


@dataclass(frozen=True)
class Wanted:
    """Which counts are asked for: weight by indicator id; `stand_in` where they are the total of the målgrupper."""

    weights: tuple[tuple[str, float], ...]
    stand_in: bool


@dataclass(frozen=True)
class Estate:
    """An afdeling and its persons, None where they are masked or not delivered, as `status` says."""

    area_id: str
    name: str
    persons: float | None
    status: Status


@dataclass(frozen=True)
class InsideZone:
    """The afdelinger of a zone, those with most persons first, then the masked and those without a figure.

    `small`: how many have too few residents for rows of their own. `day`: of the newest figure, None without any.
    `demo`: the afdelinger or their figures are made up. `stand_in` as in `Wanted`.
    """

    estates: tuple[Estate, ...]
    small: int
    day: date | None
    demo: bool
    stand_in: bool

    @property
    def known(self) -> tuple[Estate, ...]:
        """Those with a figure."""
        return tuple(each for each in self.estates if each.status is Status.OK)

    @property
    def persons(self) -> float:
        """Those of all that have a figure."""
        return sum(each.persons or 0.0 for each in self.known)

    @property
    def masked(self) -> int:
        """How many are not shown because a person might be told."""
        return sum(each.status is Status.DISKRETIONERET for each in self.estates)


def wanted_counts(counts: pd.DataFrame) -> Wanted:
    """What to ask the afdelinger of one activity for. `counts`: indicator_id, weight; empty where it has no need."""
    ids = counts["indicator_id"].astype(str)
    if ids.str.startswith(TARGET_GROUP).any():
        return Wanted(((TOTAL_OF_GROUPS, 1.0),), stand_in=True)
    return Wanted(tuple(zip(ids, counts["weight"].astype(float), strict=True)), stand_in=False)


def inside(rows: pd.DataFrame, wanted: Wanted) -> InsideZone:
    """`rows` (question `inside_zone`): a row per afdeling of the zone and indicator, with area_id, name, own_rows,
    area_provenance, indicator_id, period_end, numerator, status, provenance.

    Several counts are added with their weights; an afdeling with one masked count is masked, with one missing missing.
    """
    large = rows[rows["own_rows"].astype(bool)]
    weights = dict(wanted.weights)
    estates = [
        _estate(str(area_id), own, weights)
        for area_id, own in large.groupby("area_id", sort=False, observed=True)
    ]
    days = large.loc[large["status"] == Status.OK, "period_end"].dropna()
    made_up = [*rows["area_provenance"], *large.loc[large["status"] == Status.OK, "provenance"]]
    return InsideZone(
        tuple(sorted(estates, key=_place)),
        int(rows.loc[~rows["own_rows"].astype(bool), "area_id"].nunique()),
        pd.Timestamp(days.max()).date() if len(days) else None,
        Provenance.DEMO in made_up,
        wanted.stand_in,
    )


def inside_finding(found: InsideZone, zone: str, activity: str) -> str:
    """Where most of them live, in a sentence: the chart's heading and its words. `zone`: its name."""
    who = "de ledige, som Jobcentret kender," if found.stand_in else f"målgruppen for {activity}"
    if not found.known:
        return f"Hvor {who} bor i {zone}, er ikke opgjort for afdelingerne"
    if found.demo:
        return f"Demo: sådan kunne {who} fordele sig på afdelingerne i {zone}"
    first, half = found.known[0].name, _half(found)
    shown = "de personer, der kan vises," if found.masked or found.small else "personerne"
    most, all_ = count(found.known[0].persons or 0), count(found.persons)
    if not found.persons:
        return f"Antallet er 0 i de afdelinger i {zone}, der kan vises"
    if half == 1:
        return f"Mindst halvdelen af {shown} i {zone} bor i {first}: {most} af {all_}"
    several = number_word(half).capitalize()
    return f"{several} afdelinger har halvdelen af {shown} i {zone}; {first} har flest, {most} af {all_}"


def inside_notes(found: InsideZone) -> tuple[str, ...]:
    """What the picture does not show, and of when it is; a sentence each."""
    notes = [ONLY_ZONES] if found.stand_in else []
    if found.small == 1:
        notes.append("Én lille afdeling vises ikke for sig; dens personer tæller med i zonen.")
    elif found.small:
        notes.append(
            f"{number_word(found.small).capitalize()} små afdelinger vises ikke hver for sig; deres personer tæller "
            "med i zonen."
        )
    if found.masked:
        notes.append(STATUS_SIGNS[Status.DISKRETIONERET].explanation)
    if found.day is not None:
        notes.append(f"Opgjort {long_date(found.day)}.")
    return tuple(notes)


def estate_words(each: Estate) -> str:
    """The number of persons, or the sign and the word for why there is none: '▒ diskretioneret'."""
    if each.persons is not None:
        return count(each.persons)
    sign = STATUS_SIGNS[each.status]
    return f"{sign.sign} {sign.word}"


def inside_alt(found: InsideZone, finding: str) -> str:
    """The picture in words: the finding, and each afdeling."""
    return f"{finding}. " + "; ".join(f"{each.name}: {estate_words(each)}" for each in found.estates) + "."


def inside_table(found: InsideZone) -> pd.DataFrame:
    """The picture as a table with Danish column names."""
    origin = PROVENANCE_WORDS[Provenance.DEMO] if found.demo else ""
    return pd.DataFrame(
        {
            "Afdeling": each.name,
            "Personer": each.persons,
            "Status": STATUS_WORDS[each.status],
            "Oprindelse": origin,
        }
        for each in found.estates
    )


def _half(found: InsideZone) -> int:
    """How many of the largest it takes to have half of the persons."""
    reached = accumulate(each.persons or 0.0 for each in found.known)
    return next(place for place, persons in enumerate(reached, start=1) if 2 * persons >= found.persons)


def _estate(area_id: str, own: pd.DataFrame, weights: Mapping[str, float]) -> Estate:
    statuses = dict(zip(own["indicator_id"], own["status"], strict=True))
    counts = dict(zip(own["indicator_id"], own["numerator"].astype(float), strict=True))
    found = {Status(statuses.get(name, Status.MANGLER)) for name in weights}
    name = str(own["name"].iloc[0])
    if found != {Status.OK}:
        masked = Status.DISKRETIONERET in found
        return Estate(area_id, name, None, Status.DISKRETIONERET if masked else Status.MANGLER)
    return Estate(area_id, name, sum(weight * counts[each] for each, weight in weights.items()), Status.OK)


def _place(each: Estate) -> tuple[int, float, str]:
    return _ORDER.get(each.status, 2), -(each.persons or 0.0), each.name
