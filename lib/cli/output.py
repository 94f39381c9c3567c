"""What a command says: sentences for people, or one JSON object a line for the program that runs it.

With --json: `{"trin": "...", "andel": 0.4}` while it works, `{"resultat": {...}}` or `{"fejl": "..."}` at the end.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any

from lib.domain.datatraek.finding import Finding


@dataclass(frozen=True)
class Output:
    """Where a command's words go. `as_json`: one JSON object a line, all of it on standard output."""

    as_json: bool

    def step(self, words: str, share: float) -> None:
        """How far the work has come: `share` from 0 to 1."""
        if self.as_json:
            _line({"trin": words, "andel": round(share, 4)})

    def result(self, fields: dict[str, Any], *sentences: str) -> None:
        """What was done: the fields for a program, the sentences for people."""
        if self.as_json:
            _line({"resultat": fields})
        else:
            print("\n".join(sentences))

    def failure(self, sentence: str) -> None:
        """Why nothing was done."""
        if self.as_json:
            _line({"fejl": sentence})
        else:
            print(sentence, file=sys.stderr)


def finding_fields(finding: Finding) -> dict[str, str]:
    """A finding as a program reads it."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "problem": finding.problem,
        "remedy": finding.remedy,
    }


def _line(content: dict[str, Any]) -> None:
    print(json.dumps(content, ensure_ascii=False), flush=True)
