"""The provider of provider.mjs as a process of its own, on a free port of the loopback address."""

import json
import subprocess
import urllib.request
from pathlib import Path

from scripts.node import ensure_node
from tests.browser.app_server import free_port

HERE = Path(__file__).parent
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class LocalProvider:
    """`people`: who can sign in, by their `sub`: {"roles": [...], "seconds": how long a token lasts}."""

    def __init__(self, app_url: str, log_file: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._app_url = app_url
        self._log_file = log_file
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and come back when it answers. Raises RuntimeError with its log."""
        command = [
            ensure_node(),
            str(HERE / "provider.mjs"),
            str(self.port),
            f"{self._app_url}/oauth2callback",
        ]
        log = self._log_file.open("wb")
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
        log.close()
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != b"klar":
            raise RuntimeError(self._log_file.read_text(encoding="utf-8"))

    def people(self, **people: dict[str, object]) -> None:
        """Say who there is; those not named are gone."""
        request = urllib.request.Request(f"{self.url}/_people", json.dumps(people).encode(), method="PUT")
        with _direct.open(request, timeout=10) as answer:
            assert answer.status == 200

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    @property
    def environment(self) -> dict[str, str]:
        """What tells the app to sign people in here."""
        return {
            "ZONEKOMPAS_LOGIN": "oidc",
            "ZONEKOMPAS_URL": self._app_url,
            "ZONEKOMPAS_OIDC_METADATA": f"{self.url}/.well-known/openid-configuration",
            "ZONEKOMPAS_OIDC_KLIENT": "zonekompas",
            "ZONEKOMPAS_OIDC_HEMMELIGHED": "kun-til-proever",
            "ZONEKOMPAS_COOKIE_HEMMELIGHED": "kun til prøver, og lang nok til at signere med",
        }
