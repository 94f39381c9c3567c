"""May this be shown too? Masks, and sums made later (groups of afdelinger, moved zone borders, simulations)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.disclosure.attacker import AuditResult, attack, find_unsafe
from lib.domain.disclosure.joined import with_released_sums
from lib.domain.disclosure.primary import SMALLEST_SHOWN
from lib.domain.disclosure.release import publish
from lib.domain.disclosure.requirement import required_spans
from lib.domain.disclosure.table import UNBOUNDED, DisclosureTable, Mask

REFUSED = "kan ikke vises"
FEW = "Summen bygger på 1-4 personer, eller alle på nær 1-4."
SOLVABLE = "Sammen med det, der allerede er vist, ville summen røbe et diskretioneret tal."


@dataclass(frozen=True)
class Answer:
    """Whether a sum may be shown; if not, `reason` says why in a Danish sentence."""

    allowed: bool
    reason: str


@dataclass(frozen=True)
class ReleaseAudit:
    """What the attacker makes of a release: `unsafe` is empty when it may go out.

    `answers` per extra sum, in the order given; the ranges are those after the allowed ones are out. `lowered`:
    cells whose span of 5 no mask can give.
    """

    ranges: AuditResult
    unsafe: Mapping[str, float]
    lowered: Mapping[str, float]
    answers: Mapping[str, Answer]


def audit_release(
    table: DisclosureTable, mask: Mask, extra_sums: Mapping[str, Sequence[str]] | None = None
) -> ReleaseAudit:
    """Attack the release of `table` under `mask`, with each of `extra_sums` (name -> leaves) that passes added to it.

    The sums must hold all that was shown before, in order: an answer depends on what is out. Refused when the
    sum itself is 1-4 or its complement is, or when any masked count would be narrowed under its span. What is
    required is set by the table alone: an extra sum never lowers it.
    """
    requirement = required_spans(table)
    required = requirement.by_cell(table)
    answers: dict[str, Answer] = {}
    released: dict[str, Sequence[str]] = {}
    for name, members in (extra_sums or {}).items():
        answers[name] = _judge(table, mask, {**released, name: members}, name, required)
        if answers[name].allowed:
            released[name] = members
    ranges = attack(publish(with_released_sums(table, released), mask))
    unsafe = {cell: found.span for cell, found in ranges.unsafe(required).items()}
    return ReleaseAudit(ranges, unsafe, requirement.lowered, answers)


def _judge(
    table: DisclosureTable,
    mask: Mask,
    sums: Mapping[str, Sequence[str]],
    name: str,
    required: Mapping[str, float],
) -> Answer:
    joined = with_released_sums(table, sums)
    place = joined.cell_ids.index(name)
    count, population = joined.counts[place], joined.populations[place]
    few_others = population < UNBOUNDED and 1 <= population - count < SMALLEST_SHOWN
    if 1 <= count < SMALLEST_SHOWN or few_others:
        return Answer(False, FEW)
    needed = joined.counts * 0.0
    for i, cell in enumerate(joined.cell_ids):
        needed[i] = required.get(cell, 0.0)
    if find_unsafe(publish(joined, mask), needed).any():
        return Answer(False, SOLVABLE)
    return Answer(True, "")
