"""The tables of what is decided and done, in SQLite or PostgreSQL by address."""

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, Text

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
