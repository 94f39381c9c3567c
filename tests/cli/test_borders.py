"""`python -m lib borders` on the built default plan."""

import csv
import datetime as dt
import json

import duckdb
import pytest

from lib.cli.borders import BorderQuestion, ask_borders
from lib.cli.main import main
from lib.cli.output import Output
from lib.cli.places import BuildPlaces
from lib.cli.raw import ReasonMissing
from lib.domain.access.account import program
from lib.domain.border_figures import CHANGED_WHY, HIDDEN_WHY, SMALL_WHY
from lib.domain.borders import BorderAnswer, BorderChange, BorderRefused, BorderRow, ShownSum, Standing
from lib.settings import Settings
from lib.state.audit import audit_rows
from lib.state.borders import ASKED, answers_before, keep_answer
from lib.state.engine import open_state
from lib.warehouse.public import WarehouseUnavailable
from tests.cli.test_build import change, point_at

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
REASON = "Styregruppen spørger til grænsen"
WORK, ORIGIN = "uden_for_arbejdsmarkedet_18_64", "ikke_vestlige"
LARGE = "afd_35"
"""An afdeling of zone 4 with several hundred residents."""


def ask(
    settings: Settings, *moves: tuple[str, str], new: tuple[str, ...] = (), reason: str = REASON
) -> BorderAnswer:
    return ask_borders(
        settings, BorderQuestion(program("sekretariat-1"), reason, moves, new), NOW, Output(as_json=True)
    )


def row_of(answer: BorderAnswer, indicator: str, zone: str) -> BorderRow:
    (row,) = (row for row in answer.rows if (row.indicator_id, row.zone) == (indicator, zone))
    return row


