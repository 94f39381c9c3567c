"""What is worked out and written on demand: the priority's simulation, and every kind of file, each against the bare
library doing the least that can be called the same."""

import csv
import datetime as dt
import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pandas as pd
import pptx
import typst
import vl_convert as vlc
import xlsxwriter

from lib.domain.material.book import Book, Sheet
from lib.domain.material.slide import Deck, Slide
from lib.domain.material.table import WordTable
from lib.domain.priority.gaps import gaps, readings_of
from lib.domain.priority.priority import DRAWS, prioritise
from lib.domain.priority.weights import WeightSpace
from lib.reports.chart_png import Frame, chart_png
from lib.reports.deck_pptx import deck_pptx
from lib.reports.paper_docx import paper_docx
from lib.reports.paper_pdf import paper_pdf
from lib.reports.workbook import workbook
from lib.ui.frame import csv_bytes
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse
from tests.bench.report import Ratio, Timing, ratio, timing
from tests.material.made_paper import made_paper

TIMES = 20
WRITTEN = dt.datetime(2026, 12, 1, 9, 0, tzinfo=dt.UTC)
HASH = "abcdef" + "0" * 58
SLIDES = 8
FRAME = Frame("Fund", "2025", "Kilde")


@dataclass(frozen=True)
class Output:
    """One thing, ours and the bare library's; `size`: bytes of the file that ours makes, 0 where there is none."""

    name: str
    ours: Timing
    bare: Timing
    size: int


def measure_outputs(warehouse: PublicWarehouse) -> list[Output]:
    """The simulation and the files, in milliseconds."""
    plan = questions.plan(warehouse)
    table = questions.matrix(warehouse, only_real=False)
    found = [_simulation(warehouse)]
    paper, values = made_paper(), table[["label", "name", "year", "value", "status"]]
    columns, rows = list(values.columns), values.astype(object).where(values.notna(), None).values.tolist()
    sheet = Sheet("Tal", "Alle tal", tuple(columns), tuple(tuple(row) for row in rows), {})
    book = Book("Tal", "Om", "Planen", HASH, (), (sheet,), "")
    slide = Slide(
        "et",
        "Et fund",
        table=WordTable("Tal", "Tal", ("Zone", "Tal"), (("Zone 1", "12,5"),) * 6, frozenset()),
    )
    deck = Deck("Møde", "Planen", HASH, (slide,) * SLIDES)
    spec = _bars([zone.name for zone in plan.zones])
    pairs: list[tuple[str, Callable[[], bytes], Callable[[], object]]] = [
        ("PDF, an indstilling", lambda: paper_pdf(paper, LIGHT, WRITTEN), _bare_pdf),
        ("Word, an indstilling", lambda: paper_docx(paper, WRITTEN), _bare_docx),
        ("PowerPoint, eight slides", lambda: deck_pptx(deck, LIGHT, WRITTEN, lambda done, of: None), _bare_pptx),
        ("Excel, all figures of the front page", lambda: workbook(book, WRITTEN), lambda: _bare_xlsx(columns, rows)),
        ("CSV, all figures of the front page", lambda: csv_bytes(values, "Kilde"), lambda: _bare_csv(columns, rows)),
        ("PNG, a chart", lambda: chart_png(spec, FRAME, LIGHT), lambda: vlc.vegalite_to_png(spec)),
    ]  # fmt: skip
    found += [Output(name, repeatedly(ours), repeatedly(bare), len(ours())) for name, ours, bare in pairs]
    print("  outputs", file=sys.stderr)
    return found


def repeatedly(work: Callable[[], object]) -> Timing:
    """Milliseconds; the first time does not count."""
    times = []
    for _ in range(TIMES + 1):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return timing(times[1:])


def _simulation(warehouse: PublicWarehouse) -> Output:
    """SMAA over all indicators that have figures for every zone, against drawing and multiplying alone."""
    plan = questions.plan(warehouse)
    frame, indicators = questions.weighable(warehouse, [*plan.zone_ids, plan.kommune_area], only_real=False)
    readings, _ = readings_of(frame, indicators, plan.zone_ids, plan.kommune_area, with_demo=True)
    found = gaps(readings, plan.zone_ids)
    space = WeightSpace(len(readings))

    def bare() -> object:
        dice = np.random.default_rng(1)
        weights = dice.dirichlet(np.ones(len(readings)), DRAWS)
        values = dice.beta(5, 5, (DRAWS, len(plan.zone_ids), len(readings)))
        return np.einsum("dzi,di->dz", values, weights).argsort(axis=1)

    name = f"SMAA, {len(readings)} indicators, {DRAWS} draws"
    return Output(name, repeatedly(lambda: prioritise(found, space)), repeatedly(bare), 0)


def _bars(names: Sequence[str]) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"zone": name, "value": 10 + place} for place, name in enumerate(names)]},
        "mark": "bar",
        "width": 600,
        "encoding": {
            "x": {"field": "value", "type": "quantitative"},
            "y": {"field": "zone", "type": "nominal"},
        },
    }


def _bare_pdf() -> object:
    return typst.compile(b"= Tom")


def _bare_docx() -> object:
    document = docx.Document()
    document.add_heading("Tom")
    target = io.BytesIO()
    document.save(target)
    return target


def _bare_pptx() -> object:
    show = pptx.Presentation()
    for _ in range(SLIDES):
        show.slides.add_slide(show.slide_layouts[5])
    target = io.BytesIO()
    show.save(target)
    return target


def _bare_xlsx(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> object:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for place, row in enumerate([columns, *rows]):
            sheet.write_row(place, 0, row)
    return target


def _bare_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> object:
    return pd.DataFrame(rows, columns=list(columns)).to_csv(sep=";", quoting=csv.QUOTE_MINIMAL)


def ratios(found: Sequence[Output]) -> dict[str, Ratio]:
    """Ours against the bare library, by name."""
    return {f"output: {one.name.split(',')[0]}": ratio(one.ours, one.bare) for one in found}


def text(found: Sequence[Output]) -> str:
    """The section of docs/benchmarks.md."""
    rows = "\n".join(
        f"| {one.name} | {one.ours.p50:g} / {one.ours.p95:g} | {one.bare.p50:g} | "
        f"{one.ours.p50 / one.bare.p50:.1f}× | {f'{one.size / 1000:.0f} kB' if one.size else '–'} |"
        for one in found
    )
    return (
        f"\n## Simulation and files\n\nMilliseconds, p50 / p95 (n = {found[0].ours.n}); beside it the bare library "
        "with the least that can be called the same (an empty page, a bare table, draws without their order).\n\n"
        f"| what | ours | bare library | ratio | file |\n|---|---|---|---|---|\n{rows}\n"
    )


def as_json(found: Sequence[Output]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [asdict(one) for one in found]


if __name__ == "__main__":
    print(text(measure_outputs(PublicWarehouse(Path(sys.argv[1])))))
