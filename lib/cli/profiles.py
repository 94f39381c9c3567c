"""The commands about profiles: which there are, a proposal for an unknown file, and keeping one."""

import argparse
import datetime as dt
from pathlib import Path

from lib.cli.limits import limited_memory
from lib.cli.output import Output
from lib.cli.parser import JSON_HELP, SENT_NAME_HELP
from lib.cli.reading import SOURCES, all_profiles, names_of
from lib.cli.versions import active_contents, plan_with
from lib.domain.datatraek.mapping import Proposal, propose_profile
from lib.domain.datatraek.profile import Origin, SourceProfile
from lib.domain.datatraek.rows import DatatraekKind
from lib.ingest.messages import PlanFileError
from lib.ingest.profile_toml import parse_profile, profile_flaws, profile_text, write_profile
from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.sheet import Sheet
from lib.settings import Settings

DONE = 0
SHOWN_ROWS = 12
DATED = (DatatraekKind.OBSERVATIONER, DatatraekKind.REGISTRERINGER)
"""A figure has no meaning without its day; a list of afdelinger may say from when it holds."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    all_of_them = commands.add_parser("profiles", help="kildernes opsætninger")
    all_of_them.set_defaults(run=_profiles)
    propose = commands.add_parser("propose", help="foreslå en opsætning for en ukendt fil")
    propose.add_argument("fil", type=Path, metavar="FIL", help="filen, som den kom")
    propose.add_argument("--navn", default="", help=SENT_NAME_HELP)
    propose.set_defaults(run=_propose)
    save = commands.add_parser("profile", help="gem en opsætning i planens mappe")
    save.add_argument("handling", choices=["gem"], help="gem: læg opsætningen i planens mappe")
    save.add_argument(
        "fil", type=Path, metavar="FIL", help="opsætningen som TOML; filens navn bliver dens id"
    )
    save.set_defaults(run=_save)
    for parser in (all_of_them, propose, save):
        parser.add_argument("--json", action="store_true", help=JSON_HELP)


def _profiles(settings: Settings, _: argparse.Namespace, output: Output, __: dt.datetime) -> int:
    fields = [_fields(profile) for profile in all_profiles(settings).values()]
    output.result({"profiles": fields}, *(f"{f['profile_id']:<28} {f['title']}" for f in fields))
    return DONE


def _fields(profile: SourceProfile) -> dict[str, object]:
    return {
        "profile_id": profile.profile_id,
        "title": profile.title,
        "rhythm": profile.rhythm.value,
        "kind": profile.kind.value,
        "source_id": profile.source_id,
        "note": profile.note,
        "asks_period": profile.period.where.origin is Origin.ASKED and profile.kind in DATED,
    }


def _propose(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    name = asked.navn or asked.fil.name
    with limited_memory():
        sheets = open_sheets(asked.fil, name)
    names = names_of(plan_with(settings, active_contents(settings)))
    sheet, proposal = max(
        ((sheet, propose_profile(sheet.head, names, Path(name).stem, sheet.name)) for sheet in sheets),
        key=lambda found: (found[1].profile is not None, sum(guess.confidence for guess in found[1].columns)),
    )
    fields = _proposal_fields(sheet, proposal)
    output.result(fields, str(fields["profile_toml"]), *proposal.questions)
    return DONE


def _proposal_fields(sheet: Sheet, proposal: Proposal) -> dict[str, object]:
    return {
        "profile_id": "" if proposal.profile is None else proposal.profile.profile_id,
        "profile_toml": "" if proposal.profile is None else profile_text(proposal.profile),
        "columns": [
            {"header": guess.header, "guess": guess.guess, "confidence": guess.confidence, "why": guess.why}
            for guess in proposal.columns
        ],
        "questions": list(proposal.questions),
        "sheet": sheet.name,
        "head": [["" if cell is None else str(cell) for cell in row] for row in sheet.head[:SHOWN_ROWS]],
    }


def _save(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    """A profile is kept only when it can be read and names nothing that the plan does not have."""
    profile = parse_profile(asked.fil.read_text(encoding="utf-8"), asked.fil.stem)
    plan_tables = plan_with(settings, active_contents(settings))
    flaws = profile_flaws(profile, names_of(plan_tables), set(plan_tables.tables["sources"]["source_id"]))
    if flaws:
        raise PlanFileError(flaws)
    path = write_profile(settings.plan_folder / SOURCES, profile)
    output.result({"profile_id": profile.profile_id}, f"Opsætningen er gemt i {path}.")
    return DONE
