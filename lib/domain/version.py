"""A version of the published data: what every screen and paper says it came from."""

import datetime as dt
import hashlib
from dataclasses import dataclass

SHORT = 6
TOKEN = 12


@dataclass(frozen=True)
class Version:
    """`version` is the sha256 of inputs and code; `activated_at` the moment (UTC) it became the active one."""

    version: str
    plan_id: str
    activated_at: dt.datetime

    @property
    def short(self) -> str:
        """The six signs that stand on screens."""
        return self.version[:SHORT]

    @property
    def token(self) -> str:
        """Tells two versions of a plan apart and says nothing else of them: for whoever asks without a sign-in."""
        return hashlib.sha256(f"{self.plan_id}\n{self.version}".encode()).hexdigest()[:TOKEN]


@dataclass(frozen=True)
class VersionFile:
    """What the public file of a version is: `sha256` over its bytes, in hex, and `size` in bytes."""

    sha256: str
    size: int
