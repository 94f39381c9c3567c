"""A sentence is written in one place: whoever mends its Danish mends it everywhere."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.test_house_rules import program_files, relative

FEWEST_WORDS = 5
CODE = re.compile(r"[<>=]|://|\$\w|\b(?:SELECT|JOIN|ORDER BY|PARTITION BY|coalesce)\b")
"""In markup, script, SQL and addresses the same line may stand twice: it says nothing to a reader of the screen."""

FOR_PROGRAMMERS = {"ValueError", "TypeError", "RuntimeError"}


def sentences(source: str) -> Iterator[str]:
    """Every sentence of a file that a user may see: of text constants, with {} for what is put in, no docstrings."""
    tree = ast.parse(source)
    skipped = {id(part) for node in ast.walk(tree) for part in _not_shown(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield from _split(
                "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _split(node.value)


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FOR_PROGRAMMERS:
        yield from (part for each in node.args for part in ast.walk(each))


def _split(text: str) -> Iterator[str]:
    for each in re.split(r"(?<=[.!?])\s+|\n", text):
        sentence = re.sub(r"\s+", " ", each).strip().rstrip(".")
        if len(re.findall(r"[^\W\d_]+", sentence)) >= FEWEST_WORDS and not CODE.search(sentence):
            yield sentence


def twins(sources: dict[str, str]) -> dict[str, list[str]]:
    """Sentences that stand in more than one file, with the files."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, source in sources.items():
        for sentence in sentences(source):
            found[sentence].add(name)
    return {sentence: sorted(names) for sentence, names in found.items() if len(names) > 1}


def test_no_sentence_is_written_in_two_files() -> None:
    assert twins({relative(path): Path(path).read_text(encoding="utf-8") for path in program_files()}) == {}


def test_a_twin_is_seen() -> None:
    one = '"""Den samme sætning står to steder."""\nA = "Den samme sætning står to steder. Kort."'
    two = 'B = f"{1} til. Den samme sætning står to steder."\nraise ValueError("told to programmers only, in English")'
    three = 'raise ValueError("told to programmers only, in English")\nC = "<p>Den samme sætning står to steder</p>"'
    assert twins({"one": one, "two": two, "three": three}) == {
        "Den samme sætning står to steder": ["one", "two"]
    }
