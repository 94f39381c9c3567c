"""A paper's blocks as HTML: what anybody wrote stays text, and every table says what it is."""

from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.table import WordTable
from lib.ui.indstilling_files import content_mark
from lib.ui.indstilling_view import block_html
from tests.material.made_paper import made_paper

NASTY = "<script>x</script>"


def test_no_block_lets_markup_through() -> None:
    table = WordTable(NASTY, NASTY, (NASTY, "B"), ((NASTY, "1"),), frozenset({1}))
    for block in (Heading(NASTY, 1), Text(NASTY), Note(NASTY), Bullets((NASTY,)), table):
        assert "<script" not in block_html(block)
        assert "&lt;script&gt;" in block_html(block)


def test_headings_stand_under_that_of_the_page_and_tables_have_a_caption() -> None:
    assert block_html(Heading("Del", 1)).startswith("<h2")
    drawn = block_html(
        WordTable("Zone for zone", "En række pr. zone", ("Zone", "Timer"), (("Zone 1", "12"),))
    )
    assert "<caption>Zone for zone" in drawn
    assert '<th scope="row">Zone 1</th>' in drawn


def test_the_same_paper_has_the_same_mark_and_another_has_not() -> None:
    assert content_mark(made_paper()) == content_mark(made_paper())
    assert content_mark(made_paper()) != content_mark(Paper("En anden", "", "", "", ()))
