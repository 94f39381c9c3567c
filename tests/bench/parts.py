"""The parts of `make bench`, each measured by itself: a text, figures and ratios."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from lib.warehouse.public import PublicWarehouse
from tests.bench import (
    asking,
    builds,
    importing,
    masking,
    outputs,
    pages,
    proposal,
    servers,
    sized_pages,
    where,
)
from tests.bench.report import (
    FLOOR,
    PageFigures,
    Ratio,
    as_json,
    on_the_map,
    page_ratios,
    table,
    wire_table,
)
from tests.bench.sizes import SIZES, Sized, grow
from tests.browser.chrome import launch


@dataclass(frozen=True)
class Part:
    """What one part found. `short`: what the README shows of it."""

    text: str
    figures: object
    ratios: Mapping[str, Ratio] = field(default_factory=dict)
    short: str = ""


class Workshop:
    """The folder of a run with the house that the parts share, built when it is first wanted; `times`: how often what
    can be repeated quickly is repeated."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder, times

    @cached_property
    def house(self) -> Path:
        """The default plan, built."""
        house = self.folder / "house"
        if not house.exists():
            builds.build_house(house)
        return house

    @property
    def environment(self) -> dict[str, str]:
        """What makes the app show it."""
        return builds.house_at(self.house)

    @cached_property
    def sized(self) -> list[Sized]:
        """The house at every size."""
        folders = [self.folder / f"size-{place}" for place in range(len(SIZES))]
        return [grow(self.house, folder, size) for folder, size in zip(folders, SIZES, strict=True)]


def measure_builds(shop: Workshop) -> Part:
    """First, for its first build is the house of all others."""
    found = builds.measure_builds(shop.folder, shop.folder / "house")
    return Part(builds.text(found), builds.as_json(found), builds.ratios(found))


def measure_pages(shop: Workshop) -> Part:
    """Every page in Chromium."""
    counts = {name: min(count, shop.times) for name, count in pages.COUNTS.items()}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        floor, found = pages.measure_pages(shop.environment, shop.folder, browser, counts)
        browser.close()
    return Part(
        _pages_text(floor, found, counts),
        {"counts": counts, "pages": as_json([floor, *found])},
        page_ratios(floor, found),
        f"{table(floor, found)}\n\np50 / p95, in brackets p50 against the empty app in the same run.\n",
    )


def _pages_text(floor: PageFigures, found: list[PageFigures], counts: Mapping[str, int]) -> str:
    return (
        f"\n## Pages\n\n{table(floor, found)}\n\n"
        "p50 / p95 in ms, in brackets p50 against the empty app in the same Chromium. "
        f"Cold: a new browser profile (n = {counts['cold']} on what a meeting opens, else "
        f"{counts['cold, other pages']}). Warm: a filled cache (n = {counts['warm']}). Rerun: the switch of the page "
        f"frame (n = {counts['rerun']}). Switch: a link in the open menu (n = {counts['switch']}). Each time ends at "
        f"the last change of the DOM, the map's frame included. Floor: {FLOOR}.\n\n{on_the_map(floor, found)}\n"
        "The map is not made anew when it is recoloured: its frame keeps a mark.\n\n"
        f"Bytes that the browser receives, and milliseconds of the server's processor:\n\n"
        f"{wire_table([floor, *found])}\n"
    )


def measure_servers(shop: Workshop) -> Part:
    """Cold start and memory."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        starts = servers.measure_starts(shop.environment, shop.folder, browser)
        browser.close()
    found = servers.measure_servers(shop.environment, shop.folder, starts)
    return Part(servers.text(found), servers.as_json(found), servers.ratios(found))


def measure_where(shop: Workshop) -> Part:
    """What a rerun's time is spent on."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        found = where.measure_where(shop.environment, shop.folder, browser)
        browser.close()
    return Part(where.text(found), where.as_json(found))


def measure_sizes(shop: Workshop) -> Part:
    """Every page at three sizes."""
    found = sized_pages.measure_sized_pages(shop.sized, shop.folder)
    return Part(sized_pages.text(found), sized_pages.as_json(found), sized_pages.ratios(found))


def measure_questions(shop: Workshop) -> Part:
    """Every question at three sizes, and some by other means."""
    compared = asking.measure_means(shop.sized, shop.folder)
    growths = asking.measure_questions(shop.sized)
    return Part(
        asking.text(growths, compared),
        asking.as_json(growths, compared),
        asking.ratios(compared),
    )


def measure_outputs(shop: Workshop) -> Part:
    """Simulation and files."""
    (file,) = (shop.house / "warehouse").glob("public-*.duckdb")
    found = outputs.measure_outputs(PublicWarehouse(file))
    return Part(outputs.text(found), outputs.as_json(found), outputs.ratios(found))


def measure_proposals(shop: Workshop) -> Part:
    """The whole-number programmes, by two solvers."""
    found = proposal.measure(shop.house / "warehouse")
    return Part(proposal.text(*found), proposal.as_json(*found))


def measure_masking(shop: Workshop) -> Part:
    """Disclosure control."""
    tables = masking.plan_tables()
    methods, national = masking.compare_methods(tables), masking.national_seconds()
    figures = {
        "tables": len(tables),
        "methods": [asdict(one) for one in methods],
        "national_seconds": national,
    }
    return Part(masking.text(methods, len(tables), national), figures)


def measure_imports(shop: Workshop) -> Part:
    """The import of a national datatræk, against DuckDB reading the same file."""
    found = importing.measure_imports()
    return Part(
        importing.text(found),
        importing.as_json(found),
        {f"import: {run.size.afdelinger} afdelinger": Ratio(run.seconds / run.floor) for run in found},
    )


PARTS: dict[str, Callable[[Workshop], Part]] = {
    "bygning": measure_builds,
    "sider": measure_pages,
    "hvor": measure_where,
    "server": measure_servers,
    "stoerrelser": measure_sizes,
    "spoergsmaal": measure_questions,
    "filer": measure_outputs,
    "forslag": measure_proposals,
    "maskering": measure_masking,
    "indlaesning": measure_imports,
}


def plain(part: Part, date: str, load: float) -> dict[str, Any]:
    """A part as docs/benchmarks.json keeps it."""
    return {
        "date": date,
        "load before": round(load, 1),
        "text": part.text,
        "short": part.short,
        "ratios": {name: asdict(one) for name, one in part.ratios.items()},
        "figures": part.figures,
    }
