"""Worked out once for the very same arguments, and never for others."""

import pandas as pd
import pytest

from lib.ui.once import once

CALLS: list[object] = []


def noted(frame: pd.DataFrame, *, suffix: str = "") -> dict[str, list[str]]:
    """What a page might make of a frame; each working out is noted."""
    CALLS.append(suffix)
    return {"words": [f"{value}{suffix}" for value in frame["value"]]}


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    CALLS.clear()


def test_equal_figures_are_worked_out_once_and_changed_ones_anew() -> None:
    frames = [pd.DataFrame({"value": [1.5, 2.5], "note": ["a", "b"]}) for _ in range(2)]
    assert once(noted, frames[0]) == once(noted, frames[1]) == {"words": ["1.5", "2.5"]}
    assert len(CALLS) == 1
    frames[1].loc[1, "value"] = 9.0
    assert once(noted, frames[1]) == {"words": ["1.5", "9.0"]}
    assert once(noted, frames[0], suffix="!") == {"words": ["1.5!", "2.5!"]}
    assert len(CALLS) == 3


def test_what_one_changes_in_its_answer_no_other_sees() -> None:
    frame = pd.DataFrame({"value": [7]})
    once(noted, frame)["words"].append("skrevet i")
    assert once(noted, frame) == {"words": ["7"]}


def test_a_function_of_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "__module__", "__main__")
    with pytest.raises(ValueError, match="belongs to a page"):
        once(noted, pd.DataFrame({"value": []}))
