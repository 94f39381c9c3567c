"""What *Ledighed* says around its pictures and tables."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.observation import Provenance, Status
from lib.domain.sentences import NOT_OF_DEMO
from lib.domain.unemployment.digest_words import SAME_PERSONS
from lib.domain.unemployment.known import TOTAL
from lib.domain.unemployment.targets import AreaGoal
from lib.ui.unemployment_choices import CHANGE, TIME

ALL_ZONES = "Alle zoner"
NO_FIGURES = (
    "Der er ingen tal om ledighed at vise",
    "Jobcentrets kendskabsgrad",
)
CHOOSE_ANOTHER = (
    "Vælg en anden målgruppe eller en længere periode, eller indlæs Jobcentrets tal på siden Datatræk."
)
ONLY_ONE_DAY = (
    "Der er kun tal for én dag: en udvikling kan ikke vises. Når Jobcentrets tal er indlæst på siden Datatræk, "
    "vises kurverne her."
)
LOAD_MORE = "Vælg en anden dag under »Ændring siden«, eller indlæs Jobcentrets tal på siden Datatræk."
OUR_DIVISION = (
    "Aftalens delmål kalder 6.3 og 6.8 »langt fra arbejdsmarkedet« og 6.2 »jobparate«; resten af inddelingen er "
    "Zonekompassets, efter lov om en aktiv beskæftigelsesindsats § 6."
)
LAW_GUIDE = (
    "Et databrud betyder, at et fald eller en stigning hen over dagen kan skyldes loven og ikke borgerne: "
    "siden regner ingen ændring hen over det."
)
WHO_IS_FURTHEST = "Hvem er længst fra arbejdsmarkedet?"
_DEMO = f"Demo: hule punkter og tynde streger. {NOT_OF_DEMO}"


def demo_on_top(rows: pd.DataFrame) -> str:
    """What in the picture is demo, in a few words; '' when nothing is."""
    made_up = (rows["status"] == Status.OK) & (rows["provenance"] == Provenance.DEMO)
    return _DEMO if made_up.any() else ""


def nothing_shown(group: str) -> str:
    """The title in place of the curves when the choice has no number that may be shown."""
    what = "kendskabsgraden" if group == TOTAL else f"målgruppe {group}"
    return f"Der er ingen tal at vise for {what} i perioden"


def other_readings(goals: Sequence[AreaGoal]) -> str:
    """How the goal may also be read, with a space after it; '' when there is one reading."""
    others = sorted({words for goal in goals for words in goal.others})
    return "".join(f"Målet kan også læses sådan: {words}. " for words in others)


def origin_of(known: pd.DataFrame, day: date) -> str:
    """' (demo)' when that day's numbers are made up."""
    own = known[(known["day"] == day) & (known["status"] == Status.OK)]
    return " (demo)" if (own["provenance"] == Provenance.DEMO).all() else ""


def distance_caption(day: date, origin: str) -> str:
    """What the bars of the classes are."""
    return f"Kendte ledige {long_date(day)}{origin} efter afstand til arbejdsmarkedet, antal personer"


def table_title(view: str, day: date, origin: str, first: date | None, last: date) -> tuple[str, str]:
    """Heading and caption of the big table."""
    order = "tættest på arbejdsmarkedet først"
    if view == CHANGE:
        when = f" fra {long_date(first)} til {long_date(last)}" if first else ""
        return f"Ændring i målgrupperne{when}", f"Antal personer, {order}"
    if view == TIME:
        return "Målgrupperne over tid", f"Antal personer, {order}; tallet er det seneste"
    return (
        f"De kendte ledige efter målgruppe {long_date(day)}{origin}",
        f"Antal personer og procent af zonens kendte ledige, {order}",
    )


def table_guide(view: str, with_demo: bool) -> str:
    """How the cells of the big table are read; of demo only when there may be some."""
    if view == CHANGE:
        return (
            "▼ færre, ▲ flere, ≈ inden for usikkerheden: forskellen mellem de to antal kan være tilfældig "
            f"(95 %-interval, Poisson). {SAME_PERSONS} "
            f"Hen over et databrud regnes ingen ændring.{' Demo vurderes ikke.' if with_demo else ''}"
        )
    if view == TIME:
        return (
            "Hver kurve går fra 0 til sit eget højeste tal: læs forløbet, og sammenlign tallene. "
            f"{'Tynd grå streg: demo; l' if with_demo else 'L'}odret streg: databrud; huller: diskretionerede dage."
        )
    return (
        "Mørkere blå: større del af zonens kendte ledige. »Mangler«: cellen er tom i kilden. »Vises ikke«: tallet er "
        "diskretioneret; tal under 5, som aftalen selv har trykt, vises."
    )


def hours_title(placed: pd.DataFrame, day: date, finding: str) -> tuple[str, str]:
    """Heading and caption of the hours beside the known unemployed."""
    is_assumed = placed["is_assumed"].any()
    assumed = (
        " Placeringen er en antagelse: aftalen siger ikke præcist, hvor timerne står." if is_assumed else ""
    )
    return (
        f"{finding}{' (antaget placering)' if is_assumed else ''}"
        if finding
        else "Timer i aktiviteter for navngivne målgrupper",
        f"Timer om ugen efter den nuværende placering, i parentes pr. 100 personer i aktivitetens egne målgrupper; "
        f"kendte ledige {long_date(day)}.{assumed}",
    )
