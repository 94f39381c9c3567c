"""The matrix, the zone table and the map of flows say the same as the scenario they are drawn from."""

import json

import pandas as pd

from lib.domain.allocation.frames import matrix
from lib.domain.allocation.outcome import outcome
from lib.ui.flow_map import flow_map
from lib.ui.placement_matrix import matrix_for_download, placement_matrix, zone_table
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONES, move, real_rulebook

RULEBOOK = real_rulebook()
SCENARIO, _ = RULEBOOK.replayed(
    (move("fremskudt", 1, 4, 12, "Fredericia Jobcenter (fremskudte medarbejdere)"),),
)
DONE = outcome(RULEBOOK.agreement, SCENARIO, [FREMSKUDT_NEED])
MATRIX = matrix(RULEBOOK.agreement, SCENARIO.base, SCENARIO.placement)


def shapes() -> pd.DataFrame:
    squares = [
        {"type": "Polygon", "coordinates": [[[x, 55], [x + 1, 55], [x + 1, 56], [x, 56], [x, 55]]]}
        for x in range(len(ZONES))
    ]
    return pd.DataFrame(
        {
            "area_id": [zone.area_id for zone in ZONES],
            "number": [zone.number for zone in ZONES],
            "name": [zone.name for zone in ZONES],
            "geojson": [json.dumps(square) for square in squares],
        }
    )


def test_only_changed_cells_are_marked_with_what_they_were() -> None:
    drawn = placement_matrix(MATRIX, {"fremskudt": "<antagelse>"}, RULEBOOK.agreement)
    assert drawn.count("zk-changed") == 4, "two cells and the sums of two zones"
    assert "▼ før 111 · </small><b>99</b>" in drawn
    assert "▲ før 28 · </small><b>40</b>" in drawn
    assert "&lt;antagelse&gt;" in drawn
    assert drawn.count("<tr>") == 1 + 14 + 1


def test_the_download_has_every_cell() -> None:
    table = matrix_for_download(MATRIX, RULEBOOK.agreement)
    assert len(table) == 56
    assert table["Timer efter"].sum() == 517
    assert set(table["Zone"]) == {zone.name for zone in ZONES}


def test_the_zone_table_balances() -> None:
    drawn = zone_table(DONE, RULEBOOK.agreement)
    assert "<td>202</td><td>190</td><td>−12</td><td>–</td><td>12</td>" in drawn
    assert "<td>517</td><td>517</td><td>0</td><td>12</td><td>12</td>" in drawn


def test_the_map_has_an_arrow_per_flow_and_says_it_in_words() -> None:
    drawn = flow_map(shapes(), SCENARIO.flows, DONE.changes)
    assert drawn.count("zk-flow-head") == 1
    assert drawn.count("zk-shape") == 4
    assert "−12 t" in drawn
    assert "+12 t" in drawn
    assert "flyttede timer: 12 timer fra Zone 1 til Zone 4." in drawn
    still = flow_map(shapes(), (), ())
    assert "zk-flow-head" not in still
    assert "Ingen timer er flyttet" in still
