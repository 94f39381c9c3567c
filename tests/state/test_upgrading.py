"""A state's tables: made, recognised and upgraded, on both databases, with every row that was there."""

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, create_engine, event, inspect, select, update

from lib.domain.audit_chain import chain_faults
from lib.state.audit import audit_rows
from lib.state.audit_keeping import read_chain
from lib.state.engine import StateUnavailable, metadata, open_state, upgrade_state
from lib.state.making import HEAD, STEPS, make_tables, step_table
from lib.state.reachable import StateSilent, answered_version
from lib.state.upgrading import UPGRADED
from tests.conftest import ROOT
from tests.state.earlier import configured, from_before_steps
from tests.state.filled_tables import all_rows, fill

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def earlier(own_url: str) -> Iterator[Engine]:
    """The state of an earlier program."""
    engine = from_before_steps(own_url)
    yield engine
    engine.dispose()


def on_server(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


def stands_at(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(step_table.c.version_num)).scalars())


def rows_by_name(engine: Engine, like: MetaData | None = None) -> dict[str, list[object]]:
    """Every row of every table that is there, in the columns that are there, or those of `like`."""
    tables = like or tables_of(engine)
    with engine.connect() as connection:
        return {
            table.name: list(connection.execute(select(table).order_by(*table.primary_key.columns)))
            for table in tables.sorted_tables
        }


def tables_of(engine: Engine) -> MetaData:
    """The tables as the database has them, without the one of steps."""
    tables = MetaData()
    tables.reflect(engine)
    if step_table.name in tables.tables:
        tables.remove(tables.tables[step_table.name])
    return tables


def differences(engine: Engine) -> list[object]:
    """What Alembic would change to make the database as the metadata are."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))


def written_as(engine: Engine) -> dict[str, object]:
    """All that the database says of its tables: types, NULLs, keys and what is unique."""
    asked = inspect(engine)
    return {
        name: (
            [{**column, "type": str(column["type"])} for column in asked.get_columns(name)],
            asked.get_pk_constraint(name),
            sorted((str(each["name"]), each["column_names"]) for each in asked.get_unique_constraints(name)),
        )
        for name in metadata.tables
    }


def test_the_steps_are_the_files_and_end_at_the_tables_of_today(own_url: str) -> None:
    files = list(ScriptDirectory.from_config(configured()).walk_revisions())
    assert tuple(each.revision for each in reversed(files)) == STEPS

    made = open_state(own_url)
    as_made = written_as(made)
    assert (differences(made), stands_at(made)) == ([], [HEAD])
    metadata.drop_all(made)
    step_table.drop(made)
    # One table of an earlier program is left, so the steps are taken one by one.
    metadata.tables["audit"].create(made)
    open_state.cache_clear()
    upgrade_state(own_url, "konto-1", NOW)
    assert (differences(made), stands_at(made), written_as(made)) == ([], [HEAD], as_made)


def test_an_earlier_programs_state_is_upgraded_with_every_row(earlier: Engine, own_url: str) -> None:
    """A file at once, with a copy beside it; a server's only when somebody asks."""
    old = tables_of(earlier)
    before = rows_by_name(earlier, old)
    if on_server(earlier):
        with pytest.raises(StateSilent, match="skal opgraderes"):
            answered_version(own_url, "plan")
        with pytest.raises(StateUnavailable, match="Intet er ændret.*python -m lib state upgrade"):
            open_state(own_url)
        assert not inspect(earlier).has_table(step_table.name)
        done = upgrade_state(own_url, "konto-1", NOW)
        assert done is not None
        assert (done.before, done.copy) == ("fra før trinene", None)
    engine = open_state(own_url)
    assert stands_at(engine) == [HEAD]
    after = rows_by_name(engine, old)
    assert differences(engine) == []
    assert before.pop("audit_head") != after.pop("audit_head")
    for name in ("audit", "audit_link"):
        assert after[name][:-1] == before[name]
        after[name] = before[name]
    assert after == before
    last = audit_rows(engine)[-1]
    assert (last.action, last.detail) == (UPGRADED, f"fra før trinene -> trin {HEAD}")
    assert chain_faults(read_chain(engine)) == ()
    assert upgrade_state(own_url, "konto-1", NOW) is None
    assert audit_rows(engine)[-1] == last


