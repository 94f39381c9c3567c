"""`python -m lib state`: what stands where, and a database of an earlier program brought along."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, update

from lib.backup.sealed import write_sealed
from lib.cli.backup_restoring import check_backup
from lib.domain.audit_chain import START
from lib.state.backup import RowsRefused
from lib.state.engine import open_state
from lib.state.making import HEAD, step_table
from tests.cli.killed import Kitchen
from tests.state.earlier import from_before_steps


def asked(kitchen: Kitchen, *words: str) -> tuple[int, dict[str, object]]:
    open_state.cache_clear()
    code, said = kitchen.said("state", *words)
    return code, json.loads(said.splitlines()[-1])


def test_a_database_of_each_age_is_shown_upgraded_or_refused(kitchen: Kitchen) -> None:
    same = {"resultat": {"database": HEAD, "program": HEAD}}
    assert asked(kitchen, "show") == (0, same)
    assert asked(kitchen, "upgrade") == (0, {"resultat": {"foer": HEAD, "nu": HEAD, "kopi": None}})

    engine = create_engine(kitchen.settings.state_url)
    Path(str(engine.url.database)).unlink()
    from_before_steps(kitchen.settings.state_url)
    assert asked(kitchen, "show") == (1, {"resultat": {"database": None, "program": HEAD}})
    copy = f"{engine.url.database}.foer-trin-{HEAD}"
    done = {"foer": "fra før trinene", "nu": HEAD, "kopi": copy}
    assert asked(kitchen, "upgrade", "--konto", "konto-1") == (0, {"resultat": done})
    assert Path(copy).is_file()
    assert asked(kitchen, "show") == (0, same)

    with engine.begin() as connection:
        connection.execute(update(step_table).values(version_num="0999"))
    assert asked(kitchen, "show") == (2, {"resultat": {"database": "0999", "program": HEAD}})
    for command in (["state", "upgrade"], ["audit", "verify"]):
        open_state.cache_clear()
        code, said = kitchen.said(*command)
        assert (code, "fra et nyere program" in said) == (2, True), said

    Path(str(engine.url.database)).unlink()
    code, refused = asked(kitchen, "show")
    assert (code, "ikke endnu" in str(refused["fejl"])) == (2, True)


def test_a_backup_of_a_step_that_is_unknown_here_is_refused(tmp_path: Path) -> None:
    facts = {"tables": {}, "head": str(START), "made_at": "2026-11-22T09:30:00+00:00", "versions": []}
    newer, same, older = (tmp_path / f"{name}.zip" for name in ("newer", "same", "older"))
    write_sealed(newer, [], {**facts, "step": "0999"})
    write_sealed(same, [], {**facts, "step": HEAD})
    write_sealed(older, [], facts)
    assert [check_backup(path)["raekker"] for path in (same, older)] == [0, 0]
    with pytest.raises(RowsRefused, match="nyere program"):
        check_backup(newer)
