"""The house's arrows (docs/architecture.md): who may import whom, and what domain and pages may not hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

DOMAIN_ONLY = frozenset({"domain"})
MAY_IMPORT = {
    "domain": frozenset(),
    "settings": frozenset(),
    "kept": frozenset(),
    "access_settings": DOMAIN_ONLY,
    "gate": frozenset({"access_settings", "settings", "ui", "state", "domain"}),
    "warehouse": frozenset({"domain", "kept"}),
    "state": DOMAIN_ONLY,
    "ingest": DOMAIN_ONLY,
    "archive": DOMAIN_ONLY,
    "backup": DOMAIN_ONLY,
    "jobs": DOMAIN_ONLY,
    "mail": frozenset(),
    "demo": DOMAIN_ONLY,
    "ui": frozenset({"reports", "domain", "kept"}),
    "charts": DOMAIN_ONLY,
    "maps": DOMAIN_ONLY,
    "reports": DOMAIN_ONLY,
    "material": frozenset({"warehouse", "charts", "domain"}),
    "serving": frozenset({"warehouse", "state", "domain", "settings"}),
    "page": frozenset({"gate", "ui", "warehouse", "state", "archive", "domain", "settings"}),
    "cli": frozenset(
        {
            "material",
            "mail",
            "reports",
            "charts",
            "ingest",
            "archive",
            "backup",
            "demo",
            "warehouse",
            "state",
            "domain",
            "settings",
            "access_settings",
        }
    ),
    "__main__": frozenset({"cli"}),
    "pages": frozenset(
        {
            "page",
            "ui",
            "charts",
            "maps",
            "material",
            "reports",
            "warehouse",
            "state",
            "archive",
            "jobs",
            "domain",
        }
    ),
    "guide": frozenset({"gate", "page", "ui", "warehouse", "state", "domain", "kept"}),
    "app": frozenset({"gate", "guide", "ui"}),
    "server": frozenset({"access_settings", "gate", "serving", "settings", "ui"}),
}
"""Layer -> the layers of ours that it may import besides itself. A layer that is not here may not exist."""

OUTSIDE = {
    "streamlit": frozenset({"ui", "gate", "guide", "page", "maps", "pages", "app", "server"}),
    "starlette": frozenset({"serving", "ui", "server"}),
    "duckdb": frozenset({"warehouse", "ingest"}),
    "openpyxl": frozenset({"ingest"}),
    "httpx": frozenset({"ingest", "warehouse"}),
    "pyarrow": frozenset({"archive", "ingest"}),
    "sqlalchemy": frozenset({"state", "page", "cli"}),
    "alembic": frozenset({"state"}),
    "psycopg": frozenset({"state"}),
    "pandera": frozenset({"ingest"}),
    "folium": frozenset({"maps"}),
    "streamlit_folium": frozenset({"maps", "pages"}),
    "altair": frozenset({"charts"}),
    "vl_convert": frozenset({"reports"}),
    "docx": frozenset({"reports"}),
    "pptx": frozenset({"reports"}),
    "xlsxwriter": frozenset({"reports"}),
    "typst": frozenset({"reports"}),
}
"""A library that belongs to some layers -> those layers."""

# fmt: off
PURE = frozenset({
    "__future__", "abc", "bisect", "collections", "copy", "dataclasses", "datetime", "decimal", "difflib",
    "enum", "errno", "fractions", "functools", "hashlib", "heapq", "itertools", "json", "math", "operator", "re",
    "string", "textwrap", "types", "typing", "unicodedata", "zoneinfo", "babel", "lib", "numpy", "pandas",
    "scipy", "statsmodels",
})
# fmt: on
"""All that the domain may import: nothing in it reads a file, a clock or the environment."""

IMPURE_CALLS = frozenset({"now", "today", "utcnow", "open", "print", "input", "eval", "exec"})
IMPURE_PREFIXES = ("read_", "to_csv", "to_parquet", "to_excel", "to_sql", "to_pickle")
SQL = re.compile(r"\b(SELECT\b.*\bFROM|INSERT INTO|UPDATE\b.*\bSET|DELETE FROM)\b", re.IGNORECASE | re.DOTALL)
ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)


def sources() -> list[Path]:
    """Every Python file of the program itself."""
    tops = [path for path in (ROOT / "app.py", ROOT / "server.py") if path.exists()]
    return sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), *tops])


def layer_of(path: Path) -> str:
    """`lib/warehouse/build.py` -> warehouse, `pages/kilder.py` -> pages, `app.py` -> app."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "lib" and len(parts) > 1 else parts[0]


