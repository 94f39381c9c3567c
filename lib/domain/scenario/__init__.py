"""A scenario as people keep it: moves with their dates, rules lifted and locked, assumptions, and the data it stands on."""
