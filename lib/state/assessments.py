"""Socialfaglige vurderinger: only ever added to. A correction is a new row that names the one it replaces."""

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy import Engine, select

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.assessment import (
    Assessment,
    AssessmentFields,
    AssessmentMoved,
    AssessmentRecord,
    newest_first,
)
from lib.state.corrections import Corrected
from lib.state.moments import utc
from lib.state.tables import assessment as table

ADDED, CORRECTED, WITHDRAWN = "vurdering skrevet", "vurdering rettet", "vurdering trukket tilbage"
MOVED = "En anden har rettet vurderingen eller trukket den tilbage imens. Intet er ændret."
_ASSESSMENTS = Corrected(
    table,
    "assessment_id",
    "vurdering",
    ("area_id", "activity_id", "function", "text", "written_on"),
    AssessmentMoved,
    MOVED,
)


@dataclass(frozen=True)
class AssessmentBook:
    """The assessments of one plan, as pages read and write them: the functions below with engine and plan filled in."""

    engine: Engine
    plan_id: str
    account: Account

    def in_force(self) -> tuple[Assessment, ...]:
        """As `assessments_of`. Raises NotAllowed for whoever may not see them."""
        allowed(self.account, Action.READ_INTERNAL, self.plan_id)
        return assessments_of(self.engine, self.plan_id)

    def history(self) -> tuple[AssessmentRecord, ...]:
        """As `assessment_history`. Raises NotAllowed for whoever may not see it."""
        allowed(self.account, Action.READ_INTERNAL, self.plan_id)
        return assessment_history(self.engine, self.plan_id)

    def write(self, fields: AssessmentFields, at: dt.datetime, replaces: int | None, reason: str) -> int:
        """As `write_assessment`."""
        return write_assessment(self.engine, self.plan_id, fields, self.account, at, replaces, reason)

    def withdraw(self, assessment_id: int, reason: str, at: dt.datetime) -> int:
        """As `withdraw_assessment`."""
        return withdraw_assessment(self.engine, self.plan_id, assessment_id, reason, self.account, at)


def assessments_of(engine: Engine, plan_id: str) -> tuple[Assessment, ...]:
    """The assessments in force, newest first: neither corrected nor withdrawn since."""
    records = assessment_history(engine, plan_id)
    gone = {record.replaces for record in records}
    return newest_first(
        record.assessment
        for record in records
        if not record.withdrawn and record.assessment.assessment_id not in gone
    )


def assessment_history(engine: Engine, plan_id: str) -> tuple[AssessmentRecord, ...]:
    """Every row that was ever written, in the order of writing, each with the reason that was given."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(table).where(table.c.plan_id == plan_id).order_by(table.c.assessment_id)
        ).all()
        reasons = _ASSESSMENTS.reasons(connection, plan_id)
    return tuple(
        AssessmentRecord(
            Assessment(
                row.assessment_id, row.area_id, row.activity_id, row.function, row.text, row.written_on
            ),
            row.replaces,
            bool(row.withdrawn),
            utc(row.at),
            row.actor,
            reasons.get(_ASSESSMENTS.subject(plan_id, row.assessment_id), ""),
        )
        for row in rows
    )


def write_assessment(
    engine: Engine,
    plan_id: str,
    fields: AssessmentFields,
    actor: Account,
    at: dt.datetime,
    replaces: int | None = None,
    reason: str = "",
) -> int:
    """Writes a new assessment, or with `replaces` the corrected one; returns its id. The audit row is in the
    transaction.

    Raises NotAllowed, and AssessmentMoved when the one that it
    `replaces` has been corrected or withdrawn since it was read, or is not of this plan.
    """
    done_by = allowed(actor, Action.ASSESS, plan_id)
    row = {**asdict(fields), "withdrawn": False}
    action = ADDED if replaces is None else CORRECTED
    return _ASSESSMENTS.write(engine, plan_id, row, done_by, at, replaces, (action, reason))


def withdraw_assessment(
    engine: Engine, plan_id: str, assessment_id: int, reason: str, actor: Account, at: dt.datetime
) -> int:
    """Takes an assessment out of force; its rows stay. Returns the id of the row that says so. Raises NotAllowed,
    AssessmentMoved."""
    done_by = allowed(actor, Action.ASSESS, plan_id)
    return _ASSESSMENTS.write(
        engine, plan_id, {"withdrawn": True}, done_by, at, assessment_id, (WITHDRAWN, reason)
    )
