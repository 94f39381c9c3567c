"""A mutant takes the place of the real function wherever that is known, and mypy's words find their mutant."""

import sys
import types
from collections.abc import Iterator
from functools import cached_property, lru_cache

import pytest

from tests.mutation.mutant import Mutant, put_in
from tests.mutation.typed import REAL, with_mutants

SOURCE = '''
class Square:
    """Kept."""

    side = 3

    @property
    def area(self) -> int:
        return self.side * self.side

    def grown(self, by: int = 1) -> int:
        return self.side + by


def twice(value: int) -> int:
    return 2 * value
'''


@pytest.fixture
def module() -> Iterator[types.ModuleType]:
    made = types.ModuleType("lib.domain.made_up")
    exec(SOURCE, made.__dict__)
    sys.modules[made.__name__] = made
    yield made
    del sys.modules[made.__name__]


def mutant(function: str, source: str, identity: str = "m") -> Mutant:
    return Mutant(identity, "lib/domain/made_up.py", function, 1, (1, 1), "", "", source)


def test_a_function_is_changed_for_those_too_who_have_imported_it(module: types.ModuleType) -> None:
    imported = module.twice
    put_in(mutant("twice", "def twice(value: Unknown) -> int:\n    return 3 * value"))
    assert imported(2) == 6


def test_methods_properties_and_defaults_are_changed_where_they_stand(module: types.ModuleType) -> None:
    square = module.Square()
    put_in(mutant("Square.area", "def area(self) -> int:\n    return self.side + self.side"))
    put_in(mutant("Square.grown", "def grown(self, by: int = 2) -> int:\n    return self.side + by"))
    assert (square.area, square.grown(), square.grown(0)) == (6, 5, 3)


def test_what_is_cached_or_bound_to_a_class_is_found_again(module: types.ModuleType) -> None:
    module.twice = lru_cache(module.twice)
    put_in(mutant("twice", "def twice(value):\n    return value"))
    assert module.twice(5) == 5
    lazy = cached_property(lambda self: 1)
    module.Square.lazy = lazy
    lazy.__set_name__(module.Square, "lazy")
    module.Square.made = staticmethod(lambda: 1)
    put_in(mutant("Square.lazy", "def lazy(self):\n    return 2"))
    put_in(mutant("Square.made", "def made():\n    return 2"))
    assert (module.Square().lazy, module.Square.made()) == (2, 2)


def test_a_mutant_knows_its_module_and_package() -> None:
    own = mutant("f", "")
    assert (own.module, own.package) == ("lib.domain.made_up", "domain")
    deep = Mutant("m", "lib/domain/goals/pace.py", "f", 1, (1, 1), "", "", "")
    assert (deep.module, deep.package) == ("lib.domain.goals.pace", "goals")


def test_each_copy_stands_behind_the_real_function_under_its_own_name() -> None:
    changed = mutant("twice", "def twice(value: int) -> int:\n    return None", "abc")
    inside = mutant("Square.area", "def area(self) -> int:\n    return None", "def")
    code, owners = with_mutants(SOURCE, [changed, inside])
    lines = code.splitlines()
    whose = {lines[number - 1].strip(): owner for number, owner in owners.items()}
    assert whose["def twice_xabc(value: int) -> int:"] == ("lib/domain/made_up.py twice", "abc")
    assert whose["def twice_x(value: int) -> int:"] == ("lib/domain/made_up.py twice", REAL)
    assert whose["def area_xdef(self) -> int:"] == ("lib/domain/made_up.py Square.area", "def")
    assert code.count("@property") == 3
    compile(code, "made_up.py", "exec")
    assert all(line in lines for line in SOURCE.splitlines())
