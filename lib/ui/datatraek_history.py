"""The log of what was loaded, as a table and one datatræk at a time."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import pandas as pd

from lib.domain.datatraek.finding import Severity
from lib.domain.dates import long_date, short_date
from lib.domain.numbers import count
from lib.domain.sentences_datatraek import STATE_WORDS
from lib.ui.datatraek_draft import KIND_WORDS
from lib.ui.datatraek_findings import findings_of
from lib.ui.files import file_button
from lib.ui.markup import element, join, text

SHORT_HASH = 12
FINGERPRINT = "Fingeraftryk (sha256)"
"""What tells a file from every other: the sum that it is kept under."""
UNKNOWN_SOURCE = "kilden er ikke i planen"


class Loaded(Protocol):
    """What is known of a file that was loaded (`lib.state.datatraek.Datatraek`)."""

    datatraek_id: str
    kind: str
    profile_id: str
    source_id: str
    file_name: str
    original_sha256: str
    row_count: int
    period_from: dt.date | None
    period_to: dt.date | None


class Happening(Protocol):
    """Something that was done to it (`lib.state.datatraek.Event`)."""

    at: dt.datetime
    actor: str
    action: str
    version: str
    note: str


class Line(Protocol):
    """A line of the history (`lib.state.datatraek.DatatraekRow`): the datatræk, its state and its events."""

    datatraek: Loaded
    state: str
    events: Sequence[Happening]


def danish_history(lines: Sequence[Line], titles: Mapping[str, str]) -> pd.DataFrame:
    """One row per datatræk, the latest loaded first. `titles`: a source's id -> its title."""
    return pd.DataFrame(
        [
            {
                "Tilstand": STATE_WORDS[line.state],
                "Fil": line.datatraek.file_name,
                "Kilde": source_title(line, titles),
                "Periode": period_words(line.datatraek),
                "Rækker": line.datatraek.row_count,
                "Indlæst": short_date(line.events[0].at),
                "Indlæst af": line.events[0].actor,
                "Version": published_version(line)[:6],
                FINGERPRINT: line.datatraek.original_sha256[:SHORT_HASH],
            }
            for line in lines
        ],
        columns=[
            "Tilstand",
            "Fil",
            "Kilde",
            "Periode",
            "Rækker",
            "Indlæst",
            "Indlæst af",
            "Version",
            FINGERPRINT,
        ],
    )


def facts(line: Line, titles: Mapping[str, str], full_hash: bool) -> str:
    """All that is known of one datatræk: what, when, who, why; `full_hash` writes sha256 in full."""
    loaded = line.datatraek
    written = loaded.original_sha256 if full_hash else f"{loaded.original_sha256[:SHORT_HASH]}…"
    rows = f"{count(loaded.row_count)} ({KIND_WORDS.get(loaded.kind, loaded.kind)})"
    parts = [
        ("Fil", text(loaded.file_name), ""),
        ("Kilde", text(source_title(line, titles)), ""),
        ("Periode", text(period_words(loaded)), ""),
        ("Rækker", text(rows), ""),
        (FINGERPRINT, text(written), "zk-code"),
        *(
            (event.action.capitalize(), text(_event_words(event, loaded.file_name)), "")
            for event in line.events
        ),
    ]
    return element(
        "dl",
        join(
            element("dt", text(name)) + element("dd", said, class_=style or None)
            for name, said, style in parts
        ),
        class_="zk-facts",
    )


def waiting_line(line: Line, titles: Mapping[str, str], awaits: str) -> str:
    """A draft in two lines: the file, and where it comes from, when, and what it waits for."""
    about = f"{source_title(line, titles)} · {period_words(line.datatraek)} · indlæst {short_date(line.events[0].at)}"
    return element(
        "div",
        element("p", element("b", text(line.datatraek.file_name)), text(f" · {awaits}")),
        element("p", text(about), class_="zk-quiet"),
        class_="zk-waiting",
    )


def original_button(loaded: Loaded, read: Callable[[], bytes]) -> None:
    """The file as it came, byte for byte; it is read when somebody asks for it. The audit has the datatræk's id, not
    the name that somebody gave the file."""
    file_button(
        "Hent den oprindelige fil",
        read,
        loaded.file_name,
        "application/octet-stream",
        "hent_original",
        told=f"oprindelig fil, umaskeret, {loaded.datatraek_id}",
    )


def about(line: Line, titles: Mapping[str, str]) -> str:
    """Under the headline of a draft: source, period, rows, when and by whom."""
    loaded, first = line.datatraek, line.events[0]
    return (
        f"{source_title(line, titles)} · {period_words(loaded)} · {count(loaded.row_count)} rækker · "
        f"indlæst {short_date(first.at)} af {first.actor}"
    )


def drafts_caption(drafts: int) -> str:
    """What a draft is, or that there is none."""
    if drafts == 0:
        return "Ingen venter: alt, hvad der er indlæst, er udgivet eller trukket tilbage."
    return "Læst og kontrolleret, men ikke udgivet: ses kun af sekretariatet"


def choice_words(line: Line) -> str:
    """A datatræk in a list to choose from: 'fil.xlsx · udgivet · 2. nov. 2026'."""
    return f"{line.datatraek.file_name} · {line.state} · {short_date(line.events[0].at)}"


def source_title(line: Line, titles: Mapping[str, str]) -> str:
    """The title of the source it came from."""
    return titles.get(line.datatraek.source_id, UNKNOWN_SOURCE)


def period_words(loaded: Loaded) -> str:
    """'1. oktober 2025', '1. oktober 2015 til 1. oktober 2025', or that geography has no period."""
    if loaded.period_from is None or loaded.period_to is None:
        return "uden periode"
    if loaded.period_from == loaded.period_to:
        return long_date(loaded.period_to)
    return f"{long_date(loaded.period_from)} til {long_date(loaded.period_to)}"


def loaded_days(lines: Sequence[Line]) -> dict[str, dt.date]:
    """The day on which each datatræk was loaded."""
    return {line.datatraek.datatraek_id: line.events[0].at.date() for line in lines}


def published_version(line: Line) -> str:
    """The version that it was first published in; '' when it never was."""
    return next((event.version for event in line.events if event.version), "")


def answered_questions(lines: Sequence[Line], reports: Mapping[str, Mapping[str, object]]) -> pd.DataFrame:
    """What a person has said yes to in the datatræk `lines`; `reports` by datatraek_id."""
    rows = [
        {
            "Spørgsmål": finding.problem,
            "Hvor": finding.place.words(),
            "Besvaret af": _publisher(line),
        }
        for line in lines
        for finding in findings_of(reports.get(line.datatraek.datatraek_id, {}))
        if finding.severity is Severity.SPOERGER
    ]
    return pd.DataFrame(rows, columns=["Spørgsmål", "Hvor", "Besvaret af"])


def answered_words(answered: int) -> str:
    """Under the heading of the answered questions."""
    if answered == 0:
        return "Kontrollen har ikke spurgt om noget."
    return "Kontrollen spurgte, og et menneske har set efter og sagt, at det er rigtigt"


def _publisher(line: Line) -> str:
    event = next((event for event in reversed(line.events) if event.version), line.events[-1])
    return f"{event.actor}, {short_date(event.at)}"


def _event_words(event: Happening, file_name: str) -> str:
    """Day, account, version and reason; the note of a publication begins with the file's name."""
    parts = [short_date(event.at), event.actor]
    if event.version:
        parts.append(f"version {event.version[:6]}")
    if reason := event.note.removeprefix(file_name).removeprefix(": "):
        parts.append(f"begrundelse: {reason}")
    return " · ".join(parts)
