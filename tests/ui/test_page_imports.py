"""The pages' imports by many threads at once: whoever comes second waits until a module is whole."""

import sys
import threading
from pathlib import Path

import pytest

from lib.ui import page_imports
from lib.ui.page_imports import load_imports

PARTS = ("a", "b", "c", "d")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package whose parts import one another, as python-docx's do; each takes a while to load, for Python's imports
    let other threads in at each file that they open."""
    name = "indbyrdes"
    folder = tmp_path / name
    folder.mkdir()
    body = "\n".join(f"x{n} = {n}" for n in range(3000))
    (folder / "__init__.py").write_text("".join(f"from {name} import {part}\n" for part in PARTS))
    for part in PARTS:
        others = "".join(f"import {name}.{other}\n" for other in PARTS if other != part)
        (folder / f"{part}.py").write_text(f"{others}{body}\nwhole = True\n")
        (tmp_path / f"{part}_side.py").write_text(
            f"from {name}.{part} import whole\nraise SystemExit('is run')\n"
        )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(page_imports, "ROOT", tmp_path)
    monkeypatch.setattr(page_imports, "_LOADED", set())
    return name


def _load_all_at_once() -> list[BaseException]:
    wrong: list[BaseException] = []
    ready = threading.Barrier(len(PARTS))

    def load(part: str) -> None:
        ready.wait()
        try:
            load_imports(f"{part}_side.py")
        except (ImportError, KeyError, AttributeError) as error:
            wrong.append(error)

    threads = [threading.Thread(target=load, args=[part]) for part in PARTS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_a_package_is_loaded_whole_for_each_of_many_threads(package: str) -> None:
    for _ in range(5):
        for name in [each for each in sys.modules if each.split(".")[0] == package]:
            del sys.modules[name]
        page_imports._LOADED.clear()
        assert _load_all_at_once() == []


def test_an_import_that_fails_is_tried_again(package: str, tmp_path: Path) -> None:
    script = tmp_path / "side.py"
    script.write_text("import findes_ikke_endnu\n")
    with pytest.raises(ImportError):
        load_imports("side.py")
    (tmp_path / "findes_ikke_endnu.py").write_text("")
    load_imports("side.py")
    assert "findes_ikke_endnu" in sys.modules
