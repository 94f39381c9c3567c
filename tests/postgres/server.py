"""A real PostgreSQL server on a free port of the loopback address, with a folder of its own under /tmp."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import psycopg

from scripts.postgres import ensure_postgres
from tests.browser.app_server import free_port

START_LIMIT_S = 60
POLL_S = 0.05
OWNER = "zonekompas"
UNSAFE = (
    "-c",
    "fsync=off",
    "-c",
    "synchronous_commit=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "autovacuum=off",
)


class PostgresServer:
    """One server: `start`, `stop`, `kill` (the process is cut off) and `start` again on the same data and port."""

    def __init__(self, *, durable: bool = True) -> None:
        """`durable=False`: it need not outlive a fall of the machine, and does not wait for the disk."""
        self.port = free_port()
        self._settings = () if durable else UNSAFE
        self._programs = ensure_postgres()
        # PostgreSQL refuses to run as root; Debian's package brings the user it runs as.
        self._user = "postgres" if os.geteuid() == 0 else None
        # Not pytest's own folder: only its owner may enter that.
        self.folder = Path(tempfile.mkdtemp(prefix="zonekompas-pg-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self._run("initdb", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8")

    def _command(self, program: str, *more: str) -> list[str]:
        return [str(self._programs / program), "-D", str(self.folder / "data"), *more]

    def _run(self, program: str, *more: str) -> None:
        done = subprocess.run(
            self._command(program, *more), user=self._user, cwd=self.folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start it and come back when it answers; the log tells why where it does not."""
        options = ["-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.folder), *self._settings]
        with (self.folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                self._command("postgres", *options), user=self._user, cwd=self.folder, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_LIMIT_S
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=POLL_S)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._address("postgres"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """End it at once, as an operator would: sessions are cut, the log is made good at the next start."""
        self._end(signal.SIGQUIT)

    def kill(self) -> None:
        """SIGKILL, with no word to anybody."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """Stop it and take its folder away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        """What the server wrote."""
        return (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")

    def _address(self, database: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template1") -> str:
        """An empty database, or a copy of `template`; returns its SQLAlchemy address."""
        name = f"zonekompas_{os.getpid()}_{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self._address(name).replace("postgresql://", "postgresql+psycopg://")

    def drop_database(self, address: str) -> None:
        """Takes a database away, whoever is still connected to it."""
        name = address.rpartition("/")[2]
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def wait_until_left(self, address: str) -> None:
        """Comes back when nobody else is connected to the database. Of a client that was killed the server learns after
        a moment, and what it had been told to commit before, it commits till then."""
        others = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        deadline = time.monotonic() + START_LIMIT_S
        with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
            while connection.execute(others).fetchone() != (0,):
                assert time.monotonic() < deadline, self.log()
                connection.execute("SELECT pg_sleep(0.005)")
