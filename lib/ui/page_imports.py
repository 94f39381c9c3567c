"""What a script imports is loaded by one thread at a time, before the script runs.

Two people who open two pages of a server that has just started would else load halves of the same package: Python lets
one of two threads that wait for each other's modules go on with a module that is not whole, and packages whose modules
import one another (python-docx is one) then fail.
"""

import ast
import threading
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
_TURN = threading.Lock()
_LOADED: set[str] = set()


def load_imports(script: str) -> None:
    """Carry out the imports at the top of a script, once in a process; `script` is relative to the root of the program.
    Raises whatever an import raises: the next call tries again."""
    if script in _LOADED:
        return
    with _TURN:
        if script not in _LOADED:
            exec(_imports(ROOT / script), {})
            _LOADED.add(script)


def _imports(script: Path) -> CodeType:
    parsed = ast.parse(script.read_text(encoding="utf-8"), str(script))
    body = [each for each in parsed.body if isinstance(each, ast.Import | ast.ImportFrom)]
    return compile(ast.Module(body, type_ignores=[]), str(script), "exec")
