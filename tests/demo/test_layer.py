"""The layer as files: the same seed gives the same bytes, and the committed files are those bytes."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.demo.generate import demo_layer
from lib.demo.inputs import DemoInputs, DemoLayer
from lib.demo.write import layer_files, write_demo


def test_the_same_seed_gives_the_same_bytes(inputs: DemoInputs, layer: DemoLayer, seed: int) -> None:
    assert layer_files(demo_layer(inputs, seed)) == layer_files(layer)


def test_another_seed_gives_other_afdelinger(layer: DemoLayer, other_layer: DemoLayer) -> None:
    ours, theirs = layer_files(layer), layer_files(other_layer)
    assert [path for path in ours if ours[path] == theirs[path]] == []


def test_the_committed_files_are_what_the_generator_makes(layer: DemoLayer, plan_folder: Path) -> None:
    stale = [path for path, made in layer_files(layer).items() if (plan_folder / path).read_bytes() != made]
    assert stale == [], "run `python -m lib demo`"


def test_files_are_written_where_the_plan_keeps_them(layer: DemoLayer, tmp_path: Path) -> None:
    written = write_demo(layer, tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in written] == list(layer_files(layer))
    assert all(
        path.read_bytes() == layer_files(layer)[path.relative_to(tmp_path).as_posix()] for path in written
    )


def test_a_plan_without_zones_is_refused(inputs: DemoInputs, seed: int) -> None:
    with pytest.raises(ValueError, match="No zone polygon"):
        demo_layer(replace(inputs, plan_id="another_plan"), seed)


def test_an_indicator_without_any_published_figure_is_refused(inputs: DemoInputs, seed: int) -> None:
    without = inputs.figures[inputs.figures["indicator_id"] != "doemte"]
    with pytest.raises(ValueError, match="at least one published"):
        demo_layer(replace(inputs, figures=without), seed)
