"""Says in a clear Danish sentence what is missing when Python is too old or cannot make a virtual environment."""

import importlib.util
import sys

NEEDED = (3, 11)


def complaint(version: "tuple[int, int]", has_venv: bool) -> "str | None":
    """The sentence for a machine that will not do, or None."""
    if version < NEEDED:
        return (
            f"Zonekompas kræver Python {NEEDED[0]}.{NEEDED[1]} eller nyere; den her er {version[0]}.{version[1]}. "
            "Nævn en anden: make run PYTHON=python3.12"
        )
    if not has_venv:
        return (
            "Python kan ikke lave et virtuelt miljø her. På Debian eller Ubuntu: apt-get install python3-venv"
        )
    return None


if __name__ == "__main__":
    has_venv = (
        importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None
    )
    sys.exit(complaint(sys.version_info[:2], has_venv))
