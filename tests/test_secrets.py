"""No secret stands in what git keeps: keys and tokens of known forms anywhere, random words after `password =` in the
program, its data and its configurations."""

import math
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 5_000_000
KNOWN_FORMS = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36}"
    r"|\bgithub_pat_[A-Za-z0-9_]{60}"
    r"|\bglpat-[A-Za-z0-9_-]{20}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10}"
    r"|\bsk-[A-Za-z0-9_-]{32}"
    r"|\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{15,}"
    r"|\b[a-z][a-z0-9+]*://[^\s/:@'\"{}<>]+:[^\s/:@'\"{}<>$]{6,}@[^\s/'\"]+\.[a-z]{2,}"
)
ASSIGNED = re.compile(
    r"(?i)(?:secret|password|passwd|token|api_?key|hemmelighed|adgangskode)\w*\s*[=:]\s*[\"']?([A-Za-z0-9+/_=-]{20,})"
)
RANDOM_BITS = 3.7
"""Bits a sign in a random word of twenty signs or more; names and sentences have fewer, or have no digit."""


def kept_files() -> list[Path]:
    """What git keeps or would keep, without pictures and other bytes."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def secrets_in(text: str, assigned_too: bool) -> list[str]:
    """The beginnings of what looks like a secret."""
    found = [match[0] for match in KNOWN_FORMS.finditer(text)]
    if assigned_too:
        found += [match[1] for match in ASSIGNED.finditer(text) if looks_random(match[1])]
    return [f"{secret[:8]}..." for secret in found]


def looks_random(word: str) -> bool:
    """Whether somebody rolled dice for the word: many different signs, digits and letters mixed."""
    shares = [n / len(word) for n in Counter(word).values()]
    bits = -sum(share * math.log2(share) for share in shares)
    return bits > RANDOM_BITS and bool(re.search(r"\d.*[A-Za-z].*\d", word))


def test_nothing_secret_is_kept_in_git() -> None:
    found = {}
    for path in kept_files():
        content = path.read_bytes()
        if len(content) > MOST_BYTES or b"\0" in content[:8000]:
            continue
        name = path.relative_to(ROOT)
        secrets = secrets_in(content.decode("utf-8", errors="replace"), assigned_too=_assigned_counts(name))
        if secrets:
            found[str(name)] = secrets
    assert found == {}


def _assigned_counts(name: Path) -> bool:
    """Tests make up passwords, and locks name checksums."""
    return name.parts[0] != "tests" and name.suffix != ".lock" and "lock" not in name.stem


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp" + "_0123456789abcdefghijABCDEFGHIJ012345",
        "postgresql://plan:" + "hunter2hunter@db.example.dk/plan",
        "cookie_secret = '" + "9f8A7b6C5d4E3f2G1h0Jk9L8" + "'",
    ],
)
def test_a_secret_would_be_found(text: str) -> None:
    assert secrets_in(text, assigned_too=True)


@pytest.mark.parametrize(
    "text",
    [
        "password_file = /etc/zonekompas/smtp-adgangskode",
        "sqlite:////var/lib/zonekompas/state.sqlite",
        "token = secrets.token_hex(4).upper()",
        "postgresql://bruger:${ADGANGSKODE}@db.example.dk/plan",
    ],
)
def test_plain_words_are_let_through(text: str) -> None:
    assert secrets_in(text, assigned_too=True) == []
