"""What stands on slides and in workbooks before they are files: the picked slides, and tables without holes."""

import pytest

from lib.domain.material.book import Sheet
from lib.domain.material.slide import Slide, chosen_slides
from lib.domain.material.table import WordTable

SLIDES = (Slide("maal", "Mål"), Slide("zone:1", "Zone 1"), Slide("data", "Data"))


def test_without_a_choice_all_slides_come_in_their_own_order_with_what_was_added() -> None:
    found = chosen_slides(SLIDES, (), {"zone:1": "Her er vi."})
    assert [each.slide_id for each in found] == ["maal", "zone:1", "data"]
    assert [each.said for each in found] == ["", "Her er vi.", ""]


def test_picked_slides_come_in_the_picked_order_and_those_that_are_gone_are_left_out() -> None:
    found = chosen_slides(SLIDES, ("data", "gone", "maal"), {"maal": "Se."})
    assert [(each.slide_id, each.title, each.said) for each in found] == [
        ("data", "Data", ""),
        ("maal", "Mål", "Se."),
    ]


def test_a_row_with_another_number_of_cells_is_refused() -> None:
    for kind in (WordTable, Sheet):
        assert kind("Navn", "Om", ("a", "b"), (("1", "2"),)).rows == (("1", "2"),)
        with pytest.raises(ValueError, match="^Navn: a row does not have 2 cells$"):
            kind("Navn", "Om", ("a", "b"), (("1", "2"), ("3",)))
