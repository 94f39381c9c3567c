"""What a screening says of an area: criterion by criterion, category by category, and how far it is from the limits.

Screening, never a verdict: the law speaks of connected areas of at least 1.000 residents, and the minister decides.
What is not known is unknown; a category is answered only where the unknown criteria cannot change the answer.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.law.law import Category, Criterion, Rule
from lib.domain.observation import Provenance, Status


class Answer(StrEnum):
    """Whether a criterion, or a category's criteria together, would be met by the numbers at hand."""

    OPFYLDT = "opfyldt"
    IKKE_OPFYLDT = "ikke_opfyldt"
    KAN_IKKE = "kan_ikke_vurderes"


@dataclass(frozen=True)
class YearShare:
    """One calendar year of a mean of two: its share in pct 0-100, and its persons where they are known."""

    year: int
    value: float
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True)
class CriterionValue:
    """A number for a criterion on the list of 1 December `list_year`.

    `value` in the criterion's unit, None where there is none; `reason` then says why in Danish. `numerator` and
    `denominator` are persons where they are known (of a mean of two years: of the two years together), `low` and
    `high` the 95 % interval. `legal` False: another definition than the law's, which is shown and never tested.
    `years` are the two single years of a mean that was worked out here, oldest first; empty for any other number.
    `first_day` and `last_day` are those of the period measured, None where the source does not say.
    """

    criterion: str
    list_year: int
    value: float | None
    numerator: float | None
    denominator: float | None
    low: float | None
    high: float | None
    status: Status
    provenance: Provenance | None
    indicator_id: str
    legal: bool
    reason: str
    years: tuple[YearShare, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Tested:
    """A value against a limit. `limit` is in the criterion's unit, None where it is unknown that year.

    `distance` is value minus limit. `persons` is the fewest persons whose change turns the answer, the number of
    residents unchanged; None where counts are not known or the criterion is no share. `reason` is a Danish sentence.
    """

    criterion: Criterion
    rule: Rule
    value: CriterionValue | None
    limit: float | None
    answer: Answer
    distance: float | None
    persons: int | None
    reason: str


@dataclass(frozen=True)
class Outcome:
    """A category: its counted criteria, its gate (origin) where it has one, and the answer of all together.

    `met` and `unknown` count the criteria; `large_enough` is None where residents or the limit are not known.
    """

    category: Category
    tested: tuple[Tested, ...]
    gate: Tested | None
    met: int
    unknown: int
    answer: Answer
    large_enough: bool | None
    reason: str


@dataclass(frozen=True)
class EarlyWarning:
    """Whether a criterion would cross a limit within two years at the pace of the latest years, and the chance of it.

    `latest_year` is the list year of the latest number. `projected` is the number two list years after it, `low` and
    `high` its 95 % prediction interval; `chance` 0-100 that it then lies on the other side of the limit, None where it
    cannot be worked out; `reason` then says why. `limit` None: unknown that list year, and no warning is given.
    """

    criterion: Criterion
    rule: Rule
    limit: float | None
    latest: float
    latest_year: int
    projected: float | None
    chance: float | None
    crosses: bool
    towards_limit: bool | None
    reason: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Screening:
    """One area (or a group of afdelinger) on one year's list. `values` has every number at hand, legal or not."""

    area_id: str
    area_name: str
    level: str
    list_year: int
    law_day: date
    residents: int | None
    values: tuple[CriterionValue, ...]
    outcomes: tuple[Outcome, ...]
    warnings: tuple[EarlyWarning, ...]
