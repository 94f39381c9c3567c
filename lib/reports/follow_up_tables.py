"""The tables of the follow-up report, the same on screen, in Word and in CSV: Danish columns, ready words."""

import pandas as pd

from lib.domain.dates import long_date, short_date
from lib.domain.goals.assessment import GoalStatus
from lib.domain.goals.follow_up import FollowUp, ShownGoal, shown_counts
from lib.domain.goals.words import STATUS_SIGNS

SHORT = 6
"""The signs of a version that stand in a table; the whole hash stands once in the report."""

_MEETING_COLUMNS = ("Dato", "Møde", "Version", "Kommentar", "Registreret", "Bemærkning")
_GOAL_COLUMNS = ("Mål", "Område", "Læsning", "Udgangspunkt", "Seneste tal", "Målet", "Status", "Begrundelse")


def meetings_table(records: tuple[FollowUp, ...]) -> pd.DataFrame:
    """One row per recorded meeting in the order given: when, which, version and how many goals stood where."""
    rows = [
        {
            "Dato": long_date(record.meeting.held_on),
            "Møde": record.meeting.meeting_name,
            "Version": record.version[:SHORT],
            **{STATUS_SIGNS[status].word.capitalize(): n for status, n in shown_counts(record.shown).items()},
            "Kommentar": record.meeting.comment,
            "Registreret": short_date(record.at),
            "Bemærkning": remark(record),
        }
        for record in records
    ]
    counts = [STATUS_SIGNS[status].word.capitalize() for status in GoalStatus]
    columns = ["Dato", "Møde", "Version", *counts, "Kommentar", "Registreret", "Bemærkning"]
    return pd.DataFrame(rows, columns=columns)


def goals_table(shown: tuple[ShownGoal, ...]) -> pd.DataFrame:
    """One row per goal as it was shown."""
    rows = [
        (
            f"{goal.goal_id}: {goal.indicator}",
            goal.area,
            goal.reading,
            goal.baseline,
            goal.latest,
            goal.target,
            goal.status_words,
            goal.reason,
        )
        for goal in shown
    ]
    return pd.DataFrame(rows, columns=list(_GOAL_COLUMNS))


def flat_table(records: tuple[FollowUp, ...]) -> pd.DataFrame:
    """One row per meeting and goal: all that the report says, for a spreadsheet."""
    parts = [
        pd.concat([_repeated(record), _delaftaler(record), goals_table(record.shown)], axis=1)
        for record in records
    ]
    empty = pd.DataFrame(columns=[*_MEETING_COLUMNS, "Delaftale", "Styregruppe", *_GOAL_COLUMNS])
    return pd.concat(parts, ignore_index=True) if parts else empty


def remark(record: FollowUp) -> str:
    """What a reader must know of the record itself; empty where there is nothing."""
    said = []
    if record.replaces is not None:
        said.append("Rettet registrering.")
    if record.published_after and record.version_since is not None:
        said.append(
            f"Versionen er udgivet efter mødet ({long_date(record.version_since)}): "
            "status er den, der gjaldt ved registreringen."
        )
    return " ".join(said)


def _repeated(record: FollowUp) -> pd.DataFrame:
    row = (
        record.meeting.held_on.isoformat(),
        record.meeting.meeting_name,
        record.version,
        record.meeting.comment,
        short_date(record.at),
        remark(record),
    )
    return pd.DataFrame([row] * len(record.shown), columns=list(_MEETING_COLUMNS))


def _delaftaler(record: FollowUp) -> pd.DataFrame:
    rows = [(goal.delaftale, goal.styregruppe) for goal in record.shown]
    return pd.DataFrame(rows, columns=["Delaftale", "Styregruppe"])
