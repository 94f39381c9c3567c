"""The log of *Mandagsmail*: one JSON object a line for every attempt. No content, no addresses, no server's words."""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.cli.digest_setup import PREFIX, SETUP_GUIDE, SetupRefused
from lib.mail.addresses import address_hash
from lib.mail.sending import Delivery
from lib.state.digests import DigestKey


@dataclass(frozen=True)
class DigestLog:
    """The file that gets a line for every attempt at the mail `key`."""

    path: Path
    key: DigestKey
    clock: Callable[[], dt.datetime]

    def check(self) -> None:
        """Makes folder and file where they are missing. Raises SetupRefused when the log cannot be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8"):
                pass
        except OSError as error:
            raise SetupRefused(
                f"Loggen kan ikke skrives ({PREFIX}LOG). Intet er sendt. {SETUP_GUIDE}"
            ) from error

    def attempt(self, number: int, answers: Mapping[str, Delivery]) -> None:
        """Writes one attempt; where the disk has filled since `check`, says so and lets the letters go on."""
        counts = Counter(answer.outcome.value for answer in answers.values())
        line = {
            "tid": self.clock().isoformat(timespec="seconds"),
            "plan": self.key.plan_id,
            "uge": self.key.week,
            "version": self.key.version,
            "forsoeg": number,
            "modtagere": len(answers),
            **dict(sorted(counts.items())),
            "svar": [
                {
                    "modtager": address_hash(to),
                    "udfald": answer.outcome.value,
                    "trin": answer.step.value,
                    "kode": answer.code,
                }
                for to, answer in answers.items()
            ],
        }
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:
            print(f"Forsøg {number} kunne ikke skrives i loggen.", file=sys.stderr)