def test_the_copy_beside_a_file_is_the_way_back(tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite"
    engine = from_before_steps(f"sqlite:///{file}")
    rows = rows_by_name(engine)
    assert rows_by_name(open_state(f"sqlite:///{file}")).keys() == metadata.tables.keys() > rows.keys()
    copy = file.with_name(f"state.sqlite.foer-trin-{HEAD}")
    assert {*tmp_path.iterdir()} == {file, copy}
    assert rows_by_name(create_engine(f"sqlite:///{copy}")) == rows


def test_tables_as_today_without_a_step_are_recognised_without_a_copy(own_url: str) -> None:
    engine = open_state(own_url)
    fill(engine)
    rows = all_rows(engine)
    step_table.drop(engine)
    open_state.cache_clear()
    again = open_state(own_url)
    assert (stands_at(again), all_rows(again)) == ([HEAD], rows)
    if not on_server(engine):
        assert [each.suffix for each in Path(str(engine.url.database)).parent.iterdir()] == [".sqlite"]


def test_a_newer_programs_state_is_refused_and_left_as_it_is(own_url: str) -> None:
    engine = open_state(own_url)
    fill(engine)
    with engine.begin() as connection:
        connection.execute(update(step_table).values(version_num="0999"))
    rows = all_rows(engine)
    open_state.cache_clear()
    with pytest.raises(StateSilent, match="fra et nyere program"):
        answered_version(own_url, "plan")
    for way in (open_state, lambda url: upgrade_state(url, "konto-1", NOW)):
        with pytest.raises(StateUnavailable, match="nyere program: den står på trin 0999"):
            way(own_url)
    assert (stands_at(engine), all_rows(engine)) == (["0999"], rows)


def test_tables_that_are_none_of_ours_are_refused_and_left_as_they_are(own_url: str) -> None:
    engine = create_engine(own_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE audit (id INTEGER, words VARCHAR(10))")
    for _ in range(2):
        with pytest.raises(StateUnavailable, match="Tabellen audit er ikke"):
            upgrade_state(own_url, "konto-1", NOW)
    assert inspect(engine).get_table_names() == ["audit"]


def test_a_database_at_the_programs_step_is_asked_once(engine: Engine) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *heard: asked.append(str(heard[2])))
    assert make_tables(engine, metadata)
    assert len(asked) == 1


def test_opening_it_does_not_wait_for_alembic(tmp_path: Path) -> None:
    """Making an empty one does not either: the steps are for what is there already."""
    program = (
        "import sys\n"
        "from lib.state.engine import open_state\n"
        "open_state(sys.argv[1])\n"
        "sys.exit('alembic' in sys.modules)"
    )
    asked = [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'state.sqlite'}"]
    assert subprocess.run(asked, cwd=ROOT, check=False).returncode == 0


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Its copy has no room: nothing is changed, and no half of a copy is left."""
    file = tmp_path / "state.sqlite"
    from_before_steps(f"sqlite:///{file}").dispose()
    before = file.read_bytes()
    in_the_way = file.with_name(f"state.sqlite.foer-trin-{HEAD}")
    in_the_way.mkdir()
    with pytest.raises(StateUnavailable, match="kan ikke åbnes"):
        open_state(f"sqlite:///{file}")
    assert file.read_bytes() == before
    assert {*tmp_path.iterdir()} == {file, in_the_way}
    shutil.rmtree(in_the_way)
    assert stands_at(open_state(f"sqlite:///{file}")) == [HEAD]
