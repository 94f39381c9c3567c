"""Slides and papers put together from the warehouse's answers: one call for the screen, the slide and the paper."""
