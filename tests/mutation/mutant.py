"""One mutant: a function of the domain with one thing changed, put in the place of the real one as it runs."""

import __future__

import json
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Mutant:
    """What `make.py` writes of a mutant. A test that runs one of the `lines` (first, last) meets it."""

    id: str
    file: str
    function: str
    line: int
    lines: tuple[int, int]
    before: str
    after: str
    source: str

    @property
    def module(self) -> str:
        """'lib.domain.goals.pace'."""
        return self.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str:
        """'goals'; the files beside the packages are 'domain'."""
        parts = self.file.split("/")
        return parts[2] if len(parts) > 3 else "domain"


def read(folder: Path, names: list[str]) -> Iterator[Mutant]:
    """The mutants in the files `names` of `folder`."""
    for name in names:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            yield Mutant(**{**fields, "lines": tuple(fields["lines"])})


def put_in(mutant: Mutant) -> None:
    """Change the function where it stands, so that every module that has imported it runs the mutant."""
    module = sys.modules[mutant.module]
    *classes, name = mutant.function.split(".")
    holder = module.__dict__[classes[0]] if classes else module
    real = plain_function(holder.__dict__[name])
    changed = compiled(mutant, dict(module.__dict__))
    real.__defaults__, real.__kwdefaults__ = changed.__defaults__, changed.__kwdefaults__
    if len(real.__code__.co_freevars) == len(changed.__code__.co_freevars):
        real.__code__ = changed.__code__
    else:
        setattr(holder, name, changed)


def compiled(mutant: Mutant, names: dict[str, Any]) -> types.FunctionType:
    """The mutant's own function; a method is read inside a class of the same name, for what `__x` and `super` mean."""
    *classes, name = mutant.function.split(".")
    source = mutant.source
    if classes:
        body = "".join(f"    {line}" for line in source.splitlines(keepends=True))
        source = f"class {classes[0]}:\n{body}\n"
    flags = __future__.annotations.compiler_flag
    exec(compile(source, mutant.file, "exec", flags=flags, dont_inherit=True), names)
    return plain_function(names[classes[0]].__dict__[name] if classes else names[name])


def plain_function(found: Any) -> types.FunctionType:
    """The function under a property, a cache, a static method or a class's method."""
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, cached_property):
        found = found.func
    elif isinstance(found, staticmethod | classmethod):
        found = found.__func__
    while not isinstance(found, types.FunctionType):
        found = found.__wrapped__
    return found
