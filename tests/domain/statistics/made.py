"""Numbers for the tests of statistics: one indicator, a number with its limits, a benchmark, and series of years."""

from datetime import date

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import Provenance
from lib.domain.statistics.comparison import Benchmark, Judged
from lib.domain.statistics.intervals import Estimate, Interval, Method
from lib.domain.statistics.trend import Point

REAL, PUBLISHED = Provenance.DATATRAEK, Provenance.PUBLISHED
SCHOOL = Indicator(
    indicator_id="kun_grundskole_15_64",
    label="Kun grundskole, 15-64-årige",
    short_label="Kun grundskole",
    concept="kun_grundskole",
    theme="Uddannelse",
    unit="pct",
    kind=Kind.SHARE,
    age_band="15-64",
    polarity=Polarity.LOWER,
    additive=True,
    sensitive=False,
    period_rule="10-01",
    source_id="kilde",
)


def judged(low: float, value: float, high: float, provenance: Provenance = REAL) -> Judged:
    """A number with its 95 % limits."""
    return Judged(Estimate(value, Interval(low, high, 0.95, Method.WILSON)), provenance)


def fixed(value: float, provenance: Provenance = REAL) -> Benchmark:
    """The kommune as a number without an interval."""
    return Benchmark("kommunen", Estimate(value, None), provenance)


def year_of(year: int, made: Estimate | None, provenance: Provenance = PUBLISHED) -> Point:
    """The number of one calendar year."""
    return Point(date(year, 1, 1), date(year, 12, 31), made, provenance)


def limited(value: float, low: float, high: float) -> Estimate:
    """A number with its 95 % limits, of no origin."""
    return Estimate(value, Interval(low, high, 0.95, Method.WILSON))


def rising(years: range, provenance: Provenance = PUBLISHED) -> list[Point]:
    """Two points more each year, known within half a point."""
    return [
        year_of(year, limited(30 + 2 * place, 29.5 + 2 * place, 30.5 + 2 * place), provenance)
        for place, year in enumerate(years)
    ]
