"""The app as `make run` serves it, on a free port of the loopback address."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT_S = 60
POLL_S = 0.1
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ServerDidNotStartError(RuntimeError):
    """The server ended or stayed silent; the text is its log."""


class AppServer:
    """One `streamlit run`; `restart` keeps the address, as an update of the program would.

    It runs in `folder`: settings and `lib` are those that lie there.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        log_file: Path,
        script: Path = ROOT / "server.py",
        folder: Path = ROOT,
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, **environment}
        self._log_file = log_file
        self._script = script
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def add_environment(self, environment: Mapping[str, str]) -> None:
        """What is known only now that the address is; before `start`."""
        self._environment |= environment

    def start(self) -> None:
        """Start the server and come back when it answers. Raises ServerDidNotStartError with its log."""
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(self._script),
            "--server.port",
            str(self.port),
        ]
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_LIMIT_S
        while not self._answers():
            if time.monotonic() > deadline or self._ended_within(POLL_S):
                self.stop()
                raise ServerDidNotStartError(self.log())

    def stop(self) -> None:
        """End the server, by force if it does not go."""
        if self._process is None:
            return
        self._process.terminate()
        if not self._ended_within(10):
            self._process.kill()
            self._process.wait()
        self._process = None

    def restart(self) -> None:
        """A new process at the same address: nothing that the old one had in memory is left."""
        self.stop()
        self.start()

    @property
    def pid(self) -> int:
        """The number of the server's process, for who watches it from outside."""
        assert self._process is not None
        return self._process.pid

    def log(self) -> str:
        """What the server has printed so far."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    def _answers(self) -> bool:
        try:
            with _direct.open(f"{self.url}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _ended_within(self, seconds: float) -> bool:
        assert self._process is not None
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
