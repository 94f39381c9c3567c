"""A slide as markup: escaped, with heading and alternative text, and pictures that share no ids."""

from lib.domain.material.picture import Picture
from lib.domain.material.slide import BigNumber, Slide
from lib.domain.material.table import WordTable
from lib.reports.chart_svg import chart_svg
from lib.ui.slide_view import Around, frames
from lib.ui.theme import LIGHT, SCREEN

SVG = '<svg><g clip-path="url(#clip5)"/><clipPath id="clip5"/></svg>'
SLIDE = Slide(
    "et",
    "18-64-årige <i>",
    "under",
    (BigNumber("47,9 %", "Zone 1", "worse"),),
    picture=Picture("p", 'Kort "et"', {}),
    source="Kilde: A & B",
    live="profil?omraade=Zone 1",
    said="<script>",
)


def test_everything_people_wrote_is_escaped_and_the_picture_has_its_words() -> None:
    drawn = frames([SLIDE, SLIDE], {"et": SVG}, Around("Plan · version abc", "nyere tal findes"))
    assert "<script>" not in drawn
    assert "<i>" not in drawn
    assert '<span class="zk-unbroken">18-64-årige</span>' in drawn
    assert 'role="img" aria-label="Kort &quot;et&quot;"' in drawn
    assert drawn.count("<h1") == 2
    assert 'aria-label="Dias 2 af 2: 18-64-årige &lt;i&gt;"' in drawn
    assert "Plan · version abc</span>" not in drawn, "the notice stands in the mark's own line"
    assert " · nyere tal findes" in drawn
    assert 'id="d1-clip5"' in drawn
    assert "url(#d2-clip5)" in drawn
    assert "<h1" not in frames([SLIDE], {}, Around("Plan", heading="p"))


def test_a_table_has_heads_for_rows_and_columns() -> None:
    table = WordTable("Tal", "Beskrivelse", ("Tal", "Zone"), (("Domme", "diskretioneret"),), frozenset({1}))
    drawn = frames([Slide("to", "Titel", table=table, demo=True)], {}, Around("Plan"))
    assert '<th scope="row">Domme</th><td class="zk-right">diskretioneret</td>' in drawn
    assert 'class="zk-slide-demo" role="note">demo<' in drawn


def test_pictures_take_the_colours_of_the_screen_they_stand_on() -> None:
    spec = {
        "data": {"values": [{}]},
        "mark": {"type": "rect", "color": SCREEN.worse},
        "width": 40,
        "height": 20,
    }
    assert 'fill="var(--zk-worse)"' in chart_svg(spec)
    assert len(SCREEN.level) == len(LIGHT.level)
