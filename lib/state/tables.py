"""The tables of what is decided and done, in SQLite or PostgreSQL by address."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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

version_file = Table(
    "version_file",
    metadata,
    Column("file_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("version", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""The public file of a version, where several machines share it: what it must be when it is fetched. A version that is
built again may give other bytes: its last row counts."""

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

scenario = Table(
    "scenario",
    metadata,
    Column("scenario_id", String(32), primary_key=True),
    Column("plan_id", String(80), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("copied_from", String(32)),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""A scenario; its name and content are in its saves. Never deleted: put away is a save like any other."""

scenario_save = Table(
    "scenario_save",
    metadata,
    Column("save_id", Integer, primary_key=True, autoincrement=True),
    Column("scenario_id", String(32), nullable=False),
    Column("based_on", Integer),
    Column("beside", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("document", Text, nullable=False),
    Column("version", String(64), nullable=False),
    Column("put_away", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
    UniqueConstraint("scenario_id", "based_on", "beside", name="one_save_on_each"),
)
"""Every save of a scenario, in order. `based_on` is the save it was made from; `beside` 0: it follows that one; 1, 2:
somebody had saved on it first, so this one stands beside theirs until somebody chooses. `version` is the data's."""

scenario_draft = Table(
    "scenario_draft",
    metadata,
    Column("draft_id", String(32), primary_key=True),
    Column("plan_id", String(80), nullable=False),
    Column("scenario_id", String(32)),
    Column("based_on", Integer),
    Column("document", Text, nullable=False),
    Column("version", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""What somebody was working on when the connection was lost: written at every change, taken away by a save."""

scenario_comment = Table(
    "scenario_comment",
    metadata,
    Column("comment_id", Integer, primary_key=True, autoincrement=True),
    Column("scenario_id", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""What was said of a scenario. Append-only."""

assessment = Table(
    "assessment",
    metadata,
    Column("assessment_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("area_id", String(80), nullable=False),
    Column("activity_id", String(80), nullable=False),
    Column("function", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("written_on", Date, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A socialfaglig vurdering of a zone, or of an activity in it (`activity_id` empty: of the zone), by function, never by
person. Append-only: a correction names the row it replaces, and a row can be replaced once."""

weighting = Table(
    "weighting",
    metadata,
    Column("weighting_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("session", String(80), nullable=False),
    Column("member", String(120), nullable=False),
    Column("document", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A member's weights in a discussion (`session`, by its name); `member` is a seat ('Medlem 2'), never a person.
The last row of a seat counts."""

border_answer = Table(
    "border_answer",
    metadata,
    Column("plan_id", String(80), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("version", String(64), nullable=False),
    Column("asked", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""The counts that questions of moved borders were answered with (`shown`, JSON): known for good to whoever asked.
Append-only and numbered: of two who are answered at once the second is audited again, with the first one's answer."""
