"""docs/design.md says what the style sheets and tokens are."""

import re
from dataclasses import fields

from lib.ui.theme import Tokens
from scripts.design_pictures import PICTURES
from tests.docs.design_tables import USES, colour_rows, level_rows, rem_sizes, slide_sizes, text_on
from tests.docs.pages import ROOT, links, read

PAGE = ROOT / "docs" / "design.md"
LEAST_SLIDE_PX = 24
TEXT_CONTRAST = 4.5


def test_every_token_stands_there_with_its_contrast() -> None:
    told = read(PAGE).splitlines()
    assert {field.name for field in fields(Tokens)} == {*USES, "level", "around"}
    assert [row for row in (*colour_rows(), *level_rows()) if row not in told] == []


def test_text_on_a_level_can_be_read() -> None:
    assert len({text_on(step) for step in range(1, 6)}) == 3
    lowest = [float(value) for row in level_rows() for value in row.split("|")[4].split("/")]
    assert min(lowest) >= TEXT_CONTRAST


def test_every_size_of_type_is_one_of_the_scales() -> None:
    page, slide = (
        part[2] for part in re.finditer(r"^\| (page|projector) .*\n\|.*\n((?:\|.*\n)+)", read(PAGE), re.M)
    )
    assert rem_sizes() - {"0"} == set(re.findall(r"^\| ([\d.]+) \|", page, re.M))
    assert slide_sizes() == set(re.findall(r"\d+", " ".join(re.findall(r"^\| ([\d, ]+) \|", slide, re.M))))
    assert min(map(int, slide_sizes())) >= LEAST_SLIDE_PX


def test_the_pictures_are_those_that_the_script_takes() -> None:
    shown = {link.rpartition("/")[2] for link in links(read(PAGE)) if link.startswith("img/design/")}
    assert shown == {f"{each.name}.png" for each in PICTURES}
    assert {path.name for path in (ROOT / "docs/img/design").iterdir()} == shown
