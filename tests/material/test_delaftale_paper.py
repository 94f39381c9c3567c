"""The paper of the editions in force, of one activity and of all: what Landsbyggefonden may ask for."""

import datetime as dt
from io import BytesIO

import docx
import pytest

from lib.domain.material.paper import Heading, Paper, Text
from lib.domain.material.picture import Picture
from lib.material.delaftale_paper import delaftale_paper, hours_table
from lib.material.delaftaler import Delaftaler, Kept
from lib.reports.paper_docx import paper_docx
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

DAY, VERSION = dt.date(2026, 11, 22), "a" * 64
WRITTEN = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def delaftaler(public_warehouse: PublicWarehouse) -> Delaftaler:
    plan, placed = questions.plan(public_warehouse), questions.placement(public_warehouse)
    return Delaftaler(public_warehouse, plan, Kept((), (), ()), DAY, placed, True)


def paper(delaftaler: Delaftaler, *activities: str) -> Paper:
    views = [delaftaler.view(each) for each in activities] or delaftaler.views
    return delaftale_paper(views, delaftaler.plan, DAY, "Planen · version aaaaaa", VERSION, LIGHT)


def test_the_paper_of_all_has_each_activity_and_its_hours(delaftaler: Delaftaler) -> None:
    whole = paper(delaftaler)
    headings = [block.words for block in whole.blocks if isinstance(block, Heading) and block.level == 1]
    assert len(headings) == 14
    assert headings[1] == "Mind Your Own Business (MYOB)"
    pictures = [block for block in whole.blocks if isinstance(block, Picture)]
    assert len({picture.name for picture in pictures}) == 14
    assert all(picture.alt for picture in pictures)
    assert whole.title == "Delaftalerne for planens 14 aktiviteter"
    total = hours_table(delaftaler.view("fremskudt")).rows[-1]
    assert total == ("Fredericia Jobcenter (fremskudte medarbejdere)", "111", "55,5", "27,5", "28", "222")


def test_the_file_of_one_says_what_is_in_force_and_on_which_data(delaftaler: Delaftaler) -> None:
    one = paper(delaftaler, "brobygning")
    assert one.title == "Delaftalen for Brobyggende fritidsaktiviteter for børn og unge"
    assert (
        Text("20 ungdomsskolehold om året og 30 pladser om året på kommunens ferieaktiviteter") in one.blocks
    )
    document = docx.Document(BytesIO(paper_docx(one, WRITTEN)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Aftalens egen tekst, gælder fra 1. januar 2023" in words
    foot = document.sections[0].footer
    assert any(VERSION in paragraph.text for paragraph in foot.paragraphs)
    assert document.inline_shapes
