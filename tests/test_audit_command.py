"""`make audit` never says clean of what was not asked."""

import json

import pytest

from scripts.audit import CLEAN, FOUND, NOT_ASKED, Audit, judged, read_answer

KNOWN = {"name": "a", "version": "1.0", "vulns": []}
SILENT = {"name": "b", "skip_reason": "Dependency not found"}
WEAK = {"name": "c", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}


def test_an_answer_tells_what_was_asked_and_what_was_not() -> None:
    audit = read_answer(json.dumps({"dependencies": [KNOWN, SILENT, WEAK]}))
    assert audit == Audit(2, 1, ("c 2.0: CVE-1 (mended in 2.1)",))
    with pytest.raises(ValueError, match="line 1"):
        read_answer("Traceback ...")


@pytest.mark.parametrize(
    ("audits", "code", "words"),
    [
        ([None, None], NOT_ASKED, "NOT CHECKED"),
        ([Audit(0, 80, ()), None], NOT_ASKED, "NOT CHECKED"),
        ([Audit(79, 1, ()), None], NOT_ASKED, "1 NOT CHECKED"),
        ([Audit(80, 0, ()), None], CLEAN, "none known in 80 packages"),
        ([Audit(0, 80, ()), Audit(80, 0, ("c 2.0: CVE-1",))], FOUND, "c 2.0: CVE-1"),
    ],
)
def test_only_what_was_asked_is_clean(audits: list[Audit | None], code: int, words: str) -> None:
    told, sentence = judged("requirements.txt", audits)
    assert told == code
    assert words in sentence
