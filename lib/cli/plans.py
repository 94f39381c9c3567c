"""The commands about plans: new-plan."""

import argparse
import datetime as dt
from pathlib import Path

from lib.cli.new_plan import NewPlan, PlanNotMade, make_plan
from lib.cli.next_plan import NextPlan, continue_plan
from lib.cli.output import Output
from lib.cli.parser import JSON_HELP
from lib.settings import Settings

DONE = 0


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    new = commands.add_parser(
        "new-plan", help="lav en tom plan, eller den plan, der tager over, når en anden slutter"
    )
    new.add_argument("id", metavar="ID", help="mappens navn: små bogstaver, tal, - og _")
    new.add_argument(
        "--fra-plan", metavar="PLAN", help="id på den plan, der slutter, og som den nye tager over efter"
    )
    new.add_argument("--navn", help="planens navn (med --fra-plan: samme navn, hvis det udelades)")
    new.add_argument("--kommune", help="kommunens navn (ikke med --fra-plan)")
    day = dt.date.fromisoformat
    new.add_argument(
        "--fra",
        type=day,
        metavar="ÅÅÅÅ-MM-DD",
        help="første dag, f.eks. 2027-01-01 (med --fra-plan: dagen efter den slutter)",
    )
    new.add_argument("--til", type=day, required=True, metavar="ÅÅÅÅ-MM-DD", help="sidste dag")
    new.add_argument("--json", action="store_true", help=JSON_HELP)
    new.set_defaults(run=_new)


def _new(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    folder = _continued(settings, asked) if asked.fra_plan else _empty(settings, asked)
    output.result(
        {"plan_id": asked.id, "folder": str(folder)},
        f"Planen ligger i {folder}.",
        f"Brug den: ZONEKOMPAS_PLAN={asked.id} python -m lib build",
    )
    return DONE


def _continued(settings: Settings, asked: argparse.Namespace) -> Path:
    if asked.kommune:
        raise PlanNotMade("Kommunen følger med fra den plan, der slutter: udelad --kommune.")
    return continue_plan(settings, NextPlan(asked.id, asked.fra_plan, asked.navn, asked.fra, asked.til))


def _empty(settings: Settings, asked: argparse.Namespace) -> Path:
    given = {"--navn": asked.navn, "--kommune": asked.kommune, "--fra": asked.fra}
    lacking = [option for option, value in given.items() if not value]
    if lacking:
        raise PlanNotMade(
            f"En tom plan skal også have {', '.join(lacking)}. Skal den tage over efter en plan, der slutter, "
            "så skriv --fra-plan og planens id."
        )
    return make_plan(settings, NewPlan(asked.id, asked.navn, asked.kommune, asked.fra, asked.til))
