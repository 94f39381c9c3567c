"""A made national plan and its datatræk: as many afdelinger, indicators and years as Denmark could deliver.

Every number is drawn from a seed and belongs to no afdeling anywhere.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "data" / "plans"
MODEL = (PLANS / "default").read_text(encoding="utf-8").strip()
PLAN = "national"
SEED = 2026
LAST_YEAR = 2025
AFDELINGER_A_ZONE = 41
MASKED, MISSING = "*", ".."
MASKED_UNDER = 3
MISSING_SHARE = 0.002
SHARES = (0.01, 0.98)
DRIFT = 0.01
"""Standard deviation of a share's change from year to year, in shares of one."""


@dataclass(frozen=True)
class Size:
    """How much there is of it; a row of the file is one afdeling in one year."""

    afdelinger: int
    indicators: int
    years: int

    @property
    def file_rows(self) -> int:
        """Rows of the file under its header."""
        return self.afdelinger * self.years

    @property
    def figures(self) -> int:
        """Rows that the file becomes."""
        return self.file_rows * self.indicators


NATIONAL = Size(afdelinger=7500, indicators=60, years=15)
TENTH = Size(afdelinger=750, indicators=60, years=15)


def environment(folder: Path) -> dict[str, str]:
    """What makes a command work on the plan in `folder`."""
    return {
        "ZONEKOMPAS_PLAN": PLAN,
        "ZONEKOMPAS_PLANS": str(folder / "plans"),
        "ZONEKOMPAS_GEO": str(folder / "zones.geojson"),
        "ZONEKOMPAS_DATATRAEK": str(folder / "datatraek"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
    }


def make_plan(folder: Path, size: Size) -> None:
    """The plan's folder, made by `python -m lib new-plan` from the default plan, with its zones and afdelinger."""
    shutil.copytree(PLANS / MODEL, folder / "plans" / MODEL)
    zones = [f"zone{number}" for number in range(1, -(-size.afdelinger // AFDELINGER_A_ZONE) + 1)]
    _write_zones(folder / "zones.geojson", zones)
    named = [
        "--navn",
        "Hele landet",
        "--kommune",
        "Alle kommuner",
        "--fra",
        "2026-01-01",
        "--til",
        "2029-12-31",
    ]
    subprocess.run(
        [sys.executable, "-m", "lib", "new-plan", PLAN, *named],
        cwd=ROOT,
        env=environment(folder) | {"ZONEKOMPAS_PLAN": MODEL},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    own = folder / "plans" / PLAN
    _append(
        own / "areas.csv", ({"area_id": z, "level": "zone", "name": z, "parent_id": "planen"} for z in zones)
    )
    _append(own / "afdelinger.csv", _afdelinger(size, zones))
    _append(own / "indicators.csv", _indicators(size))


def write_file(path: Path, size: Size) -> None:
    """The file of the profile `skabelon_bred`: a row per year and afdeling, two columns per indicator."""
    rng = np.random.default_rng(SEED)
    residents = _residents(size)
    in_age = rng.choice([0.12, 0.3, 0.7, 1.0], size.indicators)
    usual = rng.choice([0.04, 0.1, 0.35, 0.9], size.indicators)
    share = np.clip(rng.normal(usual, 0.04, (size.afdelinger, size.indicators)), *SHARES)
    words = np.array([*map(str, range(int(residents.max()) + 1)), MASKED, MISSING], dtype=object)
    masked, missing = len(words) - 2, len(words) - 1
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        heads = [f"{name}:{measure}" for name in indicator_ids(size) for measure in ("taeller", "naevner")]
        handle.write(";".join(["omraade", "aar", *heads]) + "\n")
        for year in range(LAST_YEAR - size.years + 1, LAST_YEAR + 1):
            share = np.clip(share + rng.normal(0, DRIFT, share.shape), *SHARES)
            denominators = np.maximum(1, rng.binomial(residents[:, None], in_age))
            numerators = rng.binomial(denominators, share)
            cells = np.empty((size.afdelinger, 2 * size.indicators), dtype=np.int64)
            cells[:, 0::2] = np.where((numerators > 0) & (numerators < MASKED_UNDER), masked, numerators)
            cells[:, 1::2] = denominators
            cells[rng.random(cells.shape) < MISSING_SHARE] = missing
            lines = (
                f"{area};{year};{';'.join(row)}\n"
                for area, row in zip(area_ids(size), words[cells].tolist(), strict=True)
            )
            handle.writelines(lines)


def area_ids(size: Size) -> list[str]:
    """Ids of the afdelinger."""
    return [f"afd_{number:04d}" for number in range(1, size.afdelinger + 1)]


def indicator_ids(size: Size) -> list[str]:
    """Ids of the indicators."""
    return [f"andel_{number:02d}" for number in range(1, size.indicators + 1)]


def _residents(size: Size) -> np.ndarray:
    rng = np.random.default_rng(SEED)
    return 60 + rng.lognormal(np.log(190), 0.5, size.afdelinger).astype(int)


def _afdelinger(size: Size, zones: list[str]) -> Iterator[Mapping[str, object]]:
    for place, (area_id, residents) in enumerate(zip(area_ids(size), _residents(size).tolist(), strict=True)):
        yield {
            "area_id": area_id,
            "name": f"Afdeling {place + 1}",
            "number": place + 1,
            "organisation": f"Boligforening {place // 100 + 1}",
            "zone": zones[place // AFDELINGER_A_ZONE],
            "residents": residents,
            "households": max(1, residents // 2),
            "lon": 9.5,
            "lat": 55.5,
            "provenance": "datatraek",
            "valid_from": "2010-01-01",
        }


def _indicators(size: Size) -> Iterator[Mapping[str, object]]:
    for number, indicator_id in enumerate(indicator_ids(size), 1):
        yield {
            "indicator_id": indicator_id,
            "label": f"Andel nr. {number}",
            "short_label": f"Andel {number}",
            "concept": indicator_id,
            "theme": "Uddannelse og livschancer",
            "unit": "pct",
            "kind": "share",
            "age_band": "alle",
            "polarity": "lower",
            "additive": 1,
            "sensitive": 0,
            "period_rule": "10-01",
            "source_id": "skabelon",
        }


def _write_zones(path: Path, zones: list[str]) -> None:
    """Squares side by side, each with its base in the middle."""
    features = []
    for place, zone in enumerate(zones):
        west, south = 8.5 + 0.1 * (place % 20), 55.0 + 0.1 * (place // 20)
        corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)]
        ring = [[round(west + x, 3), round(south + y, 3)] for x, y in corners]
        own = {"plan": PLAN, "area_id": zone, "number": place + 1, "name": zone, "mark": ""}
        features += [
            _feature(own | {"kind": "zone"}, "Polygon", [ring]),
            _feature(own | {"kind": "base"}, "Point", [round(west + 0.05, 3), round(south + 0.05, 3)]),
        ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _feature(properties: dict[str, object], shape: str, coordinates: list[object]) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def _append(path: Path, rows: Iterator[Mapping[str, object]]) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    with path.open("a", encoding="utf-8", newline="") as handle:
        csv.DictWriter(handle, columns, restval="", lineterminator="\n").writerows(rows)
