"""A version of the published data: what every screen and paper says it came from."""

import datetime as dt
from dataclasses import dataclass

SHORT = 6


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
