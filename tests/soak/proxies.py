"""The proxy configurations that we ship, run for real on loopback ports by Debian's Caddy and nginx."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from tests.browser.app_server import free_port
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
NGINX_MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/zonekompas.conf;
}}
"""
CADDY_GLOBAL = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tlocal_certs\n}\n"


class ProgramMissingError(RuntimeError):
    """A program of Debian is not here and we may not install it; the text says what to do."""


def program(name: str, package: str) -> str:
    """Path of the program, installed from Debian where it is missing and we may."""
    apt = shutil.which("apt-get")
    if shutil.which(name) is None and apt is not None and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], env=quiet, check=False)
        subprocess.run(
            [apt, "install", "-y", "-qq", "--no-install-recommends", package], env=quiet, check=False
        )
    found = shutil.which(name)
    if found is None:
        raise ProgramMissingError(
            f"{name} is needed to try the configuration in deploy/: apt-get install {package}"
        )
    return found


class Proxy:
    """One proxy before one server: `url` is where it is served, by TLS with a certificate of its own making."""

    def __init__(self, kind: str, upstream_port: int, folder: Path) -> None:
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self._folder = folder
        self._environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self._command = self._caddy(upstream_port) if kind == "caddy" else self._nginx(upstream_port)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Proxy":
        with (self._folder / "proxy.log").open("wb") as log:
            self._process = subprocess.Popen(self._command, env=self._environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while not self._answers():
            assert self._process.poll() is None, self._log()
            assert time.monotonic() < deadline, self._log()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=20)

    def _answers(self) -> bool:
        probe = ["curl", "-sk", "--noproxy", "*", "--max-time", "2", "-o", os.devnull, self.url]
        return subprocess.run(probe, check=False).returncode == 0

    def _log(self) -> str:
        return (self._folder / "proxy.log").read_text(encoding="utf-8")

    def _caddy(self, upstream_port: int) -> list[str]:
        config = self._folder / "Caddyfile"
        config.write_text(CADDY_GLOBAL + (DEPLOY / "Caddyfile").read_text(encoding="utf-8"), encoding="utf-8")
        self._environment |= {
            "ZONEKOMPAS_SITE": self.url,
            "ZONEKOMPAS_UPSTREAM": f"127.0.0.1:{upstream_port}",
        }
        return [program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", str(config)]

    def _nginx(self, upstream_port: int) -> list[str]:
        tls = [str(self._folder / name) for name in ("privkey.pem", "fullchain.pem")]
        make = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-days",
            "2",
        ]
        subprocess.run([*make, "-keyout", tls[0], "-out", tls[1]], check=True, capture_output=True)
        site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        for shipped, here in (
            ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{self.port} ssl http2;"),
            ("server 127.0.0.1:8501;", f"server 127.0.0.1:{upstream_port};"),
            ("/etc/zonekompas/tls/", f"{self._folder}/"),
        ):
            assert shipped in site
            site = site.replace(shipped, here)
        (self._folder / "zonekompas.conf").write_text(site, encoding="utf-8")
        main = self._folder / "main.conf"
        main.write_text(NGINX_MAIN.format(folder=self._folder), encoding="utf-8")
        return [program("nginx", "nginx-light"), "-c", str(main), "-p", str(self._folder)]
