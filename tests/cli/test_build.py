"""`python -m lib build` and `check figures` on real files."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from lib.cli.build import build_plan
from lib.cli.check import check_figures, seal_figures
from lib.cli.main import main
from lib.cli.places import BuildPlaces
from lib.domain.version import Version
from lib.ingest.messages import PlanFileError
from lib.settings import Settings
from lib.state.engine import open_state
from lib.state.versions import active_version
from tests.cli.killed import Kitchen
from tests.english import english_in

LATER = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
EVEN_LATER = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def own_built_plan(kitchen: Kitchen) -> Settings:
    """The small plan: what is asked here does not rest on the demo layer, which takes most of a build."""
    return kitchen.settings


@pytest.fixture
def own_plan(kitchen: Kitchen, tmp_path: Path) -> Settings:
    """The small plan, not built yet."""
    state_url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    return dataclasses.replace(kitchen.settings, warehouse_folder=tmp_path / "warehouse", state_url=state_url)


@pytest.fixture
def own_places(kitchen: Kitchen) -> BuildPlaces:
    return kitchen.places


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_file_gives_a_new_version_and_building_again_does_nothing(
    own_built_plan: Settings, own_places: BuildPlaces
) -> None:
    first = active(own_built_plan)
    change(own_built_plan.plan_folder / "discrepancies.csv", "Fire zoner, ikke fem", "Fire zoner og ikke fem")
    second, built = build_plan(own_built_plan, own_places, LATER)
    assert built
    assert second.version != first.version
    assert active(own_built_plan) == second
    files = (*_files(own_built_plan.warehouse_folder), *_files(own_places.raw_folder))
    again, built_again = build_plan(own_built_plan, own_places, EVEN_LATER)
    assert not built_again
    assert again == second
    assert (*_files(own_built_plan.warehouse_folder), *_files(own_places.raw_folder)) == files


def test_a_broken_row_leaves_the_old_version_in_force(
    own_built_plan: Settings, own_places: BuildPlaces
) -> None:
    first = active(own_built_plan)
    change(own_built_plan.plan_folder / "figures.csv", ",36.4,", ",mange,")
    with pytest.raises(PlanFileError):
        build_plan(own_built_plan, own_places, LATER)
    assert active(own_built_plan) == first


def test_a_lost_file_is_built_again(own_built_plan: Settings, own_places: BuildPlaces) -> None:
    first = active(own_built_plan)
    for path in own_built_plan.warehouse_folder.glob("public-*.duckdb"):
        path.unlink()
    second, built = build_plan(own_built_plan, own_places, LATER)
    assert built
    assert second.version == first.version


def test_every_published_figure_is_what_the_pages_are_told(own_built_plan: Settings) -> None:
    """163 figures + 80 cells of table 9 + 6 kendskabsgrad rows."""
    assert check_figures(own_built_plan) == (249, [])


@pytest.mark.parametrize(
    ("file", "old", "new", "rebuilt"),
    [
        ("figures.csv", ",36.4,", ",36.5,", False),
        ("figures.csv", ",36.4,", ",36.5,", True),
        ("target_groups.csv", "zone1,24,", "zone1,25,", True),
        ("kendskabsgrad.csv", "22.1,306,", "22.1,305,", False),
        ("kendskabsgrad.csv", "22.1,306,", "22.2,306,", False),
    ],
)
def test_one_changed_digit_is_found(
    own_built_plan: Settings, own_places: BuildPlaces, file: str, old: str, new: str, rebuilt: bool
) -> None:
    """Whether or not the change has been built into the pages: the seal is on the figure, not on the file."""
    change(own_built_plan.plan_folder / file, old, new)
    if rebuilt:
        build_plan(own_built_plan, own_places, LATER)
    total, found = check_figures(own_built_plan)
    assert total == 249
    assert len(found) == 1
    assert file in found[0]


def test_a_warehouse_that_says_something_else_is_found(own_built_plan: Settings) -> None:
    """Figure and seal changed together, but the pages still show the old figure."""
    change(own_built_plan.plan_folder / "figures.csv", ",36.4,", ",36.5,")
    seal_figures(own_built_plan)
    _, found = check_figures(own_built_plan)
    assert len(found) == 1
    assert "siderne viser 36,4, men filen har 36,5" in found[0]


def test_the_command_prints_and_returns_what_it_found(
    own_plan: Settings,
    own_places: BuildPlaces,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    point_at(own_plan, own_places, monkeypatch)
    assert main(["check", "figures"]) == 2
    assert "python -m lib build" in capsys.readouterr().err
    assert main(["build"]) == 0
    assert main(["check", "figures"]) == 0
    assert capsys.readouterr().out.strip().endswith("249 af 249 offentliggjorte tal stemmer.")
    for command in ("history", "roles list", "audit verify", "audit show", "state show", "build"):
        main(command.split())
        said = capsys.readouterr()
        assert said.out.strip()
        assert english_in(said.out + said.err) == [], command
    change(own_plan.plan_folder / "figures.csv", ",36.4,", ",36.5,")
    assert main(["check", "figures"]) == 1
    assert capsys.readouterr().out.strip() == "248 af 249 offentliggjorte tal stemmer."
    change(own_plan.plan_folder / "figures.csv", ",36.5,", ",mange,")
    assert main(["build"]) == 2
    assert "figures.csv, række 2, kolonne «value»" in capsys.readouterr().err


def _files(folder: Path) -> list[tuple[str, int]]:
    return sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.duckdb"))


def active(settings: Settings) -> Version:
    found = active_version(open_state(settings.state_url), settings.plan_id)
    assert found is not None
    return found


def point_at(settings: Settings, places: BuildPlaces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONEKOMPAS_PLANS", str(settings.plan_folder.parent))
    monkeypatch.setenv("ZONEKOMPAS_PLAN", settings.plan_id)
    monkeypatch.setenv("ZONEKOMPAS_WAREHOUSE", str(settings.warehouse_folder))
    monkeypatch.setenv("ZONEKOMPAS_RAW", str(places.raw_folder))
    monkeypatch.setenv("ZONEKOMPAS_STATE_URL", settings.state_url)
