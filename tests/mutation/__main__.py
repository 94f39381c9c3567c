"""`make mutation`: changes lib/domain in small ways, one at a time, and sees whether a test of tests/domain tells.

`python -m tests.mutation --dele goals,law` tries the mutants of some packages, `--proeve 600` a random sample of all,
`--igen` those again that no test told; what was tried is kept in `.mutation/` and not tried twice. `--vis` lists the
survivors, `--skriv` writes docs/measured/mutation.json and the table of docs/mutation.md.
"""

import argparse
import csv
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.mutation import kinds, score, typed
from tests.mutation.mutant import Mutant
from tests.mutation.score import KILLED, NO_TEST, REFUSED, SURVIVED
from tests.mutation.work import ROOT, Work

SAMPLE = 600
TOOL = "operators of mutmut 3.8.1, in the loop of tests/mutation"
LEFT = {SURVIVED, NO_TEST}
TABLE = re.compile(r"(?<=<!-- table -->\n).*?(?=\n<!-- end of table -->)", re.DOTALL)
GROUPS = re.compile(r"(?<=<!-- kinds -->\n).*?(?=\n<!-- end of kinds -->)", re.DOTALL)
SURVIVORS = ROOT / "docs" / "measured" / "mutation_survivors.csv"
PAGE, KEPT = ROOT / "docs" / "mutation.md", ROOT / "docs" / "measured" / "mutation.json"
LEFT_OUT = ("__pycache__", "node_modules", "warehouse", "raw", "masks", "state", "datatraek", "*.png")


def chosen(mutants: list[Mutant], packages: list[str], sample: int, seed: int) -> list[Mutant]:
    """The mutants that were asked for, of some packages or of all, in a random order; of a sample the first `sample`.

    The order is random without a sample too: a run that is stopped has then tried a random part of each package.
    """
    found = sorted(
        (each for each in mutants if not packages or each.package in packages), key=lambda each: each.id
    )
    random.Random(seed).shuffle(found)
    return found[: sample or None]


def copied(folder: Path) -> Path:
    """A copy of what the tests of the domain need: others may work on the tree while mutants run."""
    shutil.copytree(ROOT / "lib", folder / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns(*LEFT_OUT[:2], "*.png"))
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.png"))
    shutil.copytree(ROOT / "geo", folder / "geo")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def run(work: Work, mutants: list[Mutant], examples: int) -> None:
    """Try the mutants in a copy of the tree."""
    with tempfile.TemporaryDirectory(dir=work.folder) as name:
        tree = copied(Path(name))
        todo = tree / "todo.jsonl"
        lines = (json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in mutants)
        todo.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "tests.mutation.run", work.folder, todo, str(examples)]
        subprocess.run(command, cwd=tree, check=True)


def show(mutants: list[Mutant], ended: dict[str, dict[str, str]]) -> None:
    """The survivors as a reader wants them: where, what was there, what was there instead."""
    for each in mutants:
        status = ended.get(each.id, {}).get("status", KILLED)
        if status in LEFT:
            before, after = (" ".join(text.split()) for text in (each.before, each.after))
            print(f"{each.id} {status} {each.file}:{each.line} {each.function}: {before}  =>  {after}")


def main() -> None:
    """Try what was asked for and has not been tried, then say the score."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument(
        "--dele", default="", help="packages of lib/domain, with comma between; 'domain' is the files beside"
    )
    parser.add_argument(
        "--proeve", type=int, default=0, help=f"a random sample of so many, for instance {SAMPLE}"
    )
    parser.add_argument("--froe", type=int, default=1, help="the seed of the sample")
    parser.add_argument("--eksempler", type=int, default=10, help="examples that a property is asked at most")
    parser.add_argument("--igen", action="store_true", help="try survivors again")
    parser.add_argument(
        "--typer", action="store_true", help="ask the strict type check about survivors, try nothing"
    )
    parser.add_argument("--vis", action="store_true", help="list survivors, try nothing")
    parser.add_argument("--skriv", action="store_true", help="write the documents, try nothing")
    asked = parser.parse_args()
    work = Work()
    everything = work.mutants()
    packages = [each for each in asked.dele.split(",") if each]
    wanted, ended = chosen(everything, packages, asked.proeve, asked.froe), work.ended()
    if asked.vis:
        show(wanted, ended)
        return
    if asked.typer:
        ask_types(work, [each for each in everything if ended.get(each.id, {}).get("status") in LEFT])
    elif not asked.skriv:
        again = LEFT if asked.igen else set()
        todo = [each for each in wanted if each.id not in ended or ended[each.id]["status"] in again]
        todo = todo if not asked.igen else [each for each in todo if each.id in ended]
        print(f"{len(wanted)} mutants asked for, {len(todo)} to try", flush=True)
        if todo:
            run(work, todo, asked.eksempler)
    ended = work.ended()
    counts = score.counted(everything, ended)
    kept = score.as_json(counts, TOOL, asked.eksempler)
    print(score.table(kept))
    if asked.skriv:
        write(kept, [each for each in everything if ended.get(each.id, {}).get("status") in LEFT])


def write(kept: dict[str, object], survivors: list[Mutant]) -> None:
    """The score and the survivors as files, and the two tables of the page."""
    KEPT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    with SURVIVORS.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["file", "function", "kind", "was", "survives as"])
        lines.writerows(kinds.listed(survivors))
    page = TABLE.sub(lambda _: score.table(kept), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(GROUPS.sub(lambda _: kinds.kinds_table(survivors), page), encoding="utf-8")


def ask_types(work: Work, left: list[Mutant]) -> None:
    """Write down which survivors the strict type check refuses."""
    with tempfile.TemporaryDirectory(dir=work.folder) as name:
        tree = Path(name)
        shutil.copytree(ROOT / "lib", tree / "lib", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", tree)
        found = typed.refused(left, tree, work.folder)
    with work.results.open("a", encoding="utf-8") as out:
        for identity in sorted(found):
            out.write(json.dumps({"id": identity, "status": REFUSED, "by": "mypy", "seconds": 0.0}) + "\n")


if __name__ == "__main__":
    main()
