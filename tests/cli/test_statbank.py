"""Kommune and national series from a server that speaks as Statistikbanken does, to a published version."""

import dataclasses
import json
from collections.abc import Iterator

import duckdb
import pytest

from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.files import public_path
from tests.cli.killed import Kitchen
from tests.ingest.statbank.local_statbank import Handler, Statbank, serve
from tests.ingest.statbank.made_tables import tables

INDICATOR = "dst_ikke_vestlige"


@pytest.fixture
def bank() -> Iterator[Statbank]:
    bank = Statbank(tables())
    server = serve(bank)
    yield bank
    bank.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def asking(kitchen: Kitchen, bank: Statbank) -> Kitchen:
    """The small plan, asking the local server."""
    return Kitchen(dataclasses.replace(kitchen.settings, statbank_url=bank.url), kitchen.places)


def test_what_is_fetched_is_a_draft_like_any_other_and_is_shown_under_its_own_name(asking: Kitchen) -> None:
    fetched = asking.run("statbank", "--kun", INDICATOR, "--udgiv", "--ja")
    (report,) = fetched["datatraek"]
    assert report["status"] == "udgivet"
    active = active_version(open_state(asking.settings.state_url), asking.settings.plan_id)
    assert active is not None
    with duckdb.connect(
        str(public_path(asking.settings.warehouse_folder, active.version)), read_only=True
    ) as file:
        rows = file.execute(
            "SELECT DISTINCT s.level, round(s.value, 6), s.provenance, i.concept <> 'ikke_vestlige_oversigt' "
            "FROM shown s JOIN indicator i USING (indicator_id) WHERE indicator_id = ? ORDER BY ALL",
            [INDICATOR],
        ).fetchall()
    # (3.000 + 1.500) of 50.000 in every area of the made tables
    assert rows == [("kommune", 9.0, "datatraek", True), ("land", 9.0, "datatraek", True)]


def test_a_server_that_fails_changes_nothing_and_is_told(asking: Kitchen, bank: Statbank) -> None:
    bank.misbehave(lambda handler: Handler.error(handler, "EXTRACT-NOTFOUND", "Ukendt tabel"))
    code, said = asking.said("statbank", "--kun", INDICATOR)
    assert code == 2
    assert json.loads(said.splitlines()[-1])["fejl"]
    assert asking.run("history")["datatraek"] == []
