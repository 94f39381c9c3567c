"""The words beside each row of the spine: value, benchmark, difference, trend and rank, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, STATUS_WORDS, Provenance, Status
from lib.domain.profile import ProfileLine
from lib.domain.sentences import bare_size
from lib.domain.statistics.comparison import JUDGEMENT_WORDS, Judgement
from lib.domain.statistics.reliability import Reliability
from lib.domain.statistics.trend import DIRECTION_WORDS, Direction
from lib.domain.value_words import shown_value

COLUMNS = {"label": 0.0, "value": 60.0, "benchmark": 69.0, "gap": 76.0, "trend": 77.5, "rank": 90.0}
"""Where each column begins (right-aligned ones: ends) on the scale of 0-100."""

STATUS_CELLS = {Status.MANGLER: "–", Status.DISKRETIONERET: "vises ikke", Status.IKKE_RELEVANT: "·"}
_FULL, _SMALL = 16, 14
_DEMO = " (demo)"


@dataclass(frozen=True)
class Cell:
    """A piece of text at `x` (0-100) in the row `y`. `tone` is 'ink' or 'muted'."""

    x: float
    y: float
    text: str
    align: str = "left"
    tone: str = "ink"
    bold: bool = False
    size: int = _FULL


def head_cells(benchmark: str, centre: float) -> list[Cell]:
    """The row over the lines: what each column holds."""
    heads = (
        (COLUMNS["label"], "left", "Indikator og periode"),
        (centre - 0.6, "right", "← ugunstig side"),
        (centre + 0.6, "left", "gunstig side →"),
        (COLUMNS["value"], "right", "Værdi"),
        (COLUMNS["benchmark"], "right", benchmark),
        (COLUMNS["gap"], "right", "Forskel"),
        (COLUMNS["trend"], "left", "Udvikling"),
        (COLUMNS["rank"], "left", "Plads, 1 = højest"),
    )
    return [Cell(x, -1, words, align, "muted", size=_SMALL) for x, align, words in heads]


def row_cells(line: ProfileLine, row: int, named: bool) -> list[Cell]:
    """All the words of one indicator; its name on one line, bold when the headline names it, and its period below."""
    upper, lower = row - 0.2, row + 0.24
    return [
        Cell(COLUMNS["label"], upper, line.short_label, bold=named),
        Cell(COLUMNS["label"], lower, _period(line) + _side_note(line), tone="muted", size=_SMALL),
        *_value_cells(line, row),
        Cell(COLUMNS["benchmark"], row, benchmark_words(line), "right", "muted"),
        Cell(COLUMNS["gap"], row, gap_words(line), "right"),
        *_trend_cells(line, row),
        Cell(
            COLUMNS["rank"],
            row,
            rank_words(line),
            tone="muted" if line.rank.first is None else "ink",
            size=_SMALL,
        ),
    ]


def _trend_cells(line: ProfileLine, row: int) -> list[Cell]:
    """What has changed, and the trend below it; the trend alone, and below it that it is demo."""
    words = trend_words(line)
    trend = words.removesuffix(_DEMO)
    if line.change:
        told = [(line.change, "ink"), (f"trend {words}", "muted")]
    else:
        told = [(trend, "muted"), *([("demo", "muted")] if trend != words else [])]
    places = (row - 0.2, row + 0.24) if len(told) > 1 else (row,)
    return [
        Cell(COLUMNS["trend"], y, text, tone=tone, size=_SMALL)
        for y, (text, tone) in zip(places, told, strict=True)
    ]


def _side_note(line: ProfileLine) -> str:
    return " · vurderes ikke: højere til højre" if line.polarity is Polarity.NONE else ""


def _value_cells(line: ProfileLine, row: int) -> list[Cell]:
    if line.status is not Status.OK:
        return [Cell(COLUMNS["value"], row, STATUS_CELLS[line.status], "right", "muted")]
    note = _note(line)
    value = Cell(
        COLUMNS["value"], row - 0.2 if note else row, _value(line), "right", bold=line.figure.is_real
    )
    return [
        value,
        *([Cell(COLUMNS["value"], row + 0.24, note, "right", "muted", size=_SMALL)] if note else []),
    ]


def _note(line: ProfileLine) -> str:
    """'demo', 'interpoleret', 'usikkert': what the reader must know before reading the value."""
    notes = (
        []
        if line.figure.is_real or line.figure.provenance is None
        else [PROVENANCE_WORDS[line.figure.provenance]]
    )
    return ", ".join([*notes, *(["usikkert"] if line.reliability == Reliability.USIKKER else [])])


def _value(line: ProfileLine) -> str:
    return _short(line.figure.value or 0.0, line.unit)


def _short(value: float, unit: str) -> str:
    """'47,9 %', '4,4 pr. 100' or '137'."""
    return shown_value(value, Status.OK, unit).replace("pr. 100 personer", "pr. 100")


def benchmark_words(line: ProfileLine) -> str:
    """The benchmark's value, '–' where it has none for the period."""
    return "–" if line.benchmark.value is None else _short(line.benchmark.value, line.unit)


