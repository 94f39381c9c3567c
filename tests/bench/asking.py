"""The warehouse questions at three sizes: all of ours, and four of them against other means."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lib.warehouse.public import PublicWarehouse
from tests.bench.cases import cases
from tests.bench.engines import asked_of, export, in_pandas, in_sqlite, on_parquet, ours
from tests.bench.growth import Growth, growth_table
from tests.bench.report import Ratio, Timing, ratio, timing
from tests.bench.sizes import SIZES, Sized

TIMES, LEAST, SECONDS = 20, 3, 3.0
"""So often, but a slow one no longer than so many seconds, at least three times."""
OURS = "ours"


class Forgetful:
    """In place of the answers that a warehouse keeps: what a question costs is measured, not what it costs again."""

    def get(self, key: object) -> None:
        """Nothing is ever there."""

    def put(self, key: object, answer: object, cells: int) -> None:
        """Nothing is kept."""


@dataclass(frozen=True)
class Compared:
    """One question in one size, by every means."""

    question: str
    size: str
    by: Mapping[str, Timing]


def open_forgetful(sized: Sized) -> PublicWarehouse:
    """The warehouse as the app opens it, except that it keeps no answers."""
    warehouse = PublicWarehouse(sized.file)
    warehouse.answers = Forgetful()
    return warehouse


def measure_questions(found: Sequence[Sized]) -> list[Growth]:
    """Every question in every size; sizes take turns, so that what else the machine does hits them alike."""
    opened = [open_forgetful(sized) for sized in found]
    growths = []
    for name, ask in cases(opened[0]).items():
        timings = [repeatedly(lambda warehouse=warehouse, ask=ask: ask(warehouse)) for warehouse in opened]
        growths.append(Growth(name, tuple(sized.rows for sized in found), tuple(timings)))
    print("  questions", file=sys.stderr)
    return growths


def measure_means(found: Sequence[Sized], folder: Path) -> list[Compared]:
    """Four questions in every size by ours, DuckDB on Parquet, pandas and SQLite."""
    compared = []
    for place, sized in enumerate(found):
        own = folder / f"means-{place}"
        own.mkdir()
        export(sized.file, own)
        warehouse = open_forgetful(sized)
        asked = asked_of(warehouse)
        by = {
            OURS: ours(warehouse),
            "DuckDB on Parquet": on_parquet(own, asked),
            "pandas": in_pandas(own),
            "SQLite": in_sqlite(own, asked),
        }
        for question in by[OURS]:
            times = {
                means: repeatedly(lambda answer=answers[question], asked=asked: answer(asked))
                for means, answers in by.items()
            }
            compared.append(Compared(question, sized.name, times))
        print(f"  by other means, {sized.name}", file=sys.stderr)
    return compared


def repeatedly(ask: Callable[[], object]) -> Timing:
    """Milliseconds; the first time warms up and does not count."""
    ask()
    times: list[float] = []
    began = time.perf_counter()
    while len(times) < LEAST or (len(times) < TIMES and time.perf_counter() - began < SECONDS):
        started = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - started))
    return timing(times)


def text(growths: Sequence[Growth], compared: Sequence[Compared]) -> str:
    """The section of docs/benchmarks.md."""
    means = list(compared[0].by)
    rows = "\n".join(
        f"| {one.question} | {one.size} | "
        + " | ".join(
            f"{one.by[name].p50:g}"
            + ("" if name == OURS else f" ({one.by[OURS].p50 / one.by[name].p50:.1f}×)")
            for name in means
        )
        + " |"
        for one in compared
    )
    sizes = ", ".join(f"{name}: {count} afdelinger" for name, count in SIZES.items())
    return (
        f"\n## Questions\n\n{sizes}; the larger ones with {growths[0].rows[-1]} rows at most "
        "(60 indicators, 15 years, the other afdelinger belong to other kommuner). Nothing is remembered from one "
        "asking to the next. Milliseconds, median; in brackets how many times as long ours takes:\n\n"
        f"| question | size | {' | '.join(means)} |\n|---|---{'|---' * len(means)}|\n{rows}\n\n"
        "Ours answers with all that a screen shows (19 columns, missing cells as rows); the others with eight "
        "columns. pandas has read all into memory before it is asked.\n\n"
        + growth_table(growths, list(SIZES), "question")
    )


def ratios(compared: Sequence[Compared]) -> dict[str, Ratio]:
    """Ours against DuckDB on Parquet, by name."""
    return {
        f"question: {one.question}, {one.size}": ratio(one.by[OURS], one.by["DuckDB on Parquet"])
        for one in compared
    }


def as_json(growths: Sequence[Growth], compared: Sequence[Compared]) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "growth": [asdict(one) | {"exponent": round(one.exponent, 3)} for one in growths],
        "means": [asdict(one) for one in compared],
    }
