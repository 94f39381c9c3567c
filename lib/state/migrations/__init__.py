"""The steps by which the state's tables have come to be what they are, for Alembic; see lib/state/making.py.

A change of the tables is a change of the metadata, a new file in `versions` and its number in `STEPS`. There is no step
back: what people wrote in a new column would be lost by it. The way back is the copy from before.
"""
