"""The words of the pages and the tour: nothing is left without its definition, its page or its way."""

import csv
from collections import Counter

import pytest

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.terms import indicator_definition
from lib.ui.navigation import PAGES, entry_at, page_entry
from lib.ui.search import ABOUT_PAGES, KIND_WORDS
from lib.ui.terms import terms, terms_of
from lib.ui.tour import STEPS, steps_for
from tests.conftest import ROOT

PAGE_IDS = {entry.page_id for entry in PAGES}


def test_every_term_is_defined_with_its_source_and_met_on_a_page() -> None:
    for term in terms():
        assert term.definition.endswith((".", ")")), term.word
        assert len(term.definition) <= 170, term.word
        assert term.source, term.word
        assert term.pages, term.word
        assert term.pages <= PAGE_IDS, term.word
    assert max(Counter(term.word for term in terms()).values()) == 1
    assert [page_id for page_id in PAGE_IDS if not terms_of(page_id)] == []


def test_every_indicator_of_every_plan_says_what_it_counts() -> None:
    said = {}
    for path in ROOT.glob("data/plans/*/indicators.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                typed = {"kind": Kind(row["kind"]), "polarity": Polarity(row["polarity"])}
                flags = {"additive": row["additive"] == "1", "sensitive": row["sensitive"] == "1"}
                indicator = Indicator(**{**row, **typed, **flags})
                said[indicator.indicator_id] = indicator_definition(indicator, "Kilden")
    assert said["uden_for_arbejdsmarkedet_18_64"] == (
        "Procent, 18-64 år, for et kalenderår. Et lavt tal er gunstigt. Kilde: Kilden."
    )
    assert said["karakterer_9"].startswith("Karaktergennemsnit, 9. klasse, for et skoleår. Et højt tal")
    assert all(each.endswith(" Kilde: Kilden.") for each in said.values())


def test_every_page_can_be_found_and_every_kind_has_a_word() -> None:
    assert set(ABOUT_PAGES) == PAGE_IDS
    assert entry_at("").default
    assert entry_at("maal") == page_entry("maal")
    assert len(set(KIND_WORDS.values())) == len(KIND_WORDS)


def test_the_tour_takes_three_minutes_and_only_pages_that_may_be_opened() -> None:
    assert {step.page_id for step in STEPS} <= PAGE_IDS
    words = sum(len(step.words.split()) for step in STEPS)
    assert 100 <= words <= 300, "three minutes with the pages to look at, at some 200 words a minute"
    assert [step.page_id for step in steps_for(lambda page_id: page_id != "moeder")] == [
        step.page_id for step in STEPS[:-1]
    ]
    with pytest.raises(KeyError):
        page_entry("rundvisning")
