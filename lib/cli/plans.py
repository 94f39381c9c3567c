"""The commands about plans: new-plan."""

import argparse
import datetime as dt

from lib.cli.new_plan import NewPlan, make_plan
from lib.cli.output import Output
from lib.settings import Settings

DONE = 0


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    new = commands.add_parser("new-plan", help="lav en tom plan, klar til egne zoner, afdelinger og datatræk")
    new.add_argument("id", help="mappens navn: små bogstaver, tal, - og _")
    new.add_argument("--navn", required=True, help="planens navn")
    new.add_argument("--kommune", required=True, help="kommunens navn")
    for name, words in (("fra", "første dag, f.eks. 2027-01-01"), ("til", "sidste dag")):
        new.add_argument(f"--{name}", required=True, type=dt.date.fromisoformat, help=words)
    new.add_argument("--json", action="store_true", help="én JSON-linje ad gangen")
    new.set_defaults(run=_new)


def _new(settings: Settings, asked: argparse.Namespace, output: Output, _: dt.datetime) -> int:
    folder = make_plan(settings, NewPlan(asked.id, asked.navn, asked.kommune, asked.fra, asked.til))
    output.result(
        {"plan_id": asked.id, "folder": str(folder)},
        f"Planen ligger i {folder}.",
        f"Brug den: ZONEKOMPAS_PLAN={asked.id} python -m lib build",
    )
    return DONE
