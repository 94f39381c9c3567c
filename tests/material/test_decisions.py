"""A decision made on one version of the data and held against a later one: two real public files, with made figures."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from lib.domain.access.account import program
from lib.domain.allocation.frames import placement_from
from lib.domain.decisions.decision import Expectation
from lib.domain.decisions.expected import Expected
from lib.domain.decisions.review import ReviewState
from lib.material.decisions import decision_ground, reviews
from lib.state.decisions import DecisionBook
from lib.state.engine import open_state
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse, open_public
from tests.conftest import BuiltHouse
from tests.domain.decisions.made import fields

PAIR = ("kun_grundskole_18_29", "zone1")
MADE_ON, BY = dt.date(2026, 11, 20), dt.date(2027, 6, 1)
LATER = dt.date(2028, 1, 15)
FROZEN = """
    INSERT INTO shown BY NAME
    SELECT * REPLACE ({}) FROM shown WHERE indicator_id = '{}' AND area_id = '{}' LIMIT 1
"""


def row(
    day: str, value: float, low: float, high: float, status: str = "ok", provenance: str = "datatraek"
) -> str:
    """SQL for a made figure of PAIR."""
    numbers = f"{value} AS value, {low} AS low, {high} AS high" if status == "ok" else "NULL AS value"
    days = f"DATE '{day}' AS period_start, DATE '{day}' AS period_end, year(DATE '{day}') AS year"
    return FROZEN.format(f"{days}, {numbers}, '{status}' AS status, '{provenance}' AS provenance", *PAIR)


def version(house: BuiltHouse, folder: Path, name: str, *statements: str) -> PublicWarehouse:
    """The built house's public file under another name, with the statements run on it."""
    copy = folder / f"public-{name}.duckdb"
    shutil.copy(house.public_file, copy)
    with duckdb.connect(str(copy)) as connection:
        for statement in statements:
            connection.execute(statement)
    return open_public(copy)


@pytest.fixture
def decided(built_house: BuiltHouse, tmp_path: Path) -> DecisionBook:
    """A decision with the interval that version A proposes, kept in a state of its own."""
    seen = version(built_house, tmp_path, "a", BASELINE)
    ground = decision_ground(seen, questions.plan(seen), "a" * 64, MADE_ON)
    found = ground.propose(PAIR, BY)
    assert isinstance(found, Expected)
    assert (found.low, found.high, found.since) == (40, 44.5, dt.date(2025, 10, 1))
    expected = Expectation(*PAIR, found.low, found.high, BY, found.basis, ground.version, found.since)
    book = DecisionBook(open_state(f"sqlite:///{tmp_path / 'state.sqlite'}"), "plan", program("test"))
    book.write(replace(fields(), expectations=(expected,)))
    (early,) = reviews(seen, book.all(), book.approvals(), LATER)
    assert early.state is ReviewState.TOO_EARLY
    return book


BASELINE = row("2025-10-01", 42, 40, 44.5)
BREAK = (
    f"INSERT INTO series_break BY NAME SELECT '{PAIR[0]}' AS indicator_id, DATE '2026-01-01' AS date, 'tal' AS of, "
    "'Ny opgørelse' AS text"
)


@pytest.mark.parametrize(
    ("statements", "state"),
    [
        ([row("2027-10-01", 43.9, 42, 46)], ReviewState.HIT),
        ([row("2027-10-01", 48.0, 46, 50)], ReviewState.MISSED),
        ([row("2027-10-01", 46.0, 44, 48)], ReviewState.UNDECIDED),
        ([row("2026-10-01", 48.0, 46, 50)], ReviewState.TOO_EARLY),
        ([row("2027-10-01", 43.9, 42, 46, provenance="demo")], ReviewState.NOT_JUDGED),
        ([row("2027-10-01", 43.9, 42, 46, status="diskretioneret")], ReviewState.NOT_JUDGED),
        ([row("2027-10-01", 43.9, 42, 46), BREAK], ReviewState.NOT_JUDGED),
    ],
)
def test_what_was_frozen_on_one_version_is_judged_on_the_next(
    built_house: BuiltHouse, tmp_path: Path, decided: DecisionBook, statements: list[str], state: ReviewState
) -> None:
    later = version(built_house, tmp_path, "b", BASELINE, *statements)
    (found,) = reviews(later, decided.all(), decided.approvals(), LATER)
    assert (found.state, found.expectation.version) == (state, "a" * 64)


def test_the_ground_has_the_plans_own_votes_and_no_demo_number_to_expect_of(
    public_warehouse: PublicWarehouse,
) -> None:
    plan = questions.plan(public_warehouse)
    ground = decision_ground(public_warehouse, plan, "a" * 64, MADE_ON)
    assert [voter.name for voter in ground.rules.voters] == [
        "Boligkontoret Fredericia",
        "boli.nu",
        "Fredericia Kommune",
    ]
    approvers = {kind.kind_id: kind.approver for kind in ground.rules.kinds if kind.approver}
    assert approvers == dict.fromkeys(("strategisk_aftale", "budget", "kommissorium"), "Landsbyggefonden")
    assert [kind.kind_id for kind in ground.rules.kinds if kind.by_consensus] == ["kommissorium"]
    assert ground.base == placement_from(questions.placement(public_warehouse))
    demo = public_warehouse.ask(
        "SELECT indicator_id, area_id FROM shown GROUP BY ALL "
        "HAVING bool_and(provenance NOT IN ('published', 'datatraek'))"
    )
    assert not set(map(tuple, demo.to_numpy())) & set(ground.by_pair)
