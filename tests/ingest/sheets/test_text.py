"""Text files: encodings, delimiters, quotes, ragged rows, and what is no text."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from lib.ingest.sheets import limits
from lib.ingest.sheets.frames import BLOCK_CELLS, BLOCK_ROWS
from tests.ingest.sheets.conftest import Opener, Refuser

TABLE = (("Afdeling", "Andel", "Note"), ("Åhaven", "2,5", None), ("Øst – vest", "1.200,5", "æ"))
TEXT = "Afdeling;Andel;Note\nÅhaven;2,5;\nØst – vest; 1.200,5 ;æ\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_encodings_line_ends_and_delimiters(opened: Opener, encoding: str, end: str, delimiter: str) -> None:
    text = TEXT.replace("\n", end).replace(";", delimiter)
    mark = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}.get(encoding, b"")
    (sheet,) = opened(mark + text.encode(encoding.removesuffix("-bom")))
    assert sheet.name == ""
    assert sheet.head == TABLE


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "a,b,c\n1,2.5,3\n2,x;y,4\n3,z;w,5\n",
            (("a", "b", "c"), ("1", "2.5", "3"), ("2", "x;y", "4"), ("3", "z;w", "5")),
        ),
        ("Afdeling;Andel\nA;1,5\nB;2,5\n", (("Afdeling", "Andel"), ("A", "1,5"), ("B", "2,5"))),
        (
            "Tabel 9, beboere, 2024\nHusstande, alle\n\nAfd;x;y\nA;1,5;2,5\nB;1,5;3,5\nKilde: a, b, c, d\n",
            (
                ("Tabel 9, beboere, 2024", None, None),
                ("Husstande, alle", None, None),
                (None, None, None),
                ("Afd", "x", "y"),
                ("A", "1,5", "2,5"),
                ("B", "1,5", "3,5"),
                ("Kilde: a, b, c, d", None, None),
            ),
        ),
        ("1,5;2,5\n3,5;4,5\n", (("1,5", "2,5"), ("3,5", "4,5"))),
        ('sep=,\n"a","b"\n1,2\n', (("a", "b"), ("1", "2"))),
        ("SEP=\t\r\na;b\tc\r\n", (("a;b", "c"),)),
        ('a;"b;c"\n"d ""e""";"f\ng"\n', (("a", "b;c"), ('d "e"', "f\ng"))),
        ('5" rør;2\n6" rør;3\n', (('5" rør', "2"), ('6" rør', "3"))),
        (
            "a;b;c\n1\n;;\n2;3;;;\n;;\n",
            (("a", "b", "c"), ("1", None, None), (None, None, None), ("2", "3", None)),
        ),
        ("Engparken\n", (("Engparken",),)),
        ("a;b", (("a", "b"),)),
        ("=1+1;2\n-;..\n", (("=1+1", "2"), ("-", ".."))),
    ],
)
def test_tables_as_people_write_them(
    opened: Opener, text: str, rows: tuple[tuple[str | None, ...], ...]
) -> None:
    (sheet,) = opened(text.encode())
    assert sheet.head == rows
    (frame,) = sheet.blocks()
    assert tuple(tuple(row) for row in frame.to_numpy()) == rows


def test_blocks_are_consecutive_of_one_width_and_start_over(opened: Opener) -> None:
    wide = ";".join("x" * 120) + "\n"
    count = BLOCK_CELLS // 120 + 7
    (sheet,) = opened(("kort\n" + wide * count).encode())
    for _ in range(2):
        blocks = list(sheet.blocks())
        assert {block.shape[1] for block in blocks} == {120}
        assert max(len(block) for block in blocks) <= min(BLOCK_ROWS, BLOCK_CELLS // 120)
        assert blocks[0].index[0] == 1
        assert all(after.index[0] == before.index[-1] + 1 for before, after in pairwise(blocks))
        assert blocks[-1].index[-1] == count + 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "tom_fil"),
        (b"  \r\n\t\n", "tom_fil"),
        (b"\xef\xbb\xbf", "tom_fil"),
        (b"sep=;\n", "tom_fil"),
        (b"a;b\n1;\x002\n", "nul_tegn"),
        ("a;b\n".encode("utf-16-le"), "nul_tegn"),
        ("a;b\n".encode("utf-32"), "nul_tegn"),
        (b"a;b\n1;\x01\n", "forkert_filtype"),
        (b"a;b\n1;\x81\xff\n", "tegnsaet"),
        (b"\xff\xfea", "tegnsaet"),
        (b"a;b\n1;" + b";" * limits.MAX_COLUMNS, "for_mange_kolonner"),
        (b"x" * (limits.MAX_LINE_CHARACTERS + 1), "for_lang_linje"),
        (b'a;b\n"1;2\n3;4\n', "anfoerselstegn"),
        (b'a;b\n"1"x;2\n', "anfoerselstegn"),
        (b'a;b\n"' + b"\n" * 200 + b'";2\n', "anfoerselstegn"),
        (b'a;"' + b"x" * 140_000 + b'"\n', "anfoerselstegn"),
        (b"%PDF-1.7\n", "forkert_filtype"),
        (b"\x89PNG\r\n\x1a\n", "forkert_filtype"),
        (b"\xff\xd8\xff\xe0", "forkert_filtype"),
        (b"{\\rtf1 x}", "forkert_filtype"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "forkert_filtype"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "forkert_filtype"),
    ],
)
def test_what_is_no_table_in_text_is_refused(refused: Refuser, content: bytes, code: str) -> None:
    assert refused(content).code == code


def test_the_row_of_a_stray_quotation_mark_is_named(refused: Refuser) -> None:
    assert refused(b'a;b\n1;2\n"3"x;4\n').place.cell == "A3"


MEASURE = """
import resource, sys
from pathlib import Path
from lib.ingest.sheets.opening import open_sheets
(sheet,) = open_sheets(Path(sys.argv[1]), "stor.csv")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = sum(len(block) for block in sheet.blocks())
print(rows, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_large_file_streams(tmp_path: Path) -> None:
    """20 MB as blocks take less memory than the file and its cells would (about 300 MB)."""
    path = tmp_path / "stor.csv"
    path.write_text(
        "afdeling;" + ";".join(f"k{n}" for n in range(123)) + "\n" + ("12,5;" * 124 + "\n") * 30_000
    )
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    rows, megabytes = map(int, run.stdout.split())
    assert rows == 30_001
    assert megabytes < 150
