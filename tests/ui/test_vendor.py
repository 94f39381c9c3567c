"""The vendored scripts of the map: laid out from pinned packages, once, and never half."""

from pathlib import Path

from lib.ui.vendor import PACKAGES, lay_out_vendor_files


def files_of(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def test_leaflet_and_jquery_are_laid_out_under_their_versions(tmp_path: Path) -> None:
    target = lay_out_vendor_files(tmp_path / "vendor")

    leaflet, jquery = (target / f"{name}-{PACKAGES[name].VERSION}" for name in ("leaflet", "jquery"))
    assert (leaflet / "leaflet.js").stat().st_size > 50_000
    assert (leaflet / "leaflet.css").is_file()
    assert (jquery / "jquery.min.js").stat().st_size > 50_000


def test_no_script_asks_for_a_source_map_that_is_not_there(tmp_path: Path) -> None:
    target = lay_out_vendor_files(tmp_path)

    assert not list(target.rglob("*.map"))


def test_a_second_start_leaves_the_files_alone(tmp_path: Path) -> None:
    lay_out_vendor_files(tmp_path)
    before = files_of(tmp_path)

    lay_out_vendor_files(tmp_path)

    assert files_of(tmp_path) == before


def test_old_versions_and_half_copies_go(tmp_path: Path) -> None:
    (tmp_path / "leaflet-0.1").mkdir()
    (tmp_path / "jquery-0.1.part").mkdir()

    lay_out_vendor_files(tmp_path)

    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted(
        f"{name}-{package.VERSION}" for name, package in PACKAGES.items()
    )
