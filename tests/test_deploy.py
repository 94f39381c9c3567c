"""What is shipped for a server agrees with the program: settings, folders, hardening, nothing doubled."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lib.access_settings import read_access
from lib.serving.health_routes import ALIVE, READY
from lib.settings import read_settings
from lib.ui.headers import SECURITY_HEADERS
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
DOCUMENT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
HARDENED = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "CapabilityBoundingSet=",
    "RestrictNamespaces=yes",
    "SystemCallFilter=@system-service",
    "User=zonekompas",
    "UMask=0077",
)
SECRET_FILE = "_FIL"


def named_in_code() -> set[str]:
    """Every setting that a text of the program names; one that ends with _ is the beginning of several."""
    found = set()
    for path in [*ROOT.glob("lib/**/*.py"), ROOT / "server.py", ROOT / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"^ZONEKOMPAS_[A-Z_]+$", node.value))
    return found


def documented() -> set[str]:
    rows = "\n".join(
        line.split("|")[1] for line in DOCUMENT.splitlines() if line.startswith("| `ZONEKOMPAS_")
    )
    return set(re.findall(r"ZONEKOMPAS_[A-Z_]+", rows))


def test_every_setting_of_the_program_is_documented_and_the_reverse() -> None:
    code = named_in_code()
    beginnings = tuple(name for name in code if name.endswith("_"))
    whole = {name for name in code if not name.endswith("_")}
    assert len(whole) > 10
    assert whole - documented() == set()
    rest = {name.removesuffix(SECRET_FILE) for name in documented()} - whole
    assert {name for name in rest if not name.startswith(beginnings)} == set()
    assert all(any(name.startswith(beginning) for name in documented()) for beginning in beginnings)


def test_settings_of_a_prefix_are_those_that_the_program_reads() -> None:
    source = (ROOT / "lib" / "cli" / "digest_setup.py").read_text(encoding="utf-8")
    read = set(re.findall(r'_value\(env, "([A-Z_]+)"\)', source)) | set(
        re.findall(r"\{PREFIX\}([A-Z_]+)", source)
    )
    told = {name.removeprefix("ZONEKOMPAS_SMTP_") for name in documented() if "_SMTP_" in name}
    assert told == read


def example() -> dict[str, str]:
    lines = (DEPLOY / "zonekompas.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_is_one_that_the_program_understands(tmp_path: Path) -> None:
    own = example()
    assert own.keys() <= documented()
    secrets = {name: tmp_path / name for name in own if name.endswith(SECRET_FILE)}
    for file in secrets.values():
        file.write_text("x" * 40, encoding="utf-8")
    access = read_access(own | {name: str(file) for name, file in secrets.items()})
    assert access.provider["redirect_uri"] == "https://zonekompas.example.dk/oauth2callback"
    shipped = ROOT / "data" / "plans"
    settings = read_settings(own | {"ZONEKOMPAS_PLANS": str(shipped)})
    for place in (settings.warehouse_folder, settings.archive_folder):
        assert str(place).startswith("/var/lib/zonekompas/")


def test_every_unit_is_hardened_and_every_timer_has_its_unit() -> None:
    for unit in UNITS:
        lines = unit.read_text(encoding="utf-8").splitlines()
        assert [line for line in HARDENED if line not in lines] == [], unit.name
    timers = {timer.stem for timer in (DEPLOY / "systemd").glob("*.timer")}
    assert timers == {unit.stem for unit in UNITS} - {"zonekompas", "zonekompas@"}
    assert all(f"zonekompas{unit.stem.removeprefix('zonekompas')}" in DOCUMENT for unit in UNITS)


def test_systemd_itself_finds_no_fault_where_it_is_here(tmp_path: Path) -> None:
    """The programs of a server are not on this machine: any other stands for them."""
    analyse = shutil.which("systemd-analyze")
    for source in (DEPLOY / "systemd").iterdir():
        text = source.read_text(encoding="utf-8").replace("/opt/zonekompas/.venv/bin/python", "/bin/true")
        (tmp_path / source.name).write_text(text, encoding="utf-8")
    command = [analyse or "true", "verify", "--man=no", *map(str, tmp_path.iterdir())]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_a_proxy_doubles_no_header_and_shows_the_health_to_the_own_net_alone(name: str) -> None:
    lines = [line.strip() for line in (DEPLOY / name).read_text(encoding="utf-8").lower().splitlines()]
    config = "\n".join(line for line in lines if not line.startswith("#"))
    assert [header for header in (*SECURITY_HEADERS, "strict-transport-security") if header in config] == []
    assert READY in config
    assert ALIVE.startswith(READY)
    assert "zonekompas_server" in config, "a browser stays at its server"


def test_the_container_runs_as_nobody_in_particular_from_files_that_are_there() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    last = text[text.rindex("\nFROM ") :]
    assert "\nUSER 10001:10001\n" in last
    assert ALIVE in last
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, flags=re.MULTILINE)
    for name in " ".join(copied).split():
        assert (ROOT / name).exists(), name
    assert {key for key in example() if key in last} >= {"ZONEKOMPAS_PLANS", "ZONEKOMPAS_STATE_URL"}
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "**"
    assert all(f"!{name}" in ignored for name in " ".join(copied).split())


def test_links_between_the_documents_lead_somewhere() -> None:
    for name in ("deployment.md", "gdpr.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([a-z-]+\.md)\)", text):
            assert (ROOT / "docs" / target).exists(), target


def test_the_events_that_are_documented_are_those_that_are_told() -> None:
    told = set()
    for path in [*ROOT.glob("lib/serving/*.py"), *ROOT.glob("lib/ui/*.py")]:
        source = path.read_text(encoding="utf-8")
        told |= set(re.findall(r'(?:event|_LOGGER\.\w+)\(\s*f?"([a-z{}-]+)"', source))
    rows = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|", DOCUMENT, flags=re.MULTILINE)
    named = set(re.findall(r"`([a-z-]+)`", " ".join(rows)))
    assert {name.replace("{group}", "sign-in") for name in told} | {"library"} <= named
