"""Editions of a made activity for the tests."""

import datetime as dt
from dataclasses import replace

from lib.domain.decisions.decision import Decision, DecisionKind
from lib.domain.delaftaler.edition import PARTNERS, PURPOSE, Edition, EditionFields
from tests.domain.decisions.made import AT, decision

FIRST_TEXT = EditionFields("a", ((PURPOSE, "Flere i arbejde"), (PARTNERS, "Jobcenter")), ("G1", "G2"))
"""The plan's own text of the activity 'a'."""
KIND = DecisionKind("delaftale", "Ændring af en delaftale", "", False, "")


def text(purpose: str = "Flere i uddannelse", activity_id: str = "a") -> EditionFields:
    """Another text of the activity."""
    return replace(FIRST_TEXT, activity_id=activity_id, texts=((PURPOSE, purpose), (PARTNERS, "Jobcenter")))


def edition(number: int, replaces: int | None = None, draft: int | None = None, **other: object) -> Edition:
    """A row by its id; `draft` the row that the draft began as, where it is not this one."""
    plain = Edition(
        number, draft or number, text(f"Udgave {number}"), AT, "en-side", replaces, False, f"grund {number}"
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # tests choose the fields


def decided(number: int, *editions: int, since: dt.date, **other: object) -> Decision:
    """An adopted decision on editions, in force from `since`."""
    return decision(number, kind="delaftale", delaftaler=editions, in_force_from=since, **other)
