"""Seals of transcribed figures: whoever changes a digit of a published figure is told which one.

A seal is the start of the sha256 over a figure's key and value. It is made once, when the transcription has been read
against the source (`python -m lib seal`), and kept beside the figures.
"""

import hashlib
import math
from dataclasses import dataclass

LENGTH = 12


@dataclass(frozen=True)
class SealedFigure:
    """One published figure: the file it stands in, its key as one text, and its printed values."""

    file: str
    key: str
    values: tuple[float, ...]

    def seal(self) -> str:
        """The seal of this key with these values; an empty cell is sealed as empty, not as 0."""
        words = ["" if math.isnan(value) else repr(float(value)) for value in self.values]
        text = "|".join([self.file, self.key, *words])
        return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
