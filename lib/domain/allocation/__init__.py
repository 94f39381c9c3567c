"""Where the hours stand, what may be moved, and how well that meets the need.

Source of the model: docs/architecture.md, "Allocation". Hours are per week and are counted in whole
half-hours, so that every total is exact.
"""
