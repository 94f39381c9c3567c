"""A question is answered once per file; whoever asks may change the answer that comes back."""

import shutil
from pathlib import Path

import duckdb
import pytest

from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse, open_public
from tests.conftest import BuiltHouse


@pytest.fixture
def warehouse(built_house: BuiltHouse) -> PublicWarehouse:
    """An opened file of its own, so that nothing has been asked of it."""
    return PublicWarehouse(built_house.public_file)


def test_a_question_is_put_to_the_file_once(
    warehouse: PublicWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = questions.areas(warehouse, "zone")
    asked = warehouse.ask
    others: list[str] = []
    monkeypatch.setattr(warehouse, "ask", lambda sql, *more: (others.append(sql), asked(sql, *more))[1])
    again = questions.areas(warehouse, "zone")
    assert again.equals(first)
    assert others == []
    assert len(questions.areas(warehouse, "afdeling")) != len(first)
    assert len(others) == 1


def test_what_one_writes_into_its_answer_no_other_sees(warehouse: PublicWarehouse) -> None:
    before = questions.activities(warehouse)
    mine = questions.activities(warehouse)
    mine.loc[0, "name"] = "overskrevet"
    mine["hours"] = 1
    del mine["short_name"]
    questions.years(warehouse, "uden_for_arbejdsmarked", True).append(1900)
    assert questions.activities(warehouse).equals(before)
    assert 1900 not in questions.years(warehouse, "uden_for_arbejdsmarked", True)


def test_another_version_has_answers_of_its_own(built_house: BuiltHouse, tmp_path: Path) -> None:
    """Publishing names another file: its answers are asked of it."""
    other = tmp_path / "public-other.duckdb"
    shutil.copy(built_house.public_file, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute("UPDATE area SET name = 'Nyt navn' WHERE level = 'zone'")
    assert set(questions.areas(open_public(other), "zone")["name"]) == {"Nyt navn"}
    assert "Nyt navn" not in set(questions.areas(open_public(built_house.public_file), "zone")["name"])
