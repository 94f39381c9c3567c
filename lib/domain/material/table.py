"""A small table of words for a slide or a paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WordTable:
    """`title` and `description` are what is read aloud; every cell is text in Danish, masked ones as their word.

    `right` holds the positions of the columns of numbers, which stand to the right. Raises ValueError where a row has
    another number of cells than there are columns.
    """

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.title}: a row does not have {len(self.columns)} cells")
