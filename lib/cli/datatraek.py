"""The commands about datatræk: import, publish, withdraw, history, export, profiles."""

import argparse
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from lib.cli.accounts import COMMAND_LINE, account_of
from lib.cli.drafts import STATUS_WORDS
from lib.cli.exporting import export_rows
from lib.cli.importing import ImportRequest, import_file
from lib.cli.limits import limited_memory
from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP, SENT_NAME_HELP, YES_HELP
from lib.cli.places import read_places
from lib.cli.publishing import Publishing, publish, withdraw
from lib.cli.reading import SentFile
from lib.domain.datatraek.difference_words import difference_sentence, rows_words
from lib.domain.datatraek.finding import Severity
from lib.domain.dates import danish_clock
from lib.domain.sentences_datatraek import SEVERITY_WORDS
from lib.settings import Settings
from lib.state.datatraek import DatatraekRow, history
from lib.state.engine import open_state

DONE, STOPPED = 0, 1
Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_commands(commands: Commands) -> None:
    """Puts the commands into the parser."""
    take = commands.add_parser("import", help="læs en fil, kontrollér den, og gem den som kladde")
    take.add_argument("fil", type=Path, metavar="FIL", help="filen, som den kom")
    take.add_argument("--profil", required=True, help="kildens opsætning (se: python -m lib profiles)")
    take.add_argument("--navn", default="", help=SENT_NAME_HELP)
    take.add_argument("--periode", default="", help="dato eller år, hvor opsætningen spørger om det")
    take.add_argument("--udgiv", action="store_true", help="udgiv straks, hvis intet stopper")
    take.add_argument("--proeve", action="store_true", help="læs og kontrollér; gem ingenting")
    _common(take, _import, account=True, yes=True)
    out = commands.add_parser("publish", help="udgiv en kladde")
    out.add_argument("id", metavar="ID", help="kladdens id fra import eller history")
    _common(out, _publish, account=True, yes=True, note=True)
    back = commands.add_parser("withdraw", help="træk et udgivet datatræk tilbage")
    back.add_argument("id", metavar="ID", help="datatrækkets id fra history")
    _common(back, _withdraw, account=True, note=True)
    _common(
        commands.add_parser("history", help="alt, hvad der er indlæst, og hvad der er sket med det"), _history
    )
    export = commands.add_parser("export", help="skriv alle målte tal, umaskerede, som skabelon")
    export.add_argument("fil", type=Path, metavar="FIL", help="den nye fil")
    export.add_argument("--begrundelse", required=True, help="hvorfor tallene skal bruges")
    _common(export, _export, account=True)


def _common(
    parser: argparse.ArgumentParser,
    run: object,
    account: bool = False,
    yes: bool = False,
    note: bool = False,
) -> None:
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help=JSON_HELP)
    if account:
        parser.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)
    if yes:
        parser.add_argument("--ja", action="store_true", help=YES_HELP)
    if note:
        parser.add_argument("--note", default="", help="hvorfor; gemmes i historikken")


def _import(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    sent = SentFile(asked.fil, asked.navn or asked.fil.name, asked.periode)
    account = account_of(settings, asked.konto, now)
    request = ImportRequest(sent, asked.profil, account, only_try=asked.proeve)
    with limited_memory():
        imported = import_file(settings, request, output.step, now)
    report = imported.report
    said = [_finding_line(found) for found in report["findings"]]
    said.append(
        f"Datatræk {imported.datatraek_id} ({STATUS_WORDS[report['status']]}): {rows_words(report['rows'])}."
    )
    said.append(difference_sentence(report["new"], report["changed"], report["gone"], report["unchanged"]))
    publishes = asked.udgiv and not asked.proeve
    if imported.stops or not publishes:
        output.result(report, *said)
        return STOPPED if imported.stops else DONE
    done = publish(
        settings,
        read_places(),
        Publishing(imported.datatraek_id, account, "", asked.ja),
        output.step,
        now,
    )
    output.result(report | {"status": "udgivet"} | done, *said, f"Udgivet som version {done['short']}.")
    return DONE


def _finding_line(found: Mapping[str, str]) -> str:
    return f"{SEVERITY_WORDS[Severity(found['severity'])]}: {found['problem']} {found['remedy']}"


def _publish(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    publishing = Publishing(asked.id, account_of(settings, asked.konto, now), asked.note, asked.ja)
    done = publish(settings, read_places(), publishing, output.step, now)
    output.result(done, f"Udgivet som version {done['short']}.")
    return DONE


def _withdraw(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    publishing = Publishing(asked.id, account_of(settings, asked.konto, now), asked.note)
    done = withdraw(settings, read_places(), publishing, output.step, now)
    output.result(done, f"Trukket tilbage. Version {done['short']} gælder nu.")
    return DONE


def _history(settings: Settings, _: argparse.Namespace, output: Output, __: dt.datetime) -> int:
    rows = history(open_state(settings.state_url), settings.plan_id)
    lines = [
        f"{danish_clock(row.events[0].at)}  {row.datatraek.datatraek_id}  {row.state.value:<15}  "
        f"{row.datatraek.profile_id}  {row.datatraek.file_name}  {rows_words(row.datatraek.row_count)}  "
        f"{row.events[0].actor}  kontrolsum {row.datatraek.original_sha256[:12]}"
        for row in rows
    ]
    output.result({"datatraek": [_row_fields(row) for row in rows]}, *(lines or ["Intet er indlæst endnu."]))
    return DONE


def _row_fields(row: DatatraekRow) -> dict[str, object]:
    known = row.datatraek
    period = [day and day.isoformat() for day in (known.period_from, known.period_to)]
    return {
        **{name: getattr(known, name) for name in known.__dataclass_fields__},
        "period_from": period[0],
        "period_to": period[1],
        "state": row.state.value,
        "events": [
            {
                "at": e.at.isoformat(),
                "actor": e.actor,
                "action": e.action,
                "version": e.version,
                "note": e.note,
            }
            for e in row.events
        ],
    }


def _export(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    done = export_rows(settings, asked.fil, account_of(settings, asked.konto, now), asked.begrundelse, now)
    said = f"{rows_words(done['rows'])} er skrevet til {asked.fil}. Kontrolsum: {done['rows_sha256']}"
    output.result(done, said)
    return DONE
