"""The sentences that tell a secretariat what is wrong with a file, where, and what to do."""

from dataclasses import dataclass

ONE_LINE = "Slet tegnet: teksten skal stå på én linje, uden usynlige tegn."
"""What to do about a hidden sign (lib/domain/hidden_signs.py)."""
SEE_IF_RIGHT = "Se, om det er rigtigt."
ONLY_TOLD = "Det er kun til orientering."
MEND_NAME = "Ret navnet, eller tilføj det dér."
NOT_UTF8 = "Filen er ikke gemt som UTF-8."
LINE_WRONG = "Linjen mangler eller er forkert."
DROP_COLUMNS = "Slet de kolonner, der ikke bruges."
ONLY_ZONES = "Vælg kun zoner og afdelinger ud, og gem dem i en ny fil."
LOCKED = "Filen er låst med en adgangskode."


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong in one place. `row` counts as a spreadsheet does: 1 is the header; 0 = the whole file."""

    file: str
    row: int
    column: str
    problem: str
    remedy: str

    def sentence(self) -> str:
        """The flaw as one Danish sentence with its place."""
        place = self.file
        if self.row:
            place += f", række {self.row}"
        if self.column:
            place += f", kolonne «{self.column}»"
        return f"{place}: {self.problem} {self.remedy}"


class PlanFileError(Exception):
    """The plan's folder cannot be used as it is. Nothing has been changed; `flaws` says what to mend."""

    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = flaws
        super().__init__("\n".join(flaw.sentence() for flaw in flaws))


def not_in(cell: object, table: str) -> str:
    """What is said of a cell that names nothing in another of the plan's files."""
    return f"«{cell}» findes ikke i {table}.csv."
