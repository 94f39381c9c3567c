"""Numbers held against a limit without the errors of binary fractions: 3 x 0,783 is 2,349, and 40,0 is not over 40.

A share is taken from its persons where they give it, else from the number itself at nine decimals. Published figures
have at most three, and shares of areas of up to 30.000 persons differ from such a limit by more than that.
"""

from fractions import Fraction

from lib.domain.law.law import Operator

DECIMALS = 9
_PCT = 100
_SAME = Fraction(1, 10 ** (DECIMALS - 1))


def exact(number: float) -> Fraction:
    """The decimal number meant by a float, at nine decimals: 40.1 -> 401/10."""
    return Fraction(f"{number:.{DECIMALS}f}")


def exact_share(numerator: float, denominator: float) -> Fraction:
    """A share in pct 0-100, exactly. The denominator is over 0."""
    return _PCT * exact(numerator) / exact(denominator)


def value_of_counts(value: float, numerator: float | None, denominator: float | None) -> Fraction:
    """The exact share where the counts give the value itself, else the value: a figure that its source has rounded is
    held against the limit as it was printed."""
    if numerator is None or not denominator:
        return exact(value)
    share = exact_share(numerator, denominator)
    return share if abs(share - exact(value)) <= _SAME else exact(value)


def holds(operator: Operator, value: Fraction, limit: Fraction) -> bool:
    """Whether a criterion is met: `>` and `<` are strict, the limit itself is enough for `>=` and `<=`."""
    match operator:
        case Operator.OVER:
            return value > limit
        case Operator.AT_LEAST:
            return value >= limit
        case Operator.UNDER:
            return value < limit
        case Operator.AT_MOST:
            return value <= limit
