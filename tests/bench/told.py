"""What a server that is measured tells of itself when it is asked: a file that it writes at a signal."""

import json
import os
import signal
import threading
from pathlib import Path
from typing import Any

TELL_LIMIT_S, POLL_S = 30.0, 0.1


def told(pid: int, asked: signal.Signals, said: Path) -> Any:
    """Its answer to the signal, which it writes to `said` as JSON. Raises TimeoutError when it says nothing."""
    said.unlink(missing_ok=True)
    os.kill(pid, asked)
    patience = threading.Event()
    for _ in range(int(TELL_LIMIT_S / POLL_S)):
        if said.exists():
            return json.loads(said.read_text(encoding="utf-8"))
        patience.wait(POLL_S)
    raise TimeoutError(f"the server tells nothing at {asked.name}")
