"""Weekly figures of two zones of 1.000 persons each, and the digest and letter that come of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.domain.goals.goal import Goal, TargetRule
from lib.domain.plan import Plan
from lib.domain.unemployment.digest import Digest, digest_bars, make_digest
from lib.domain.unemployment.digest_letter import Letter, make_letter
from lib.domain.unemployment.digest_words import digest_table
from lib.domain.unemployment.known import known_persons
from tests.domain.unemployment.persons import PLAN, frame, goal, no_breaks, reading, row

MONDAY = dt.date(2026, 11, 16)
BEFORE = dt.date(2026, 11, 9)
NB = "\N{NO-BREAK SPACE}"
SOURCES = pd.DataFrame(
    {"source_id": ["jobcenter"], "publisher": ["Jobcentret"], "reached_through": ["Aftalen"]}
)


def counts(day: dt.date, a: float, b: float, **more: Any) -> list[dict[str, object]]:
    """The kendskabsgrad of both zones of 1.000 persons each, and of the kommune."""
    own = [
        row("", area, day, persons, persons / 10, 1000.0, **more) for area, persons in (("a", a), ("b", b))
    ]
    return [*own, row("", "kommunen", day, 1300.0, 13.0, 10000.0, **more)]


def known_of(*rows: dict[str, object]) -> pd.DataFrame:
    """The rows as known persons of the plan of two zones."""
    return known_persons(frame(*rows), PLAN)


def digest_of(
    *rows: dict[str, object],
    today: dt.date = MONDAY,
    breaks: pd.DataFrame | None = None,
    goals: Sequence[Goal] = (),
    plan: Plan = PLAN,
) -> Digest:
    """The digest of these rows, sent on a Monday unless said."""
    crossed = no_breaks() if breaks is None else breaks
    return make_digest(known_persons(frame(*rows), plan), goals, crossed, plan, "Alle zoner", today)


def letter_of(
    *rows: dict[str, object], today: dt.date = MONDAY, goals: Sequence[Goal] = (), plan: Plan = PLAN
) -> Letter:
    """The letter of these rows."""
    known = known_persons(frame(*rows), plan)
    digest = digest_of(*rows, today=today, goals=goals, plan=plan)
    return make_letter(digest, digest_bars(digest), known, plan, SOURCES, "Plan · version abc123", today)


def whole_row(digest: Digest, name: str) -> list[str]:
    """The cells of one line of the table."""
    return [str(cell) for cell in digest_table(digest).set_index("Område").loc[name]]


def since(day: dt.date) -> list[Goal]:
    """A goal about the kendskabsgrad that is counted from a day."""
    own = reading("r", TargetRule.AT_MOST_VALUE, 13.0, 22.1)
    return [goal(replace(own, indicator_id="kendskabsgrad", baseline_date=day))]
