"""Random deliveries, masked by the program and attacked by the tests' own outsider: nobody is narrowed down."""

from pathlib import Path

import pytest

from lib.domain.disclosure import guarded_remainder
from lib.warehouse.masking import figures
from tests.warehouse.loaded_plans import row, shown
from tests.warehouse.masking.outsider import Outsider
from tests.warehouse.masking.random_loads import Delivery, corrected, delivery, few, read

SPAN = 5
SEEDS = 4
"""A hundred more: `make soak`."""


def narrowed(outsider: Outsider, made: Delivery, version: str = "") -> list[str]:
    """Afdelinger with few persons that the outsider knows to less than SPAN persons."""
    return [area for area in few(made) if outsider.span([f"{area}{version}"]) < SPAN]


def unchanged(first: Delivery, second: Delivery) -> list[str]:
    """The counts that an outsider takes for one unknown: the same and delivered twice or, of those the source kept
    back, in a zone where nothing has changed (where something has, he cannot tell whose it was)."""
    changed = {first.zones[area] for area, known in first.truth.items() if second.truth[area] != known}
    twice = first.delivered & second.delivered
    return [
        area
        for area, known in first.truth.items()
        if second.truth[area] == known and (area in twice or first.zones[area] not in changed)
    ]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_delivery_keeps_its_few(seed: int, tmp_path: Path) -> None:
    made = delivery(seed)
    outsider = Outsider()
    read(outsider, made, shown(made.tables(), tmp_path))
    assert narrowed(outsider, made) == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_re_issue_keeps_the_few_of_both(seed: int, tmp_path: Path) -> None:
    first = delivery(100 + seed)
    second = corrected(first, 200 + seed)
    outsider = Outsider()
    read(outsider, first, shown(first.tables(), tmp_path), "")
    read(outsider, second, shown(second.tables([first]), tmp_path), "'")
    for area in unchanged(first, second):
        outsider.knows({area: 1.0, f"{area}'": -1.0}, 0.0)
    assert narrowed(outsider, first) == []
    assert narrowed(outsider, second, "'") == []


def test_the_outsider_wins_where_remainders_are_not_guarded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case that the outsider is for: the source masks 3 persons and prints the zone."""
    zones = {"a1": "zone1", "a2": "zone1", "b1": "zone2", "b2": "zone2"}
    truth = {"a1": (20, 100), "a2": (3, 100), "b1": (20, 100), "b2": (30, 100)}
    rows = [
        row("a1", 20, 100),
        row("a2", None),
        row("zone1", 23, 200),
        row("b1", 20, 100),
        row("b2", 30, 100),
    ]
    made = Delivery(zones, dict.fromkeys(zones, 300), truth, rows)
    guarded, open_to_all = Outsider(), Outsider()
    read(guarded, made, shown(made.tables(), tmp_path))
    assert narrowed(guarded, made) == []
    assert guarded_remainder(23, 20, figures.Missing(1, True, 300.0)) is not None
    monkeypatch.setattr(figures, "guarded_remainder", lambda measured, delivered, missing: None)
    read(open_to_all, made, shown(made.tables(), tmp_path))
    assert narrowed(open_to_all, made) == ["a2"]
