"""A scenario as people keep it: dated moves, rules lifted and locked, assumptions, and the data it stands on."""
