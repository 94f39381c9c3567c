"""The facts of a proposal against numbers worked out by hand on the published placement and table 9 of the agreement.

Fremskudt beskæftigelse: 222 hours a week; needs 133, 93, 76 and 83 of 385 persons.
"""

import pytest

from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.terms import BLOCK, Terms
from lib.domain.indstilling.facts import UNCHANGED
from lib.domain.indstilling.proposal_facts import facts_of_documents, proposal_facts
from tests.domain.allocation.builders import FREMSKUDT_NEED, move, real_rulebook
from tests.domain.indstilling.made import DEMO_NEED, JOBCENTER, MOVES, NO_EFFECT, document, facts, facts_of


def fremskudt_hours() -> list[float]:
    base = real_rulebook().base
    return [base.in_zone("fremskudt", f"zone{number}") / 2 for number in (1, 2, 3, 4)]


def coverage_by_hand(*hours: float) -> float:
    """1 - half the sum of |share of hours - share of need|: the dissimilarity index."""
    persons = [133, 93, 76, 83]
    apart = sum(abs(h / sum(hours) - p / 385) for h, p in zip(hours, persons, strict=True))
    return 100 * (1 - apart / 2)


def test_the_compared_scenarios_have_the_dækning_of_a_hand_calculation() -> None:
    found = facts().compared
    one, two, three, four = fremskudt_hours()
    assert list(found["name"]) == ["Mod behovet", UNCHANGED, "Halvdelen"]
    assert list(found["before"]) == pytest.approx([coverage_by_hand(one, two, three, four)] * 3)
    assert list(found["after"]) == pytest.approx(
        [
            coverage_by_hand(one - 20, two, three + 8, four + 12),
            coverage_by_hand(one, two, three, four),
            coverage_by_hand(one - 12, two, three, four + 12),
        ]
    )
    assert list(found["moved"]) == [20, 0, 12]


def test_zones_and_partners_say_what_each_gains_and_gives() -> None:
    found = facts()
    one, _, three, four = fremskudt_hours()
    assert found.zones[["number", "before", "after", "change"]].to_numpy().tolist() == [
        [1, one, one - 20, -20],
        [3, three, three + 8, 8],
        [4, four, four + 12, 12],
    ]
    assert found.touched == ("zone1", "zone3", "zone4")
    assert found.by_zone[["number", "change", "gained", "given"]].to_numpy().tolist() == [
        [1, -20, 0, 20],
        [2, 0, 0, 0],
        [3, 8, 8, 0],
        [4, 12, 12, 0],
    ]
    assert found.by_zone["share_after"].iloc[0] == pytest.approx((one - 20) / (222 * 133 / 385))
    carried = found.partners[["resource", "from_name", "to_name", "hours"]].to_numpy().tolist()
    assert sorted(carried) == [[JOBCENTER, "zone 1", "zone 3", 8], [JOBCENTER, "zone 1", "zone 4", 12]]


def test_the_sentences_are_those_of_the_model() -> None:
    found = facts()
    assert (
        found.finding
        == found.proposed.outcome.headline
        == "De 20 flyttede timer løfter dækningen fra 84 til 93 procent"
    )
    assert found.certainty.startswith("Dækning ")
    assert found.effect.startswith("Forudsætning, ikke prognose: ")
    assert "det, zone 3 og zone 4 får mere (20 timer), er taget fra zone 1" in found.effect
    assert (found.startup, found.need_sources, found.demo) == (0, "Behov: tabel 9.", False)


def test_demo_numbers_are_in_no_finding_and_hours_without_a_need_say_so() -> None:
    found = facts(DEMO_NEED)
    assert found.demo
    assert found.finding == (
        "20 timer flyttes fra zone 1 til zone 3 og zone 4; "
        "hvad det gør for dækningen, kan kun siges med demo- og hjælpetal"
    )
    outside = facts(moves=(move("klubber", 1, 2, 5, "Pædagogisk medarbejder"),))
    assert outside.finding == (
        "5 timer flyttes fra zone 1 til zone 2; dækningen er den samme, for behovet er ikke opgjort dér"
    )


