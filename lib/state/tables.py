"""The tables of what is decided and done, in SQLite or PostgreSQL by address."""

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text

metadata = MetaData()

active_version = Table(
    "active_version",
    metadata,
    Column("plan_id", String(80), primary_key=True),
    Column("version", String(64), nullable=False),
    Column("activated_at", DateTime(timezone=True), nullable=False),
)
"""Naming a version here is the moment of publishing: there is no second truth."""

audit = Table(
    "audit",
    metadata,
    Column("audit_id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("action", String(80), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("detail", Text, nullable=False),
)

datatraek = Table(
    "datatraek",
    metadata,
    Column("plan_id", String(80), primary_key=True),
    Column("datatraek_id", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("profile_id", String(80), nullable=False),
    Column("source_id", String(80), nullable=False),
    Column("file_name", String(400), nullable=False),
    Column("original_sha256", String(64), nullable=False),
    Column("profile_sha256", String(64), nullable=False),
    Column("rows_sha256", String(64), nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("period_from", Date),
    Column("period_to", Date),
)
"""What was loaded. A row is written once, when its files stand in the archive, and never changed."""

datatraek_event = Table(
    "datatraek_event",
    metadata,
    Column("event_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("datatraek_id", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("action", String(20), nullable=False),
    Column("version", String(64), nullable=False),
    Column("note", Text, nullable=False),
)
"""What happened to a datatræk: loaded, published, withdrawn. Append-only; the history is this table."""

version_named = Table(
    "version_named",
    metadata,
    Column("naming_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("version", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""Every time a version became the active one, in order; taking a datatræk back names an earlier one again."""

version_content = Table(
    "version_content",
    metadata,
    Column("plan_id", String(80), primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("datatraek_id", String(64), nullable=False),
    Column("in_force", Boolean, nullable=False),
)
"""What a version is made of, in order; `in_force` False: shown once, withdrawn, still known to who saw it."""

event = Table(
    "event",
    metadata,
    Column("event_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("area_id", String(80), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("title", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""What happened in an area (a renovation, an activity opened). Append-only: a correction names the row it replaces,
and no row is replaced twice: of two who correct one event the second is told."""

follow_up = Table(
    "follow_up",
    metadata,
    Column("follow_up_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("meeting_id", String(80), nullable=False),
    Column("meeting_name", String(200), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("version", String(64), nullable=False),
    Column("shown", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""That the follow-up was shown to a meeting: `shown` is the goals' status as they stood then (JSON), never changed.

No row is replaced twice: of two who correct one record the second is told."""
