"""From the cells of a figure to its value, counts and status.

A printed value stays as printed, also beside counts that say something else (the checks compare them); a missing one is
computed from its counts; a count is never made from a share. What a source has masked is not computed back.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.observation import Status
from lib.domain.shares import value_of
from lib.ingest.reading.log import FindingLog
from lib.ingest.reading.parsed import STATES
from lib.ingest.reading.slots import FIGURES

_MASKED = STATES.index(Status.DISKRETIONERET) + 1
_NOT_RELEVANT = STATES.index(Status.IKKE_RELEVANT) + 1
_STATE_WORDS = np.array([Status.MANGLER.value, *(status.value for status in STATES)], dtype=object)


def observed(
    figures: pd.DataFrame, kind_of: Mapping[str, Kind], source_id: str, log: FindingLog
) -> pd.DataFrame:
    """The columns of observations from figures (FigureReader.frames)."""
    out = settled(figures, figures["key"].map(kind_of), log)
    return out.rename(columns={"key": "indicator_id"}).assign(
        source_id=out["source_id"].mask(out["source_id"].isna(), source_id)
    )


def settled(figures: pd.DataFrame, kinds: pd.Series, log: FindingLog) -> pd.DataFrame:
    """`figures` with value, numerator, denominator and status; `kinds` is each row's Kind."""
    out = figures.copy(deep=False)
    counted = kinds.isin([Kind.COUNT]).to_numpy()
    numerator = out["numerator"].mask(counted & out["numerator"].isna(), out["value"])
    computed = value_of(kinds, numerator, out["denominator"])
    hidden = out["value_state"].isin([_MASKED, _NOT_RELEVANT]) & out["value"].isna()
    stated = out["stated"]
    told = stated.notna() & (stated != Status.OK)
    nobody = hidden & (out["value_state"] == _NOT_RELEVANT) & (out["denominator"] == 0)
    _tell_contradictions(out, hidden & computed.notna() & ~told & ~nobody, _HIDDEN, log)
    value = out["value"].where(out["value"].notna() | hidden | told, computed)
    _tell_contradictions(out, told & value.notna(), _STATED, log)
    _tell_contradictions(out, (stated == Status.OK) & value.isna(), _EMPTY, log)
    status = pd.Series(_status(out, value), index=out.index, dtype="object")
    out["value"], out["numerator"] = value, numerator
    out["status"] = status.mask(told, stated.map(str, na_action="ignore"))
    return out


def _status(figures: pd.DataFrame, value: pd.Series) -> np.ndarray:
    """OK with a value; else what the cells without a number say: masked before not relevant before missing."""
    highest = np.zeros(len(figures), dtype="int8")
    for role in FIGURES:
        without = figures[role].isna().to_numpy()
        highest = np.maximum(highest, np.where(without, figures[f"{role}_state"], 0))
    nobody = (figures["denominator"] == 0).to_numpy() & (highest < _MASKED)
    highest = np.where(nobody, _NOT_RELEVANT, highest)
    words: np.ndarray = _STATE_WORDS[np.minimum(highest, len(STATES) - 1)]
    words[value.notna().to_numpy()] = Status.OK.value
    return words


_HIDDEN = (
    "diskretioneret_med_antal",
    "Andelen er skjult eller ikke relevant, men tæller og nævner står i filen.",
    "Spørg kilden, om tallet må bruges, og ret cellerne.",
)
_STATED = (
    "status_modsiger",
    "Status siger, at der ikke er noget tal, men tallet står i rækken.",
    "Ret status, eller slet tallet.",
)
_EMPTY = ("status_modsiger", "Status er ok, men rækken har intet tal.", "Ret status, eller skriv tallet.")


def _tell_contradictions(
    figures: pd.DataFrame, wrong: pd.Series, words: tuple[str, str, str], log: FindingLog
) -> None:
    code, problem, remedy = words
    rows = figures[wrong]
    for place, (sheet, cell) in enumerate(zip(rows["sheet"][:20], rows["cell"][:20], strict=True)):
        rest = len(rows) - 20 if place == 19 else 0
        log.stop(code, (sheet, cell), problem, remedy, times=1 + rest)
