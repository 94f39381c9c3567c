"""What can no longer be read as progress: databrud with the goals they hit."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.words import status_sign
from lib.domain.list_words import listed
from lib.ui.goal_families import Family

BREAKS_CAPTION = (
    "Et databrud er en dag, hvor loven eller opgørelsen ændrer, hvem et tal tæller med. Et fald hen over den dag er "
    "ikke fremgang."
)
LAW_CAPTION = "Hvad hver målgruppe hedder, fra hvornår og til hvornår, og hvad den afløses af"
AFTER_THE_PLAN = "Efter planens sidste dag: målet kan ikke føres uændret videre"
UNREADABLE = "Tal efter dagen kan ikke læses som fremgang"
NOT_YET = "Kommer før planens sidste dag: tal efter dagen vil ikke kunne læses som fremgang"


def break_table(
    breaks: pd.DataFrame, families: Sequence[Family], plan_end: date, today: date
) -> pd.DataFrame:
    """A row per databrud (`breaks` as the question has them) that hits a goal, oldest first, as sentences."""
    rows = []
    for (day, words), hit in breaks.groupby([pd.to_datetime(breaks["date"]), "text"], sort=True):
        indicators = set(hit["indicator_id"])
        affected = [each for each in families if _hit(each, indicators)]
        if affected:
            rows.append(
                {
                    "Fra": long_date(day.date()),
                    "Hvad sker der": str(words),
                    "Mål": listed([each.name for each in affected]),
                    "Hvad det betyder": _meaning(day.date(), plan_end, today),
                    "Sidst kendte status før bruddet": _before(affected, day.date(), today),
                }
            )
    return pd.DataFrame(rows)


def _hit(family: Family, indicators: set[str]) -> bool:
    return any(
        reading.indicator_id in indicators for result in family.rows for reading in result.goal.readings
    )


def _meaning(day: date, plan_end: date, today: date) -> str:
    if day > plan_end:
        return AFTER_THE_PLAN
    return UNREADABLE if day <= today else NOT_YET


def _before(affected: Sequence[Family], day: date, today: date) -> str:
    """'U3: bagud, usikkert; B2: bagud': what the last number before the break said, for all places together where the
    agreement has that, else for each place."""
    if day > today:
        return "bruddet er ikke sket endnu"
    shown = [row for family in affected for row in ((family.lead,) if family.lead else family.parts)]
    said = [_status_before(result) for result in shown if _broken_by(result, day)]
    return "; ".join(said) or "ukendt: der er ikke indlæst tal fra før og efter bruddet"


def _broken_by(result: GoalResult, day: date) -> bool:
    shown = result.shown
    if shown.before_break is None or shown.before_break.latest is None or shown.latest is None:
        return False
    return shown.before_break.latest.day < day <= shown.latest.day


def _status_before(result: GoalResult) -> str:
    before = result.shown.before_break
    return (
        ""
        if before is None
        else f"{result.goal.goal_id}: {status_sign(before.status, before.certainty).word}"
    )
