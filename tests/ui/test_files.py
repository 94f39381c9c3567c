"""A file leaves a page only when it has been written who fetched it."""

import logging
from pathlib import Path

import pytest

from lib.ui.files import Ledger, fetched

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_fetched_is_made_then_written_of_then_given() -> None:
    order: list[object] = []

    def make() -> bytes:
        order.append("made")
        return b"fil"

    ledger = Ledger("profil", "v1", lambda what, version: order.append((what, version)))
    assert fetched(ledger, make, "punkter.csv") == b"fil"
    assert fetched(ledger, "tekst", "scenarie.json", "v0") == "tekst"
    assert order == ["made", ("profil, punkter.csv", "v1"), ("profil, scenarie.json", "v0")]


@pytest.mark.parametrize("failing", ["make", "write", "no ledger"])
def test_no_file_is_given_that_is_not_written_of(
    failing: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("zonekompas"), "propagate", True)
    written: list[str] = []

    def fail(*_: object) -> bytes:
        raise OSError("hemmelig")

    write = fail if failing == "write" else lambda what, version: written.append(what)
    ledger = None if failing == "no ledger" else Ledger("profil", "v1", write)
    with pytest.raises((OSError, LookupError)):
        fetched(ledger, fail if failing == "make" else b"fil", "punkter.csv")
    assert written == []
    (told,) = [record for record in caplog.records if record.name == "zonekompas"]
    assert told.msg == "file-not-given"
    assert told.about["error_id"]
    assert told.about["page"] == (None if failing == "no ledger" else "profil")


def test_files_leave_through_one_door() -> None:
    sources = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py")]
    offering = [path for path in sources if "download_button(" in path.read_text(encoding="utf-8")]
    assert offering == [ROOT / "lib/ui/files.py"]
