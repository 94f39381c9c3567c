"""docs/benchmarks.json and .md: the last run of each part, budgets, what has changed, and the runs before."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.budgets import budget_table, changes, changes_words, verdicts
from tests.bench.growth import Growth, draw
from tests.bench.national import ROOT
from tests.bench.report import Ratio, Timing

JSON, TEXT, README = ROOT / "docs" / "benchmarks.json", ROOT / "docs" / "benchmarks.md", ROOT / "README.md"
PICTURE = ROOT / "docs" / "img" / "benchmarks-growth.svg"
README_TABLE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)
MOST_RUNS = 20


def read(path: Path = JSON) -> dict[str, Any]:
    """What is kept; nothing yet where there is no file."""
    empty: dict[str, Any] = {"parts": {}, "history": []}
    return empty | (json.loads(path.read_text(encoding="utf-8")) if path.exists() else {})


def ratios_of(kept: Mapping[str, Any]) -> dict[str, Ratio]:
    """All ratios of the last run of each part."""
    return {name: Ratio(**one) for part in kept["parts"].values() for name, one in part["ratios"].items()}


def with_run(
    before: Mapping[str, Any],
    measured: Mapping[str, Mapping[str, Any]],
    machine: Mapping[str, Any],
    date: str,
) -> dict[str, Any]:
    """Parts that were measured replace those of the run before; what they replace goes to the history as ratios."""
    old = {name: part for name, part in before["parts"].items() if name in measured}
    history = list(before["history"])
    if old:
        history.append(
            {
                "date": before["date"],
                "machine": before["machine"],
                "ratios": {
                    name: round(one["value"], 3)
                    for part in old.values()
                    for name, one in part["ratios"].items()
                },
            }
        )
    return {
        "date": date,
        "machine": dict(machine),
        "parts": {**before["parts"], **measured},
        "history": history[-MOST_RUNS:],
    }


def words(
    kept: Mapping[str, Any], before: Mapping[str, Any], order: Sequence[str], readme: bool = False
) -> str:
    """docs/benchmarks.md without its title; of a `readme` only budgets and pages."""
    machine = ", ".join(f"{name} {value}" for name, value in kept["machine"].items())
    now = ratios_of(kept)
    parts = [kept["parts"][name] for name in order if name in kept["parts"]]
    head = (
        f"Measured {kept['date']} by `make bench` in one run: {machine}. Server and browser share the cores; ratios "
        "are of one run.\n\n"
    )
    budgets = f"{budget_table(verdicts(now))}\n"
    if readme:
        return head + budgets + "".join(part["short"] for part in parts)
    changed = changes_words(changes(ratios_of(before), now), before["date"]) if before["parts"] else ""
    others = {part["date"] for part in parts} - {kept["date"]}
    older = f"\nSome parts are of {', '.join(sorted(others))}.\n" if others else ""
    picture = "\n## Growth\n\n![Milliseconds against rows, questions and pages](img/benchmarks-growth.svg)\n"
    return (
        f"{head}## Budgets\n\n{budgets}{changed}{older}"
        + "".join(part["text"] for part in parts)
        + (picture if PICTURE.exists() else "")
        + _history(kept)
    )


def _history(kept: Mapping[str, Any]) -> str:
    """A row per run, the newest first: each budget's worst figure."""
    runs = [{"date": kept["date"], "machine": kept["machine"], "ratios": ratios_of(kept)}]
    runs += [
        {**run, "ratios": {name: Ratio(value) for name, value in run["ratios"].items()}}
        for run in reversed(kept["history"])
    ]
    named = [verdict.budget.of for verdict in verdicts(runs[0]["ratios"])]
    found = [{verdict.budget.of: verdict for verdict in verdicts(run["ratios"])} for run in runs]
    rows = "\n".join(
        f"| {run['date']} | {run['machine'].get('load before', '–')} | "
        + " | ".join(f"{own[name].measured.value:.2f}" if name in own else "–" for name in named)
        + " |"
        for run, own in zip(runs, found, strict=True)
    )
    heads = " | ".join(name.strip(" :") for name in named)
    return (
        "\n## Runs\n\nEach budget's worst figure; ratios, and MB of memory per session.\n\n"
        f"| date | load before | {heads} |\n|---|---{'|---' * len(named)}|\n{rows}\n"
    )


def curves(kept: Mapping[str, Any]) -> dict[str, list[Growth]]:
    """What grows with the data, of the last run of each part that measures it."""
    parts = kept["parts"]
    pages = parts.get("stoerrelser", {}).get("figures", [])
    found = {
        "pages, rerun": [page["rerun"] for page in pages],
        "questions": parts.get("spoergsmaal", {}).get("figures", {}).get("growth", []),
    }
    return {
        title: [
            Growth(one["name"], tuple(one["rows"]), tuple(Timing(**each) for each in one["timings"]))
            for one in own
        ]
        for title, own in found.items()
        if own
    }


def write(kept: Mapping[str, Any], before: Mapping[str, Any], order: Sequence[str]) -> None:
    """The picture and all three files."""
    if found := curves(kept):
        draw(found, PICTURE)
    JSON.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    TEXT.write_text(f"# Benchmarks\n\n{words(kept, before, order)}", encoding="utf-8")
    short = words(kept, before, order, readme=True)
    readme = README_TABLE.sub(lambda match: match[1] + short + match[2], README.read_text(encoding="utf-8"))
    README.write_text(readme, encoding="utf-8")
