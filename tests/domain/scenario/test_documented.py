"""docs/data-formats.md and the reader of scenarios say the same: every field, and an example that can be read."""

import json
import re

from lib.domain.scenario.document import SCHEMA
from lib.domain.scenario.written import OTHER, REQUIRED, from_json, to_json
from tests.conftest import ROOT

PART = (
    (ROOT / "docs" / "data-formats.md")
    .read_text(encoding="utf-8")
    .split("## A scenario as JSON")[1]
    .split("\n## ")[0]
)
(EXAMPLE,) = re.findall(r"```json\n(.*?)```", PART, re.DOTALL)
FIELDS = re.findall(r"^- `(\w+)`: (required)?", PART, re.MULTILINE)


def test_every_field_is_described_and_none_that_is_not_there() -> None:
    assert {name for name, required in FIELDS if required} == set(REQUIRED)
    assert {name for name, required in FIELDS if not required} == set(OTHER)


def test_the_example_has_every_field_and_is_read_and_written_again() -> None:
    value = json.loads(EXAMPLE)
    assert set(value) == {*REQUIRED, *OTHER}
    assert value["schema"] == SCHEMA
    document = from_json(EXAMPLE, "fredericia")
    assert json.loads(to_json(document)) == value
    inner = {name for each in value.values() for item in _objects(each) for name in item}
    assert inner <= set(re.findall(r"`(\w+)`", PART)), "the fields inside are described too"


def _objects(value: object) -> list[dict[str, object]]:
    """The objects in a value, those in its lists and fields too."""
    inside = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    own = [value] if isinstance(value, dict) else []
    return own + [found for each in inside for found in _objects(each)]
