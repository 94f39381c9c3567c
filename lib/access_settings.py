"""How people come in, from the environment. Read here and nowhere else; lib/gate.py and server.py act on it."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from lib.domain.access.actions import GRANTED_ROLES, PlanRole, Role
from lib.domain.access.login import RoleRule, own_names

CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32


class Way(StrEnum):
    """`LOKAL`: whoever sits at the machine may all; `OIDC`: people sign in; `AABEN`: everybody may look."""

    LOKAL = ""
    OIDC = "oidc"
    AABEN = "aaben-laesning"


class AccessUnclear(Exception):
    """The settings contradict themselves or would leave a door open; the message says so in Danish."""


@dataclass(frozen=True)
class AccessSettings:
    """`hours`: how long a sign-in lasts, None: as long as the provider's token. `provider` is what `st.login` needs;
    empty where it stands in .streamlit/secrets.toml instead."""

    way: Way
    rule: RoleRule
    hours: float | None
    provider: Mapping[str, object]


def read_access(environment: Mapping[str, str] | None = None) -> AccessSettings:
    """The settings, from `ZONEKOMPAS_LOGIN` and those that docs/adgang.md lists. Raises AccessUnclear."""
    env = os.environ if environment is None else environment
    way = read_way(env)
    rule = RoleRule(env.get("ZONEKOMPAS_ROLLE_CLAIM") or "roles", *_role_names(env))
    return AccessSettings(way, rule, _hours(env), _provider(env) if way is Way.OIDC else {})


def read_way(environment: Mapping[str, str] | None = None) -> Way:
    """The way in alone: all that a command needs, which has no business with the provider's secrets. Raises
    AccessUnclear."""
    env = os.environ if environment is None else environment
    word = env.get("ZONEKOMPAS_LOGIN", "").strip().lower()
    if word not in set(Way):
        raise AccessUnclear("ZONEKOMPAS_LOGIN skal være oidc eller aaben-laesning, eller slet ikke sættes.")
    return Way(word)


def check_address(way: Way, address: str | None) -> None:
    """Raises AccessUnclear where the server is told to listen to others and nobody signs in."""
    if way is Way.LOKAL and not is_loopback(address):
        raise AccessUnclear(
            f"Zonekompas er sat til at lytte på adressen »{address or 'alle'}«, men der er intet login: alle på "
            "nettet kunne rette i planen. Sæt ZONEKOMPAS_LOGIN=oidc (se docs/adgang.md), eller "
            "ZONEKOMPAS_LOGIN=aaben-laesning, hvis alle må se de maskerede tal og ingen må rette. "
            "Programmet er ikke startet."
        )


def is_loopback(address: str | None) -> bool:
    """Whether only the machine itself reaches the address. None and '' are every address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False


def _provider(env: Mapping[str, str]) -> dict[str, object]:
    """The table `[auth]` of Streamlit's secrets. All of it or nothing stands in the environment."""
    names = {
        "url": "ZONEKOMPAS_URL",
        "server_metadata_url": "ZONEKOMPAS_OIDC_METADATA",
        "client_id": "ZONEKOMPAS_OIDC_KLIENT",
        "client_secret": "ZONEKOMPAS_OIDC_HEMMELIGHED",
        "cookie_secret": "ZONEKOMPAS_COOKIE_HEMMELIGHED",
    }
    found = {key: _value(env, name) for key, name in names.items()}
    if not any(found.values()):
        return {}
    missing = [names[key] for key, value in found.items() if not value]
    if missing:
        raise AccessUnclear(f"Login kan ikke sættes op: {', '.join(missing)} mangler (se docs/adgang.md).")
    if len(found["cookie_secret"]) < SHORTEST_SECRET:
        raise AccessUnclear(f"{names['cookie_secret']} skal være mindst {SHORTEST_SECRET} tilfældige tegn.")
    _check_url(names["url"], found["url"])
    _check_url(names["server_metadata_url"], found["server_metadata_url"])
    return {
        "redirect_uri": found.pop("url").rstrip("/") + CALLBACK,
        **found,
        "client_kwargs": {
            "scope": env.get("ZONEKOMPAS_OIDC_SCOPE") or "openid profile",
            "prompt": env.get("ZONEKOMPAS_OIDC_PROMPT") or "login",
        },
    }


def _check_url(name: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise AccessUnclear(f"{name} skal begynde med https://.")


def _value(env: Mapping[str, str], name: str) -> str:
    """The variable, or what the file that `<name>_FIL` names holds: secrets may stand in a file."""
    file = env.get(f"{name}_FIL")
    if not file:
        return env.get(name, "").strip()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise AccessUnclear(f"Filen i {name}_FIL kan ikke læses.") from error


def _role_names(env: Mapping[str, str]) -> tuple[Mapping[str, Role], Mapping[str, PlanRole]]:
    """`ZONEKOMPAS_ROLLER`: 'Plan.Redaktør=sekretariat;3f2a...=bestyrelse@plan': the roles of every plan and those of
    one; without it the roles' own names."""
    written = env.get("ZONEKOMPAS_ROLLER", "").strip()
    if not written:
        return own_names(), {}
    everywhere: dict[str, Role] = {}
    in_plans: dict[str, PlanRole] = {}
    for part in filter(str.strip, written.split(";")):
        name, _, held = (word.strip() for word in part.rpartition("="))
        role, at, plan_id = (word.strip() for word in held.partition("@"))
        if not name or role not in GRANTED_ROLES or bool(at) != bool(plan_id):
            raise AccessUnclear(
                "ZONEKOMPAS_ROLLER skal være navn=rolle eller navn=rolle@plan med semikolon imellem "
                "(se docs/adgang.md)."
            )
        if plan_id:
            in_plans[name] = PlanRole(Role(role), plan_id)
        else:
            everywhere[name] = Role(role)
    return everywhere, in_plans


def _hours(env: Mapping[str, str]) -> float | None:
    written = env.get("ZONEKOMPAS_LOGIN_TIMER", "").strip().replace(",", ".")
    if not written:
        return None
    try:
        hours = float(written)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= 24:
        raise AccessUnclear("ZONEKOMPAS_LOGIN_TIMER skal være et antal timer, højst 24.")
    return hours
