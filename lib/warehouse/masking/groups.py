"""User-made groups of afdelinger against all that is public: each is answered, or refused with «kan ikke vises»."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.domain.disclosure import Mask, audit_release
from lib.warehouse.masking.proof import mask_of, statuses
from lib.warehouse.masking.solve import joined_table
from lib.warehouse.masking.task import MEASURED, MaskingTask
from lib.warehouse.masking.workers import worker_pool
from lib.warehouse.measured import Measured

GROUPS_A_TABLE = 10
LARGEST_TABLE = 60
"""Tables of one indicator; linked ones are attacked in `proof` and would take minutes here."""


@dataclass(frozen=True)
class GroupTrial:
    """`asked` groups were tried in `tables` tables; `allowed` may be shown; `leaks` are cells that they would give away
    all the same: there may be none."""

    tables: int
    asked: int
    allowed: int
    leaks: int


def try_groups(tasks: Sequence[MaskingTask], shown: Measured, seed: int) -> GroupTrial:
    """Ask for made-up groups in the latest table of each indicator, as a curious user would, one after the other.

    Half are any two to twelve afdelinger, half a whole zone without one afdeling: the differencing attack.
    """
    status = statuses(shown)
    chosen = [task for task in _latest(tasks) if task.table.leaf_count <= LARGEST_TABLE]
    with worker_pool() as pool:
        answers = list(
            pool.map(_ask, chosen, [mask_of(task, status) for task in chosen], [seed] * len(chosen))
        )
    return GroupTrial(
        tables=len(chosen),
        asked=sum(asked for asked, _, _ in answers),
        allowed=sum(allowed for _, allowed, _ in answers),
        leaks=sum(leaks for _, _, leaks in answers),
    )


def _latest(tasks: Sequence[MaskingTask]) -> list[MaskingTask]:
    """The newest task of each set of indicators with afdelinger in it."""
    newest: dict[frozenset[str], tuple[pd.Timestamp, MaskingTask]] = {}
    for task in tasks:
        own = [row for rows in task.cells.values() for row in rows if row.table == MEASURED]
        if not own:
            continue
        indicators = frozenset(key.indicator_id for key in own)
        period = max(key.period_end for key in own)
        if indicators not in newest or period > newest[indicators][0]:
            newest[indicators] = (period, task)
    return [task for _, task in newest.values()]


def _ask(task: MaskingTask, mask: Mask, seed: int) -> tuple[int, int, int]:
    table = task.table
    leaves = list(table.cell_ids[: table.leaf_count])
    rng = np.random.default_rng(seed)
    sums = [table.incidence[[place]].indices for place in range(table.leaf_count, len(table.cell_ids))]
    groups: dict[str, list[str]] = {}
    for number in range(GROUPS_A_TABLE):
        if number % 2:
            members = rng.choice(sums[int(rng.integers(len(sums)))], replace=False, size=1)
            whole = next(own for own in sums if members[0] in own)
            picked = [leaves[place] for place in whole if place != members[0]]
        else:
            picked = [
                leaves[place] for place in rng.choice(len(leaves), int(rng.integers(2, 13)), replace=False)
            ]
        groups[f"gruppe {number}"] = picked
    joined = joined_table(task)
    unseen = Mask(mask.hidden | joined.named(joined.never_published))
    audit = audit_release(joined, unseen, groups)
    allowed = sum(answer.allowed for answer in audit.answers.values())
    return len(groups), allowed, len(audit.unsafe)
