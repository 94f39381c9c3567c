"""The lock holds every direct dependency, and docs/dependencies.md says why each is there."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OWN = {"lib", "pages", "app", "server"}


def pins(name: str) -> dict[str, str]:
    """Normalised project name -> pinned version of one requirements file."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", line) for line in lines)
    return {normalised(pin[1]): pin[2] for pin in found if pin}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_projects() -> set[str]:
    """Projects that the program's own files import, by the name they are installed under."""
    modules = set()
    for path in [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                modules.add(node.module.split(".")[0])
    outside = modules - OWN - set(sys.stdlib_module_names)
    installed = packages_distributions()
    return {normalised(installed[module][0]) for module in outside}


@pytest.mark.parametrize(
    ("direct", "lock"),
    [
        ("requirements.in", "requirements.txt"),
        ("requirements-dev.in", "requirements-dev.txt"),
        ("requirements-bench.in", "requirements-bench.txt"),
        ("requirements-audit.in", "requirements-audit.txt"),
        ("requirements-mutation.in", "requirements-mutation.txt"),
    ],
)
def test_the_lock_holds_every_direct_dependency(direct: str, lock: str) -> None:
    assert pins(direct).items() <= pins(lock).items()
    assert len(pins(lock)) > len(pins(direct))


def test_the_tests_run_against_the_versions_that_are_shipped() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_what_the_program_imports_is_a_direct_dependency() -> None:
    assert imported_projects() <= pins("requirements.in").keys()


@pytest.mark.parametrize(
    "name",
    [
        "requirements.in",
        "requirements-dev.in",
        "requirements-bench.in",
        "requirements-audit.in",
        "requirements-mutation.in",
    ],
)
def test_every_direct_dependency_has_its_reason_written_down(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    reasons = {
        normalised(row) for row in re.findall(r"^\| `([^`]+)` \| [^|]*\w+ \w+", text, flags=re.MULTILINE)
    }
    assert pins(name).keys() - reasons == set()
