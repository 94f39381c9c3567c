"""Masks of many tables, on all cores, each solved once: a mask is kept under the hash of its table and the rules."""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib.domain.disclosure import DisclosureTable, Mask, exact_mask, heuristic_mask

EXACT_UP_TO = 60
"""Leaves up to which the smallest loss is proven when building; above, the heuristic (docs/benchmarks.md)."""
RULES = Path(__file__).resolve().parents[2] / "domain" / "disclosure"


def solve_all(tables: Sequence[DisclosureTable], folder: Path) -> list[Mask]:
    """The mask of each table, in order; `folder` keeps those that are known. A kept mask names hidden cells only,
    which the public file shows anyway; it does not tell which of them are primary."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [folder / f"{_fingerprint(table)}.json" for table in tables]
    unknown = [place for place, name in enumerate(names) if not name.exists()]
    if unknown:
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            for place, mask in zip(unknown, pool.map(_solve, [tables[p] for p in unknown]), strict=True):
                _keep(names[place], mask)
    return [Mask(frozenset(json.loads(name.read_text(encoding="utf-8")))) for name in names]


def _solve(table: DisclosureTable) -> Mask:
    return exact_mask(table).mask if table.leaf_count <= EXACT_UP_TO else heuristic_mask(table)


def _keep(name: Path, mask: Mask) -> None:
    aside = name.with_name(f".{name.name}.{os.getpid()}")
    aside.write_text(json.dumps(sorted(mask.hidden), ensure_ascii=False), encoding="utf-8")
    aside.replace(name)


def _fingerprint(table: DisclosureTable) -> str:
    digest = hashlib.sha256(_rules().encode())
    digest.update(f"{EXACT_UP_TO}".encode())
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
