"""docs/house.svg is made from the imports, and is the newest; the words beside it say the same."""

import re
from xml.etree import ElementTree

import pytest

from scripts.house_drawing import TARGET, alternative, drawing, heights, imports
from tests.docs.pages import ROOT, blocks, read
from tests.test_arrows import MAY_IMPORT

HOUSE = imports()


def test_the_drawing_is_that_of_the_imports() -> None:
    assert read(TARGET) == drawing(HOUSE), "run: make drawing"
    assert "house.svg" in read(ROOT / "docs" / "architecture.md")


def test_it_has_the_layers_of_the_house_and_no_arrow_that_is_not_allowed() -> None:
    assert set(HOUSE) == set(MAY_IMPORT)
    assert [layer for layer, below in HOUSE.items() if not below <= MAY_IMPORT[layer]] == []


def test_every_layer_is_told_of_with_what_it_may_import() -> None:
    """The tree says what a layer holds, the table what the arrows' own test allows it."""
    text = read(ROOT / "docs" / "architecture.md")
    tree = next(blocks(text, "architecture.md")).text
    assert [layer for layer in MAY_IMPORT if not re.search(rf"(?<!\w){layer}(?!\w)", tree)] == []
    rows = re.findall(r"^\| (`[^|]+) \| ([^|]+) \|$", text, flags=re.MULTILINE)
    told = {
        layer.removesuffix(".py"): set(re.findall(r"`(\w+)`", may.split(";")[0]))
        for first, may in rows
        for layer in re.findall(r"`([\w.]+)`", first)
    }
    assert {layer: set(may) for layer, may in MAY_IMPORT.items() if layer != "__main__"} == told


def test_a_new_import_makes_another_drawing() -> None:
    more = {**HOUSE, "charts": HOUSE["charts"] | {"settings"}}
    assert drawing(more) != drawing(HOUSE)
    assert "charts imports domain, settings" in alternative(more)
    ElementTree.fromstring(drawing(more))


def test_a_ring_is_named() -> None:
    with pytest.raises(ValueError, match="charts -> maps -> charts is a ring"):
        heights({"charts": frozenset({"maps"}), "maps": frozenset({"charts"})})
