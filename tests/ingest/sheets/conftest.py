"""Opening made bytes as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.datatraek.finding import Finding, Severity
from lib.ingest.sheets.opening import open_sheets
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.sheets.sheet import Sheet

Opener = Callable[..., list[Sheet]]
Refuser = Callable[..., Finding]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Writes the bytes to a file and opens it."""

    def open_bytes(content: bytes, name: str = "fil") -> list[Sheet]:
        path = tmp_path / "received"
        path.write_bytes(content)
        return open_sheets(path, name)

    return open_bytes


@pytest.fixture
def refused(opened: Opener) -> Refuser:
    """Opens the bytes, which must be refused with two whole sentences; gives the finding."""

    def refuse_bytes(content: bytes, name: str = "fil") -> Finding:
        with pytest.raises(FileRefused) as caught:
            opened(content, name)
        finding = caught.value.finding
        assert finding.severity is Severity.STOPPER
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
        return finding

    return refuse_bytes
