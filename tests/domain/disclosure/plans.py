"""Random tables for the tests: small ones that brute force can solve, and whole plans."""

import numpy as np
from hypothesis import strategies as st

from lib.domain.disclosure import CountInterval, DisclosureTable, make_table, with_known_sums
from lib.domain.disclosure.table import UNBOUNDED


@st.composite
def small_tables(draw: st.DrawFn) -> DisclosureTable:
    """Three to six leaves in up to three overlapping sums and a total: at most ten cells; some printed, some facts."""
    size = draw(st.integers(3, 6))
    leaves = [f"a{i}" for i in range(size)]
    populations = {leaf: float(draw(st.integers(1, 40))) for leaf in leaves}
    counts = {leaf: float(draw(st.integers(0, min(12, int(n))))) for leaf, n in populations.items()}
    sums = {
        f"s{i}": draw(st.lists(st.sampled_from(leaves), min_size=1, unique=True))
        for i in range(draw(st.integers(0, 3)))
    }
    printed = {}
    if sums and draw(st.booleans()):
        true = sum(counts[leaf] for leaf in sums["s0"])
        printed["s0"] = CountInterval(true - draw(st.integers(0, 3)), true + draw(st.integers(0, 3)))
    if draw(st.booleans()):
        populations.pop("a1")
    kept_out = frozenset(draw(st.lists(st.sampled_from(leaves), max_size=1)))
    table = make_table(
        counts, populations, {**sums, "plan": leaves}, never_published=kept_out, printed=printed
    )
    if not draw(st.booleans()):
        return table
    room = draw(st.integers(0, 6))
    facts = [({"a0": 1.0, "a2": 1.0}, CountInterval(0, counts["a0"] + counts["a2"] + room))]
    if counts["a1"] <= counts["a2"]:
        facts.append(({"a1": 1.0, "a2": -1.0}, CountInterval(-UNBOUNDED, 0)))
    return with_known_sums(table, facts)


def random_plan(seed: int, afdelinger: int | None = None) -> DisclosureTable:
    """A plan of 20-120 afdelinger in 4-12 zones and 2-3 organisations; the indicator may be rare or common."""
    rng = np.random.default_rng(seed)
    size = afdelinger or int(rng.integers(20, 121))
    zone = rng.integers(0, rng.integers(4, 13), size)
    organisation = rng.choice(3, size, p=[0.65, 0.3, 0.05])
    residents = 20 + rng.lognormal(np.log(190), 0.5, size).astype(int)
    in_age = rng.binomial(residents, rng.choice([0.12, 0.3, 0.7, 1.0]))
    share = np.clip(rng.normal(rng.choice([0.02, 0.1, 0.35, 0.9]), 0.05, size), 0.005, 0.98)
    counts = rng.binomial(in_age, share)
    names = [f"afd{i}" for i in range(size)]
    sums = {f"zone{z}": [names[i] for i in np.flatnonzero(zone == z)] for z in np.unique(zone)}
    sums |= {
        f"org{o}": [names[i] for i in np.flatnonzero(organisation == o)] for o in np.unique(organisation)
    }
    return make_table(
        dict(zip(names, counts.astype(float).tolist(), strict=True)),
        dict(zip(names, in_age.astype(float).tolist(), strict=True)),
        {**sums, "plan": names},
        never_published=frozenset(names[i] for i in np.flatnonzero(residents < 100)),
    )
