"""What a user is told of a failure, and that the log has the same number."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.fault_log import error_number


def failing_page(kind: str) -> None:
    import sqlite3

    from lib.domain.faults import Unavailable
    from lib.ui.errors import show_script_error

    busy = sqlite3.OperationalError("hemmelig")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    errors = {"ours": KeyError("hemmelig"), "busy": busy, "said": Unavailable("Datafilen er væk. Byg den.")}
    show_script_error(errors[kind])


@pytest.mark.parametrize(
    ("kind", "title", "words", "fault"),
    [
        ("ours", "Siden kunne ikke vises", "Der er sket en fejl i programmet", None),
        ("busy", "Databasen er optaget", "Vent et øjeblik, og prøv igen.", "BUSY"),
        ("said", "Siden kunne ikke vises", "Datafilen er væk. Byg den.", None),
    ],
)
def test_a_failure_has_its_words_and_a_number_that_the_log_has_too(
    kind: str,
    title: str,
    words: str,
    fault: str | None,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger("zonekompas"), "propagate", True)
    page = AppTest.from_function(failing_page, args=(kind,)).run()

    shown = "".join(block.proto.body for block in page.get("html"))
    number = re.search(r"Fejlnummer ([0-9A-F]{4}-[0-9A-F]{4}) står i serverens log\.", shown)
    assert title in shown
    assert words in shown
    assert "hemmelig" not in shown
    assert number is not None
    (told,) = [record for record in caplog.records if record.name == "zonekompas"]
    assert told.about == {"error_id": number[1], "fault": fault}


def test_two_failures_have_two_numbers() -> None:
    assert len({error_number() for _ in range(100)}) == 100
