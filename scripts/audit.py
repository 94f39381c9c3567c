"""`make audit`: are vulnerabilities known in any of the pinned packages? Asks the services that pip-audit knows.

A service that cannot be reached is no clean bill: pip-audit itself would then say that it found nothing. Exit codes: 0
all asked and none found, 1 some found, 3 not or not wholly asked; `--tolerant` makes 0 of 3, for a machine without
network, and says in words what was not asked.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = tuple(f"requirements{kind}.txt" for kind in ("", "-dev", "-bench", "-audit", "-mutation"))
SERVICES = ("pypi", "osv")
CLEAN, FOUND, NOT_ASKED = 0, 1, 3
LIMIT_S = 300


@dataclass(frozen=True)
class Audit:
    """What one service said of one lock: `asked` packages it knew, `silent` ones it knew nothing of, the findings as
    'package 1.2.3: ID (mended in 1.2.4)'."""

    asked: int
    silent: int
    findings: tuple[str, ...]


def read_answer(written: str) -> Audit:
    """pip-audit's JSON. Raises ValueError when it is none: the service was not reached."""
    packages = json.loads(written)["dependencies"]
    silent = [package for package in packages if "skip_reason" in package]
    findings = [
        f"{package['name']} {package['version']}: {known['id']} (mended in {', '.join(known['fix_versions']) or '-'})"
        for package in packages
        for known in package.get("vulns", ())
    ]
    return Audit(len(packages) - len(silent), len(silent), tuple(findings))


def ask(lock: str, service: str) -> Audit | None:
    """What the service says of the lock; None where it cannot be reached."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner", "off"]
    about = ["--format", "json", "--vulnerability-service", service, "--requirement", lock]
    try:
        ran = subprocess.run(
            [*command, *about], cwd=ROOT, capture_output=True, text=True, check=False, timeout=LIMIT_S
        )
        return read_answer(ran.stdout)
    except (ValueError, subprocess.TimeoutExpired):
        return None


def judged(lock: str, audits: Sequence[Audit | None]) -> tuple[int, str]:
    """The exit code for one lock, and the sentence; the service that answered for most packages counts."""
    known = [audit for audit in audits if audit is not None and audit.asked]
    if not known:
        return NOT_ASKED, f"{lock}: NOT CHECKED, no vulnerability service could be reached."
    findings = sorted({finding for audit in known for finding in audit.findings})
    best = max(known, key=lambda audit: audit.asked)
    if findings:
        return FOUND, "\n  ".join([f"{lock}: {len(findings)} known vulnerabilities.", *findings])
    if best.silent:
        return NOT_ASKED, f"{lock}: none known in {best.asked} packages, {best.silent} NOT CHECKED."
    return CLEAN, f"{lock}: none known in {best.asked} packages."


def main(arguments: Sequence[str]) -> int:
    """Asks about every lock; the worst answer is the exit code."""
    answers = [judged(lock, [ask(lock, service) for service in SERVICES]) for lock in LOCKS]
    print("\n".join(sentence for _, sentence in answers))
    codes = {code for code, _ in answers}
    if FOUND in codes:
        return FOUND
    tolerated = "--tolerant" in arguments
    return CLEAN if codes == {CLEAN} or tolerated else NOT_ASKED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
