"""Makes the mutants of source files with mutmut's operators; run by the Python of `.venv/mutation`, which has mutmut.

`make.py FOLDER FILE...` writes one JSON line per mutant into FOLDER, one file of them per source file.
"""

import ast
import hashlib
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

UNWRAPPED = {"property", "cached_property", "cache", "lru_cache", "staticmethod", "classmethod"}
"""Decorators under which `mutant.py` finds the plain function again; mutmut itself leaves most of them out."""

Span = tuple[int, int]


class Visitor(MutationVisitor):
    """mutmut's own, and it goes into properties and cached functions too."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators and decorators(node) <= UNWRAPPED:
            return False
        return super()._skip_node_and_children(node)


def decorators(function: cst.FunctionDef) -> set[str]:
    """Names of a function's decorators; one that is more than a name or a call of one is `?`."""
    names = set()
    for each in function.decorators:
        called = each.decorator.func if isinstance(each.decorator, cst.Call) else each.decorator
        names.add(called.value if isinstance(called, cst.Name) else "?")
    return names


def spans(source: str) -> list[tuple[Span, bool]]:
    """First and last line of each statement, of a compound one its head; and whether it is a function's head."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = max(node.lineno, body[0].lineno - 1) if body else (node.end_lineno or node.lineno)
            found.append(((node.lineno, last), isinstance(node, ast.FunctionDef)))
    return found


def where(line: int, statements: list[tuple[Span, bool]], whole: Span) -> Span:
    """Lines of which a test must have run one to have met `line`: its statement's, or the whole function's."""
    around = [(span[1] - span[0], span, head) for span, head in statements if span[0] <= line <= span[1]]
    if not around:
        return whole
    _, span, head = min(around)
    return whole if head else span


def holders(module: cst.Module) -> dict[cst.CSTNode, str]:
    """Functions and methods that can be replaced, with their dotted names."""
    found: dict[cst.CSTNode, str] = {}
    for node in module.body:
        if isinstance(node, cst.FunctionDef):
            found[node] = node.name.value
        elif isinstance(node, cst.ClassDef):
            methods = (each for each in node.body.body if isinstance(each, cst.FunctionDef))
            found |= {method: f"{node.name.value}.{method.name.value}" for method in methods}
    return found


def mutated(function: cst.FunctionDef, mutation: Mutation) -> str:
    """The function's source with one mutation, without its decorators and comments above."""
    bare = function.with_changes(decorators=[], leading_lines=[])
    changed = bare.deep_replace(mutation.original_node, mutation.mutated_node)
    return textwrap.dedent(cst.Module([]).code_for_node(changed)).strip("\n")


def mutants(file: str, source: str) -> Iterator[dict[str, object]]:
    """Each mutant of one file: where it is, what was there, what is there instead, and the function's new source."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = Visitor(mutation_operators, get_ignored_lines(file, source, wrapper, None))
    module = wrapper.visit(visitor)
    places = wrapper.resolve(PositionProvider)
    named, statements, seen = holders(module), spans(source), set()
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if function not in named or not isinstance(function, cst.FunctionDef):
            continue
        code = mutated(function, mutation)
        identity = hashlib.sha256(f"{file}|{named[function]}|{code}".encode()).hexdigest()[:16]
        line = places[mutation.original_node].start.line
        whole = (places[function].start.line, places[function].end.line)
        if identity not in seen and parses(code):
            seen.add(identity)
            yield {
                "id": identity,
                "file": file,
                "function": named[function],
                "line": line,
                "lines": where(line, statements, whole),
                "before": module.code_for_node(mutation.original_node),
                "after": module.code_for_node(mutation.mutated_node),
                "source": code,
            }


def parses(code: str) -> bool:
    """Whether Python reads it: an operator may leave an argument without its name behind one that has it."""
    try:
        compile(code, "<mutant>", "exec")
    except SyntaxError:
        return False
    return True


def main(folder: Path, files: list[str]) -> None:
    """Write the mutants of each file; the source's hash is in the name, so that a file is asked once."""
    for file in files:
        source = Path(file).read_text(encoding="utf-8")
        lines = [json.dumps(each, ensure_ascii=False) for each in mutants(file, source)]
        target = folder / made_name(file, source)
        target.with_suffix(".part").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        target.with_suffix(".part").replace(target)


def made_name(file: str, source: str) -> str:
    """The file that holds the mutants of one source file as it is now."""
    return hashlib.sha256(f"{file}|{source}".encode()).hexdigest()[:16] + ".jsonl"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
