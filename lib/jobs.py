"""Commands of `python -m lib` run beside the app: the same code as at the command line, in a process of its own.

A file from outside is never read in the process that serves pages: whatever it does there, the app goes on. The process
has a limit of time here and of memory in `lib/cli/limits.py`.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action

NEEDS = {
    "import": Action.IMPORT,
    "propose": Action.IMPORT,
    "profile": Action.IMPORT,
    "statbank": Action.IMPORT,
    "publish": Action.PUBLISH,
    "withdraw": Action.WITHDRAW,
    "borders": Action.BORDERS,
}
"""What an account must be allowed, to have a page run the command. Pages run no other for anybody."""
NAMELESS = frozenset({"propose", "profile"})
"""Commands that touch no figure and write no audit."""

SECRET = ("HEMMELIGHED", "PASSWORD")
"""What stands in the name of a variable that holds a secret, or the path of one."""

PLAN = "ZONEKOMPAS_PLAN"
ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 1800
BROKEN = "Arbejdet blev afbrudt. Intet er ændret; prøv igen."
TOO_LONG = "Arbejdet tog for lang tid og blev standset. Intet er ændret; del filen op, og prøv igen."


@dataclass(frozen=True)
class JobResult:
    """`code`: 0 done, 1 something stops or asks, 2 refused. `fields`: what the command says; `sentence`: why it
    refused ('' when it did not)."""

    code: int
    fields: dict[str, Any]
    sentence: str


def run_for(account: Account, arguments: Sequence[str], on_step: Callable[[str, float], None]) -> JobResult:
    """As `run_command`, done by the account: the command writes it down and asks its roles again. Raises NotAllowed."""
    actor = allowed(account, NEEDS[arguments[0]])
    named = [] if arguments[0] in NAMELESS else [f"--konto={actor}"]
    return run_command([*arguments, *named], on_step, account.plan_id)


def run_command(
    arguments: Sequence[str], on_step: Callable[[str, float], None], plan_id: str | None = None
) -> JobResult:
    """Runs `python -m lib <arguments> --json`, tells `on_step` each step (Danish words, 0 to 1), and waits for the end.

    Arguments go to the process as they are, through no shell. `plan_id`: the plan it is about; None: the one in use.
    """
    command = [sys.executable, "-m", "lib", *arguments, "--json"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={
            **without_secrets(os.environ),
            "PYTHONIOENCODING": "utf-8",
            **({PLAN: plan_id} if plan_id else {}),
        },
    ) as process:
        timed_out = threading.Event()
        late = threading.Timer(MOST_SECONDS, lambda: (timed_out.set(), process.kill()))
        late.start()
        errors: list[str] = []
        drain = threading.Thread(target=lambda: errors.extend(process.stderr or ()))
        drain.start()
        fields, sentence = _listen(process, on_step)
        code = process.wait()
        late.cancel()
        drain.join()
    if fields is None and not sentence:
        sentence = TOO_LONG if timed_out.is_set() else BROKEN
        print("".join(errors), file=sys.stderr, end="")
    return JobResult(code, fields or {}, sentence)


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that reads files from outside: it needs none of the app's own secrets."""
    return {name: value for name, value in environment.items() if not any(word in name for word in SECRET)}


def _listen(
    process: subprocess.Popen[str], on_step: Callable[[str, float], None]
) -> tuple[dict[str, Any] | None, str]:
    fields, sentence = None, ""
    for line in process.stdout or ():
        said = json.loads(line)
        if "trin" in said:
            on_step(str(said["trin"]), float(said["andel"]))
        elif "resultat" in said:
            fields = said["resultat"]
        else:
            sentence = str(said["fejl"])
    return fields, sentence
