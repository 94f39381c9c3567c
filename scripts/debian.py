"""Installs packages of Debian where we may: what the tests need of programs that are no Python packages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def install_from_debian(packages: Sequence[str]) -> None:
    """Asks apt-get for the packages; nothing where there is no apt-get or we are not root. The caller looks afterwards
    whether what it needs is there, and says so in words where it is not."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    print(f"Installing Debian's {', '.join(packages)} ...", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=quiet, check=False)
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(install, env=quiet, check=False, stdout=subprocess.DEVNULL)
