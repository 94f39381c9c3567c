"""Disclosure control (diskretionering): which counts are masked, and the proof that it holds."""

from lib.domain.disclosure.attacker import AuditResult, CellRange, attack, find_unsafe
from lib.domain.disclosure.audit import Answer, ReleaseAudit, audit_release
from lib.domain.disclosure.frame import MaskedFrame, Publication, hierarchy_groups, mask_frame
from lib.domain.disclosure.joined import with_earlier_version, with_released_sums
from lib.domain.disclosure.linked import ClassFamily, Links, link_facts, link_tables
from lib.domain.disclosure.loss import InformationLoss, information_loss
from lib.domain.disclosure.pool import pool_three_years, window_end
from lib.domain.disclosure.primary import forced_cells, primary_cells
from lib.domain.disclosure.release import Release, publish
from lib.domain.disclosure.remainder import Missing, Remainder, guarded_remainder
from lib.domain.disclosure.requirement import Requirement, required_spans
from lib.domain.disclosure.secondary_exact import SecondaryResult, exact_mask
from lib.domain.disclosure.secondary_heuristic import heuristic_mask
from lib.domain.disclosure.table import (
    CountInterval,
    DisclosureError,
    DisclosureTable,
    Mask,
    make_table,
    with_known_sums,
)

__all__ = [
    "Answer",
    "AuditResult",
    "CellRange",
    "ClassFamily",
    "CountInterval",
    "DisclosureError",
    "DisclosureTable",
    "InformationLoss",
    "Links",
    "Mask",
    "MaskedFrame",
    "Missing",
    "Publication",
    "Release",
    "ReleaseAudit",
    "Remainder",
    "Requirement",
    "SecondaryResult",
    "attack",
    "audit_release",
    "exact_mask",
    "find_unsafe",
    "forced_cells",
    "guarded_remainder",
    "heuristic_mask",
    "hierarchy_groups",
    "information_loss",
    "link_facts",
    "link_tables",
    "make_table",
    "mask_frame",
    "pool_three_years",
    "primary_cells",
    "publish",
    "required_spans",
    "window_end",
    "with_earlier_version",
    "with_known_sums",
    "with_released_sums",
]