def imported(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """Every imported name as its dotted parts, wherever in the file the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            module = tuple(node.module.split("."))
            yield from ((*module, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ("lib", "a relative import: write it in full")


def wrong_arrows(layer: str, source: str) -> list[str]:
    """What `source`, standing in `layer`, imports and may not."""
    wrong = []
    for parts in imported(ast.parse(source)):
        name = ".".join(parts)
        if parts[0] == "lib" and len(parts) > 1 and parts[1] not in MAY_IMPORT[layer] | {layer}:
            wrong.append(f"{layer} -> {name}")
        if layer not in OUTSIDE.get(parts[0], {layer}):
            wrong.append(f"{layer} -> {name}")
        if layer == "domain" and parts[0] not in PURE:
            wrong.append(f"{layer} -> {name}")
    return wrong


def impurities(source: str) -> list[str]:
    """Calls and statements by which a pure function would touch the world."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Global):
            found.append("global")
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in IMPURE_CALLS or name.startswith(IMPURE_PREFIXES):
                found.append(name)
    return found


def page_faults(source: str) -> list[str]:
    """SQL and arithmetic in a page: both belong elsewhere."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value):
            found.append(f"SQL on line {node.lineno}")
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ARITHMETIC):
            found.append(f"arithmetic on line {node.lineno}")
    return found


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def arrow_faults(path: Path) -> list[str]:
    """What the file imports against the arrows; a file of no known layer is wrong too."""
    layer, source = layer_of(path), path.read_text(encoding="utf-8")
    if layer == "__init__":
        return [".".join(name) for name in imported(ast.parse(source))]
    if layer not in MAY_IMPORT:
        return [f"{layer} is no layer of the house (docs/architecture.md)"]
    return wrong_arrows(layer, source)


def test_imports_follow_the_arrows() -> None:
    """One test asks all files, here and below: a test of each file took minutes."""
    found = {relative(path): arrow_faults(path) for path in sources()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_domain_is_pure() -> None:
    paths = sorted(ROOT.glob("lib/domain/**/*.py"))
    found = {relative(path): impurities(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_pages_hold_neither_sql_nor_arithmetic() -> None:
    paths = sorted(ROOT.glob("pages/*.py"))
    found = {relative(path): page_faults(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("domain", "from lib.warehouse.public import PublicWarehouse"),
        ("domain", "import streamlit"),
        ("domain", "def late():\n    import os"),
        ("domain", "from pathlib import Path"),
        ("warehouse", "import streamlit as st"),
        ("warehouse", "from lib import state"),
        ("charts", "from lib.warehouse.questions.series import series"),
        ("cli", "import lib.ui.frame"),
        ("pages", "from lib.ingest import plan"),
        ("pages", "import duckdb"),
        ("ui", "from ..domain import plan"),
    ],
)
def test_a_wrong_arrow_is_caught(layer: str, source: str) -> None:
    assert wrong_arrows(layer, source)


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("domain", "from lib.domain.plan import Plan\nimport pandas as pd"),
        ("pages", "from lib.page import open_page\nimport streamlit as st"),
        ("cli", "from lib.ingest.plan import read_plan"),
    ],
)
def test_a_right_arrow_is_let_through(layer: str, source: str) -> None:
    assert wrong_arrows(layer, source) == []


@pytest.mark.parametrize(
    "source", ["datetime.now()", "open('x')", "pd.read_csv(p)", "def f():\n    global X"]
)
def test_an_impurity_is_caught(source: str) -> None:
    assert impurities(source)


@pytest.mark.parametrize(
    "source", ["wh.ask('select value\\nfrom observation')", "share = a / b", "n -= 1", "x = f'DELETE FROM t'"]
)
def test_a_page_fault_is_caught(source: str) -> None:
    assert page_faults(source)