def gap_words(line: ProfileLine) -> str:
    """'▲ 25,6' over, '▼ 3,1' under, '= 0,0' on a level; the unit is that of the row (procentpoint for pct)."""
    if line.gap is None:
        return "–"
    size = bare_size(line.gap, line.unit)
    if not size.strip("0,"):
        return f"= {size}"
    return f"{'▲' if line.gap > 0 else '▼'} {size}"


def trend_words(line: ProfileLine) -> str:
    """'stiger og bliver værre', 'stiger (demo)', 'kan ikke beregnes' …"""
    return line.trend.words(line.polarity)


def rank_words(line: ProfileLine) -> str:
    """'nr. 3-9 af 24'; of demo with the word behind it; 'kan ikke rangordnes'."""
    words = line.rank.words()
    made_up = line.rank.first is not None and line.figure.provenance not in REAL_PROVENANCES
    return f"{words} (demo)" if made_up else words


def _period(line: ProfileLine) -> str:
    first, last = line.years
    return str(last) if first == last else f"{first}-{last}"


def tooltip(line: ProfileLine) -> dict[str, str]:
    """What the pointer says of a point: the number with its interval, the judgement, trend and rank with reasons."""
    interval = (
        "" if line.low is None or line.high is None else f" ({number(line.low)} til {number(line.high)})"
    )
    verdict = JUDGEMENT_WORDS[Judgement(line.judgement)]
    return {
        "Indikator": f"{line.short_label}, {_period(line)}",
        "Tal": f"{_value(line)}{interval}",
        "Vurdering": f"{verdict}. {line.reason}" if line.reason else verdict,
        "Udvikling": line.trend.reason or DIRECTION_WORDS[Direction(line.trend.direction)],
        "Plads": line.rank.reason or rank_words(line),
    }


def is_made_up(line: ProfileLine) -> bool:
    """True for a number that is demo or interpolated: drawn hollow, never judged."""
    return line.figure.known and line.figure.provenance in (Provenance.DEMO, Provenance.INTERPOLERET)


def reading_guide(lines: Sequence[ProfileLine], benchmark: str, intervals: bool) -> list[str]:
    """How the marks that occur are read, and what stands in the way of judging, a sentence each."""
    marks, statuses = {line.mark for line in lines}, {line.status for line in lines}
    drawn = [line.places for line in lines if line.places and line.places.value is not None]
    spreads = [places.spread for places in drawn if places.spread]
    told = [
        f"Stregen er {benchmark}. Punktets afstand er i forhold til det område, der ligger længst fra",
        "lyst bånd: de andre områder, mørkt: den midterste halvdel"
        if any(each.middle for each in spreads)
        else "",
        "små streger: de andre områder, hvor de er få" if any(not each.middle for each in spreads) else "",
        "farve: bedre (blå) eller værre (orange) ved interval" if marks & {Mark.BEDRE, Mark.VAERRE} else "",
        "grå: vurderes ikke eller kan ikke skelnes",
        "hul: demo" if any(is_made_up(line) for line in lines) else "",
        "vandret streg: 95 %-interval" if intervals else "",
        "skraveret »vises ikke«: så få personer, at tallet kunne pege på én af dem"
        if Status.DISKRETIONERET in statuses
        else "",
        "skraveret »–«: tallet mangler" if Status.MANGLER in statuses else "",
        "forskel i procentpoint (for tal pr. 100 personer: pr. 100)",
    ]
    guide = " · ".join(words for words in told if words)
    return [f"{guide}.", *(_reservations(lines, marks))]


def _reservations(lines: Sequence[ProfileLine], marks: set[Mark]) -> list[str]:
    said = []
    if Mark.RETNING in marks:
        said.append(
            "Offentliggjorte tal kommer uden antallet bag: usikkerheden kan ikke beregnes, så siden er retning og "
            "ikke vurdering, og områderne kan ikke rangordnes."
        )
    if any(line.years[0] < line.years[1] for line in lines):
        said.append("Følsomme indikatorer er samlet over tre år.")
    if any(line.polarity is Polarity.NONE for line in lines):
        said.append("Rude: tallet er hverken godt eller dårligt, og til højre er blot højere.")
    return said


def alt_text(finding: str, lines: Sequence[ProfileLine], benchmark: str) -> str:
    """The finding, then each row: name, value, distance to the benchmark."""
    return f"{finding}. {'; '.join(_row_in_words(line, benchmark) for line in lines)}."


def _row_in_words(line: ProfileLine, benchmark: str) -> str:
    if line.status is not Status.OK:
        return f"{line.short_label}: {STATUS_WORDS[line.status]}"
    value = f"{line.short_label}: {_value(line)}"
    if line.gap is None:
        return value
    return f"{value}, {bare_size(line.gap, line.unit)} {'under' if line.gap < 0 else 'over'} {benchmark}"
