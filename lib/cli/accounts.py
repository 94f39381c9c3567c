"""Which account a command is done by, and `python -m lib roles`: who holds which role."""

import argparse
import datetime as dt

from lib.access_settings import Way, read_way
from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP
from lib.domain.access.account import Account, program
from lib.domain.dates import danish_clock
from lib.settings import Settings, plans_on_disk
from lib.state.engine import open_state
from lib.state.roles import RoleRefused, account_now, grant, revoke, role_history
from lib.state.sign_ins import end_all

DONE = 0
COMMAND_LINE = "kommandolinjen"
"""Whoever types commands at the machine owns the files, and may all."""


def account_of(settings: Settings, konto: str, now: dt.datetime) -> Account:
    """The account of `--konto` with its roles in the plan in use. Where people sign in these are its own, as the app
    knows them, so a page that starts a command cannot do more by it than by itself."""
    return _account(settings, konto, now, settings.plan_id)


def _account(settings: Settings, konto: str, now: dt.datetime, plan_id: str | None) -> Account:
    if read_way() is not Way.OIDC or konto.partition(":")[0] == COMMAND_LINE:
        return program(konto)
    return account_now(open_state(settings.state_url), konto, now, plan_id)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the commands into the parser."""
    roles = commands.add_parser("roles", help="hvem har hvilken rolle: se, giv, fratag, log ud")
    deeds = roles.add_subparsers(title="handlinger", required=True, metavar="HANDLING")
    _common(deeds.add_parser("list", help="alt, hvad der er givet og frataget"), _list)
    for name, words, run in (
        ("grant", "giv kontoen rollen", _grant),
        ("revoke", "fratag kontoen rollen, også hvis logintjenesten giver den", _revoke),
    ):
        deed = deeds.add_parser(name, help=words)
        deed.add_argument("id", metavar="ID", help="kontoens id, som den selv ser, når den logger ind")
        deed.add_argument("rolle", metavar="ROLLE", help="bestyrelse, styregruppe eller sekretariat")
        deed.add_argument("--plan", metavar="PLAN", help="kun i den plan (planens id); uden: i alle planer")
        _common(deed, run)
    out = deeds.add_parser("sign-out", help="log kontoen ud overalt, for eksempel når en maskine er mistet")
    out.add_argument("id", metavar="ID", help="kontoens id")
    _common(out, _sign_out)


def _common(parser: argparse.ArgumentParser, run: object) -> None:
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help=JSON_HELP)
    parser.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)


def _list(settings: Settings, _: argparse.Namespace, output: Output, __: dt.datetime) -> int:
    rows = role_history(open_state(settings.state_url))
    said = [
        f"{danish_clock(row.at)}  {row.account_id}  {row.role.value:<12}  "
        f"{'givet' if row.granted else 'frataget'}{_where(row.plan_id)} af {row.actor}"
        for row in rows
    ]
    fields = [
        {
            "id": row.account_id,
            "role": row.role.value,
            "granted": row.granted,
            "at": row.at.isoformat(),
            "plan": row.plan_id,
        }
        for row in rows
    ]
    output.result({"roles": fields}, *(said or ["Ingen roller er givet eller frataget her."]))
    return DONE


def _grant(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    actor = _account(settings, asked.konto, now, asked.plan)
    grant(
        open_state(settings.state_url), asked.id, asked.rolle, actor, now, _known_plan(settings, asked.plan)
    )
    output.result({"id": asked.id}, f"Kontoen {asked.id} har fået rollen {asked.rolle}{_where(asked.plan)}.")
    return DONE


def _revoke(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    actor = _account(settings, asked.konto, now, asked.plan)
    revoke(open_state(settings.state_url), asked.id, asked.rolle, actor, now, asked.plan)
    where = _where(asked.plan)
    output.result({"id": asked.id}, f"Kontoen {asked.id} har ikke længere rollen {asked.rolle}{where}.")
    return DONE


def _sign_out(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    end_all(open_state(settings.state_url), asked.id, _account(settings, asked.konto, now, None), now)
    output.result({"id": asked.id}, f"Kontoen {asked.id} er logget ud overalt.")
    return DONE


def _where(plan_id: str | None) -> str:
    return f" i planen {plan_id}" if plan_id else ""


def _known_plan(settings: Settings, plan_id: str | None) -> str | None:
    """The plan that a role is given in. Raises RoleRefused for one that there is none of."""
    known = [plan.plan_id for plan in plans_on_disk(settings)]
    if plan_id is not None and plan_id not in known:
        raise RoleRefused(f"Planen «{plan_id}» findes ikke. Der er: {', '.join(known)}. Intet er ændret.")
    return plan_id
