"""Which mutants the strict type check of `make lint` refuses: all are written beside the real functions."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.mutation.mutant import Mutant

REAL = ""
"""Stands for the unchanged copy of a function: where that is refused under its new name, its mutants are not judged."""


def refused(mutants: Iterable[Mutant], tree: Path, work: Path) -> set[str]:
    """Ids of the mutants of which mypy says something. `tree` is a copy of the sources that may be spoilt."""
    by_file: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    owners = {}
    for file, each in by_file.items():
        path = tree / file
        code, owners[file] = with_mutants(path.read_text(encoding="utf-8"), each)
        path.write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(work / "mypy"), "lib/domain"]
    said = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False).stdout
    blamed: set[tuple[str, str]] = set()
    for file, line in re.findall(r"^([^:\n]+):(\d+): error:", said, flags=re.MULTILINE):
        if owner := owners.get(file, {}).get(int(line)):
            blamed.add(owner)
    unclear = {function for function, identity in blamed if identity == REAL}
    return {identity for function, identity in blamed if identity != REAL and function not in unclear}


def with_mutants(source: str, mutants: list[Mutant]) -> tuple[str, dict[int, tuple[str, str]]]:
    """The source with each mutant under a name of its own behind the real function; whose each new line is.

    The owner of a line is the function (with its file) and the mutant's id, or REAL for an unchanged copy.
    """
    lines = source.splitlines()
    by_function: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_function[mutant.function].append(mutant)
    nodes = functions(source)
    behind: dict[int, list[tuple[tuple[str, str], list[str]]]] = {}
    for name, own in by_function.items():
        node = nodes[name]
        above = lines[
            min([node.lineno, *(each.lineno for each in node.decorator_list)]) - 1 : node.lineno - 1
        ]
        real = "\n".join(line[node.col_offset :] for line in lines[node.lineno - 1 : node.end_lineno])
        copies = [(REAL, real), *((each.id, each.source) for each in own)]
        where = f"{own[0].file} {name}"
        behind[node.end_lineno or 0] = [
            ((where, identity), [*above, *renamed(code, node, identity)]) for identity, code in copies
        ]
    return joined(lines, behind)


def joined(
    lines: list[str], behind: dict[int, list[tuple[tuple[str, str], list[str]]]]
) -> tuple[str, dict[int, tuple[str, str]]]:
    """The lines with the copies behind the line each belongs to, and the owner of each new line (from 1)."""
    out: list[str] = []
    owners: dict[int, tuple[str, str]] = {}
    for number, line in enumerate(lines, start=1):
        out.append(line)
        for owner, code in behind.get(number, []):
            for each in code:
                out.append(each)
                owners[len(out)] = owner
    return "\n".join(out) + "\n", owners


def renamed(code: str, node: ast.FunctionDef, identity: str) -> list[str]:
    """The function under a name of its own, as far in as the real one."""
    called = re.sub(rf"\bdef {node.name}\b", f"def {node.name}_x{identity}", code, count=1)
    return [" " * node.col_offset + line if line else line for line in called.splitlines()]


def functions(source: str) -> dict[str, ast.FunctionDef]:
    """The functions and methods of a file by their dotted names."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            methods = (each for each in node.body if isinstance(each, ast.FunctionDef))
            found |= {f"{node.name}.{method.name}": method for method in methods}
    return found
