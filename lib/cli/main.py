"""`python -m lib <command>`: everything that is done to the data without a browser."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from lib.cli.build import build_plan
from lib.cli.check import check_figures, seal_figures
from lib.cli.demo import make_demo
from lib.ingest.messages import PlanFileError
from lib.settings import Settings, read_settings
from lib.state.engine import StateUnavailable
from lib.warehouse.public import WarehouseUnavailable

DONE, DIFFERENT, REFUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 the check found differences, 2 refused with a sentence."""
    asked = _parser().parse_args(arguments)
    settings = read_settings()
    try:
        return int(asked.run(settings, asked))
    except PlanFileError as error:
        print(f"{error}\nIntet er ændret: den hidtidige version gælder stadig.", file=sys.stderr)
    except (WarehouseUnavailable, StateUnavailable) as error:
        print(f"{error} Kør: python -m lib build", file=sys.stderr)
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib", description="Zonekompas fra kommandolinjen.")
    commands = parser.add_subparsers(title="kommandoer", required=True, metavar="KOMMANDO")
    build = commands.add_parser("build", help="byg datafilerne af planens mappe og gør dem gældende")
    build.set_defaults(run=_build)
    demo = commands.add_parser("demo", help="dan demo-afdelinger og demotal i planens mappe")
    demo.add_argument("--seed", type=int, help="tal, som demoen dannes af (standard: plan.toml)")
    demo.set_defaults(run=_demo)
    check = commands.add_parser("check", help="efterprøv de gældende data")
    check.add_argument("what", choices=["figures"], help="figures: de offentliggjorte tal")
    check.set_defaults(run=_check)
    seal = commands.add_parser("seal", help="forsegl de offentliggjorte tal, når de er læst mod kilden")
    seal.set_defaults(run=_seal)
    return parser


def _build(settings: Settings, _: argparse.Namespace) -> int:
    version, built = build_plan(settings, dt.datetime.now(dt.UTC))
    print(f"Version {version.short} af {settings.plan_id} er {'bygget og gældende' if built else 'aktuel'}.")
    return DONE


def _demo(settings: Settings, asked: argparse.Namespace) -> int:
    print(make_demo(settings, asked.seed))
    return DONE


def _check(settings: Settings, _: argparse.Namespace) -> int:
    total, found = check_figures(settings)
    for sentence in found:
        print(sentence, file=sys.stderr)
    print(f"{total - len(found)} of {total}")
    return DIFFERENT if found else DONE


def _seal(settings: Settings, _: argparse.Namespace) -> int:
    print(f"{seal_figures(settings)} tal er forseglet.")
    return DONE
