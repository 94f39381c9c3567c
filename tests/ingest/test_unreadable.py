"""A file that cannot be read is told of in Danish, with the place and none of the reader's own words."""

import errno
import tomllib
from pathlib import Path

import pytest
from shapely import Polygon

from lib.domain.faults import system_words
from lib.ingest.csv_file import read_checked
from lib.ingest.fields import Field
from lib.ingest.geography.shapes import unsound
from lib.ingest.messages import PlanFileError
from lib.ingest.unreadable import toml_flaw
from tests.english import english_in


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a = 1\nb = = 2", "ved linje 2, tegn 5"),
        ('a = "', "ved filens slutning"),
        ("[a", "ved filens slutning"),
    ],
)
def test_toml(text: str, where: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as refused:
        tomllib.loads(text)
    said = toml_flaw("plan.toml", refused.value).sentence()
    assert where in said
    assert english_in(said) == []


def test_csv(tmp_path: Path) -> None:
    file = tmp_path / "navne.csv"
    file.write_text('navn\nen\n"to" x\n', encoding="utf-8")
    with pytest.raises(PlanFileError, match="Filen kan ikke læses som CSV fra linje 3"):
        read_checked(file, {"navn": Field()})


def test_an_outline() -> None:
    bow = Polygon([(9.7, 55.5), (9.8, 55.6), (9.8, 55.5), (9.7, 55.6)])
    assert unsound(bow) == "krydser sig selv (ved længde 9,75000, bredde 55,55000)"


def test_the_system() -> None:
    assert system_words(OSError(errno.ENOSPC, "No space left on device")) == "disken er fuld"
    assert (
        system_words(OSError(errno.ENAMETOOLONG, "File name too long"))
        == f"fejl {errno.ENAMETOOLONG} i systemet"
    )
