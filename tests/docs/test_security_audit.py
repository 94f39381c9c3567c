"""The security audit speaks of the versions that are pinned: who changes a pin looks again and writes the row anew."""

import re

from tests.docs.pages import ROOT, read, sections

PART = "What the program needs"


def audit_complaints(lock: str, part: str) -> list[str]:
    """One sentence per pin of the lock without a row in the table `part`, or with other versions there."""
    pinned: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock, flags=re.MULTILINE):
        pinned.setdefault(name, []).append(version)
    told = {
        name: row.split(", ")
        for name, row in re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", part, flags=re.MULTILINE)
    }
    missing = [f"{name} is pinned and not in the audit" for name in pinned if name not in told]
    older = [
        f"{name} was looked up as {', '.join(told[name])} and is pinned as {', '.join(versions)}: look it up again"
        for name, versions in pinned.items()
        if name in told and sorted(told[name]) != sorted(versions)
    ]
    return missing + older + [f"{name} is in the audit and not pinned" for name in told if name not in pinned]


def test_every_pinned_package_was_looked_up_in_the_version_that_is_pinned() -> None:
    part = sections(read(ROOT / "docs" / "security_audit.md"))[PART]
    assert audit_complaints(read(ROOT / "requirements.txt"), part) == []


def test_a_changed_pin_makes_somebody_look_again() -> None:
    lock = "# made by uv\none==1.2\ntwo==3.0 ; python_version < '3.12'\ntwo==3.1 ; python_version >= '3.12'\n"
    whole = "| `one` | 1.2 | alone |\n| `two` | 3.0, 3.1 | alone |\n"
    assert audit_complaints(lock, whole) == []
    assert audit_complaints(lock.replace("1.2", "1.3"), whole) == [
        "one was looked up as 1.2 and is pinned as 1.3: look it up again"
    ]
    assert audit_complaints(lock + "new==1\n", whole) == ["new is pinned and not in the audit"]
    assert audit_complaints("one==1.2\n", whole) == ["two is in the audit and not pinned"]
