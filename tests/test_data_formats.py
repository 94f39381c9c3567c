"""docs/data-formats.md and the list that the files are checked against say the same."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from lib.ingest.demo_fields import DEMO_FILES
from lib.ingest.plan_fields import PLAN_FILES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-formats.md"
FILES = {
    **{f"{name}.csv": fields for name, fields in PLAN_FILES.items()},
    **{f"demo/{name}.csv": fields for name, fields in DEMO_FILES.items()},
}


def section(file: str) -> str:
    """The part of the page under the file's heading, up to the next heading."""
    found = re.search(
        rf"^#+ {re.escape(file)}$(.*?)(?=^#|\Z)", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return found[1] if found else ""


def described(text: str) -> set[str]:
    """Names in code marks before the first colon of each item: the columns it describes."""
    items = re.findall(r"^- ((?:.|\n(?!\n|- ))*)", text, flags=re.MULTILINE)
    return {name for item in items for name in re.findall(r"`(\w+)`", item)}


@pytest.mark.parametrize(("file", "columns"), FILES.items(), ids=FILES)
def test_every_column_is_described(file: str, columns: Iterable[str]) -> None:
    assert set(columns) - described(section(file)) == set()


def test_no_file_is_described_that_does_not_exist() -> None:
    headings = re.findall(r"^#+ (\S+\.csv)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(headings) == set(FILES)
