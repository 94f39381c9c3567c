"""What one observed number is: its status, where it comes from and how it came to be.

Source of the vocabulary: docs/architecture.md, "The tables".
"""

from enum import StrEnum


class Status(StrEnum):
    """Why a cell has a value or has none. A missing cell is never 0."""

    OK = "ok"
    MANGLER = "mangler"
    IKKE_RELEVANT = "ikke_relevant"
    DISKRETIONERET = "diskretioneret"


class Provenance(StrEnum):
    """Where a number comes from. It follows the number to every screen and export."""

    PUBLISHED = "published"
    DATATRAEK = "datatraek"
    INTERPOLERET = "interpoleret"
    DEMO = "demo"


REAL_PROVENANCES = (Provenance.PUBLISHED, Provenance.DATATRAEK)
"""The provenances that the switch *Kun offentliggjorte og indlæste tal* lets through."""


class Basis(StrEnum):
    """Whether an area's number was measured as such or is the sum of its afdelinger."""

    MAALT = "maalt"
    RULLET_OP = "rullet_op"


PROVENANCE_WORDS = {
    Provenance.PUBLISHED: "offentliggjort",
    Provenance.DATATRAEK: "indlæst",
    Provenance.INTERPOLERET: "interpoleret",
    Provenance.DEMO: "demo",
}

STATUS_WORDS = {
    Status.OK: "oplyst",
    Status.MANGLER: "mangler",
    Status.IKKE_RELEVANT: "ikke relevant",
    Status.DISKRETIONERET: "diskretioneret",
}

SHOWN_COLUMNS = (
    "indicator_id",
    "area_id",
    "level",
    "year",
    "period_start",
    "period_end",
    "value",
    "numerator",
    "denominator",
    "low",
    "high",
    "method",
    "reliability",
    "status",
    "provenance",
    "basis",
    "source_id",
    "coverage_areas",
    "coverage_areas_total",
    "coverage_residents_pct",
)
"""Columns of every frame that shows observations: one row per indicator, area and period."""
