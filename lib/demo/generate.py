"""The whole demo layer from its inputs and a seed."""

import numpy as np
import pandas as pd

from lib.demo.benchmarks import demo_benchmarks
from lib.demo.inputs import DemoInputs, DemoLayer
from lib.demo.kendskabsgrad import demo_kendskabsgrad
from lib.demo.names import draw_names
from lib.demo.observations import demo_observations
from lib.demo.places import draw_places, zone_shapes
from lib.demo.sizes import (
    draw_households,
    draw_organisations,
    is_small,
    small_per_zone,
    split_afdelinger,
    zone_residents,
    zone_sizes,
)
from lib.demo.streams import stream
from lib.demo.target_groups import demo_target_groups, months_between

_ID_PREFIX = "afd"


def demo_layer(inputs: DemoInputs, seed: int) -> DemoLayer:
    """Made-up afdelinger and series that add up to the published figures; same inputs and seed, same layer.

    Raises ValueError when the inputs cannot be met (no zones, an indicator never published, bad totals).
    """
    zones = tuple(zone_shapes(inputs.zones, inputs.plan_id, "zone"))
    if not zones:
        raise ValueError(f"No zone polygon belongs to the plan {inputs.plan_id}")
    months = months_between(inputs.first_month, inputs.last_month)
    afdelinger = demo_afdelinger(inputs, zones, seed)
    target_groups = demo_target_groups(inputs.target_groups, zones, months, seed)
    return DemoLayer(
        afdelinger=afdelinger,
        observations=demo_observations(inputs, afdelinger, seed),
        benchmarks=demo_benchmarks(
            inputs.figures, inputs.indicators, (inputs.kommune_area, inputs.land_area), inputs.years, seed
        ),
        target_groups=target_groups,
        kendskabsgrad=demo_kendskabsgrad(
            inputs.kendskabsgrad, target_groups, zones, inputs.kommune_area, inputs.rest_area, months, seed
        ),
    )


def demo_afdelinger(inputs: DemoInputs, zones: tuple[str, ...], seed: int) -> pd.DataFrame:
    """One row per made-up afdeling, in zone order; columns as DemoLayer.afdelinger."""
    rng, totals = stream(seed, "afdelinger"), inputs.totals
    per_zone = zone_residents(_weights(inputs, zones), totals.residents)
    counts = split_afdelinger(rng, len(zones), totals.afdelinger)
    small = small_per_zone(rng, len(zones), int(counts.min()))
    sizes = [
        zone_sizes(rng, *row) for row in zip(per_zone.tolist(), counts.tolist(), small.tolist(), strict=True)
    ]
    residents = np.concatenate([rng.permutation(zone) for zone in sizes])
    households = draw_households(rng, residents, totals.households)
    zone_column = np.repeat(zones, counts)
    places = _places(inputs, dict(zip(zones, counts.tolist(), strict=True)), seed)
    return pd.DataFrame(
        {
            "area_id": [f"{_ID_PREFIX}_{number:02d}" for number in range(1, totals.afdelinger + 1)],
            "name": draw_names(stream(seed, "names"), totals.afdelinger),
            "number": "",
            "former_names": "",
            "organisation": draw_organisations(rng, totals, zone_column, is_small(residents, households)),
            "zone": zone_column,
            "residents": residents,
            "households": households,
            "lon": places[:, 0],
            "lat": places[:, 1],
            "provenance": "demo",
            "valid_from": f"{inputs.first_year}-01-01",
            "valid_to": "",
        }
    )


def _weights(inputs: DemoInputs, zones: tuple[str, ...]) -> np.ndarray:
    """The zones' published populations; where none is published they are alike."""
    if inputs.kendskabsgrad.empty:
        return np.ones(len(zones))
    known = inputs.kendskabsgrad.set_index("area_id")["implied_population"].reindex(list(zones))
    return known.to_numpy(dtype=float)


def _places(inputs: DemoInputs, per_zone: dict[str, int], seed: int) -> np.ndarray:
    polygons = zone_shapes(inputs.zones, inputs.plan_id, "zone")
    bases = zone_shapes(inputs.zones, inputs.plan_id, "base")
    return np.vstack(
        [
            draw_places(stream(seed, f"places {zone}"), polygons[zone], bases[zone], count)
            for zone, count in per_zone.items()
        ]
    )
