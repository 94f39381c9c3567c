"""`python -m lib backup FIL` and `restore FIL`: state and archive in one checked file, and back into an empty place.

Exit codes: 0 done; 1 done, but something was wrong with what was copied; 2 refused, nothing is changed.
"""

import argparse
import datetime as dt
from pathlib import Path

from lib.cli.backup_making import BackupRequest, make_backup
from lib.cli.backup_restoring import check_backup, restore_backup
from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP
from lib.cli.places import read_places
from lib.domain.datatraek.difference_words import rows_words
from lib.domain.numbers import count
from lib.settings import Settings

DONE, WITH_FAULTS = 0, 1
COMMAND_LINE = "kommandolinjen"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    backup = commands.add_parser("backup", help="gem databasen og arkivet af datatræk i én kontrolleret fil")
    backup.add_argument("fil", type=Path, metavar="FIL", help="den nye fil")
    backup.add_argument(
        "--med-umaskerede",
        action="store_true",
        help="også de umaskerede DuckDB-filer, som ellers bygges igen",
    )
    backup.set_defaults(run=_backup)
    back = commands.add_parser("restore", help="gendan en sikkerhedskopi i en tom database og en tom mappe")
    back.add_argument("fil", type=Path, metavar="FIL", help="kopien")
    back.add_argument("--proeve", action="store_true", help="kontrollér kun kopien; gendan ingenting")
    back.set_defaults(run=_restore)
    for command in (backup, back):
        command.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)
        command.add_argument("--json", action="store_true", help=JSON_HELP)


def _backup(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    request = BackupRequest(asked.fil, asked.konto, asked.med_umaskerede)
    made = make_backup(settings, read_places(), request, now)
    said = [f"{name} mangler i arkivet eller er ændret, siden den blev indlæst." for name in made.missing]
    said.append(f"Gemt i {asked.fil}: {_size(made.fields)}.")
    said.append("Filen indeholder umaskerede tal og er ikke krypteret: læg den et sted, kun få kan læse.")
    said.append(f"Kontrolsum: {made.fields['kontrolsum']}")
    said.append(f"Revisionssporets hoved: {made.fields['hoved']}")
    output.result(made.fields, *said)
    return WITH_FAULTS if made.missing else DONE


def _restore(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    if asked.proeve:
        fields = check_backup(asked.fil)
        output.result(fields, f"Kopien er hel: {_size(fields)}.", f"Kontrolsum: {fields['kontrolsum']}")
        return DONE
    restored = restore_backup(settings, read_places(), asked.fil, asked.konto, now)
    said = [f"Gendannet: {_size(restored.fields)}.", *restored.faults]
    said.append("Byg nu de offentlige filer igen: python -m lib build")
    output.result(restored.fields | {"fejl": list(restored.faults)}, *said)
    return WITH_FAULTS if restored.faults else DONE


def _size(fields: dict[str, int]) -> str:
    tables, files = (count(fields[name]) for name in ("tabeller", "arkivfiler"))
    raw = count(fields["umaskerede_filer"])
    return f"{rows_words(fields['raekker'])} i {tables} tabeller, {files} filer i arkivet, {raw} umaskerede filer"
