"""Random streams: one per part of the layer, so that a change in one part leaves the others as they were."""

import zlib

import numpy as np


def stream(seed: int, part: str) -> np.random.Generator:
    """The generator of one named part under one seed."""
    return np.random.default_rng([seed, zlib.crc32(part.encode())])


def wander(rng: np.random.Generator, steps: int, step_sd: np.ndarray | float, memory: float) -> np.ndarray:
    """Stationary AR(1) noise, shape `step_sd.shape + (steps,)`: neighbours are alike, nothing runs away."""
    step_sd = np.asarray(step_sd, dtype=float)
    shocks = rng.standard_normal((*step_sd.shape, steps)) * step_sd[..., None]
    walk = np.empty_like(shocks)
    walk[..., 0] = shocks[..., 0] / np.sqrt(1 - memory**2)
    for step in range(1, steps):
        walk[..., step] = memory * walk[..., step - 1] + shocks[..., step]
    return np.asarray(walk)
