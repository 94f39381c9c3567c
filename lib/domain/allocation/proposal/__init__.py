"""The exact proposal: the placement that is best for the worst-off zone, then for dækning, with the fewest moves.

Source of the model: docs/architecture.md, "Allocation".
"""
