"""The assumptions behind reach and effect: each with its span, evidence grade, source and the limits of editing.

Source: docs/data-formats.md, effects.csv and unit_values.csv. What nobody has measured is written as such (grade 0).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from lib.domain.effect.roles import EVERY, Role
from lib.domain.potential import LARGEST_VALUE, SMALLEST_VALUE
from lib.domain.scenario.document import Assumption

PRICE_GRADE = 2
"""The prices are worked out from accounts of other places and years: measured, but not on this."""


_NUMBER = re.compile(r"-?\d{1,6}(\.\d{1,3})?")
GRADE_WORDS = ("ingen", "svag", "nogen", "god", "stærk")
GRADE_MEANING = (
    "intet målt: ren antagelse, og for en virkning vises kun rækkevidden",
    "kun en retning, uden tal",
    "målt før og efter, eller på andet end netop dette",
    "målt mod en kontrolgruppe på netop dette",
    "flere uafhængige målinger mod kontrolgrupper",
)
"""What the evidence grades 0-4 mean."""


@dataclass(frozen=True)
class Span:
    """A number with its low and high. Raises ValueError when they do not stand in that order."""

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.mid <= self.high:
            raise ValueError(f"low, mid and high do not stand in order: {self}")

    def overlaps(self, other: "Span") -> bool:
        """True where some number lies in both, so that the two cannot be told apart."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class EffectAssumption:
    """One row. `activities` are ids, or EVERY alone; `span` None: no number is known (grade 0 only). A user may set its
    middle from `least` to `most`; `chosen` True: somebody has."""

    assumption_id: str
    role: Role
    activities: tuple[str, ...]
    name: str
    span: Span | None
    unit: str
    least: float
    most: float
    grade: int
    source: str
    note: str
    chosen: bool = False

    @property
    def gives_effect(self) -> bool:
        """True where a number of effect may be said: an effect of grade 0 has reach only."""
        return self.role is Role.EFFEKT and self.grade > 0 and self.span is not None

    @property
    def editable(self) -> bool:
        """True where there is a number to set; an effect that nobody has measured cannot be given one."""
        return self.span is not None and (self.role is not Role.EFFEKT or self.grade > 0)

    def typed(self, words: str) -> float | None:
        """The number that somebody has typed ('0,8' or '0.8'; '-' and '−' both count); None for what is no number from
        `least` to `most`."""
        plain = words.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
        if not _NUMBER.fullmatch(plain):
            return None
        value = float(plain)
        return value if self.least <= value <= self.most else None

    def set_to(self, value: float) -> "EffectAssumption":
        """With the user's middle, kept within `least` and `most`. The span widens to hold it and is never narrowed: to
        choose a number does not make it more certain. Unchanged where it cannot be edited."""
        if self.span is None or not self.editable:
            return self
        own = min(max(value, self.least), self.most)
        wider = Span(min(self.span.low, own), own, max(self.span.high, own))
        return replace(self, span=wider, chosen=own != self.span.mid)


@dataclass(frozen=True)
class Assumptions:
    """All assumptions of a plan in their order, with the user's changes in them."""

    rows: tuple[EffectAssumption, ...]

    @cached_property
    def effects(self) -> tuple[EffectAssumption, ...]:
        """The rows about effect, of every grade."""
        return tuple(row for row in self.rows if row.role is Role.EFFEKT)

    def of(self, role: Role, activity_id: str = EVERY) -> EffectAssumption | None:
        """The row of the activity itself, else that of all; None where the plan has neither."""
        fitting = [row for row in self.rows if row.role is role]
        own = next((row for row in fitting if activity_id in row.activities), None)
        return own or next((row for row in fitting if EVERY in row.activities), None)

    def span(self, role: Role, activity_id: str = EVERY) -> Span | None:
        """The numbers of `of`."""
        row = self.of(role, activity_id)
        return None if row is None else row.span

    def with_choices(self, choices: Sequence[Assumption]) -> "Assumptions":
        """With what a user (or a saved scenario) has set; ids that the plan no longer has are passed over."""
        values = {choice.assumption_id: choice.value for choice in choices}
        return Assumptions(
            tuple(
                row.set_to(values[row.assumption_id]) if row.assumption_id in values else row
                for row in self.rows
            )
        )


def assumptions_from(effects: pd.DataFrame, unit_values: pd.DataFrame) -> Assumptions:
    """From the questions `effects` (assumption_id, role, activity_id, name, low, mid, high, unit, least, most, grade,
    source, note) and `unit_values`. The prices stand in their own file and are assumptions like the others."""
    rows = [
        EffectAssumption(
            assumption_id=str(row["assumption_id"]),
            role=Role(row["role"]),
            activities=tuple(each.strip() for each in str(row["activity_id"]).split(";")),
            name=str(row["name"]),
            span=None
            if pd.isna(row["mid"])
            else Span(float(row["low"]), float(row["mid"]), float(row["high"])),
            unit=str(row["unit"]),
            least=float("nan") if pd.isna(row["least"]) else float(row["least"]),
            most=float("nan") if pd.isna(row["most"]) else float(row["most"]),
            grade=int(row["grade"]),
            source=str(row["source"]),
            note="" if pd.isna(row["note"]) else str(row["note"]),
        )
        for row in effects.to_dict("records")
    ]
    prices = [
        EffectAssumption(
            assumption_id=f"{Role.VAERDI}_{row['unit_value_id']}",
            role=Role.VAERDI,
            activities=(EVERY,),
            name=str(row["name"]),
            span=Span(float(row["low"]), float(row["mid"]), float(row["high"])),
            unit=str(row["unit"]),
            least=SMALLEST_VALUE,
            most=LARGEST_VALUE,
            grade=PRICE_GRADE,
            source=str(row["source"]),
            note=f"Prisår {row['price_year']}. {row['note']}",
        )
        for row in unit_values.to_dict("records")
    ]
    return Assumptions((*rows, *prices))


def grade_dots(grade: int) -> str:
    """'●●○○' for grade 2 of 4."""
    return "●" * grade + "○" * (len(GRADE_WORDS) - 1 - grade)


def grade_words(grade: int) -> str:
    """'grad 2 af 4: nogen'."""
    return f"grad {grade} af {len(GRADE_WORDS) - 1}: {GRADE_WORDS[grade]}"
