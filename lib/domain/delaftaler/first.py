"""The first edition of each activity: what the plan's own files say."""

from collections.abc import Iterable, Mapping

import pandas as pd

from lib.domain.delaftaler.edition import (
    FRAME,
    PARTNERS,
    PLACEMENT,
    PLACES,
    PURPOSE,
    TARGET_GROUP,
    EditionFields,
)
from lib.domain.goals.goal import Goal
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words


def first_editions(
    activities: pd.DataFrame, resources: pd.DataFrame, delaftaler: pd.DataFrame, goals: Iterable[Goal]
) -> dict[str, EditionFields]:
    """By activity_id, in the agreement's order. The frames are the answers of the questions of those names.

    The agreement ties its goals to a delaftale as a whole, not to single activities: each serves all of its own.
    """
    own_goals: dict[str, list[str]] = {}
    for goal in goals:
        own_goals.setdefault(goal.delaftale, []).append(goal.goal_id)
    said = {str(row["activity_id"]): row for row in delaftaler.to_dict("records")}
    names = {str(row["activity_id"]): str(row["short_name"]) for row in activities.to_dict("records")}
    made = {}
    for row in activities.to_dict("records"):
        activity_id = str(row["activity_id"])
        own = said.get(activity_id, {})
        texts = {
            PURPOSE: _words(own.get("purpose")),
            TARGET_GROUP: _target_group(row),
            PARTNERS: _words(row["partners"]),
            FRAME: frame_words(activity_id, names, resources),
            PLACEMENT: _words(row["placement_rule"]),
            PLACES: _words(own.get("places")),
        }
        kept = tuple((part, words) for part, words in texts.items() if words)
        made[activity_id] = EditionFields(activity_id, kept, tuple(own_goals.get(str(row["delaftale"]), ())))
    return made


def frame_words(activity_id: str, names: Mapping[str, str], resources: pd.DataFrame) -> str:
    """Who employs with how many hours a week, and with which activities the hours are shared, one a line: the agreement
    gives hours to activities together, and says nothing of how they are divided."""
    lines = []
    for row in resources.to_dict("records"):
        serves = [each.strip() for each in str(row["activities"]).split(";")]
        if activity_id not in serves:
            continue
        others = [names.get(each, each) for each in serves if each != activity_id]
        shared = f", fælles med {listed(others)}" if others else ", kun til denne aktivitet"
        lines.append(f"{row['resource']}: {hour_words(float(row['hours_per_week']))} om ugen{shared}")
    return "\n".join(lines)


def _target_group(row: Mapping[object, object]) -> str:
    """The agreement's words, with the ages where it gives them as numbers and the words do not."""
    words, ages = _words(row["target_group_text"]), _words(row["age_range"])
    return words if not ages[:1].isdigit() or ages in words else f"{words} ({ages} år)"


def _words(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
