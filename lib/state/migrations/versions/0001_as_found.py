"""The tables as they were when steps began to be counted.

A database from before may lack those that came late: what is there is left as it is, and the rest is made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables that are missing."""
    _published()
    _loaded()
    _the_audit()
    _observed()
    _scenarios()
    _weighed()
    _meetings()
    _agreed()
    _access()


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(name, *columns, if_not_exists=True)


def _of_plan(key: str) -> list[sa.Column]:
    number = sa.Column(key, sa.Integer(), primary_key=True, autoincrement=True)
    return [number, sa.Column("plan_id", sa.String(80), nullable=False)]


def _at() -> sa.Column:
    return sa.Column("at", sa.DateTime(timezone=True), nullable=False)


def _done() -> list[sa.Column]:
    return [_at(), sa.Column("actor", sa.String(200), nullable=False)]


def _corrected() -> list[sa.Column]:
    """What every table has whose rows are corrected by rows."""
    replaces = sa.Column("replaces", sa.Integer(), unique=True)
    return [replaces, sa.Column("withdrawn", sa.Boolean(), nullable=False), *_done()]


def _published() -> None:
    _table(
        "active_version",
        sa.Column("plan_id", sa.String(80), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=False),
    )
    _table(
        "version_named",
        *_of_plan("naming_id"),
        sa.Column("version", sa.String(64), nullable=False),
        _at(),
    )
    _table(
        "version_content",
        sa.Column("plan_id", sa.String(80), primary_key=True),
        sa.Column("version", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("datatraek_id", sa.String(64), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
    )


def _loaded() -> None:
    _table(
        "datatraek",
        sa.Column("plan_id", sa.String(80), primary_key=True),
        sa.Column("datatraek_id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("profile_id", sa.String(80), nullable=False),
        sa.Column("source_id", sa.String(80), nullable=False),
        sa.Column("file_name", sa.String(400), nullable=False),
        sa.Column("original_sha256", sa.String(64), nullable=False),
        sa.Column("profile_sha256", sa.String(64), nullable=False),
        sa.Column("rows_sha256", sa.String(64), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date()),
        sa.Column("period_to", sa.Date()),
    )
    _table(
        "datatraek_event",
        *_of_plan("event_id"),
        sa.Column("datatraek_id", sa.String(64), nullable=False),
        *_done(),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )


def _the_audit() -> None:
    _table(
        "audit",
        sa.Column("audit_id", sa.Integer(), primary_key=True, autoincrement=True),
        *_done(),
        sa.Column("action", sa.String(80), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
    )
    _table(
        "audit_link",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("audit_id", sa.Integer(), nullable=False, unique=True),
        sa.Column("previous", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    _table(
        "audit_head",
        sa.Column("chain", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    _table(
        "audit_anchor",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def _observed() -> None:
    _table(
        "event",
        *_of_plan("event_id"),
        sa.Column("area_id", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        *_corrected(),
    )
    _table(
        "follow_up",
        *_of_plan("follow_up_id"),
        sa.Column("meeting_id", sa.String(80), nullable=False),
        sa.Column("meeting_name", sa.String(200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Integer(), unique=True),
        *_done(),
    )
    _table(
        "assessment",
        *_of_plan("assessment_id"),
        sa.Column("area_id", sa.String(80), nullable=False),
        sa.Column("activity_id", sa.String(80), nullable=False),
        sa.Column("function", sa.String(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        *_corrected(),
    )


def _scenarios() -> None:
    _table(
        "scenario",
        sa.Column("scenario_id", sa.String(32), primary_key=True),
        sa.Column("plan_id", sa.String(80), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("copied_from", sa.String(32)),
        _at(),
    )
    _table(
        "scenario_save",
        sa.Column("save_id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("scenario_id", sa.String(32), nullable=False),
        sa.Column("based_on", sa.Integer()),
        sa.Column("beside", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("put_away", sa.Boolean(), nullable=False),
        *_done(),
        sa.UniqueConstraint("scenario_id", "based_on", "beside", name="one_save_on_each"),
    )
    _table(
        "scenario_draft",
        sa.Column("draft_id", sa.String(32), primary_key=True),
        sa.Column("plan_id", sa.String(80), nullable=False),
        sa.Column("scenario_id", sa.String(32)),
        sa.Column("based_on", sa.Integer()),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        *_done(),
    )
    _table(
        "scenario_comment",
        sa.Column("comment_id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("scenario_id", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_done(),
    )


def _weighed() -> None:
    _table(
        "weighting",
        *_of_plan("weighting_id"),
        sa.Column("session", sa.String(80), nullable=False),
        sa.Column("member", sa.String(120), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *_done(),
    )
    _table(
        "border_answer",
        sa.Column("plan_id", sa.String(80), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        *_done(),
    )


def _meetings() -> None:
    _table(
        "meeting",
        *_of_plan("row_id"),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *_corrected(),
    )
    _table(
        "indstilling",
        *_of_plan("row_id"),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *_corrected(),
    )
    _table(
        "decision",
        *_of_plan("row_id"),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("indstilling_id", sa.Integer()),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("in_force_from", sa.Date()),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *_corrected(),
    )


def _agreed() -> None:
    _table(
        "approval",
        *_of_plan("row_id"),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_corrected(),
    )
    _table(
        "delaftale_edition",
        *_of_plan("row_id"),
        sa.Column("activity_id", sa.String(80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        *_corrected(),
    )


def _access() -> None:
    _table(
        "sign_in",
        sa.Column("login_id", sa.String(64), primary_key=True),
        sa.Column("account_id", sa.String(200), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        _at(),
    )
    _table(
        "sign_out",
        sa.Column("row_id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("account_id", sa.String(200), nullable=False),
        sa.Column("login_id", sa.String(64), nullable=False),
        *_done(),
    )
    _table(
        "role_grant",
        sa.Column("row_id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("account_id", sa.String(200), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        *_done(),
    )
