"""What an indicator is, and what may be compared with what."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Which direction is good. NONE: the indicator is shown, never judged."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Kind(StrEnum):
    """Share of persons (numerator <= denominator), events per 100 persons, a bare count, or a mean (grades).

    A mean is no count: it is never summed, has no interval without the spread behind it, and is held to no 0-100.
    """

    SHARE = "share"
    RATE = "rate"
    COUNT = "count"
    MEAN = "mean"


@dataclass(frozen=True)
class Indicator:
    """One indicator as `indicators.csv` has it.

    `unit` is 'pct' (0-100), 'pr_100_personer', 'antal' or 'karakter'. `concept` guards definitions: two indicators may
    share an axis, a rank or a threshold only when concept, age band and unit are the same. `additive` says that counts
    may be summed to higher levels; `sensitive` that it is crime or origin (GDPR art. 9 and 10).
    """

    indicator_id: str
    label: str
    short_label: str
    concept: str
    theme: str
    unit: str
    kind: Kind
    age_band: str
    polarity: Polarity
    additive: bool
    sensitive: bool
    period_rule: str
    source_id: str

    def comparable_with(self, other: "Indicator") -> bool:
        """True when the two mean the same thing and may be held against each other."""
        return (self.concept, self.age_band, self.unit) == (other.concept, other.age_band, other.unit)
