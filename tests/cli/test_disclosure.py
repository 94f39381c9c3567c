"""`python -m lib check disclosure`: the attacker against the file that pages open."""

import duckdb
import pandas as pd
import pytest

from lib.cli.check import open_active
from lib.cli.disclosure import DisclosureReport, check_disclosure
from lib.cli.main import main
from lib.cli.places import BuildPlaces
from lib.settings import Settings
from lib.warehouse.masking.groups import GroupTrial
from lib.warehouse.masking.proof import Proof, traces
from lib.warehouse.public import WarehouseUnavailable
from lib.warehouse.questions.masked import published_rows
from tests.cli.test_build import change, point_at


def test_the_demo_plan_holds_and_still_shows_most(own_built_plan: Settings) -> None:
    """docs/architecture.md, for an afdeling of 216 residents: work in four of five, charges in one of four; seven of
    41 afdelinger are too small for rows of their own, so 82,9 % is the most there can be."""
    report = check_disclosure(own_built_plan)
    assert report.holds
    assert report.proof.masked > 1000
    assert 0 < report.groups.allowed < report.groups.asked
    shown = report.shown.set_index("indicator_id")["shown_pct"]
    assert shown["uden_for_arbejdsmarkedet_18_64"] > 75
    assert shown["ikke_vestlige"] > 75
    assert shown["i_uddannelse_18_29"] > 65
    assert 10 < shown["doemte"] < 40
    assert "ingen kan snævres ind" in report.sentences()[-1]


@pytest.mark.soak
def test_one_cell_unmasked_by_hand_is_caught(
    own_built_plan: Settings,
    own_places: BuildPlaces,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A secondary cell that shows its count again lets the attacker subtract. The ordinary suite asks the same of the
    same tables without the command: tests/warehouse/masking/test_mask.py."""
    (public,) = own_built_plan.warehouse_folder.glob("public-*.duckdb")
    (raw,) = own_places.raw_folder.glob("raw-*.duckdb")
    with duckdb.connect(str(public)) as connection:
        connection.execute(f"ATTACH '{raw}' AS raw (READ_ONLY)")
        connection.execute("""
            UPDATE observation SET status = 'ok' WHERE status = 'diskretioneret' AND (indicator_id, area_id, period_end)
                IN (SELECT (indicator_id, area_id, period_end) FROM raw.observation
                    WHERE indicator_id = 'uden_for_arbejdsstyrken_30_64' AND numerator >= 5)
                OR indicator_id = 'enlige_forsoergere'
        """)
    point_at(own_built_plan, own_places, monkeypatch)
    assert main(["check", "disclosure"]) == 1
    assert "kan snævres ind til" in capsys.readouterr().out


def test_a_number_left_in_a_masked_row_is_caught(own_built_plan: Settings) -> None:
    (public,) = own_built_plan.warehouse_folder.glob("public-*.duckdb")
    with duckdb.connect(str(public)) as connection:
        connection.execute("""
            UPDATE observation SET numerator = 3 WHERE rowid = (
                SELECT min(rowid) FROM observation WHERE status = 'diskretioneret'
            )
        """)
    assert len(traces(published_rows(open_active(own_built_plan)))) == 1
    assert not DisclosureReport(
        Proof(1, 1, ()), GroupTrial(1, 1, 1, 0), pd.DataFrame(), 1, derived_alike=True
    ).holds


def test_a_version_of_other_files_is_not_proven(own_built_plan: Settings) -> None:
    change(own_built_plan.plan_folder / "discrepancies.csv", "Fire zoner, ikke fem", "Fire zoner og ikke fem")
    with pytest.raises(WarehouseUnavailable, match="ikke bygget af de filer"):
        check_disclosure(own_built_plan)
