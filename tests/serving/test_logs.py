"""A line of the log is JSON, one line, and holds neither what a user wrote nor what an exception quotes."""

import json
import logging
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lib.serving.logs import JsonLines, exception_names

SECRET = "Hansen\n010203-1234 47 pct. https://x.dk/?kode=1"


def line_of(record: logging.LogRecord) -> dict[str, object]:
    written = JsonLines().format(record)
    assert "\n" not in written
    assert "010203" not in written
    return dict(json.loads(written))


def record(name: str, message: str, args: tuple[object, ...] = (), **about: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, None)
    made.about = about
    return made


def failed() -> BaseException:
    try:
        try:
            sqlite3.connect(":memory:").execute(f'SELECT "{SECRET}" FROM nowhere')
        except sqlite3.Error as inner:
            raise ValueError(SECRET) from inner
    except ValueError as error:
        return error
    raise AssertionError


def test_an_event_tells_its_allowed_fields_alone() -> None:
    line = line_of(
        record("zonekompas", "page-error", error_id="7F3A-09C1", fault=None, note=SECRET, cpr=SECRET)
    )

    assert line.keys() == {"at", "level", "event", "error_id"}
    assert (line["event"], line["error_id"], line["level"]) == ("page-error", "7F3A-09C1", "ERROR")


def test_an_exception_is_told_by_its_types_and_places_not_by_its_words() -> None:
    error = failed()
    made = record("zonekompas", "page-error")
    made.exc_info = (type(error), error, error.__traceback__)

    line = line_of(made)
    assert line["exception"] == ["ValueError", "sqlite3.OperationalError (SQLITE_ERROR)"]
    assert str(line["frames"]).startswith("['tests/serving/test_logs.py:")
    assert exception_names(OSError(28, SECRET)) == ["OSError (28)"]


def test_a_librarys_line_tells_its_template_without_what_was_put_into_it() -> None:
    line = line_of(record("uvicorn.error", "Asked for %s", (SECRET,)))
    assert (line["event"], line["logger"], line["template"]) == ("library", "uvicorn.error", "Asked for %s")


def test_a_refused_start_is_one_line_of_the_log_beside_its_sentence(tmp_path: Path) -> None:
    program = "from lib.serving.life import tell_refused_start\ntell_refused_start(ValueError('hemmeligt'))"
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    (line,) = ran.stderr.splitlines()
    told = json.loads(line)
    assert (told["event"], told["reason"], told["level"]) == ("start-refused", "ValueError", "ERROR")
    assert "hemmeligt" not in ran.stderr


@pytest.mark.parametrize(("seconds", "told"), [(0.0, ["slow-run"]), (60.0, [])])
def test_a_slow_run_is_told_also_when_it_fails(
    seconds: float, told: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lib.ui.run_times import timed_run

    monkeypatch.setattr(logging.getLogger("zonekompas"), "propagate", True)
    with pytest.raises(ValueError, match="x"), timed_run("profil", slow_s=seconds):
        raise ValueError("x")
    assert [each.msg for each in caplog.records] == told
