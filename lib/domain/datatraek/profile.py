"""The profile of a source: where in its files area, period, indicator and measure stand, and what its codes mean.

A profile is data (TOML in the plan's folder `sources/`), so a secretariat can follow a source that changes its layout.
Each of the coordinates of a figure is found in one place, its *origin*: a column, the header, the sheet's name, a text
above the table, a fixed value, or it is asked for at the import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from lib.domain.datatraek.rows import DatatraekKind

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Origin(StrEnum):
    """Where a coordinate stands."""

    COLUMN = "kolonne"
    HEADER = "overskrift"
    SHEET = "ark"
    ABOVE = "over_tabellen"
    FIXED = "fast"
    ASKED = "spoerges"


class Measure(StrEnum):
    """What a cell of an observation holds."""

    VALUE = "vaerdi"
    NUMERATOR = "taeller"
    DENOMINATOR = "naevner"
    STATUS = "status"


MEASURE_WORDS: Mapping[str, str] = {
    Measure.VALUE: "værdi",
    Measure.NUMERATOR: "tæller",
    Measure.DENOMINATOR: "nævner",
    Measure.STATUS: "status",
}
"""What a measure is called in a sentence; its value is the profile's own key."""


class PeriodForm(StrEnum):
    """What a period cell says; the indicator's own rule places a bare year on its day."""

    YEAR = "aar"
    DATE = "dato"
    WEEK = "uge"
    MONTH = "maaned"
    QUARTER = "kvartal"
    SCHOOL_YEAR = "skoleaar"


FORM_WORDS: Mapping[str, str] = {
    PeriodForm.YEAR: "år",
    PeriodForm.DATE: "dato",
    PeriodForm.WEEK: "uge",
    PeriodForm.MONTH: "måned",
    PeriodForm.QUARTER: "kvartal",
    PeriodForm.SCHOOL_YEAR: "skoleår",
}
"""What a form of a period is called in a sentence."""


class Rhythm(StrEnum):
    """How often the source delivers; freshness is judged against it."""

    UGENTLIG = "ugentlig"
    MAANEDLIG = "maanedlig"
    KVARTALSVIS = "kvartalsvis"
    HALVAARLIG = "halvaarlig"
    AARLIG = "aarlig"
    UREGELMAESSIG = "uregelmaessig"


@dataclass(frozen=True)
class TableShape:
    """Which sheets are read and where the table stands in them.

    `sheets`: patterns as file names have ('*', 'Tabel 9*'). `header_contains`: words that must all stand in one row;
    that row is the (last) header row. `header_rows`: how many rows the header has, ending with that row; a merged cell
    counts for all its columns. `stop_at`: a row whose first filled cell begins so ends the table (footnotes).
    `skip`: rows whose area cell begins so are left out. `fill_down`: headers of columns in which an empty cell means
    the one above.
    """

    sheets: tuple[str, ...] = ("*",)
    header_contains: tuple[str, ...] = ()
    header_rows: int = 1
    stop_at: tuple[str, ...] = ("Kilde", "Note", "Anm.", "*)")
    skip: tuple[str, ...] = ()
    fill_down: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coordinate:
    """Where one coordinate stands and what its words mean.

    `columns`: headers that may hold it (COLUMN), any of them. `find`: regular expression with one group (ABOVE, SHEET,
    HEADER: applied to that text; '' = the whole text). `fixed`: the value (FIXED). `names`: the source's own words ->
    our id; what is not there is looked up by itself.
    """

    origin: Origin
    columns: tuple[str, ...] = ()
    find: str = ""
    fixed: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)


@dataclass(frozen=True)
class AreaRule:
    """The area coordinate. `organisation_columns`: afdeling numbers are only unique within an organisation;
    `organisation`: when the whole source is of one. `level`: what is looked for first (afdeling, zone ...)."""

    where: Coordinate
    level: str = "afdeling"
    organisation_columns: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True)
class PeriodRule:
    """The period coordinate and the form of its words."""

    where: Coordinate
    form: PeriodForm = PeriodForm.YEAR


@dataclass(frozen=True)
class ValueColumn:
    """One column of a wide table: a header (or its beginning) -> which indicators and which measure it holds.

    A denominator may serve several indicators. For registrations `indicators` are activity ids and `measure` is a
    RegistrationMeasure.
    """

    header: str
    indicators: tuple[str, ...]
    measure: str


@dataclass(frozen=True)
class CellRule:
    """How the source writes numbers and what its signs mean. `share_of_one`: shares come as 0-1 and are multiplied.

    A sign that is in none of the lists and is no number is a finding that stops, never a guess.
    """

    decimal: str = ","
    thousands: str = "."
    masked: tuple[str, ...] = ("*", "<5", "< 5", "1-4", "diskr.", "diskretioneret")
    missing: tuple[str, ...] = ("-", "–", "..", "…", "mangler", "n/a")
    not_relevant: tuple[str, ...] = (".", "ikke relevant")
    zero: tuple[str, ...] = ()
    share_of_one: bool = False


@dataclass(frozen=True)
class SourceProfile:
    """One source. `columns` describes a wide table; without it `indicator` and `measure` say where they stand (long
    and matrix layouts). `note`: what the secretariat should know of it."""

    profile_id: str
    title: str
    kind: DatatraekKind
    source_id: str
    rhythm: Rhythm
    area: AreaRule
    period: PeriodRule
    table: TableShape = field(default_factory=TableShape)
    columns: tuple[ValueColumn, ...] = ()
    indicator: Coordinate | None = None
    measure: Coordinate | None = None
    cells: CellRule = field(default_factory=CellRule)
    note: str = ""
