"""Delaftaler: what the agreement says of each activity, edition by edition, and which edition is in force when."""
