"""`python -m lib state`: which step the database's tables stand at, and bringing them to that of this program."""

import argparse
import datetime as dt

from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP
from lib.settings import Settings
from lib.state.engine import state_step, upgrade_state
from lib.state.making import HEAD, STEPS, step_words

DONE, BEHIND, REFUSED = 0, 1, 2
COMMAND_LINE = "kommandolinjen"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    state = commands.add_parser("state", help="databasens tabeller: se deres trin, og opgradér dem")
    parts = state.add_subparsers(title="kommandoer", required=True, metavar="KOMMANDO")
    show = parts.add_parser("show", help="hvilket trin står databasen på, og hvilket bruger programmet?")
    show.set_defaults(run=_show)
    upgrade = parts.add_parser("upgrade", help="opgradér en database fra et tidligere program")
    upgrade.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)
    upgrade.set_defaults(run=_upgrade)
    for part in (show, upgrade):
        part.add_argument("--json", action="store_true", help=JSON_HELP)


def _show(settings: Settings, _: argparse.Namespace, output: Output, __: dt.datetime) -> int:
    step = state_step(settings.state_url)
    fields = {"database": step, "program": HEAD}
    said = [f"Databasen: {step_words(step)}. Programmet: {step_words(HEAD)}."]
    if step is not None and step not in STEPS:
        said.append("Databasen er fra et nyere program og kan ikke åbnes af dette.")
    elif step != HEAD:
        said.append("Databasen skal opgraderes: python -m lib state upgrade")
    output.result(fields, *said)
    if step == HEAD:
        return DONE
    return BEHIND if step is None or step in STEPS else REFUSED


def _upgrade(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    done = upgrade_state(settings.state_url, asked.konto, now)
    if done is None:
        fields: dict[str, object] = {"foer": HEAD, "nu": HEAD, "kopi": None}
        output.result(fields, f"Databasen står på trin {HEAD}, som programmet bruger. Intet er ændret.")
        return DONE
    copied = None if done.copy is None else str(done.copy)
    said = [f"Databasen er opgraderet: fra {done.before} til trin {HEAD}. Alle rækker er der."]
    if copied:
        said.append(f"Som den var før: {copied}")
    output.result({"foer": done.before, "nu": HEAD, "kopi": copied}, *said)
    return DONE
