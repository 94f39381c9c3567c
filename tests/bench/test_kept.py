"""A run replaces the parts that it measured; what they were before goes to the history."""

from typing import Any

from tests.bench.kept import curves, ratios_of, with_run, words
from tests.bench.parts import PARTS

MACHINE = {"cores": 2, "load before": "0.1"}


def part(date: str, **ratios: float) -> dict[str, Any]:
    return {
        "date": date,
        "load before": 0.1,
        "text": f"\n## Of {date}\n",
        "short": "short\n",
        "ratios": {
            name.replace("_", ": "): {"value": value, "noise": 0.01} for name, value in ratios.items()
        },
        "figures": [],
    }


def test_a_part_alone_leaves_the_others_and_the_history_grows() -> None:
    nothing: dict[str, Any] = {"parts": {}, "history": []}
    first = with_run(
        nothing,
        {"sider": part("2026-11-01", rerun_Profil=4.0), "filer": part("2026-11-01")},
        MACHINE,
        "2026-11-01",
    )
    assert first["history"] == []
    second = with_run(first, {"sider": part("2026-12-01", rerun_Profil=2.0)}, MACHINE, "2026-12-01")
    assert second["parts"]["filer"]["date"] == "2026-11-01"
    assert ratios_of(second)["rerun: Profil"].value == 2.0
    assert second["history"] == [{"date": "2026-11-01", "machine": MACHINE, "ratios": {"rerun: Profil": 4.0}}]
    said = words(second, first, list(PARTS))
    assert "| rerun: Profil | 4.00 | 2.00 | faster |" in said
    assert "Some parts are of 2026-11-01." in said
    assert said.index("## Of 2026-12-01") < said.index("## Of 2026-11-01")
    assert "| 2026-12-01 | 0.1 | 2.00 |\n| 2026-11-01 | 0.1 | 4.00 |" in said
    assert words(second, first, list(PARTS), readme=True).endswith("short\nshort\n")


def test_curves_are_read_back_as_they_were_kept() -> None:
    timings = [
        {"n": 20, "p50": 2.0, "p95": 3.0, "spread": 0.1},
        {"n": 20, "p50": 4.0, "p95": 6.0, "spread": 0.1},
    ]
    one = {"name": "Mål", "rows": [100, 10_000], "timings": timings}
    kept = {"parts": {"stoerrelser": {"figures": [{"rerun": one, "first": one}]}}}
    (growth,) = curves(kept)["pages, rerun"]
    assert round(growth.exponent, 3) == 0.151
    assert growth.largest.value == 2.0
