"""No page says that an afdeling or a zone *is* one of the law's categories: the minister decides that.

The strings of the program are read, docstrings left out: those are no words of a screen.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CATEGORIES = r"(?:parallelsamfund|udsat(?:te)?\b|omdannelsesområde|forebyggelsesområde|ghetto)"
VERDICT = re.compile(
    rf"\b(?:er|bliver|blev|var|forbliver|betegnes som|hører til)\s+(?:nu |stadig |igen |ikke |længere )*"
    rf"(?:et |en |på listen over )?(?:hård(?:t|e)? |særligt )?{CATEGORIES}",
    re.IGNORECASE,
)
WORTH_READING = re.compile(rf"{CATEGORIES}|category|kategori", re.IGNORECASE)
OPEN_ENDED = re.compile(r"\b(?:er|bliver|blev|var)\s+(?:ikke )?(?:et |en )?$", re.IGNORECASE)
"""A sentence that ends in a name put in from the data."""


def strings(tree: ast.AST) -> Iterator[str]:
    """Every text of a program that is no docstring; a name put into a text stands as its code."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    docstrings = {id(_docstring(node)) for node in ast.walk(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(_part(each) for each in node.values)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside | docstrings
        ):
            yield node.value


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""


def _docstring(node: ast.AST) -> ast.expr | None:
    if (
        not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        or not node.body
    ):
        return None
    first = node.body[0]
    return first.value if isinstance(first, ast.Expr) else None


def verdicts(source: str) -> list[str]:
    """The texts that say what an area is, and those that put a category's name after "er"."""
    if WORTH_READING.search(source) is None:
        return []
    tree = ast.parse(source)
    said = [" ".join(each.split()) for each in strings(tree) if VERDICT.search(each)]
    return said + [
        ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and _names(node)
    ]


def _names(node: ast.JoinedStr) -> bool:
    pairs = zip(node.values, node.values[1:], strict=False)
    return any(
        isinstance(before, ast.Constant)
        and OPEN_ENDED.search(str(before.value)) is not None
        and re.search(r"category|kategori", ast.unparse(after)) is not None
        for before, after in pairs
    )


@pytest.mark.parametrize("folder", ["lib", "pages"])
def test_no_text_says_what_an_area_is(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    found = {path.name: said for path in files if (said := verdicts(path.read_text(encoding="utf-8")))}
    assert found == {}
    assert files


@pytest.mark.parametrize(
    "text",
    [
        "Zone 1 er et parallelsamfund",
        "Afdelingen er udsat boligområde",
        "er et udsat",
        "bliver et forebyggelsesområde",
        "er nu et omdannelsesområde",
        "var en ghetto",
        "er ikke længere et parallelsamfund",
        "er en hård ghetto",
    ],
)
def test_a_verdict_is_caught(text: str) -> None:
    assert verdicts(f"x = {text!r}") == [text]
    assert verdicts(f"x = f'{{name}}: {text}'") == [f"name: {text}"]


def test_a_name_from_the_data_is_caught() -> None:
    assert len(verdicts("x = f'{area} er et {outcome.category.name}'")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ville opfylde 2 af 4 kriterier i § 61 a",
        "Kriterierne for parallelsamfund ville ikke være opfyldt",
        "Screening, ikke afgørelse",
        "Antallet er 12",
    ],
)
def test_a_screening_is_let_through(text: str) -> None:
    assert verdicts(f"x = {text!r}") == []
    assert verdicts('"""Never says: er et parallelsamfund."""') == []