def test_without_a_need_there_are_hours_and_no_dækning() -> None:
    book = real_rulebook()
    found = proposal_facts(book, ("Mod behovet", Scenario(book.base, MOVES)), [], (), NO_EFFECT)
    assert found.compared["after"].isna().all()
    assert found.certainty == ""
    assert len(found.zones) == 3


def test_documents_bring_their_own_rules_and_say_which_moves_no_longer_hold() -> None:
    lifting = document("Uden mindste blok", *MOVES, terms=Terms(lifted=frozenset({BLOCK})))
    gone = document("Gammelt", move("fremskudt", 1, 2, 0.5, JOBCENTER), move("findes ikke", 1, 2, 1))
    found = facts_of(lifting, gone)
    (lifted,) = found.lifted
    assert lifted.startswith("En aktivitet er i en zone med mindst 2 timer om ugen")
    assert found.alternatives[1].lifted == ()
    assert len(found.alternatives[1].refused) == 1
    assert list(found.compared["moved"]) == [20, 0, 0.5]


def test_without_a_scenario_there_is_nothing_to_propose() -> None:
    with pytest.raises(ValueError, match="without a scenario"):
        facts_of_documents(real_rulebook(), [], [FREMSKUDT_NEED], NO_EFFECT)


def test_every_table_has_the_columns_that_it_says() -> None:
    found = facts()
    assert list(found.compared.columns) == ["name", "before", "after", "worst_zone", "worst_ratio", "moved"]
    assert list(found.zones.columns) == [
        "zone", "number", "name", "activity_id", "activity", "before", "after", "change",
    ]  # fmt: skip
    assert list(found.by_zone.columns) == [
        "zone", "number", "name", "before", "after", "change", "gained", "given", "share_before", "share_after",
    ]  # fmt: skip
    assert list(found.partners.columns) == [
        "resource", "activity_id", "activity", "from_zone", "to_zone", "from_name", "to_name", "hours",
    ]  # fmt: skip
    assert found.zones[["zone", "name", "activity_id", "activity"]].iloc[0].tolist()[:3] == [
        "zone1",
        "Zone 1",
        "fremskudt",
    ]
    assert found.by_zone[["zone", "name"]].to_numpy().tolist() == [
        [f"zone{number}", f"Zone {number}"] for number in (1, 2, 3, 4)
    ]
    first = found.partners.iloc[0]
    assert (first["activity_id"], first["from_zone"]) == ("fremskudt", "zone1")
    assert set(found.partners["to_zone"]) == {"zone3", "zone4"}
    one, two, three, four = fremskudt_hours()
    moved = found.by_zone
    assert list(moved["after"] - moved["before"]) == [-20, 0, 8, 12]
    assert list(moved["share_before"]) == pytest.approx(
        [
            hours / (222 * persons / 385)
            for hours, persons in zip((one, two, three, four), (133, 93, 76, 83), strict=True)
        ]
    )
    worst = found.compared.iloc[0]
    assert worst["worst_ratio"] == pytest.approx(moved["share_after"].min())
    assert worst["worst_zone"] == f"zone {moved['share_after'].idxmin() + 1}"


def test_without_a_need_there_is_no_dækning_but_the_hours_are_there() -> None:
    book = real_rulebook()
    found = proposal_facts(book, ("Mod", Scenario(book.base, MOVES)), [], (), NO_EFFECT, "")
    assert found.compared["after"].isna().all()
    assert found.compared["worst_ratio"].isna().all()
    assert list(found.compared["worst_zone"]) == ["–", "–"]
    assert list(found.compared["moved"]) == [20, 0]
    assert found.by_zone["share_after"].isna().all()
    assert (found.certainty, found.lifted) == ("", ())