def summed(settings: Settings, indicator: str, year: int, leave_out: str) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of each zone from the plan's own files, one afdeling apart."""
    with (settings.plan_folder / "afdelinger.csv").open(encoding="utf-8") as handle:
        zones = {row["area_id"]: row["zone"] for row in csv.DictReader(handle)}
    found: dict[str, tuple[int, int]] = {}
    with (settings.plan_folder / "demo" / "observations.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["indicator_id"] != indicator or int(row["year"]) != year:
                continue
            zone = leave_out if row["area_id"] == leave_out else zones[row["area_id"]]
            x, n = found.get(zone, (0, 0))
            found[zone] = (x + int(row["numerator"]), n + int(row["denominator"]))
    return found


def test_a_move_that_can_be_shown_and_what_of_it_cannot(own_built_plan: Settings) -> None:
    """afd_04 has 522 residents: work is shown with and without it; its origin in a single year would stand alone."""
    answer = ask(own_built_plan, ("afd_04", "zone2"))
    counts = summed(own_built_plan, WORK, 2025, "afd_04")
    alone, left, joined = counts["afd_04"], counts["zone1"], counts["zone2"]
    first, second = row_of(answer, WORK, "zone1"), row_of(answer, WORK, "zone2")
    assert first.standing is second.standing is Standing.SHOWN
    assert first.what_if is not None
    assert first.real is not None
    assert second.what_if is not None
    assert (first.what_if.numerator, first.what_if.denominator) == left
    assert (first.real.numerator, first.real.denominator) == (left[0] + alone[0], left[1] + alone[1])
    assert (second.what_if.numerator, second.what_if.denominator) == (
        joined[0] + alone[0],
        joined[1] + alone[1],
    )
    assert first.difference is not None
    assert first.difference.value == pytest.approx(first.what_if.value - first.real.value)
    assert row_of(answer, WORK, "zone3").standing is Standing.SAME
    hidden = row_of(answer, ORIGIN, "zone1")
    assert (hidden.standing, hidden.why, hidden.what_if) == (Standing.HIDDEN, HIDDEN_WHY, None)
    assert hidden.real is not None
    assert answer.demo
    assert len(answer.needs_left) == 3
    assert "familie" in {need.activity_id for need in answer.needs}

    entry = audit_rows(open_state(own_built_plan.state_url))[-1]
    assert (entry.actor, entry.action) == ("sekretariat-1", ASKED)
    assert "afd_04=zone2" in entry.detail
    assert REASON in entry.detail
    kept = answers_before(open_state(own_built_plan.state_url), own_built_plan.plan_id)
    assert kept.last == 1
    assert len(kept.sums) == answer.counted(Standing.SHOWN)

    assert ask(own_built_plan, ("afd_04", "zone2")) == answer
    assert answers_before(open_state(own_built_plan.state_url), own_built_plan.plan_id) == kept


def test_what_is_too_small_or_has_changed_since_cannot_be_shown(own_built_plan: Settings) -> None:
    """afd_02 has 77 residents and 48 households: too few for figures of its own, so too few for a difference. Work was
    answered once with another count than the files have now: that answer and a new one could be subtracted."""
    engine, plan_id = open_state(own_built_plan.state_url), own_built_plan.plan_id
    old = ShownSum(WORK, dt.date(2025, 12, 31), frozenset({"afd_04", "afd_05"}), 1, "en tidligere version")
    keep_answer(engine, plan_id, 0, BorderChange(()), [old], program("k"), NOW)
    answer = ask(own_built_plan, ("afd_02", "Zone 3"), (LARGE, "Zone 2"))
    near = [row for row in answer.rows if row.zone in ("zone1", "zone3") and row.indicator_id != WORK]
    assert {(row.standing, row.why, row.what_if) for row in near} == {(Standing.HIDDEN, SMALL_WHY, None)}
    assert {row_of(answer, WORK, zone).why for zone in ("zone2", "zone4")} == {CHANGED_WHY}
    assert row_of(answer, "kun_grundskole_15_64", "zone2").standing is Standing.SHOWN
    kept = answers_before(engine, plan_id).sums
    assert kept[0] == old
    assert {one.indicator_id for one in kept[1:]}.isdisjoint({WORK})


def test_a_fifth_zone_and_the_real_ones_stay(
    own_built_plan: Settings,
    own_places: BuildPlaces,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    point_at(own_built_plan, own_places, monkeypatch)
    (public,) = own_built_plan.warehouse_folder.glob("public-*.duckdb")
    (raw,) = own_places.raw_folder.glob("raw-*.duckdb")
    files = public.read_bytes(), raw.read_bytes()
    moves = [f"--flyt={area}=Havnen" for area in ("afd_04", "afd_05", "afd_06")]
    command = ["borders", *moves, "--ny-zone=Havnen", "--konto=k", f"--begrundelse={REASON}", "--json"]
    assert main(command) == 0
    *steps, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [set(step) for step in steps] == [{"trin", "andel"}] * 2
    said = last["resultat"]
    rows = [row for row in said["rows"] if row["zone"] == "Havnen" and row["indicator_id"] == WORK]
    assert [(row["standing"], row["real"], row["areas"]) for row in rows] == [("vist", None, 3)]
    assert said["zones"][-1] == ["Havnen", "Havnen"]
    assert "ikke ændret" in said["untouched"]
    assert (public.read_bytes(), raw.read_bytes()) == files
    assert main(["borders", "--flyt=afd_04", "--konto=k", f"--begrundelse={REASON}"]) == 2
    assert "Skriv AFDELING=ZONE" in capsys.readouterr().err
    with duckdb.connect(str(public), read_only=True) as connection:
        assert connection.execute("SELECT parent_id FROM area WHERE area_id = 'afd_04'").fetchone() == (
            "zone1",
        )


def test_nothing_is_read_without_a_reason_or_a_question_that_makes_sense(own_built_plan: Settings) -> None:
    before = audit_rows(open_state(own_built_plan.state_url))
    with pytest.raises(ReasonMissing):
        ask(own_built_plan, ("afd_04", "zone2"), reason="kort")
    with pytest.raises(BorderRefused, match="findes ikke"):
        ask(own_built_plan, ("afd_99", "zone2"))
    assert audit_rows(open_state(own_built_plan.state_url)) == before


def test_a_version_of_other_files_is_not_asked(own_built_plan: Settings) -> None:
    change(own_built_plan.plan_folder / "discrepancies.csv", "Fire zoner, ikke fem", "Fire zoner og ikke fem")
    with pytest.raises(WarehouseUnavailable, match="ikke bygget af de filer"):
        ask(own_built_plan, ("afd_04", "zone2"))
