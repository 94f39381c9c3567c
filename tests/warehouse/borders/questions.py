"""Small random plans and questions of moved borders for them."""

import numpy as np

from lib.domain.disclosure import DisclosureTable
from lib.domain.disclosure.joined import sums_of
from tests.domain.disclosure.plans import random_plan

Flows = dict[tuple[str, str], frozenset[str]]


def small_plan(seed: int) -> DisclosureTable:
    """A dozen to twenty afdelinger in zones, organisations and plan; some too small for rows of their own."""
    return random_plan(seed, afdelinger=12 + seed % 9)


def moved_borders(
    table: DisclosureTable, rng: np.random.Generator
) -> tuple[dict[str, frozenset[str]], Flows]:
    """One to five afdelinger moved to other zones, or to a new one: the changed zones and the flows."""
    zones = {name: frozenset(own) for name, own in sums_of(table).items() if name.startswith("zone")}
    home = {leaf: zone for zone, own in zones.items() for leaf in own}
    targets = [*zones, "ny"]
    after = dict(home)
    for leaf in rng.choice(sorted(home), int(rng.integers(1, 6)), replace=False):
        after[str(leaf)] = str(rng.choice(targets))
    flows: dict[tuple[str, str], set[str]] = {}
    for leaf, zone in after.items():
        if zone != home[leaf]:
            flows.setdefault((home[leaf], zone), set()).add(leaf)
    touched = sorted({zone for way in flows for zone in way})
    changed = {zone: frozenset(leaf for leaf, own in after.items() if own == zone) for zone in touched}
    return {zone: own for zone, own in changed.items() if own}, {
        w: frozenset(own) for w, own in flows.items()
    }
