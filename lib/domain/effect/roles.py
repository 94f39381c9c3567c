"""What the numbers of effects.csv are used for."""

from enum import StrEnum

EVERY = "*"
"""In place of activity ids: all activities that have no row of their own."""


class Role(StrEnum):
    """What a number is used for.

    EFFEKT: points a year at the strength STYRKE. STYRKE: hours a week per 100 persons at which the effect was seen.
    LOFT: the share of a target group that can be reached, pct 0-100. MAETNING: hours a week per 100 persons at which
    63 % of it is reached. TENDENS: what happens without any plan, points a year. VAERDI: 1.000 kr. a person and year.
    """

    EFFEKT = "effekt"
    STYRKE = "styrke"
    LOFT = "loft"
    MAETNING = "maetning"
    TENDENS = "tendens"
    VAERDI = "vaerdi"
