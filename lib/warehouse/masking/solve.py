"""Masks of many tasks, on all cores, each solved once: a mask is kept under the hash of its tables and the rules."""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib.domain.disclosure import DisclosureTable, Mask, exact_mask, heuristic_mask, with_earlier_version
from lib.warehouse.masking.task import MaskingTask, RowKey, Version
from lib.warehouse.masking.workers import worker_pool

EXACT_UP_TO = 60
"""Leaves up to which the smallest loss is proven when building; above, the heuristic (docs/benchmarks.md)."""
RULES = Path(__file__).resolve().parents[2] / "domain" / "disclosure"


def solve_all(
    tasks: Sequence[MaskingTask], folder: Path, progress: Callable[[float], None] = lambda share: None
) -> list[Mask]:
    """The mask of each task, in order; `folder` keeps those that are known. A kept mask names hidden cells only,
    which the public file shows anyway; it does not tell which of them are primary. `progress` is told 0-1."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [folder / f"{_fingerprint(task)}.json" for task in tasks]
    unknown = [place for place, name in enumerate(names) if not name.exists()]
    if unknown:
        with worker_pool() as pool:
            solved = pool.map(_solve_task, [tasks[place] for place in unknown])
            for done, (place, mask) in enumerate(zip(unknown, solved, strict=True), start=1):
                _keep(names[place], mask)
                progress(done / len(unknown))
    return [Mask(frozenset(json.loads(name.read_text(encoding="utf-8")))) for name in names]


def joined_table(task: MaskingTask) -> DisclosureTable:
    """The task's table with all that its earlier versions have shown; the table itself where there is none."""
    hidden: list[set[RowKey]] = []
    joined = task.table
    for reading in task.readings:
        joined = _joined(reading, hidden)
        if reading is not task.readings[-1]:
            mask, cells = _solve(joined), reading[-1].cells
            hidden.append({row for cell in mask.hidden & set(cells) for row in cells[cell]})
    return joined


def _joined(reading: Sequence[Version], hidden: Sequence[set[RowKey]]) -> DisclosureTable:
    """The versions of one reading as one table; `hidden` are the rows that each earlier one masked."""
    joined = reading[0].table
    for before, rows, version in zip(reading, hidden, reading[1:], strict=False):
        masked = {cell for cell, own in before.cells.items() if set(own) <= rows}
        mask = Mask(joined.named(joined.never_published) | masked)
        joined = with_earlier_version(version.table, joined, mask)
    return joined


def _solve_task(task: MaskingTask) -> Mask:
    return _solve(joined_table(task))


def _solve(table: DisclosureTable) -> Mask:
    return exact_mask(table).mask if table.leaf_count <= EXACT_UP_TO else heuristic_mask(table)


def _keep(name: Path, mask: Mask) -> None:
    aside = name.with_name(f".{name.name}.{os.getpid()}")
    aside.write_text(json.dumps(sorted(mask.hidden), ensure_ascii=False), encoding="utf-8")
    aside.replace(name)


def _fingerprint(task: MaskingTask) -> str:
    digest = hashlib.sha256(_rules().encode())
    digest.update(f"{EXACT_UP_TO}".encode())
    for table in [task.table, *(version.table for reading in task.readings for version in reading)]:
        digest.update("\n".join(table.cell_ids).encode())
        known = table.known
        arrays = [
            table.incidence.indices, table.incidence.indptr, table.counts, table.populations, table.weights,
            table.never_published, table.printed, table.public_low, table.public_high,
            known.matrix.indices, known.matrix.indptr, known.matrix.data, known.low, known.high,
        ]  # fmt: skip
        for array in arrays:
            digest.update(np.ascontiguousarray(array).tobytes() + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _rules() -> str:
    digest = hashlib.sha256()
    for path in sorted(RULES.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
