"""`python -m lib <command>`: everything that is done to the data without a browser."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError

from lib.access_settings import AccessUnclear
from lib.archive.archive import ArchiveUnavailable
from lib.backup.sealed import BackupRefused
from lib.cli import accounts, audit, backup, borders, datatraek, digest, plans, profiles, statbank, state
from lib.cli.accounts import account_of
from lib.cli.audit import AuditRefused
from lib.cli.build import build_plan
from lib.cli.check import check_figures, seal_figures
from lib.cli.demo import make_demo
from lib.cli.digest_setup import SetupRefused
from lib.cli.disclosure import check_disclosure
from lib.cli.new_plan import PlanNotMade
from lib.cli.output import Output
from lib.cli.parser import DanishParser
from lib.cli.places import read_places
from lib.cli.publishing import NotPublished
from lib.cli.raw import RawQuestion, ReasonMissing, read_raw_count
from lib.domain.access.account import NotAllowed
from lib.domain.borders import BorderRefused
from lib.domain.faults import WORDS, Unavailable, fault_of
from lib.domain.numbers import count
from lib.ingest.messages import PlanFileError
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.statbank.refusals import StatbankUnavailable
from lib.settings import Settings, plans_on_disk, read_settings
from lib.state.audit import AccountRefused
from lib.state.audit_keeping import ChainBroken
from lib.state.backup import RowsRefused
from lib.state.borders import AnswersMoved
from lib.state.roles import RoleRefused
from lib.state.versions import VersionMoved
from lib.warehouse.public import WarehouseUnavailable
from lib.warehouse.raw import RawCount

DONE, DIFFERENT, REFUSED = 0, 1, 2
REFUSALS = (
    ReasonMissing,
    FileRefused,
    ArchiveUnavailable,
    NotPublished,
    VersionMoved,
    PlanNotMade,
    StatbankUnavailable,
    BorderRefused,
    AnswersMoved,
    NotAllowed,
    RoleRefused,
    AccessUnclear,
    SetupRefused,
    AccountRefused,
    AuditRefused,
    ChainBroken,
    BackupRefused,
    RowsRefused,
)
"""What a command is refused with: the message is the Danish sentence to show."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 the check found differences, 2 refused with a sentence."""
    asked = command_parser().parse_args(arguments)
    output = Output(as_json=getattr(asked, "json", False))
    try:
        return int(asked.run(read_settings(), asked, output, dt.datetime.now(dt.UTC)))
    except PlanFileError as error:
        output.failure(f"{error}\nIntet er ændret: den hidtidige version gælder stadig.")
    except WarehouseUnavailable as error:
        output.failure(f"{error} Kør: python -m lib build")
    except Unavailable as error:
        output.failure(str(error))
    except REFUSALS as error:
        output.failure(str(error))
    except FileNotFoundError as error:
        output.failure(f"Filen {error.filename} findes ikke.")
    except FileExistsError as error:
        output.failure(f"Filen {error.filename} findes allerede. Vælg et andet navn.")
    except MemoryError:
        output.failure(
            "Filen kræver mere hukommelse, end programmet må bruge. Intet er ændret. Del filen op."
        )
    except (OSError, SQLAlchemyError) as error:
        fault = fault_of(error)
        if fault is None:
            raise
        output.failure(WORDS[fault].sentence)
    return REFUSED


def command_parser() -> argparse.ArgumentParser:
    """Every command with its options; the tests of the documentation ask it too."""
    parser = DanishParser(prog="python -m lib", description="Zonekompas fra kommandolinjen.")
    commands = parser.add_subparsers(title="kommandoer", required=True, metavar="KOMMANDO")
    build = commands.add_parser("build", help="byg datafilerne af planens mappe og gør dem gældende")
    build.add_argument("--alle", action="store_true", help="alle planer, der har en mappe")
    build.set_defaults(run=_build)
    demo = commands.add_parser("demo", help="dan demo-afdelinger og demotal i planens mappe")
    demo.add_argument(
        "--seed", type=int, metavar="TAL", help="tal, som demoen dannes af (standard: plan.toml)"
    )
    demo.set_defaults(run=_demo)
    check = commands.add_parser("check", help="efterprøv de gældende data")
    check.add_argument(
        "proeve",
        choices=["figures", "disclosure"],
        help="figures: de offentliggjorte tal; disclosure: diskretioneringen",
    )
    check.set_defaults(run=_check)
    seal = commands.add_parser("seal", help="forsegl de offentliggjorte tal, når de er læst mod kilden")
    seal.set_defaults(run=_seal)
    raw = commands.add_parser("raw", help="læs ét umaskeret tal; begrundelsen gemmes i revisionssporet")
    raw.add_argument("--konto", required=True, help="hvem spørger (konto-id)")
    raw.add_argument("--indikator", required=True, metavar="ID", help="indikatorens id")
    raw.add_argument("--omraade", required=True, metavar="ID", help="områdets id")
    raw.add_argument("--aar", required=True, type=int, metavar="ÅR", help="tallets år")
    raw.add_argument("--begrundelse", required=True, help="hvorfor tallet skal bruges")
    raw.set_defaults(run=_raw)
    for group in (datatraek, profiles, statbank, plans, borders, digest, audit, backup, accounts, state):
        group.add_commands(commands)
    return parser


def _build(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    names = [plan.plan_id for plan in plans_on_disk(settings)] if asked.alle else [settings.plan_id]
    for plan_id in names:
        try:
            version, built = build_plan(settings.of_plan(plan_id), read_places(), now, output.step)
        except PlanFileError as error:
            if plan_id == settings.plan_id:
                raise
            # A plan that is being made must not keep the others from being shown.
            output.failure(f"Planen {plan_id} er ikke bygget.\n{error}")
            continue
        print(f"Version {version.short} af {plan_id} er {'bygget og gældende' if built else 'aktuel'}.")
    return DONE


def _demo(settings: Settings, asked: argparse.Namespace, _: Output, __: dt.datetime) -> int:
    print(make_demo(settings, asked.seed))
    return DONE


def _raw(settings: Settings, asked: argparse.Namespace, _: Output, now: dt.datetime) -> int:
    question = RawQuestion(
        account_of(settings, asked.konto, now), asked.indikator, asked.omraade, asked.aar, asked.begrundelse
    )
    found = read_raw_count(settings, read_places(), question, now)
    print(_counted(found))
    return DONE


def _counted(found: RawCount | None) -> str:
    if found is None:
        return "Der er intet tal."
    numerator, denominator = (
        "ukendt" if each is None else count(each) for each in (found.numerator, found.denominator)
    )
    return f"{numerator} af {denominator}"


def _check(settings: Settings, asked: argparse.Namespace, _: Output, __: dt.datetime) -> int:
    return _check_figures(settings) if asked.proeve == "figures" else _check_disclosure(settings)


def _check_disclosure(settings: Settings) -> int:
    report = check_disclosure(settings)
    print("\n".join(report.sentences()))
    return DONE if report.holds else DIFFERENT


def _check_figures(settings: Settings) -> int:
    total, found = check_figures(settings)
    for sentence in found:
        print(sentence, file=sys.stderr)
    print(f"{count(total - len(found))} af {count(total)} offentliggjorte tal stemmer.")
    return DIFFERENT if found else DONE


def _seal(settings: Settings, _: argparse.Namespace, __: Output, ___: dt.datetime) -> int:
    print(f"{count(seal_figures(settings))} tal er forseglet.")
    return DONE
