"""The rules of the house that a machine can check: sizes, names, docstrings, no sleeping and no skipping."""

import ast
import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
BANNED_NAMES = ("utils.py", "util.py", "helpers.py", "misc.py", "common.py")
WORDS_OF_THE_FIELD = {"alle_zoner"}
"""Ids that are ordinary words too: `alle_zoner` is also the mobility of an activity that must be everywhere."""

LEVELS_OF_A_PLAN = ("zone", "boligomraade", "kommune")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def program_files() -> list[Path]:
    """The program: what is shipped and run."""
    tops = [path for path in (ROOT / "app.py", ROOT / "server.py") if path.exists()]
    return sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), *tops])


def all_files() -> list[Path]:
    """The program, its scripts and its tests."""
    return sorted([*program_files(), *ROOT.glob("scripts/*.py"), *ROOT.glob("tests/**/*.py")])


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines of a function without its docstring: a rule may be explained at length."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def too_long(source: str) -> list[str]:
    """Functions of more lines than a reader holds in view."""
    return [node.name for node in functions(source) if length(node) > MAX_FUNCTION_LINES]


def undocumented(source: str) -> list[str]:
    """Public functions, classes and methods without a docstring; what is local to a function is its own."""
    return [node.name for node in _public(ast.parse(source)) if not ast.get_docstring(node)]


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    for node in parent.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def plan_names() -> set[str]:
    """Ids that belong to a plan's data: the plans' folder names and their areas below the country."""
    names = set()
    for areas in ROOT.glob("data/plans/*/areas.csv"):
        with areas.open(encoding="utf-8", newline="") as file:
            names |= {row["area_id"] for row in csv.DictReader(file) if row["level"] != "land"}
        names.add(areas.parent.name)
    return names - WORDS_OF_THE_FIELD


def place_names() -> set[str]:
    """What people call the places of the shipped plans, in small letters; a zone's bare number names no place."""
    names = set()
    for areas in ROOT.glob("data/plans/*/areas.csv"):
        with areas.open(encoding="utf-8", newline="") as file:
            own = [row["name"] for row in csv.DictReader(file) if row["level"] in LEVELS_OF_A_PLAN]
        names |= {part.strip().lower() for name in own for part in re.split(r"/|,| og | Kommune", name)}
    return {name for name in names if name and not re.fullmatch(r"zone \d+", name)}


def faults(paths: list[Path], faults_of: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """What `faults_of` finds in the text of each file. One test asks all: a test of each file took minutes."""
    found = {relative(path): list(faults_of(path.read_text(encoding="utf-8"))) for path in paths}
    return {name: each for name, each in found.items() if each}


def test_files_and_functions_are_short() -> None:
    def faults_of(source: str) -> list[str]:
        lines = len(source.splitlines())
        return [f"{lines} lines"] * (lines > MAX_FILE_LINES) + too_long(source)

    assert faults(all_files(), faults_of) == {}


def test_style_sheets_scripts_and_questions_are_short() -> None:
    kinds = ("css", "js", "sql", "typ")
    sheets = [path for kind in kinds for path in ROOT.glob(f"lib/**/*.{kind}")]
    assert len(sheets) > 20
    long = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sheets}
    assert {name: lines for name, lines in long.items() if lines > MAX_FILE_LINES} == {}


def test_files_are_named_for_what_they_hold() -> None:
    assert [relative(path) for path in all_files() if path.name in BANNED_NAMES] == []


def test_no_plan_is_named_in_the_code() -> None:
    names = plan_names()
    assert faults(program_files(), lambda source: names & set(re.findall(r"\w+", source.lower()))) == {}


def test_no_place_of_a_plan_is_named_in_the_code() -> None:
    names = place_names()

    def faults_of(source: str) -> list[str]:
        words = source.lower()
        return [name for name in names if re.search(rf"\b{re.escape(name)}\b", words)]

    assert faults(program_files(), faults_of) == {}


def test_there_are_plan_names_to_look_for() -> None:
    plans = {path.parent.name for path in ROOT.glob("data/plans/*/plan.toml")}
    assert len(plans) >= 2
    assert plans <= plan_names()
    assert {"korskærparken", "motalavej", "sydbyen", "præstevangen"} <= place_names()


def test_everything_public_in_the_domain_is_documented() -> None:
    def faults_of(source: str) -> list[str]:
        silent = bool(source.strip()) and not ast.get_docstring(ast.parse(source))
        return ["the file does not say what it is about"] * silent + undocumented(source)

    assert faults(sorted(ROOT.glob("lib/domain/**/*.py")), faults_of) == {}


def test_an_exception_to_a_check_gives_its_reason() -> None:
    assert faults(all_files(), unexplained) == {}


def unexplained(source: str) -> Iterator[str]:
    """Lines that switch a check off without words of why."""
    for line in source.splitlines():
        comment = re.search(r"#\s*(?:noqa|type:\s*ignore)\S*(.*)$", line)
        if comment and not re.search(r"[a-zæøå]{3,}\s+[a-zæøå]{2,}", comment[1]):
            yield line


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*.py")), ids=relative)
def test_a_page_does_nothing_before_it_has_entered_the_house(path: Path) -> None:
    """Run by itself after a restart, without app.py, a page must not draw before navigation and role are in force."""
    assert first_done(path.read_text(encoding="utf-8")) == f"house = open_page({path.stem!r})".replace(
        "'", '"'
    )


def first_done(source: str) -> str:
    """The first statement of a page that does anything: no import, definition or plain constant."""
    quiet = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    for node in ast.parse(source).body[1:]:
        plain = isinstance(node, ast.Assign) and not any(
            isinstance(part, ast.Call) for part in ast.walk(node)
        )
        if not isinstance(node, quiet) and not plain:
            return ast.unparse(node).replace("'", '"')
    return ""


def test_a_page_that_draws_first_is_caught() -> None:
    early = '"""Page."""\nimport streamlit as st\nst.title("x")\nhouse = open_page("x")\n'
    assert first_done(early) == 'st.title("x")'


def test_an_empty_choice_speaks_danish() -> None:
    """Streamlit's own words in a select box are English ("Choose options", "Select all"): each box brings its own, and
    does without what cannot be said in Danish."""
    needed = {"selectbox": {"placeholder"}, "multiselect": {"placeholder", "select_all"}}
    silent = [
        f"{relative(path)}:{call.lineno}"
        for path in program_files()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in needed
        and None not in (named := {keyword.arg for keyword in call.keywords})
        and not needed[call.func.attr] <= named
    ]
    assert silent == []


def test_tests_neither_sleep_nor_skip() -> None:
    banned = re.compile(r"\b(time\.sleep|wait_for_timeout|pytest\.(?:mark\.)?(?:skip|skipif|xfail))\b")
    here = Path(__file__)
    found = [
        relative(path)
        for path in ROOT.glob("tests/**/*.py")
        if path != here and banned.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_long_function_is_caught() -> None:
    body = "\n".join("    x = 1" for _ in range(MAX_FUNCTION_LINES))
    assert too_long(f"def long_one():\n{body}") == ["long_one"]
    assert too_long("def short_one():\n    return 1") == []


def test_a_missing_docstring_is_caught() -> None:
    assert undocumented("def shares(frame):\n    return frame") == ["shares"]
    assert undocumented("def _own(frame):\n    return frame") == []
