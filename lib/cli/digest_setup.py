"""What *Mandagsmail* needs to know of its server, sender and recipients, from the environment or from files.

Only the command reads it: the app has no use for a mail server's password.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.mail.addresses import AddressRefused, checked_sender, listed_addresses
from lib.mail.server import PORTS, MailServer, Security
from lib.settings import ROOT

PREFIX = "ZONEKOMPAS_SMTP_"
SETUP_GUIDE = "Se docs/mandagsmail.md."


class SetupRefused(Exception):
    """Something is missing or wrong in the setup; the message says what in Danish, never a password or an address."""


@dataclass(frozen=True)
class DigestSetup:
    """`server` is None as long as no host is named: enough for a dry run. `log_file` gets a line for every attempt."""

    server: MailServer | None
    sender: str
    recipients: tuple[str, ...]
    log_file: Path


def read_setup(environment: Mapping[str, str] | None = None) -> DigestSetup:
    """The setup from `ZONEKOMPAS_SMTP_*` (docs/mandagsmail.md). Raises SetupRefused."""
    env = os.environ if environment is None else environment
    try:
        return DigestSetup(
            server=_server(env),
            sender=checked_sender(_value(env, "FROM"), f"{PREFIX}FROM") if _value(env, "FROM") else "",
            recipients=_recipients(env),
            log_file=Path(_value(env, "LOG") or ROOT / "data" / "state" / "mandagsmail.jsonl"),
        )
    except AddressRefused as error:
        raise SetupRefused(f"{error} {SETUP_GUIDE}") from error


def _value(env: Mapping[str, str], name: str) -> str:
    return env.get(f"{PREFIX}{name}", "").strip()


def _server(env: Mapping[str, str]) -> MailServer | None:
    if not _value(env, "HOST"):
        return None
    try:
        security = Security(_value(env, "SECURITY") or Security.STARTTLS)
        port = int(_value(env, "PORT") or PORTS[security])
    except ValueError as error:
        choices = ", ".join(Security)
        raise SetupRefused(
            f"{PREFIX}SECURITY skal være en af {choices}, og {PREFIX}PORT et tal. {SETUP_GUIDE}"
        ) from error
    user, ca_file = _value(env, "USER"), _value(env, "CA_FILE")
    password = _secret(env) if user else ""
    if user and not password:
        raise SetupRefused(
            f"{PREFIX}USER er sat, men ikke {PREFIX}PASSWORD eller {PREFIX}PASSWORD_FILE. {SETUP_GUIDE}"
        )
    server = MailServer(
        _value(env, "HOST"), port, security, user, password, Path(ca_file) if ca_file else None
    )
    if server.shows_password:
        raise SetupRefused(
            f"Adgangskoden ville blive sendt ukrypteret. Sæt {PREFIX}SECURITY til starttls eller ssl. {SETUP_GUIDE}"
        )
    if server.ca_file is not None:
        _text_of(server.ca_file, f"{PREFIX}CA_FILE")
    return server


def _secret(env: Mapping[str, str]) -> str:
    file = _value(env, "PASSWORD_FILE")
    if not file:
        return env.get(f"{PREFIX}PASSWORD", "")
    return _text_of(Path(file), f"{PREFIX}PASSWORD_FILE").rstrip("\r\n")


def _recipients(env: Mapping[str, str]) -> tuple[str, ...]:
    file, where = _value(env, "RECIPIENTS_FILE"), f"{PREFIX}RECIPIENTS"
    if file:
        where = f"{PREFIX}RECIPIENTS_FILE"
        return listed_addresses(_text_of(Path(file), where), where)
    return listed_addresses(env.get(where, ""), where)


def _text_of(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupRefused(f"Filen i {name} kan ikke læses. {SETUP_GUIDE}") from error
