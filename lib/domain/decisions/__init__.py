"""Decisions: who voted what, whose approval is awaited, what is in force from which day, and how it went."""
