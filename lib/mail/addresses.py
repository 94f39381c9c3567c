"""Mail addresses as they are written in a list or a variable: checked, counted once, and known by a hash elsewhere."""

import hashlib
import re
from collections.abc import Iterable
from email.utils import parseaddr

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
)


class AddressRefused(ValueError):
    """What stands there is no address; the message says where in Danish, and not what: logs hold no addresses."""


def checked_addresses(written: Iterable[str], where: str) -> tuple[str, ...]:
    """The addresses, one in each text, in order and each once; blank ones are passed over. Raises AddressRefused."""
    found: dict[str, str] = {}
    for place, text in enumerate(written, start=1):
        if text.strip() and _ADDRESS.fullmatch(text.strip()) is None:
            raise AddressRefused(f"Nr. {place} i {where} er ikke en mailadresse. Ret den, og prøv igen.")
        if text.strip():
            found.setdefault(text.strip().lower(), text.strip())
    return tuple(found.values())


def listed_addresses(text: str, where: str) -> tuple[str, ...]:
    """The addresses of a list: one a line, or parted by commas or semicolons; what follows a # is a remark."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return checked_addresses((part for line in lines for part in re.split(r"[,;]", line)), where)


def checked_sender(written: str, where: str) -> str:
    """'Navn <adresse>' or an address, on one line. Raises AddressRefused."""
    _, address = parseaddr(written)
    if not written.isprintable() or _ADDRESS.fullmatch(address) is None:
        raise AddressRefused(f"{where} er ikke en afsender. Skriv en mailadresse eller «Navn <adresse>».")
    return written.strip()


def address_hash(address: str) -> str:
    """What an address is known by in log and audit: the same address always gives the same sixteen signs."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()[:16]
