"""The tables of meetings and what comes of them. All are append-only: a correction is a row that names the one it
replaces, and no row is replaced twice."""

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, String, Table, Text

from lib.state.tables import metadata

meeting = Table(
    "meeting",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("kind", String(80), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A meeting with its agenda, scenarios and slides (`document`, JSON). Append-only: opening and closing are rows too."""

indstilling = Table(
    "indstilling",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("title", String(200), nullable=False),
    Column("version", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A proposal to the board: scenarios, assessments and texts (`document`, JSON). Append-only."""

decision = Table(
    "decision",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("meeting_id", Integer, nullable=False),
    Column("indstilling_id", Integer),
    Column("decided_on", Date, nullable=False),
    Column("in_force_from", Date),
    Column("version", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""What a meeting decided: votes, moves and what was expected (`document`, JSON). Append-only."""

approval = Table(
    "approval",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("decision_id", Integer, nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("note", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""The answer of whoever must approve a decision beside the board; `decision_id` is the row of the decision that was
answered, for an answer does not follow to a decision that has been changed since. Append-only."""

delaftale_edition = Table(
    "delaftale_edition",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("plan_id", String(80), nullable=False),
    Column("activity_id", String(80), nullable=False),
    Column("document", Text, nullable=False),
    Column("replaces", Integer, unique=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A draft of what the agreement says of one activity (`document`, JSON). It is in force when a decision names it and
its day has come; the first edition of each is the plan's own files. Append-only."""
