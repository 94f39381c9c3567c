"""How sure a number is and what may be said of it: intervals, comparison, differences, trend and reliability.

Source of the rules: docs/architecture.md, "The rules of the numbers". Shares are pct 0-100, rates are events
per 100 persons, counts are counts; an unknown number is NaN and gets no interval, never a 0.
"""
