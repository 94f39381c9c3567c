"""The tables of who has signed in and which roles have been given. All are append-only."""

from sqlalchemy import Boolean, Column, DateTime, Integer, String, Table

from lib.state.meeting_tables import metadata  # and with it every other table

sign_in = Table(
    "sign_in",
    metadata,
    Column("login_id", String(64), primary_key=True),
    Column("account_id", String(200), nullable=False),
    Column("roles", String(2000), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""A sign-in that has opened the app; `roles` (words with a comma between, 'role@plan' of one plan alone) are those that
the provider named then."""

sign_out = Table(
    "sign_out",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("account_id", String(200), nullable=False),
    Column("login_id", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
)
"""A sign-in that has ended; with `login_id` empty all that the account had before `at`."""

role_grant = Table(
    "role_grant",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("account_id", String(200), nullable=False),
    Column("role", String(40), nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("plan_id", String(80), nullable=True),
)
"""A role given to an account, or taken from it, in one plan or (`plan_id` null) in every one. The last row of a role
that concerns a plan counts there, also over what the provider says."""
