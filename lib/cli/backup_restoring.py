"""Restoring a backup into an empty place: all of it or nothing."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from lib.backup.folders import drop_aside, put_aside, put_in_place, require_room
from lib.backup.names import ARCHIVE, RAW, STATE
from lib.backup.sealed import DAMAGED, BackupRefused, Sealed, open_sealed
from lib.cli.places import BuildPlaces
from lib.domain.audit_chain import AuditEntry, chain_faults, head_of
from lib.domain.faults import system_words
from lib.settings import Settings
from lib.state.audit import append
from lib.state.audit_keeping import chain_in
from lib.state.backup import NEWER, RowsRefused, begin_restoring, restore_rows
from lib.state.engine import open_state
from lib.state.making import STEPS

RESTORED = "gendannet"


@dataclass(frozen=True)
class Restored:
    """`fields` say what was restored; `faults`: what does not hold in the audit that was restored, in Danish."""

    fields: dict[str, Any]
    faults: tuple[str, ...]


def check_backup(path: Path) -> dict[str, Any]:
    """Reads the whole backup and holds every checksum against what it is of; nothing is written. Raises
    BackupRefused."""
    with open_sealed(path) as sealed:
        fields = _fields(sealed)
        sealed.check_all()
        return fields


def restore_backup(
    settings: Settings, places: BuildPlaces, path: Path, account: str, now: dt.datetime
) -> Restored:
    """Puts rows and files back where state, archive and raw folder of `settings` and `places` are, all three empty.

    Every checksum is verified before anything is written, files are put aside before they are put in place, and the
    rows' transaction is ended last: until then there is nothing in force. Raises BackupRefused, RowsRefused.
    """
    folders = {ARCHIVE: settings.archive_folder, RAW: places.raw_folder}
    with open_sealed(path) as sealed:
        fields = _fields(sealed)
        sealed.check_all()
        wanted = {room: folder for room, folder in folders.items() if sealed.in_room(room)}
        try:
            with open_state(settings.state_url).begin() as connection:
                begin_restoring(connection)
                for room, folder in ({ARCHIVE: settings.archive_folder} | wanted).items():
                    require_room(sealed, room, folder)
                faults = _rows(connection, sealed)
                told = ("sikkerhedskopi", f"taget {sealed.facts['made_at']}, kontrolsum {sealed.seal[:12]}")
                append(connection, AuditEntry(now, account, RESTORED, *told))
                aside = {room: put_aside(sealed, room, folder) for room, folder in wanted.items()}
                for room, folder in wanted.items():
                    put_in_place(aside[room], folder)
        except OSError as error:
            raise BackupRefused(
                f"Filerne kan ikke skrives ({system_words(error)}). Databasen er stadig tom."
            ) from error
        except SQLAlchemyError as error:
            raise BackupRefused("Databasen tager ikke imod rækkerne. Den er stadig tom.") from error
        finally:
            for folder in wanted.values():
                drop_aside(folder)
        return Restored(fields, faults)


def _rows(connection: Connection, sealed: Sealed) -> tuple[str, ...]:
    """Puts the rows back and reads the audit again; returns what does not hold in it."""
    for member in sealed.in_room(STATE):
        name = member.name.removeprefix(f"{STATE}/").removesuffix(".jsonl")
        with sealed.opened(member) as lines:
            rows = restore_rows(connection, name, lines)
        if rows != sealed.facts["tables"][name]:
            raise BackupRefused(DAMAGED.format(why=f"der mangler rækker i {name}"))
    kept = head_of(sealed.facts["head"])
    faults = chain_faults(chain_in(connection), [] if kept is None else [kept])
    return tuple(fault.sentence for fault in faults)


def _fields(sealed: Sealed) -> dict[str, Any]:
    """What is said of it. Raises BackupRefused where its table of contents does not say what it must."""
    facts = sealed.facts
    # A backup from before steps were counted names none; one from an earlier step lacks columns that may be empty.
    if facts.get("step") not in (None, *STEPS):
        raise RowsRefused(NEWER.format(what="databasens trin"))
    tables, head = facts.get("tables"), head_of(str(facts.get("head")))
    listed = {
        member.name.removeprefix(f"{STATE}/").removesuffix(".jsonl") for member in sealed.in_room(STATE)
    }
    if (
        not isinstance(tables, dict)
        or tables.keys() != listed
        or not all(type(rows) is int for rows in tables.values())
        or not isinstance(facts.get("made_at"), str)
        or head is None
    ):
        raise BackupRefused(DAMAGED.format(why="indholdsfortegnelsen passer ikke"))
    return {
        "kontrolsum": sealed.seal,
        "taget": facts["made_at"],
        "hoved": str(head),
        "raekker": sum(tables.values()),
        "tabeller": len(tables),
        "arkivfiler": len(sealed.in_room(ARCHIVE)),
        "umaskerede_filer": len(sealed.in_room(RAW)),
    }
