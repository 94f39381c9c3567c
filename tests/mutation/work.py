"""The folder of a mutation run: the mutants of each file as it is now, and how each mutant ended."""

import hashlib
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutant import Mutant, read

ROOT = Path(__file__).resolve().parent.parent.parent
MAKER = ROOT / ".venv" / "mutation" / "bin" / "python"


@dataclass(frozen=True)
class Work:
    """`folder` is left out of git by a file of its own; throwing it away costs time and nothing else."""

    folder: Path = ROOT / ".mutation"

    @property
    def results(self) -> Path:
        """One line per tried mutant; the last line of a mutant holds."""
        return self.folder / "results.jsonl"

    @property
    def made(self) -> Path:
        """The mutants, one file per source file."""
        return self.folder / "mutants"

    def mutants(self) -> list[Mutant]:
        """All mutants of lib/domain as it is now; those of changed files are made anew."""
        self.made.mkdir(parents=True, exist_ok=True)
        (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        names = {file: made_name(file) for file in sources()}
        missing = [file for file, name in names.items() if not (self.made / name).exists()]
        if missing:
            command = [MAKER, ROOT / "tests" / "mutation" / "make.py", self.made, *missing]
            subprocess.run(command, cwd=ROOT, check=True)
        return list(read(self.made, list(names.values())))

    def ended(self) -> dict[str, dict[str, str]]:
        """How each mutant ended, by its id: status and the test that told."""
        if not self.results.exists():
            return {}
        lines = self.results.read_text(encoding="utf-8").splitlines()
        return {each["id"]: each for each in map(json.loads, lines)}


def sources() -> list[str]:
    """The files of the domain, relative to the root."""
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("lib/domain/**/*.py"))


def made_name(file: str) -> str:
    """The name that `make.py` gives the mutants of a file as it is now."""
    source = (ROOT / file).read_text(encoding="utf-8")
    return hashlib.sha256(f"{file}|{source}".encode()).hexdigest()[:16] + ".jsonl"
