"""The young by education: parts that exclude each other and, with a small rest, are everyone."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.demo.indicators import DemoIndicator
from lib.demo.paths import share_path
from lib.demo.rounding import apportion

_REST = 0.004  # share without known education, and level of a part that the source prints as '-'
_RAKING_ROUNDS = 60
_EMPTY = 1e-12


def part_shares(
    rng: np.random.Generator,
    indicators: Sequence[DemoIndicator],
    years: np.ndarray,
    published: Sequence[Mapping[int, float]],
) -> np.ndarray:
    """Shares (0-1) of one area by year, shape (years, parts + rest); each year sums to 1.

    What is published in a year, or in two years around it, is held; the other parts share what is left.
    """
    raw = np.full((len(years), len(indicators) + 1), _REST)
    held = np.zeros(raw.shape, dtype=bool)
    for part, (indicator, known) in enumerate(zip(indicators, published, strict=True)):
        if known:
            raw[:, part] = share_path(rng, years, known, indicator.drift)
        held[:, part] = True if len(known) > 1 else np.isin(years, list(known))
    fixed = np.where(held, raw, 0.0)
    left = np.maximum(1 - fixed.sum(axis=1, keepdims=True), 0.0)
    loose = np.where(held, 0.0, raw)
    shares = fixed + loose / loose.sum(axis=1, keepdims=True) * left
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def part_counts(shares: np.ndarray, denominators: np.ndarray, effects: np.ndarray) -> np.ndarray:
    """Whole persons by afdeling and part (the rest last), shape (afdelinger, parts + rest).

    Rows sum to `denominators`, columns to the best whole numbers for `shares`. `effects` has shape
    (afdelinger, parts); the rest has none.
    """
    everyone = int(denominators.sum())
    totals = apportion(shares * everyone, everyone)
    seeds = np.exp(np.hstack([effects, np.zeros((len(denominators), 1))]))
    return _whole(_raked(seeds * shares, denominators, totals), denominators, totals)


def _raked(table: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    for _ in range(_RAKING_ROUNDS):
        table = table * (columns / np.maximum(table.sum(axis=0), _EMPTY))
        table = table * (rows / np.maximum(table.sum(axis=1), _EMPTY))[:, None]
    return table


def _whole(table: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Both margins whole and exact: part by part, each afdeling carrying its lost fraction to the next."""
    counts = np.zeros(table.shape, dtype=int)
    left = rows.astype(int).copy()
    carried = np.zeros(len(rows))
    for part in range(table.shape[1]):
        last = part == table.shape[1] - 1
        wanted = table[:, part] + carried
        counts[:, part] = left if last else apportion(wanted, int(columns[part]), 0, left)
        carried = wanted - counts[:, part]
        left -= counts[:, part]
    return counts
