"""Spoilt files: bytes and structure of valid ones changed at random, and pure noise. The same seed, the same file."""

import random
import struct
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from tests.ingest.sheets.made_files import CORPUS

FRAGMENTS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b";", b"\t", b"\r", b"\n" * 50, b"sep=;\n", b"PK\x03\x04",
    b"PK\x05\x06", b"<c r='XFD1048576'><v>1</v></c>", b"<row r='9999999'>", b"<row r='-1'/>", b"</row>", b"<f>1</f>",
    b"1E999", b"NaN", b"-1", b"99999999999999999999", b"&amp;", b"&x;", b"<!--", b"<![CDATA[", b"<!DOCTYPE x>",
    b"<table>", b"</td>", b"<td rowspan=9999>", b"Content-Type: multipart/mixed; boundary=a\n",
    b"Content-Transfer-Encoding: x\n",
    b"=?utf-8?B?w?=", b"From: x\nTo: y\n\n", b"--", b"\xc3", b"\x81", b"\xf0\x9f\x98\x80", b"../", b"A" * 3000,
)  # fmt: skip
NOISE = (b'a;1,\n\t" ', bytes(range(256)), b"<>/trdhble =\"'&#;", b'From:Tontyp-e \n;/mulipar="')
MAX_CHANGES = 6
DIRECTORY_MARKS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


def spoilt(seed: int) -> bytes:
    """Input number `seed`."""
    rng = random.Random(seed)
    if rng.random() < 0.15:
        return _noise(rng)
    content = rng.choice(_CORPUS)
    if content.startswith(b"PK") and rng.random() < 0.7:
        return _parts_changed(rng, content)
    return _changed(rng, content)


def _noise(rng: random.Random) -> bytes:
    signs = rng.choice(NOISE)
    start = rng.choice(
        (b"", b"", b"PK\x03\x04", b"From: a\nTo: b\n", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    )
    return start + bytes(rng.choices(signs, k=rng.randrange(600)))


def _changed(rng: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(rng.randint(1, MAX_CHANGES)):
        rng.choice(CHANGES)(rng, data)
    return bytes(data)


def _flip(rng: random.Random, data: bytearray) -> None:
    for _ in range(rng.randint(1, 20)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)


def _insert(rng: random.Random, data: bytearray) -> None:
    place = rng.randint(0, len(data))
    data[place:place] = rng.choice(FRAGMENTS)


def _delete(rng: random.Random, data: bytearray) -> None:
    place = rng.randint(0, len(data))
    del data[place : place + rng.randint(1, 200)]


def _repeat(rng: random.Random, data: bytearray) -> None:
    place = rng.randint(0, len(data))
    piece = data[place : place + rng.randint(1, 100)]
    data[place:place] = piece * rng.randint(1, 30)


def _number(rng: random.Random, data: bytearray) -> None:
    """A digit becomes a long number: sizes, row numbers, spans."""
    digits = [place for place, sign in enumerate(data) if 48 <= sign <= 57]
    if digits:
        place = rng.choice(digits)
        data[place : place + 1] = str(rng.choice((0, -1, 2**16, 2**31, 2**63, 10**30))).encode()


def _header(rng: random.Random, data: bytearray) -> None:
    """A number in a zip's own tables."""
    place = data.find(rng.choice(DIRECTORY_MARKS))
    if 0 <= place < len(data) - 40:
        struct.pack_into(
            "<I", data, place + rng.randrange(4, 36), rng.choice((0, 1, 0xFFFF, 2**31, 2**32 - 1))
        )


def _cut(rng: random.Random, data: bytearray) -> None:
    del data[rng.randint(0, len(data)) :]


CHANGES: tuple[Callable[[random.Random, bytearray], None], ...] = (
    _flip,
    _flip,
    _insert,
    _insert,
    _delete,
    _repeat,
    _number,
    _header,
    _cut,
)


def _parts_changed(rng: random.Random, content: bytes) -> bytes:
    """A sound zip around spoilt parts: what the guards of the package let through."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts: Mapping[str, bytes] = {name: package.read(name) for name in package.namelist()}
    except BadZipFile:
        return content
    spoil = set(rng.sample(sorted(parts), k=rng.randint(1, 2)))
    stream = BytesIO()
    with ZipFile(stream, "w", rng.choice((ZIP_STORED, ZIP_DEFLATED))) as package:
        for name, part in parts.items():
            if name not in spoil or rng.random() > 0.05:
                package.writestr(name, _changed(rng, part) if name in spoil else part)
    return stream.getvalue()


_CORPUS = tuple(make() for make in CORPUS.values())
