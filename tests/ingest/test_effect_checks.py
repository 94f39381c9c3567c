"""effects.csv: what may not stand together is named by row, and the plan's own file has no flaw."""

import pandas as pd
import pytest

from lib.ingest.effect_checks import effect_flaws

EFFECT = {
    "assumption_id": "virkning",
    "role": "effekt",
    "activity_id": "a;b",
    "low": 0.0,
    "mid": 1.0,
    "high": 2.0,
    "least": 0.0,
    "most": 5.0,
    "grade": 2,
}
STRENGTH = {**EFFECT, "assumption_id": "styrke", "role": "styrke", "low": 1.0, "least": 0.5, "grade": 0}
SATURATION = {**STRENGTH, "assumption_id": "maetning", "role": "maetning", "activity_id": "*"}
NONE = dict.fromkeys(("low", "mid", "high", "least", "most"), float("nan"))


def told(*rows: dict[str, object]) -> list[str]:
    return [flaw.sentence() for flaw in effect_flaws(pd.DataFrame(rows), {"a", "b"})]


def test_rows_that_fit_together_have_no_flaw() -> None:
    unmeasured = {**EFFECT, **NONE, "assumption_id": "andre", "activity_id": "*", "grade": 0}
    assert told(EFFECT, STRENGTH, SATURATION, unmeasured) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((EFFECT, SATURATION), "Virkningen mangler en række med «styrke»"),
        ((EFFECT, STRENGTH), "Virkningen mangler en række med «maetning»"),
        (({**SATURATION, "activity_id": "a;c"},), "«c» findes ikke i activities.csv"),
        (({**SATURATION, "mid": 0.7},), "række 2, kolonne «mid»: Tallene står ikke i rækkefølge"),
        (({**SATURATION, "most": 1.5},), "Tallene står ikke i rækkefølge"),
        (({**SATURATION, "mid": float("nan")},), "Et af tallene mangler"),
        (({**EFFECT, "grade": 0},), "En virkning med grad 0 er ikke målt"),
        (({**SATURATION, "least": 0.0},), "Tallet skal være over 0"),
        (({**SATURATION, "role": "loft", "most": 101.0},), "Et loft er højst 100 %"),
    ],
)
def test_what_does_not_fit_is_named(rows: tuple[dict[str, object], ...], said: str) -> None:
    assert any(said in sentence for sentence in told(*rows))
