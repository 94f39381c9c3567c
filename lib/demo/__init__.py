"""The demo layer: afdelinger and series that do not exist.

Everything that this package makes is made up. The agreement publishes figures per zone, never the list of the
afdelinger, so the program would have no map, no curve and nothing to mask until the first datatræk is loaded.
The generator therefore invents afdelinger (names, places, sizes) and counts, drawn so that they add up to the
published zone figures. They carry the provenance `demo`, are never the ground of a headline or judgement,
and are gone as soon as real afdelinger are loaded. No number here speaks of a real estate or person.

The package is pure: the same inputs and seed give the same layer. Only `write.py` touches files.
"""
