"""*Mandagsmail* in words: the finding, the table and the sentences around it, the same in HTML and in plain text."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import count, pct, signed
from lib.domain.observation import STATUS_WORDS, Status
from lib.domain.sentences import NOT_OF_DEMO, number_word
from lib.domain.unemployment.digest import AreaLine, Digest, DigestBar
from lib.domain.unemployment.flow import KNOWN_VERDICTS, Change, Verdict
from lib.domain.unemployment.sentences import broken_words

WHOLE_NAME = "Alle zoner"
DEMO = "demo"
DEMO_ON_TOP = f"Tal mærket »demo« er opdigtede og vises til afprøvning. {NOT_OF_DEMO}"
SAME_PERSONS = "De fleste er de samme personer begge dage, så intervallet er for bredt snarere end for smalt."
TABLE_GUIDE = (
    "▼ færre, ▲ flere, ≈ inden for usikkerheden: forskellen mellem de to antal kan være tilfældig (95 %-interval). "
    f"{SAME_PERSONS}"
)
GROUPS_HEADING = "Målgrupper"
MISSING_HEADING = "Hvad der mangler"
NOTHING_MISSING = "Intet mangler: alle uger, zoner og målgrupper har tal."
_MOST_GROUPS = 8
_SIGNS = {Verdict.FALDET: "▼", Verdict.STEGET: "▲", Verdict.USIKKER: "≈"}
_WAYS = {Verdict.FALDET: "færre", Verdict.STEGET: "flere"}
_WHY_NOT = {
    Verdict.BRUDT: "databrud",
    Verdict.VISES_IKKE: STATUS_WORDS[Status.DISKRETIONERET],
    Verdict.MANGLER: STATUS_WORDS[Status.MANGLER],
}


def week_label(day: date) -> str:
    """2026-11-16 -> 'uge 47'."""
    return f"uge {day.isocalendar().week}"


def digest_finding(digest: Digest) -> str:
    """The finding in one short sentence, of published and loaded figures alone, with the week they are of.

    Old figures are said to be old. A change since last week comes first where it is certain; else the certain one since
    the baseline; a change inside its interval is not called one.
    """
    if digest.real_day is None:
        return "Der er ingen offentliggjorte eller indlæste tal om ledighed i zonerne"
    if digest.is_stale:
        return f"Ingen nye tal om ledighed siden {long_date(digest.real_day)}"
    told = _week_finding(digest) or _level_finding(digest)
    return f"{week_label(digest.real_day).capitalize()}: {told}"


def _shown(line: AreaLine) -> bool:
    return line.persons is not None and not line.is_demo


def _week_finding(digest: Digest) -> str:
    """Where it went up or down for certain since last week; '' where it did nowhere."""
    lines = [line for line in digest.areas if _shown(line)]
    sure = [(line, change) for line in lines if (change := _sure(line.week)) is not None]
    together = _sure(digest.whole.week) if _shown(digest.whole) else None
    if together and {change.verdict for _, change in sure} <= {together.verdict}:
        return f"{_moved(together)} {_span(digest)}, {_level(digest.whole, digest)}"
    if not sure:
        return ""
    (first, change), *others = sure
    told = [f"{_moved(change, ' kendte ledige')} i {first.name}"]
    told += [f"{_moved(change)} i {line.name}" for line, change in others]
    return f"{listed(told)} {_span(digest)}"


def _level_finding(digest: Digest) -> str:
    """How many there are, and the certain change since the baseline or that there is none since last week."""
    lines, whole = [line for line in digest.areas if _shown(line)], digest.whole
    if not lines:
        return "zonernes antal kendte ledige kan ikke vises"
    if not _shown(whole):
        known = count(sum(line.persons or 0.0 for line in lines))
        return f"{known} kendte ledige i {listed([line.name for line in lines])}"
    since = _sure(whole.baseline)
    if since and digest.baseline:
        return f"{_level(whole, digest)}, {_moved(since)} end {long_date(digest.baseline)}"
    if whole.week is not None and whole.week.verdict in KNOWN_VERDICTS and not whole.week.is_demo:
        return f"{_level(whole, digest)}, ingen sikker ændring {_span(digest)}"
    return _level(whole, digest)


def _sure(change: Change | None) -> Change | None:
    """The change when it may be told as one."""
    return change if change is not None and change.verdict in _WAYS and not change.is_demo else None


def _moved(change: Change, noun: str = "") -> str:
    """'12 færre', '3 flere kendte ledige'."""
    return f"{count(abs(change.persons or 0.0))} {_WAYS[change.verdict]}{noun}"


def _level(whole: AreaLine, digest: Digest) -> str:
    areas = digest.areas
    where = f"i de {number_word(len(areas))} zoner" if len(areas) > 1 else f"i {areas[0].name}"
    return f"{count(whole.persons or 0.0)} kendte ledige {where}"


def _span(digest: Digest) -> str:
    if digest.is_week or digest.previous is None:
        return "på en uge"
    return f"siden {long_date(digest.previous)}"


def subtitle_words(digest: Digest, label: str, plan_name: str) -> str:
    """What is counted, when, and of which plan."""
    if digest.day is None:
        return f"{label}, 18-66 år · {plan_name}"
    made_up = "" if digest.day == digest.real_day else f", {DEMO}"
    return f"{label}, 18-66 år · opgjort {long_date(digest.day)} ({week_label(digest.day)}){made_up} · {plan_name}"


def note_sentences(digest: Digest) -> tuple[str, ...]:
    """The zones together, since last week and since the baseline; nothing where there is no earlier day."""
    told = []
    for change, day, what in (
        (digest.whole.week, digest.previous, "ugen før" if digest.is_week else "forrige opgørelse"),
        (digest.whole.baseline, digest.baseline, "udgangspunktet"),
    ):
        if change is not None and day is not None:
            told.append(f"Alle zoner siden {what} ({long_date(day)}): {change_sentence(change)}.")
    return tuple(told)


def change_sentence(change: Change) -> str:
    """'12 færre (1.097 → 1.085), inden for usikkerheden'; or why there is none."""
    if change.verdict not in KNOWN_VERDICTS:
        return f"{change.reason[0].lower()}{change.reason[1:]}"
    moved = round(change.persons or 0.0)
    words = "uændret" if moved == 0 else f"{count(abs(moved))} {'færre' if moved < 0 else 'flere'}"
    told = f"{words} ({count(change.before or 0.0)} → {count(change.now or 0.0)})"
    if change.is_demo:
        return f"{told}, {DEMO}"
    sure = "inden for usikkerheden" if change.verdict is Verdict.USIKKER else "uden for usikkerheden"
    return f"{told}, {sure}"


def digest_table(digest: Digest) -> pd.DataFrame:
    """Område, kendte ledige, and a column for each day that there is a change from; ready words in every cell."""
    lines = (*digest.areas, digest.whole, digest.kommune)
    columns = {"Område": [line.name for line in lines], "Kendte ledige": [_known(line) for line in lines]}
    if digest.previous is not None:
        columns[f"Siden {long_date(digest.previous)}"] = [_cell(line, line.week) for line in lines]
    if digest.has_baseline and digest.baseline is not None and digest.baseline != digest.previous:
        columns[f"Siden {long_date(digest.baseline)}"] = [_cell(line, line.baseline) for line in lines]
    return pd.DataFrame(columns)


def table_guide(table: pd.DataFrame) -> str:
    """How the signs of the table are read; '' where it has none."""
    cells = " ".join(str(cell) for cell in table.to_numpy().ravel())
    return TABLE_GUIDE if any(sign in cells for sign in _SIGNS.values()) else ""


def _known(line: AreaLine) -> str:
    if line.status is not Status.OK or (line.persons is None and line.share is None):
        return STATUS_WORDS[line.status if line.status is not Status.OK else Status.MANGLER]
    persons = "antal mangler" if line.persons is None else count(line.persons)
    share = "procent mangler" if line.share is None else pct(line.share)
    return f"{persons} ({share}){f', {DEMO}' if line.is_demo else ''}"


def _cell(line: AreaLine, change: Change | None) -> str:
    if line.status is Status.DISKRETIONERET:
        return STATUS_WORDS[line.status]
    if change is None:
        return STATUS_WORDS[Status.MANGLER]
    if change.verdict not in KNOWN_VERDICTS:
        return _WHY_NOT[change.verdict]
    moved = round(change.persons or 0.0)
    words = "uændret" if moved == 0 else f"{count(abs(moved))} {'færre' if moved < 0 else 'flere'}"
    points = "" if change.points is None else f", {signed(change.points)} procentpoint"
    if change.is_demo:
        return f"{words}{points}, {DEMO}"
    return f"{_SIGNS[change.verdict]} {words}{points}"


def group_sentences(digest: Digest, labels: Mapping[str, str], zones: Mapping[str, str]) -> tuple[str, ...]:
    """The målgrupper that have changed for certain since last week and since the baseline, and the databrud.

    `labels`: målgruppe -> the agreement's name; `zones`: area_id -> name.
    """
    told = []
    for moved, day in ((digest.group_week, digest.previous), (digest.group_baseline, digest.baseline)):
        counted = [each for each in moved if each.verdict in KNOWN_VERDICTS and not each.is_demo]
        if not counted or day is None:
            continue
        sure = sorted(
            (each for each in counted if each.verdict in _WAYS), key=lambda each: -abs(each.persons or 0.0)
        )
        since = f"Siden {long_date(day)}"
        if not sure:
            told.append(f"{since}: ingen sikker ændring i nogen målgruppe i zonerne.")
        told += [f"{since}: {_group_words(each, labels, zones)}." for each in sure[:_MOST_GROUPS]]
        if (more := len(sure) - _MOST_GROUPS) > 0:
            noun = "sikker ændring" if more == 1 else "sikre ændringer"
            told.append(f"{since}: og {number_word(more)} {noun} mindre end disse.")
    return (*told, *_broken(digest.group_baseline, digest.baseline))


def _group_words(change: Change, labels: Mapping[str, str], zones: Mapping[str, str]) -> str:
    label = labels.get(change.target_group, "")
    name = f"{change.target_group} {label[:1].lower()}{label[1:]}".strip()
    return f"{_moved(change)} i {zones[change.area_id]} i målgruppe {name} ({_from_to(change)})"


def _from_to(change: Change) -> str:
    return f"{count(change.before or 0.0)} → {count(change.now or 0.0)}"


def _broken(moved: Sequence[Change], day: date | None) -> list[str]:
    broken = list(dict.fromkeys(each.target_group for each in moved if each.verdict is Verdict.BRUDT))
    if not broken or day is None:
        return []
    return [f"{broken_words(listed(broken), day)}."]


def picture_guide(digest: Digest, bars: Sequence[DigestBar], kommune: str) -> str:
    """How the marks of the picture are read."""
    assert digest.day is not None
    unit = "kendskabsgrad i procent" if bars[0].unit == "pct" else "antal kendte ledige"
    said = [f"Søjle: {unit} {long_date(digest.day)}"]
    if digest.baseline is not None and any(bar.before is not None for bar in bars):
        said.append(f"mørk streg: {long_date(digest.baseline)}")
    if any(bar.kommune is not None for bar in bars):
        said.append(f"stiplet linje: {kommune}")
    if any(bar.is_demo for bar in bars):
        said.append("hul søjle: demo")
    return f"{'; '.join(said)}."
