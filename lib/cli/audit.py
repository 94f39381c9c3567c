"""`python -m lib audit verify | show | prune`: does the audit hold, what stands in it, and what is too old for it.

Exit codes of `verify`: 0 it holds, 1 it does not, 2 it could not be read.
"""

import argparse
import datetime as dt
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP
from lib.domain.audit_chain import AuditEntry, Chain, ChainFault, Head, chain_faults, head_of
from lib.domain.datatraek.difference_words import rows_words
from lib.domain.dates import danish_clock, danish_midnight
from lib.settings import Settings
from lib.state.audit_keeping import Wanted, asked_rows, linked_later, prune, read_chain
from lib.state.engine import open_state

DONE, BROKEN = 0, 1
COMMAND_LINE = "kommandolinjen"
DAYS = "ZONEKOMPAS_AUDIT_DAGE"
LEAST_DAYS = 30
"""The audit also says who has had this week's mail: a month is kept whatever is asked."""

NOT_A_HEAD = "«{words}» er ikke et hoved. Skriv det, som verify viste det: nummer, kolon og 64 tegn."


class AuditRefused(Exception):
    """The question cannot be understood or a file cannot be used; the message says why in Danish."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    audit = commands.add_parser("audit", help="revisionssporet: efterprøv det, læs i det, forkort det")
    parts = audit.add_subparsers(title="kommandoer", required=True, metavar="KOMMANDO")
    verify = parts.add_parser("verify", help="er nogen række ændret, fjernet eller sat ind?")
    verify.add_argument(
        "--hoved", action="append", default=[], help="et hoved, der er skrevet ned før; kan gentages"
    )
    verify.add_argument(
        "--ankerfil", type=Path, help="fil med hoveder: de efterprøves, og det nye skrives til"
    )
    verify.set_defaults(run=_verify)
    show = parts.add_parser("show", help="vis rækker")
    show.add_argument("--fra", metavar="ÅÅÅÅ-MM-DD", help="fra og med denne dag")
    show.add_argument("--til", metavar="ÅÅÅÅ-MM-DD", help="til og med denne dag")
    show.add_argument("--konto", default="", help="kun denne konto")
    show.add_argument("--handling", default="", help="kun denne handling, fx «læst umaskeret»")
    show.set_defaults(run=_show)
    shorten = parts.add_parser("prune", help=f"fjern rækker, der er ældre end {DAYS} dage")
    shorten.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)
    shorten.set_defaults(run=_prune)
    for part in (verify, show, shorten):
        part.add_argument("--json", action="store_true", help=JSON_HELP)


def retention_days(environment: Mapping[str, str] | None = None) -> int | None:
    """How many days the audit is kept, from `ZONEKOMPAS_AUDIT_DAGE`; None: for good. Raises AuditRefused for what is no
    whole number or too few."""
    env = os.environ if environment is None else environment
    words = env.get(DAYS, "").strip()
    if not words:
        return None
    if not re.fullmatch("[0-9]{1,6}", words) or int(words) < LEAST_DAYS:
        raise AuditRefused(f"{DAYS} skal være et helt antal dage, mindst {LEAST_DAYS}. Intet er fjernet.")
    return int(words)


def _verify(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    kept = [_head(words) for words in asked.hoved]
    file: Path | None = asked.ankerfil
    kept += [] if file is None else _heads_in(file)
    chain = _read(settings)
    faults = chain_faults(chain, kept)
    if file is not None and not faults and chain.head not in kept:
        _add_head(file, chain.head)
    fields = {
        "holder": not faults,
        "raekker": len(chain.entries),
        "hoved": str(chain.head),
        "forkortet_til": chain.anchor.number,
        "foer_kaeden": linked_later(chain),
        "fejl": [{"foerste": each.first, "sidste": each.last, "fejl": each.sentence} for each in faults],
    }
    output.result(fields, *_verdict(chain, faults))
    return BROKEN if faults else DONE


def _read(settings: Settings) -> Chain:
    try:
        return read_chain(open_state(settings.state_url))
    except SQLAlchemyError as error:
        raise AuditRefused(
            "Revisionssporet kan ikke læses: databasen svarer ikke eller er beskadiget."
        ) from error


def _verdict(chain: Chain, faults: Sequence[ChainFault]) -> list[str]:
    said = [fault.sentence for fault in faults]
    if faults:
        said.append(
            "Revisionssporet holder ikke. Gem en kopi af databasen, og find ud af, hvem der har rettet i den."
        )
        return said
    said.append(
        f"Revisionssporet holder: {rows_words(len(chain.entries))}, ingen ændret, fjernet eller sat ind."
    )
    if chain.anchor.number:
        said.append(f"Før dem er {rows_words(chain.anchor.number)} fjernet, fordi de var for gamle.")
    if linked_later(chain):
        said.append(f"{linked_later(chain)} begyndte: de er kædet, som de stod den dag.")
    said.append(f"Hoved: {chain.head}")
    return said


def _show(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    wanted = Wanted(
        since=None if asked.fra is None else danish_midnight(_day(asked.fra)),
        until=None if asked.til is None else danish_midnight(_day(asked.til) + dt.timedelta(days=1)),
        actor=asked.konto,
        action=asked.handling,
    )
    rows = asked_rows(open_state(settings.state_url), wanted)
    fields = [{"nummer": number, **vars(entry), "at": entry.at.isoformat()} for number, entry in rows]
    lines = [_line(number, entry) for number, entry in rows]
    output.result({"raekker": fields}, *(lines or ["Der er ingen rækker."]))
    return DONE


def _prune(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    days = retention_days()
    if days is None:
        output.result({"fjernet": 0}, f"{DAYS} er ikke sat: alt i revisionssporet bevares.")
        return DONE
    gone = prune(open_state(settings.state_url), now - dt.timedelta(days=days), asked.konto, now)
    output.result({"fjernet": gone, "dage": days}, f"{rows_words(gone)} ældre end {days} dage er fjernet.")
    return DONE


def _line(number: int, entry: AuditEntry) -> str:
    """One row on one line, whatever was written in it."""
    words = (
        str(number or "?"),
        danish_clock(entry.at),
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
    )
    return "  ".join("".join(sign if sign.isprintable() else " " for sign in word) for word in words)


def _day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError as error:
        raise AuditRefused(f"«{words}» er ikke en dag. Skriv den som 2026-11-22.") from error


def _head(words: str) -> Head:
    head = head_of(words)
    if head is None:
        raise AuditRefused(NOT_A_HEAD.format(words=words))
    return head


def _heads_in(file: Path) -> list[Head]:
    """The heads that the file holds, one a line; none where there is no file yet."""
    try:
        return [_head(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise AuditRefused(f"Ankerfilen {file} kan ikke læses.") from error


def _add_head(file: Path, head: Head) -> None:
    try:
        with file.open("a", encoding="utf-8") as handle:
            handle.write(f"{head}\n")
    except OSError as error:
        raise AuditRefused(f"Ankerfilen {file} kan ikke skrives.") from error
