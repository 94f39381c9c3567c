"""The made-up afdelinger: how many, how large, where, and that nobody lives there."""

import re
from itertools import combinations

import numpy as np
import pytest
from shapely.geometry import Point

from lib.demo.inputs import DemoInputs, DemoLayer
from lib.demo.names import draw_names
from lib.demo.places import zone_shapes
from lib.demo.sizes import HOUSEHOLDS_LIMIT, RESIDENTS_LIMIT, draw_organisations, is_small

REAL_ESTATES = (
    "Korskærparken", "Sønderparken", "Stendalsparken", "Skanseparken", "Bülowsgården", "Holbergshaven",
    "Østerbo", "Søndermarksvej", "Søndermarken", "Ullerup", "Hannerup", "Erritsø", "Taulov", "Snoghøj",
)  # fmt: skip
METRES_PER_DEGREE = 111_320


def test_totals_are_the_published_ones(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    afdelinger = any_layer.afdelinger
    assert len(afdelinger) == 41
    assert afdelinger["organisation"].value_counts().to_dict() == dict(inputs.totals.organisations)
    assert afdelinger["residents"].sum() == 8885
    assert afdelinger["households"].sum() == 5419


def test_sizes_are_those_of_real_afdelinger(any_layer: DemoLayer) -> None:
    afdelinger = any_layer.afdelinger
    assert afdelinger["residents"].between(35, 900).all()
    assert (afdelinger["residents"] / afdelinger["households"]).between(1.2, 2.2).all()
    assert afdelinger["zone"].value_counts().between(8, 12).all()


def test_zone_residents_follow_the_known_populations(any_layer: DemoLayer) -> None:
    zones = any_layer.afdelinger.groupby("zone")["residents"].sum()
    known = np.array([1385, 1298, 1129, 1288])
    assert np.abs(zones.to_numpy() - known / known.sum() * 8885).max() < 1


def test_small_afdelinger_are_never_alone(any_layer: DemoLayer) -> None:
    afdelinger = any_layer.afdelinger
    small = (afdelinger["residents"] < RESIDENTS_LIMIT) | (afdelinger["households"] < HOUSEHOLDS_LIMIT)
    for column in ("zone", "organisation"):
        assert not (small.groupby(afdelinger[column]).sum() == 1).any()
    assert (small.groupby(afdelinger["zone"]).sum() >= 2).sum() >= 2


def test_the_limits_themselves_are_not_small() -> None:
    drawn = is_small(np.array([100, 99, 100]), np.array([50, 50, 49]))
    assert drawn.tolist() == [False, True, True]


def test_names_are_unique_and_no_real_estate_bears_them(any_layer: DemoLayer) -> None:
    names = any_layer.afdelinger["name"]
    assert names.is_unique
    parts = [re.sub(r"(parken|gården|haven|vej)$", "", estate).lower() for estate in REAL_ESTATES]
    assert [name for name in names for part in parts if part in name.lower()] == []
    assert [name for name in names if re.search(r"(parken|gården)$", name)] == []


def test_positions_lie_inside_their_own_zone(any_layer: DemoLayer, inputs: DemoInputs) -> None:
    polygons = zone_shapes(inputs.zones, inputs.plan_id, "zone")
    for row in any_layer.afdelinger.itertuples():
        holders = [zone for zone, f in polygons.items() if f.contains(Point(row.lon, row.lat))]
        assert holders == [row.zone]


def test_positions_are_apart_from_each_other_and_from_the_bases(
    any_layer: DemoLayer, inputs: DemoInputs
) -> None:
    bases = zone_shapes(inputs.zones, inputs.plan_id, "base")
    points = [(f.x, f.y) for f in bases.values()]
    points += list(zip(any_layer.afdelinger["lon"], any_layer.afdelinger["lat"], strict=True))
    narrow = np.cos(np.radians(points[0][1]))
    apart = [np.hypot((a[0] - b[0]) * narrow, a[1] - b[1]) for a, b in combinations(points, 2)]
    assert min(apart) * METRES_PER_DEGREE > 120


def test_every_afdeling_is_marked_demo(layer: DemoLayer) -> None:
    assert set(layer.afdelinger["provenance"]) == {"demo"}
    assert layer.afdelinger["area_id"].tolist() == [f"afd_{number:02d}" for number in range(1, 42)]


def test_too_few_names_is_said() -> None:
    with pytest.raises(ValueError, match="need names"):
        draw_names(np.random.default_rng(1), 1000)


def test_organisations_that_cannot_be_spread_are_refused(inputs: DemoInputs) -> None:
    zones = np.resize(np.array(["a", "b"]), inputs.totals.afdelinger)
    one_small = np.arange(inputs.totals.afdelinger) == 0
    with pytest.raises(ValueError, match="single small"):
        draw_organisations(np.random.default_rng(1), inputs.totals, zones, one_small)
