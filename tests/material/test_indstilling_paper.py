"""The paper of an indstilling: its numbers are those of the facts, its parts in order, and people's words in place."""

from dataclasses import replace

from lib.domain.indstilling.parts import PARTS
from lib.domain.indstilling.sentences import computed
from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.domain.numbers import hours, share_pct
from tests.domain.allocation.builders import move
from tests.domain.indstilling.made import DEMO_NEED, FIELDS, MOVES, document, facts, facts_of
from tests.material.made_paper import BUDGET, made_paper


def tables(paper: Paper) -> dict[str, WordTable]:
    return {block.title: block for block in paper.blocks if isinstance(block, WordTable)}


def part(paper: Paper, title: str) -> list[object]:
    """The blocks of a part, without its heading."""
    starts = [
        place for place, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.level == 1
    ]
    for start, end in zip(starts, [*starts[1:], len(paper.blocks)], strict=True):
        if paper.blocks[start] == Heading(title, 1):
            return list(paper.blocks[start + 1 : end])
    raise AssertionError(title)


def test_the_parts_stand_in_their_order_under_the_finding() -> None:
    paper = made_paper(kind=BUDGET)
    heads = [block.words for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert heads == [each.title for each in PARTS if each.title != "Baggrund"]
    assert paper.title == facts().finding
    assert paper.subtitle == "Indstilling: Flere timer til zone 3 og 4 · Ændring af budgettet"
    assert (paper.version, paper.stamp) == (FIELDS.version, "")
    assert "godkendes af Landsbyggefonden" in part(paper, "Det indstilles")[0].words


def test_every_number_of_the_tables_is_one_of_the_facts() -> None:
    found, drawn = facts(), tables(made_paper())
    assert [(row[2], row[3], row[4]) for row in drawn["Flytninger"].rows] == [
        ("zone 1", "zone 4", "12"),
        ("zone 1", "zone 3", "8"),
    ]
    compared = {row[0]: row[1:] for row in drawn["Alternativerne side om side"].rows}
    assert compared["Dækning"] == tuple(share_pct(each) for each in found.compared["after"])
    assert compared["Timer, der skifter zone"] == tuple(hours(each) for each in found.compared["moved"])
    zones = drawn["Zone for zone"].rows
    assert [row[1] for row in zones] == [hours(each) for each in found.by_zone["before"]]
    assert [row[3] for row in zones] == ["−20", "0", "+8", "+12"]
    assert sum(float(row[4]) for row in drawn["Arbejdsgivere"].rows) == found.partners["hours"].sum()
    assert len(drawn["Aktiviteter, der ændrer sig"].rows) == len(found.zones)


def test_what_sets_the_alternatives_apart_stands_first() -> None:
    table = tables(made_paper())["Alternativerne side om side"]
    assert table.columns == ("Mål", "Indstilles: Mod behovet", "Uændret placering", "Halvdelen")
    same = [len(set(row[1:])) == 1 for row in table.rows]
    assert same == sorted(same)
    assert same[0] is False


def test_pictures_say_in_words_what_they_show() -> None:
    flow, dots = (block for block in made_paper().blocks if isinstance(block, Picture))
    assert flow.alt == (
        "Kort over zonerne med flyttede timer: 8 timer fra Zone 1 til Zone 3; 12 timer fra Zone 1 til Zone 4."
    )
    assert "timer om ugen pr. 100 i målgruppen: zone 1" in dots.alt
    nowhere = made_paper(facts(moves=(move("klubber", 1, 2, 5, "Pædagogisk medarbejder"),)))
    assert [block.name for block in nowhere.blocks if isinstance(block, Picture)] == ["flytninger"]


def test_own_words_stand_instead_of_the_proposal_and_before_everything_else() -> None:
    said = computed(facts())
    own = replace(
        FIELDS, texts=(("indstilling", "Vi indstiller."), ("baggrund", "Nu."), ("flytninger", "Fra nytår."))
    )
    paper = made_paper(fields=own)
    assert part(paper, "Det indstilles") == [Text("Vi indstiller.")]
    assert part(paper, "Baggrund") == [Text("Nu.")]
    assert part(paper, "Det flyttes")[:2] == [Text("Fra nytår."), Text(said["flytninger"])]


def test_lifted_rules_and_refused_moves_are_named() -> None:
    refused = facts_of(document("R", *MOVES, move("findes ikke", 1, 2, 1)))
    lists = [block for block in part(made_paper(refused), "Regler") if isinstance(block, Bullets)]
    assert [each.items for each in lists] == [refused.proposed.refused]


def test_assessments_stand_in_zone_order_and_a_paper_without_one_says_so() -> None:
    heads = [
        block.words for block in part(made_paper(), "Socialfaglig vurdering") if isinstance(block, Heading)
    ]
    assert heads[0] == "Zone 1: Boligsocial medarbejder, 1. november 2026"
    assert [each[:6] for each in heads] == ["Zone 1", "Zone 3", "Zone 4"]
    (note,) = part(made_paper(fields=replace(FIELDS, assessments=())), "Socialfaglig vurdering")
    assert isinstance(note, Note)


def test_demo_numbers_are_stamped_and_in_no_title() -> None:
    paper = made_paper(facts(DEMO_NEED))
    assert "demo- og hjælpetal" in paper.stamp
    assert isinstance(paper.blocks[0], Note)
    assert "procent" not in paper.title
