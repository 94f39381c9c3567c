"""An unmasked count is read only after the reason stands in the audit."""

import datetime as dt

import pytest

from lib.cli.places import BuildPlaces
from lib.cli.raw import RawQuestion, ReasonMissing, read_raw_count
from lib.domain.access.account import program
from lib.settings import Settings
from lib.state.audit import READ_RAW, audit_rows
from lib.state.engine import open_state
from lib.warehouse.public import WarehouseUnavailable
from lib.warehouse.raw import RawCount

NOW = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)
REASON = "Kontrol af et tal, som kommunen har spurgt til"


def question(reason: str = REASON, area: str = "afd_03") -> RawQuestion:
    return RawQuestion(program("sekretariat-1"), "kun_grundskole_15_64", area, 2020, reason)


def test_the_count_comes_with_an_audit_row(own_built_plan: Settings, own_places: BuildPlaces) -> None:
    """67 of 130: the row of demo/observations.csv."""
    assert read_raw_count(own_built_plan, own_places, question(), NOW) == RawCount(67, 130)
    last = audit_rows(open_state(own_built_plan.state_url))[-1]
    assert (last.actor, last.action, last.detail) == ("sekretariat-1", READ_RAW, REASON)
    assert "kun_grundskole_15_64 afd_03 2020" in last.subject


def test_no_reason_no_count_and_no_row(own_built_plan: Settings, own_places: BuildPlaces) -> None:
    before = audit_rows(open_state(own_built_plan.state_url))
    with pytest.raises(ReasonMissing, match="mindst 10 tegn"):
        read_raw_count(own_built_plan, own_places, question("  kort  "), NOW)
    assert audit_rows(open_state(own_built_plan.state_url)) == before


def test_a_question_without_an_answer_is_written_down_too(
    own_built_plan: Settings, own_places: BuildPlaces
) -> None:
    assert read_raw_count(own_built_plan, own_places, question(area="findes_ikke"), NOW) is None
    assert "findes_ikke" in audit_rows(open_state(own_built_plan.state_url))[-1].subject


def test_the_raw_file_is_not_where_the_app_looks(own_built_plan: Settings, own_places: BuildPlaces) -> None:
    assert not list(own_built_plan.warehouse_folder.glob("*raw*"))
    for path in own_places.raw_folder.glob("*.duckdb"):
        path.unlink()
    with pytest.raises(WarehouseUnavailable, match="findes ikke"):
        read_raw_count(own_built_plan, own_places, question(), NOW)
