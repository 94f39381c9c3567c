"""The goals of the agreement: what they ask, where they stand and what is still needed."""
