"""What may be kept of an indstilling, and what it must have before a meeting sees it."""

from dataclasses import replace

import pytest

from lib.domain.allocation.terms import BLOCK, Terms
from lib.domain.event_entry import EntryRefused
from lib.domain.free_text import CPR_SEEN
from lib.domain.indstilling.entry import (
    ASSESSMENTS_LIMIT,
    TEXT_LIMIT,
    IndstillingEntry,
    checked_indstilling,
)
from lib.domain.indstilling.ready import missing
from tests.domain.allocation.builders import move
from tests.domain.indstilling.made import (
    ASSESSMENTS,
    DEMO_NEED,
    FIELDS,
    MOVES,
    VERSION,
    document,
    facts,
    facts_of,
)

ENTRY = IndstillingEntry(
    "  Flere\ttimer ", "placering", [("a", 1)], [3, 3, 1], {"baggrund": " Nu.\x00 ", "regler": "  "}
)


def faults(**changes: object) -> str:
    with pytest.raises(EntryRefused) as refused:
        checked_indstilling(replace(ENTRY, **changes), ["placering"], VERSION)
    return " ".join(refused.value.sentences)


def test_what_is_kept_is_cleaned_and_without_empty_texts() -> None:
    kept = checked_indstilling(ENTRY, ["placering"], VERSION)
    assert (kept.title, kept.texts, kept.assessments) == ("Flere timer", (("baggrund", "Nu."),), (3, 1))
    assert (kept.text_of("baggrund"), kept.text_of("regler"), kept.version) == ("Nu.", "", VERSION)


def test_every_fault_is_said_at_once() -> None:
    told = faults(title="\x00", scenarios=[], kind="findes ikke", reason=" ")
    for said in (
        "Giv indstillingen et navn",
        "Vælg det scenarie",
        "Vælg, hvad sagen",
        "Skriv en begrundelse",
    ):
        assert said in told
    assert "Teksten i «Baggrund» er på 4.001 tegn" in faults(texts={"baggrund": "x" * (TEXT_LIMIT + 1)})
    assert "to gange" in faults(scenarios=[("a", 1), ("a", 1)])
    assert "kan sammenligne 4 scenarier" in faults(scenarios=[("a", each) for each in range(5)])


@pytest.mark.parametrize("written", ["010203-1234", "Bor 0102031234 her", "010203 1234"])
def test_a_personal_number_is_refused_wherever_it_stands(written: str) -> None:
    assert "CPR-nummer" in faults(title=written)
    assert "CPR-nummer" in faults(texts={"vurdering": written})


def test_an_indstilling_with_an_assessment_of_every_zone_that_changes_is_ready() -> None:
    assert missing(FIELDS, facts(), ASSESSMENTS) == ()


def test_zones_without_an_assessment_of_their_own_are_named_with_what_they_lose() -> None:
    (told,) = missing(replace(FIELDS, assessments=(1,)), facts(), ASSESSMENTS)
    assert "zone 3 (får 8 timer) og zone 4 (får 12 timer)" in told
    of_the_plan = replace(ASSESSMENTS[0], area_id="plan")
    told = missing(FIELDS, facts(), (of_the_plan, *ASSESSMENTS[1:]))[0]
    assert "zone 1 (afgiver 20 timer)" in told


def test_an_assessment_that_was_taken_back_is_missed() -> None:
    told = missing(FIELDS, facts(), ASSESSMENTS[:2])
    assert "rettet eller trukket tilbage" in told[0]


def test_lifted_rules_must_be_explained_and_refused_moves_mended() -> None:
    lifted = facts_of(document("L", *MOVES, terms=Terms(lifted=frozenset({BLOCK}))))
    (told,) = missing(FIELDS, lifted, ASSESSMENTS)
    assert "ophæver en regel" in told
    assert missing(replace(FIELDS, texts=(("regler", "Et forsøg i et år."),)), lifted, ASSESSMENTS) == ()
    refused = facts_of(document("R", *MOVES, move("findes ikke", 1, 2, 1)))
    assert "Reglerne tillader ikke hele scenariet i dag" in missing(FIELDS, refused, ASSESSMENTS)[0]


def test_nothing_moved_and_demo_numbers_are_no_proposal() -> None:
    assert "intet at indstille" in missing(FIELDS, facts_of(document("Tomt")), ASSESSMENTS)[0]
    assert "demo- og hjælpetal" in missing(FIELDS, facts(DEMO_NEED), ASSESSMENTS)[0]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"title": " "}, "Giv indstillingen et navn, for eksempel «Flere timer til fremskudt i zone 3»."),
        ({"title": "x" * 201}, "Navnet er på 201 tegn; der er plads til 200. Skriv kortere."),
        ({"scenarios": []}, "Vælg det scenarie, der indstilles."),
        (
            {"scenarios": [("a", 1), ("b", 1), ("a", 1)]},
            "Det samme scenarie er valgt to gange: vælg et andet alternativ.",
        ),
        (
            {"scenarios": [("a", each) for each in range(5)]},
            "En indstilling kan sammenligne 4 scenarier: tag et alternativ ud.",
        ),
        ({"kind": ""}, "Vælg, hvad sagen drejer sig om."),
        (
            {"assessments": list(range(1, ASSESSMENTS_LIMIT + 2))},
            f"En indstilling kan hvile på {ASSESSMENTS_LIMIT} vurderinger: vælg de vigtigste.",
        ),
        (
            {"texts": {"baggrund": "0102031234"}},
            f"{CPR_SEEN} Indstillingen nævner ingen personer.",
        ),
    ],
)
def test_one_fault_is_one_sentence(other: dict[str, object], said: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        checked_indstilling(replace(ENTRY, **other), ["placering"], VERSION)  # type: ignore[arg-type]  # the fields of its class
    assert refused.value.sentences == (said,)


def test_what_is_just_within_its_bounds_is_kept() -> None:
    full = replace(
        ENTRY,
        title="x" * 200,
        scenarios=[("a", each) for each in range(4)],
        assessments=list(range(1, ASSESSMENTS_LIMIT + 1)),
        texts={"baggrund": "y" * TEXT_LIMIT},
        with_proxies=True,
    )
    kept = checked_indstilling(full, ["placering"], VERSION)
    assert (len(kept.title), len(kept.scenarios), len(kept.assessments)) == (200, 4, ASSESSMENTS_LIMIT)
    assert (kept.kind, kept.with_proxies) == ("placering", True)
    assert not checked_indstilling(ENTRY, ["placering"], VERSION).with_proxies
