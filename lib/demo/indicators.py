"""How each additive indicator is made up: whose share it is, which years it has, how it moves."""

from dataclasses import dataclass
from enum import StrEnum

AGE_BANDS = ("0-14", "15-17", "18-29", "30-64", "65+")
"""The smallest age groups; every denominator is a sum of them, so they always agree with each other."""

BAND_PARTS: dict[str, tuple[str, ...]] = {
    "alle": AGE_BANDS,
    "0-17": ("0-14", "15-17"),
    "15+": ("15-17", "18-29", "30-64", "65+"),
    "15-64": ("15-17", "18-29", "30-64"),
    "18+": ("18-29", "30-64", "65+"),
    "18-29": ("18-29",),
    "18-64": ("18-29", "30-64"),
    "30-64": ("30-64",),
}


class Draw(StrEnum):
    """How counts are drawn: a share of persons, one part of a partition, or events that befall them."""

    SHARE = "share"
    PART = "part"
    EVENTS = "events"


@dataclass(frozen=True)
class DemoIndicator:
    """One indicator of the demo layer.

    `age_band` is a key of BAND_PARTS. `loading` (-1..1) ties it to the common hardship factor of an afdeling.
    `spread` is the standard deviation of the afdeling effect (logit). `drift` is the yearly change (logit)
    where the source gives no trend. `counted_with` names an indicator whose count is never larger than this
    one's (the same persons, or the persons behind the events). `election_years` empty: every year.
    """

    indicator_id: str
    age_band: str
    draw: Draw = Draw.SHARE
    loading: float = 0.6
    spread: float = 0.3
    drift: float = -0.015
    counted_with: str | None = None
    election_years: tuple[int, ...] = ()


STANDARD_INDICATORS = (
    DemoIndicator("kun_grundskole_18_29", "18-29", Draw.PART, loading=0.7),
    DemoIndicator("i_uddannelse_18_29", "18-29", Draw.PART, loading=-0.5, drift=0.0),
    DemoIndicator("gymnasial_18_29", "18-29", Draw.PART, loading=-0.3, drift=0.01),
    DemoIndicator("erhvervs_kvu_18_29", "18-29", Draw.PART, loading=-0.2, drift=0.01),
    DemoIndicator("mvu_lvu_18_29", "18-29", Draw.PART, loading=-0.6, drift=0.02),
    DemoIndicator("kun_grundskole_15_64", "15-64", loading=0.8, counted_with="kun_grundskole_18_29"),
    DemoIndicator("videregaaende_30_64", "30-64", loading=-0.7, drift=0.02),
    DemoIndicator("uden_for_arbejdsstyrken_30_64", "30-64", loading=0.8),
    DemoIndicator(
        "uden_for_arbejdsmarkedet_18_64", "18-64", loading=0.9, counted_with="uden_for_arbejdsstyrken_30_64"
    ),
    DemoIndicator("enlige_forsoergere", "0-17", loading=0.4, drift=0.0),
    DemoIndicator(
        "valgdeltagelse_kv", "18+", loading=-0.7, spread=0.25, drift=-0.005, election_years=(2017, 2021, 2025)
    ),
    DemoIndicator("ikke_vestlige", "alle", loading=0.6, spread=0.35, drift=0.01),
    DemoIndicator("doemte", "15+", loading=0.6, spread=0.45),
    DemoIndicator("domme", "15+", Draw.EVENTS, loading=0.3, counted_with="doemte"),
    DemoIndicator("mindst_en_sigtelse", "15+", loading=0.6, spread=0.45, drift=0.0),
    DemoIndicator("sigtelser", "15+", Draw.EVENTS, loading=0.3, drift=0.0, counted_with="mindst_en_sigtelse"),
)
"""Parts and counted-with indicators come first. Ages as in the agreement's tables."""
